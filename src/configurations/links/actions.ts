// What changes links: drawn and taken away.
import { record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, notFound } from '../../core/errors.ts'
import { kindOf, type Layer, type LinkKind, nameOf, placeOf } from '../domain.ts'
import { listMarks } from '../elements/store.ts'
import { findConfigurationRow, getConfigurationRow } from '../store.ts'
import { getLink, insertLink, takeLinkRow } from './store.ts'

export type NewLink = {
  readonly kind: LinkKind
  readonly to: { readonly layer: Layer; readonly id: number }
  /** Marks of the elements it runs between, for example O1 to C2; empty means the whole. */
  readonly fromMark?: string
  readonly toMark?: string
  readonly note?: string
}

export function addLink(ctx: ReviewCtx, layer: Layer, id: number, link: NewLink): Promise<number> {
  return transaction(ctx, async ctx => {
    await getConfigurationRow(ctx.db, ctx.review.id, layer, id)
    if ((await findConfigurationRow(ctx.db, ctx.review.id, link.to.layer, link.to.id)) === undefined)
      throw invalid('to', `There is no ${nameOf(link.to.layer, link.to.id)} in this review.`)
    const fromElementId = await elementOf(ctx, layer, id, link.fromMark ?? '', 'fromMark')
    const toElementId = await elementOf(ctx, link.to.layer, link.to.id, link.toMark ?? '', 'toMark')
    const isWithin = link.to.layer === layer && link.to.id === id
    if (isWithin && (fromElementId === null || toElementId === null))
      throw invalid('to', 'Choose another one than this, or name two elements of this one.')
    if (isWithin && fromElementId === toElementId)
      throw invalid('toMark', 'An element cannot be linked to itself; name another.')
    const linkId = await nextId(ctx.db, ctx.review.id, 'link')
    await insertLink(ctx.db, {
      reviewId: ctx.review.id,
      id: linkId,
      kind: link.kind,
      fromLayer: layer,
      fromId: id,
      fromElementId,
      toLayer: link.to.layer,
      toId: link.to.id,
      toElementId,
      note: link.note ?? '',
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await record(ctx, { verb: 'linked', subjectKind: kindOf(layer), subjectId: id, after: { link: linkId, ...link } })
    return linkId
  })
}

/** Returns the bin's number. */
export function deleteLink(ctx: ReviewCtx, layer: Layer, id: number, linkId: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const link = await getLink(ctx.db, ctx.review.id, linkId)
    const isEnd = (link.fromLayer === layer && link.fromId === id) || (link.toLayer === layer && link.toId === id)
    if (!isEnd) throw notFound('This link')
    const row = await takeLinkRow(ctx.db, ctx.review.id, linkId)
    return keepInBin(ctx, {
      kind: kindOf(layer),
      id,
      title: `The link from ${nameOf(link.fromLayer, link.fromId)} to ${nameOf(link.toLayer, link.toId)}`,
      rows: [{ table: 'link', rows: [row] }],
      see: `/${placeOf(layer)}/${id}#links`,
    })
  })
}

async function elementOf(
  ctx: ReviewCtx,
  layer: Layer,
  id: number,
  mark: string,
  field: 'fromMark' | 'toMark',
): Promise<number | null> {
  if (mark === '') return null
  const elements = await listMarks(ctx.db, ctx.review.id, layer, id)
  const found = elements.find(element => element.mark === mark)
  if (found === undefined) throw invalid(field, `There is no ${mark} in ${nameOf(layer, id)}.`)
  return found.id
}
