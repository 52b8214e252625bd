// Drafting a principle from chosen configurations, and taking over sentences and lines of a newer draft without losing a word the team wrote.
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { createPrinciple } from '../actions.ts'
import { answeredIn } from '../answering/contradicting.ts'
import type { Ref } from '../domain.ts'
import { addLines } from '../lines/actions.ts'
import { loadBasis, loadSources } from '../resting/store.ts'
import { getPrinciple, type Principle } from '../store.ts'
import { changing } from '../versions/actions.ts'
import { type Draft, draftPrinciple } from './draft.ts'
import { missingLines } from './lines.ts'
import { mergeDraft, takeOver } from './merging.ts'
import { listExisting } from './store.ts'

const DRAFTED = 'Drafted'

/** The draft these configurations give now; `answered` are documents whose contradiction the team has answered. */
export async function draftOf(
  ctx: Pick<ReviewCtx, 'db' | 'review'>,
  refs: readonly Ref[],
  how: string,
  answered: readonly number[] = [],
): Promise<Draft> {
  return draftPrinciple(
    await loadSources(ctx.db, ctx.review.id, refs),
    await loadBasis(ctx.db, ctx.review.id, refs),
    how,
    answered,
  )
}

/** What a principle would be drafted as now: what was answered apart from its explanation asks no more. */
export function draftAgain(ctx: Pick<ReviewCtx, 'db' | 'review'>, principle: Principle): Promise<Draft> {
  return draftOf(ctx, principle.configurations, 'drafted again', answeredIn(principle))
}

/** A new principle drafted from `refs`; an empty list makes an empty one. `how` completes "chosen …". */
export function draftNewPrinciple(ctx: ReviewCtx, refs: readonly Ref[], how: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const known = await listExisting(ctx.db, ctx.review.id, refs)
    if (known.length < refs.length)
      throw invalid('chosen', 'Some of these configurations are no longer there. Choose again.')
    if (refs.length === 0)
      return createPrinciple(ctx, {
        heading: '',
        explanation: '',
        configurations: [],
        lines: [],
        reason: 'Begun without a draft',
      })
    const { heading, explanation, lines, configurations, draftedHow } = await draftOf(ctx, refs, how)
    return createPrinciple(ctx, {
      heading,
      explanation,
      drafted: explanation,
      lines,
      configurations,
      draftedHow,
      reason: `${DRAFTED} from ${configurations.length} configuration${configurations.length === 1 ? '' : 's'}`,
    })
  })
}

/** Adds the lines of a new draft that the principle does not have yet. */
export function takeLines(ctx: ReviewCtx, id: number): Promise<void> {
  return changing(ctx, id, { verb: 'drafted again', reason: 'Lines of a new draft' }, async (ctx, now) => {
    const draft = await draftAgain(ctx, now)
    await addLines(ctx, id, missingLines(draft.lines, now.lines), now.lines.at(-1)?.position ?? 0)
    return {}
  })
}

/**
 * Takes over the sentences named by their keys, or with null all that are new and gone; the team's own are never touched.
 * `seen` is the draft that the keys were chosen from: when the evidence has changed since, nothing is taken. What is not
 * taken counts as looked at, so that it is not offered as new again.
 */
export function takeSentences(
  ctx: ReviewCtx,
  id: number,
  take: { readonly keys: readonly string[] | null; readonly seen: string | null; readonly version: number | null },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const principle = await getPrinciple(ctx.db, ctx.review.id, id)
    const draft = await draftAgain(ctx, principle)
    const isOld = take.version !== null && take.version !== principle.version
    if (isOld || (take.seen !== null && take.seen !== stampOf(draft.explanation)))
      throw conflict('The principle or its evidence has changed since this draft was shown. Look at the new one.')
    const merge = mergeDraft(principle.drafted, principle.explanation, draft.explanation)
    const changes = merge.told.filter(one => one.fate === 'new' || one.fate === 'gone').map(one => one.key)
    const explanation = takeOver(principle.explanation, merge, new Set(take.keys ?? changes), draft.explanation)
    await changing(ctx, id, { verb: 'drafted again', reason: `${DRAFTED} again` }, async () => ({
      explanation,
      drafted: draft.explanation,
      draftedHow: draft.draftedHow,
    }))
  })
}

/** Tells one draft from another in a form. */
export function stampOf(text: string): string {
  let stamp = 7
  for (const character of text) stamp = (stamp * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647
  return `${text.length}-${stamp}`
}
