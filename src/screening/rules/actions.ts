// What changes how a screen is done: the lead chooses, and what was decided so far is settled anew.
import { lastChange, record } from '../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { addJob } from '../../core/jobs/store.ts'
import { type Rules, SCREENS, type Screen } from '../domain.ts'
import { settleRecords } from '../settling/actions.ts'
import { listSettled } from '../settling/store.ts'
import { countScreeners, getRules, saveRules } from './store.ts'

export const JOB_KIND = 'settle a screen'
/** More than these are settled by a job, so that nobody waits for it. */
const AT_ONCE = 100

/** `version` is that of the rules the form saw. True when a job goes on settling. */
export function changeRules(ctx: ReviewCtx, screen: Screen, rules: Rules, version: number): Promise<boolean> {
  return transaction(ctx, async ctx => {
    const before = await getRules(ctx.db, ctx.review.id, screen)
    if (rules.screeners > 1 && (await countScreeners(ctx.db, ctx.review.id)) < 2)
      throw invalid('screeners', 'Two people are needed for this. Invite a second lead or reviewer first.')
    if (version !== before.version || !(await saveRules(ctx.db, ctx.review.id, screen, rules, version)))
      throw await staleRules(ctx, screen, before, rules)
    const { version: _, ...was } = before
    await record(ctx, {
      verb: 'changed how to do',
      subjectKind: 'screen',
      before: { screen, ...was },
      after: { screen, ...rules },
    })
    const isSame =
      before.screeners === rules.screeners && before.maybe === rules.maybe && before.resolver === rules.resolver
    return isSame ? false : settleAnew(ctx, screen)
  })
}

async function staleRules(ctx: ReviewCtx, screen: Screen, theirs: Rules & { version: number }, mine: Rules) {
  const saved = await lastChange(ctx.db, ctx.review.id, 'screen', 0, ['changed how to do'])
  const fields = [
    {
      name: 'screeners',
      label: 'People on each record',
      theirs: String(theirs.screeners),
      mine: String(mine.screeners),
    },
    { name: 'maybe', label: 'Maybe', theirs: theirs.maybe, mine: mine.maybe },
    { name: 'resolver', label: 'Who resolves', theirs: theirs.resolver, mine: mine.resolver },
  ]
  return stale(`How ${screen === 'full-text' ? 'full texts are' : 'titles and abstracts are'} screened`, {
    version: theirs.version,
    ...saved,
    fields,
  })
}

/** At once where it is little; true when a job does it. */
async function settleAnew(ctx: ReviewCtx, screen: Screen): Promise<boolean> {
  const ids = await listSettled(ctx.db, ctx.review.id, screen, 0, AT_ONCE + 1)
  if (ids.length <= AT_ONCE) {
    await settleRecords(ctx, screen, ids)
    return false
  }
  await addJob(ctx, ctx.review.id, JOB_KIND, { screen })
  return true
}

/** One person is left in the review: from now on one decides, and nothing waits for anybody who is gone. */
export function screenAlone(ctx: ReviewCtx): Promise<readonly Screen[]> {
  return transaction(ctx, async ctx => {
    const changed: Screen[] = []
    for (const screen of SCREENS) {
      const { version, ...before } = await getRules(ctx.db, ctx.review.id, screen)
      if (before.screeners === 1) continue
      await saveRules(ctx.db, ctx.review.id, screen, { ...before, screeners: 1 }, version)
      await record(ctx, {
        verb: 'changed how to do',
        subjectKind: 'screen',
        before: { screen, ...before },
        after: { screen, ...before, screeners: 1 },
      })
      changed.push(screen)
    }
    return changed
  })
}
