// Linking documents that belong together while each counts by itself, and taking such a link back.
import { record } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { invalid } from '../../../core/errors.ts'
import { findDocument, getDocument } from '../../store.ts'
import { KIN_WORDS, type KinKind } from './domain.ts'
import { deleteLinkRow, findLinkBetween, getLinkRow, insertLink } from './store.ts'

export function linkDocuments(
  ctx: ReviewCtx,
  link: { readonly documentId: number; readonly kind: KinKind; readonly ofId: number; readonly note: string },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { documentId, kind, ofId, note } = link
    if (documentId === ofId) throw invalid('ofId', 'Choose another document.')
    for (const id of [documentId, ofId])
      if ((await findDocument(ctx.db, ctx.review.id, id)) === undefined)
        throw invalid('ofId', 'Choose a document of this review.')
    if ((await findLinkBetween(ctx.db, ctx.review.id, documentId, ofId)) !== undefined)
      throw invalid('ofId', 'These two are linked already. Take that link off first.')
    const id = await nextId(ctx.db, ctx.review.id, 'documentLink')
    const created = { createdAt: ctx.now, createdBy: personOf(ctx) }
    await insertLink(ctx.db, { reviewId: ctx.review.id, id, documentId, kind, ofId, note, ...created })
    const after = { link: id, kind, of: ofId }
    await record(ctx, { verb: 'linked', subjectKind: 'document', subjectId: documentId, after })
    return id
  })
}

/** Returns the bin's number. */
export function unlinkDocuments(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getLinkRow(ctx.db, ctx.review.id, id)
    const [one, other] = [
      await getDocument(ctx.db, ctx.review.id, row.documentId),
      await getDocument(ctx.db, ctx.review.id, row.ofId),
    ]
    const title = `${one.label}, ${KIN_WORDS[row.kind][0]} ${other.label}`
    const rows = [{ table: 'documentLink' as const, rows: [row] }]
    const bin = await keepInBin(ctx, { kind: 'link between documents', id, title, rows, see: `/documents/${one.id}` })
    await deleteLinkRow(ctx.db, ctx.review.id, id)
    return bin
  })
}
