// Bringing documents together as one study and letting them part, with a way back to where each was.
import { record } from '../../../core/db/activity.ts'
import { type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict, invalid } from '../../../core/errors.ts'
import { studyNamed } from '../actions.ts'
import { getStudy } from '../store.ts'
import { getGrouping, hasStudy, latestActivityOf, listStudiesOf, updateStudyOf } from './store.ts'

export type Done = { readonly studyId: number; readonly moved: number; readonly grouping: number }

/** Moves these documents into the study of that name, which is begun when there is none; each leaves the study it was in. */
export function groupDocuments(ctx: ReviewCtx, name: string, documentIds: readonly number[]): Promise<Done> {
  return transaction(ctx, async ctx => {
    await needAll(ctx, documentIds)
    const studyId = (await studyNamed(ctx, name)) ?? 0
    return move(ctx, 'brought documents into', studyId, documentIds, studyId)
  })
}

/** Takes documents out of a study; what is known of each stays with it. */
export function partDocuments(ctx: ReviewCtx, studyId: number, documentIds: readonly number[]): Promise<Done> {
  return transaction(ctx, async ctx => {
    await getStudy(ctx.db, ctx.review.id, studyId)
    const rows = await needAll(ctx, documentIds)
    const others = rows.filter(row => row.studyId !== studyId)
    if (others.length > 0) throw invalid('documentIds', `${others[0]?.label} does not belong to this study.`)
    return move(ctx, 'let documents out of', studyId, documentIds, null)
  })
}

/** Takes a grouping or a parting back. Documents that were moved again since stay where they are. */
export function reverseGrouping(ctx: ReviewCtx, id: number): Promise<Done> {
  return transaction(ctx, async ctx => {
    const { studyId, before, after } = await getGrouping(ctx.db, ctx.review.id, id)
    const then = new Map(after.documents)
    const rows = await listStudiesOf(ctx.db, ctx.review.id, [...then.keys()])
    const now = new Map(rows.map(row => [row.id, row.studyId]))
    const back = before.documents.filter(([document]) => now.has(document) && now.get(document) === then.get(document))
    for (const [document, study] of back) {
      if (study !== null && !(await hasStudy(ctx.db, ctx.review.id, study)))
        throw conflict('A study that these documents came from has been deleted since. Put it back from the bin first.')
      await updateStudyOf(ctx.db, ctx.review.id, document, study)
    }
    const told = (to: ReadonlyMap<number, number | null>) => back.map(([one]) => [one, to.get(one) ?? null] as const)
    await record(ctx, {
      verb: 'brought documents into',
      subjectKind: 'study',
      subjectId: studyId,
      before: { documents: told(then) },
      after: { documents: back },
    })
    return { studyId, moved: back.length, grouping: await latestActivityOf(ctx.db, ctx.review.id, studyId) }
  })
}

async function needAll(ctx: ReviewCtx, documentIds: readonly number[]) {
  if (documentIds.length === 0) throw invalid('documentIds', 'Choose the documents.')
  const rows = await listStudiesOf(ctx.db, ctx.review.id, documentIds)
  if (rows.length < new Set(documentIds).size) throw invalid('documentIds', 'Choose documents of this review.')
  return rows
}

async function move(
  ctx: ReviewCtx,
  verb: 'brought documents into' | 'let documents out of',
  studyId: number,
  documentIds: readonly number[],
  to: number | null,
): Promise<Done> {
  const rows = (await listStudiesOf(ctx.db, ctx.review.id, documentIds)).filter(row => row.studyId !== to)
  for (const row of rows) await updateStudyOf(ctx.db, ctx.review.id, row.id, to)
  await record(ctx, {
    verb,
    subjectKind: 'study',
    subjectId: studyId,
    before: { documents: rows.map(row => [row.id, row.studyId]) },
    after: { documents: rows.map(row => [row.id, to]) },
  })
  return { studyId, moved: rows.length, grouping: await latestActivityOf(ctx.db, ctx.review.id, studyId) }
}
