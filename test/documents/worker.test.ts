// A file is read by a real worker thread, started as the server starts it.
import { expect, test } from 'vitest'
import { world } from '../support/world.ts'
import { docx, paragraph } from './support/docx.ts'

test('an uploaded file becomes a text in a worker thread', async () => {
  const w = await world()
  await w.services.jobs.start()
  try {
    const home = '/reviews/heard/documents/1'
    await w.api(w.ravi).post('/reviews/heard/documents', { title: 'Being heard' })
    const file = { name: 'text.docx', content: docx(paragraph('Words of a Word file.')) }
    await (await w.browser(w.ravi)).upload(`${home}/texts`, 'file', file)
    const state = async () => (await w.api(w.ravi).get(home)).body.job?.state
    await expect.poll(state, { interval: 100 }).toBe('done')
    expect((await w.api(w.ravi).get(home)).body.texts).toMatchObject([{ form: 'docx', characters: 21 }])
  } finally {
    await w.services.jobs.stop()
  }
})
