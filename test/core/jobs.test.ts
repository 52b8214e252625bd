// A job whose thread cannot even begin ends with a sentence instead of running for ever.
import { expect, it, vi } from 'vitest'
import { transaction } from '../../src/core/db/transaction.ts'
import { addJob, findJob } from '../../src/core/jobs/store.ts'
import { world } from '../support/world.ts'

it('ends a job that no thread knows how to do', async () => {
  const { as, services, database, heard } = await world()
  const id = await transaction(as(null), ctx => addJob(ctx, heard.id, 'a kind from another version', {}))
  await services.jobs.start()
  try {
    services.jobs.poke()
    await vi.waitFor(async () => expect((await findJob(database.read, heard.id, id))?.state).toBe('failed'), 60_000)
    expect((await findJob(database.read, heard.id, id))?.problem).toContain('could not be done')
  } finally {
    await services.jobs.stop()
  }
})
