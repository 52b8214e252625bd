// Keeping the team's words on how a panel was involved, and to what effect.
import { lastChange, record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { stale } from '../../core/errors.ts'
import { getPanel } from '../panels/store.ts'
import { findPanelAccount, insertPanelAccount, updatePanelAccount } from './store.ts'

export type AccountWords = {
  readonly aim: string
  readonly recruitment: string
  readonly support: string
  readonly effect: string
  readonly reflection: string
}

/** `version` is 0 where nothing was written yet. */
export function writeAccount(
  ctx: ReviewCtx,
  panelId: number,
  { version, ...words }: AccountWords & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    await getPanel(ctx.db, ctx.review.id, panelId)
    const before = await findPanelAccount(ctx.db, ctx.review.id, panelId)
    const row = { ...words, reviewId: ctx.review.id, panelId, changedAt: ctx.now, changedBy: personOf(ctx) }
    if (before === undefined) await insertPanelAccount(ctx.db, row)
    else if (before.version !== version || !(await updatePanelAccount(ctx.db, row, version)))
      throw stale('The account of this panel', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'panel', panelId, ['wrote the account of'])),
        fields: [
          { name: 'aim', label: 'Aim', theirs: before.aim, mine: words.aim },
          { name: 'recruitment', label: 'How people were found', theirs: before.recruitment, mine: words.recruitment },
          { name: 'support', label: 'How people were supported', theirs: before.support, mine: words.support },
          { name: 'effect', label: 'Effect', theirs: before.effect, mine: words.effect },
          { name: 'reflection', label: 'Looking back', theirs: before.reflection, mine: words.reflection },
        ],
      })
    await record(ctx, {
      verb: 'wrote the account of',
      subjectKind: 'panel',
      subjectId: panelId,
      before,
      after: words,
    })
  })
}
