// Makes a line of kind local meaning of what a panellist said differs in their setting.
import { record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict } from '../../core/errors.ts'
import { shorten } from '../../core/text.ts'
import { addLine } from '../../principles/lines/actions.ts'
import { listPrinciples } from '../../principles/store.ts'
import { standingOf } from '../domain.ts'
import { differenceSaid } from './difference.ts'
import { getDifference, setLine } from './store.ts'

/** What a line of a principle holds; longer answers stay whole where they were given. */
const LONGEST_LINE = 1000

/** The line is a version of the principle; who said it stays out of it. Returns the round and the principle. */
export function turnIntoLine(ctx: ReviewCtx, id: number): Promise<{ roundId: number; principleId: number }> {
  return transaction(ctx, async ctx => {
    const difference = await getDifference(ctx.db, ctx.review.id, id)
    const { principleId, roundId } = difference
    if (principleId === null) throw conflict('Only what was said of a principle becomes a line of it.')
    const [before] = await listPrinciples(ctx.db, ctx.review.id, [principleId])
    if (before?.lines.some(line => line.id === difference.lineId))
      throw conflict('This is a line of the principle already.')
    if (standingOf(difference, ctx.now) !== 'closed')
      throw conflict('Close the round first: until then the person can change these words.')
    const text = shorten(differenceSaid(difference), LONGEST_LINE)
    await addLine(ctx, principleId, { kind: 'local meaning', text, polarity: null, audience: '', themeId: null })
    const [principle] = await listPrinciples(ctx.db, ctx.review.id, [principleId])
    const line = principle?.lines.filter(one => one.kind === 'local meaning' && one.text === text).at(-1)
    await setLine(ctx.db, ctx.review.id, id, {
      lineId: line?.id ?? null,
      turnedAt: ctx.now,
      turnedBy: personOf(ctx),
    })
    await record(ctx, {
      verb: 'made a line of',
      subjectKind: 'panel comment',
      subjectId: id,
      after: { principle: principleId, line: line?.id ?? null },
    })
    return { roundId, principleId }
  })
}
