// What changes studies: begun when a document names one, renamed, deleted when empty.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import {
  deleteStudyRow,
  findStudyByName,
  getStudy,
  insertStudy,
  listDocumentsOfStudy,
  listStudyRow,
  updateStudy,
} from './store.ts'

/** The study of this name, begun when there is none; null for an empty name. */
export async function studyNamed(ctx: ReviewCtx, name: string): Promise<number | null> {
  if (name === '') return null
  return transaction(ctx, async ctx => {
    const existing = await findStudyByName(ctx.db, ctx.review.id, name)
    if (existing !== undefined) return existing
    const id = await nextId(ctx.db, ctx.review.id, 'study')
    await insertStudy(ctx.db, { reviewId: ctx.review.id, id, name, createdAt: ctx.now, createdBy: personOf(ctx) })
    await record(ctx, { verb: 'added', subjectKind: 'study', subjectId: id, after: { name } })
    return id
  })
}

export function changeStudy(
  ctx: ReviewCtx,
  id: number,
  study: { readonly name: string; readonly note: string; readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getStudy(ctx.db, ctx.review.id, id)
    const other = await findStudyByName(ctx.db, ctx.review.id, study.name)
    if (other !== undefined && other !== id) throw invalid('name', `Study ${other} has this name already.`)
    const { version, ...set } = study
    if (!(await updateStudy(ctx.db, ctx.review.id, id, version, set))) {
      throw stale('This study', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'study', id, ['changed'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: study.name },
          { name: 'note', label: 'Note', theirs: before.note, mine: study.note },
        ],
      })
    }
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'study',
      subjectId: id,
      before: { name: before.name, note: before.note },
      after: set,
    })
  })
}

export function deleteStudy(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const study = await getStudy(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, version, study, { what: 'This study', kind: 'study', id, verbs: ['changed'] })
    const documents = await listDocumentsOfStudy(ctx.db, ctx.review.id, id)
    if (documents.length > 0)
      throw conflict(
        `${study.name} stays: ${documents
          .map(d => d.label)
          .slice(0, 5)
          .join(', ')} belong to it.`,
      )
    const bin = await keepInBin(ctx, {
      kind: 'study',
      id,
      title: study.name,
      rows: [{ table: 'study', rows: await listStudyRow(ctx.db, ctx.review.id, id) }],
      see: `/studies/${id}`,
    })
    await deleteStudyRow(ctx.db, ctx.review.id, id)
    return bin
  })
}
