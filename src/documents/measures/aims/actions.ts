// Noting what a document set out to do.
import { lastChange, record, refuseOvertaken } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { invalid, stale } from '../../../core/errors.ts'
import { isExcerptOf } from '../../characteristics/cells/store.ts'
import { needDocument } from '../../store.ts'
import { deleteAimRow, getAimRow, insertAim, updateAim } from './store.ts'

export type Aim = {
  readonly text: string
  readonly category: string
  readonly locator: string
  readonly excerptId: number | null
}

export function noteAim(ctx: ReviewCtx, documentId: number, aim: Aim): Promise<number> {
  return transaction(ctx, async ctx => {
    await needDocument(ctx.db, ctx.review.id, documentId)
    await refuseForeign(ctx, documentId, aim.excerptId)
    const id = await nextId(ctx.db, ctx.review.id, 'aim')
    const added = { addedAt: ctx.now, addedBy: personOf(ctx) }
    await insertAim(ctx.db, { ...aim, reviewId: ctx.review.id, id, documentId, ...added })
    const after = { aim: id, ...aim }
    await record(ctx, { verb: 'noted an aim of', subjectKind: 'document', subjectId: documentId, after })
    return id
  })
}

/** Returns the document it is of. */
export function changeAim(ctx: ReviewCtx, id: number, version: number, aim: Aim): Promise<number> {
  return transaction(ctx, async ctx => {
    const before = await getAimRow(ctx.db, ctx.review.id, id)
    await refuseForeign(ctx, before.documentId, aim.excerptId)
    if (!(await updateAim(ctx.db, ctx.review.id, id, version, aim)))
      throw stale('This aim', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'document', before.documentId, ['changed an aim of'], { aim: id })),
        fields: [
          { name: 'text', label: 'Aim', theirs: before.text, mine: aim.text },
          { name: 'category', label: 'Category', theirs: before.category, mine: aim.category },
        ],
      })
    const { text, category, locator, excerptId } = before
    await record(ctx, {
      verb: 'changed an aim of',
      subjectKind: 'document',
      subjectId: before.documentId,
      before: { text, category, locator, excerptId },
      after: { aim: id, ...aim },
    })
    return before.documentId
  })
}

export function deleteAim(
  ctx: ReviewCtx,
  id: number,
  version: number | null = null,
): Promise<{ readonly bin: number; readonly documentId: number }> {
  return transaction(ctx, async ctx => {
    const row = await getAimRow(ctx.db, ctx.review.id, id)
    const { documentId, text } = row
    const of = { kind: 'document', id: documentId, verbs: ['changed an aim of'], part: { aim: id } }
    await refuseOvertaken(ctx, version, row, { what: 'This aim', ...of })
    const title = text.length > 60 ? `${text.slice(0, 60)}…` : text
    const rows = [{ table: 'aim' as const, rows: [row] }]
    const bin = await keepInBin(ctx, { kind: 'aim', id, title, rows, see: `/documents/${documentId}/measures` })
    await deleteAimRow(ctx.db, ctx.review.id, id)
    return { bin, documentId }
  })
}

async function refuseForeign(ctx: ReviewCtx, documentId: number, excerptId: number | null): Promise<void> {
  if (excerptId !== null && !(await isExcerptOf(ctx.db, ctx.review.id, documentId, excerptId)))
    throw invalid('excerptId', 'Choose an excerpt of this document.')
}
