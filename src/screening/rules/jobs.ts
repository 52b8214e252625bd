// The long work after a change of the rules: every record of a screen that has votes is settled anew, a few at a time.
import { transaction } from '../../core/db/transaction.ts'
import type { Job, Work } from '../../core/jobs/job.ts'
import { SCREENS, type Screen } from '../domain.ts'
import { settleRecords } from '../settling/actions.ts'
import { listSettled } from '../settling/store.ts'
import { screenAlone } from './actions.ts'
import { countMembers } from './store.ts'

/** Without a screen: someone has left; when one person remains, both screens are theirs alone. */
export type SettleJob = { readonly screen?: Screen }

const STEP = 100

export async function run(job: Job<SettleJob>, work: Work): Promise<unknown> {
  const { screen } = job.input
  if (screen !== undefined) return { settled: await settleAll(work, screen) }
  if ((await countMembers(work.ctx.db, job.reviewId)) > 1) return { settled: 0 }
  let settled = 0
  for (const one of await screenAlone(work.ctx)) settled += await settleAll(work, one)
  return { settled }
}

/** An interrupted run is finished: the rules hold already, and settling twice changes nothing. */
export async function sweep(job: Job<SettleJob>, work: Work): Promise<void> {
  for (const screen of job.input.screen === undefined ? SCREENS : [job.input.screen])
    await settleAll(work, screen, false)
}

async function settleAll(work: Work, screen: Screen, isShown = true): Promise<number> {
  let settled = 0
  for (let after = 0; ; ) {
    const ids = await listSettled(work.ctx.db, work.ctx.review.id, screen, after, STEP)
    const last = ids.at(-1)
    if (last === undefined) return settled
    await transaction(work.ctx, ctx => settleRecords(ctx, screen, ids))
    settled += ids.length
    after = last
    if (isShown) await work.progress(settled)
  }
}
