// Drafting a principle from chosen configurations, and taking parts of a newer draft without losing a word the team wrote.
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid } from '../../core/errors.ts'
import { addLines, changing, createPrinciple } from '../actions.ts'
import type { Ref } from '../domain.ts'
import { loadBasis, loadSources } from '../resting/store.ts'
import { getPrinciple } from '../store.ts'
import { listSnapshots, listVersions } from '../versions/store.ts'
import { type Draft, draftPrinciple, missingLines } from './draft.ts'
import { listExisting } from './store.ts'

const DRAFTED = 'Drafted'

/** The draft these configurations give now. */
export async function draftOf(
  ctx: Pick<ReviewCtx, 'db' | 'review'>,
  refs: readonly Ref[],
  how: string,
): Promise<Draft> {
  return draftPrinciple(
    await loadSources(ctx.db, ctx.review.id, refs),
    await loadBasis(ctx.db, ctx.review.id, refs),
    how,
  )
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
      lines,
      configurations,
      draftedHow,
      reason: `${DRAFTED} from ${configurations.length} configuration${configurations.length === 1 ? '' : 's'}`,
    })
  })
}

/** True while nobody has changed the explanation since it was last drafted. */
export async function isExplanationUntouched(ctx: Pick<ReviewCtx, 'db' | 'review'>, id: number): Promise<boolean> {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  if (principle.explanation === '') return true
  const drafted = (await listVersions(ctx.db, ctx.review.id, id)).find(version => version.reason.startsWith(DRAFTED))
  if (drafted === undefined) return false
  const [was] = await listSnapshots(ctx.db, ctx.review.id, id, [drafted.version])
  return was?.snapshot.explanation === principle.explanation
}

/** Takes the missing lines, or the explanation where nobody has edited it; edited words are never overwritten. */
export function takeDraft(ctx: ReviewCtx, id: number, part: 'lines' | 'explanation'): Promise<void> {
  return transaction(ctx, async ctx => {
    const principle = await getPrinciple(ctx.db, ctx.review.id, id)
    const draft = await draftOf(ctx, principle.configurations, 'drafted again')
    if (part === 'explanation' && !(await isExplanationUntouched(ctx, id)))
      throw conflict(
        'The explanation was edited since it was drafted, so it is not overwritten. Copy from the new draft what you want to keep.',
      )
    await changing(
      ctx,
      id,
      { verb: 'drafted again', reason: part === 'lines' ? 'Lines of a new draft' : `${DRAFTED} again` },
      async (ctx, now) => {
        if (part === 'explanation') return { explanation: draft.explanation, draftedHow: draft.draftedHow }
        await addLines(ctx, id, missingLines(draft.lines, now.lines), now.lines.at(-1)?.position ?? 0)
        return {}
      },
    )
  })
}
