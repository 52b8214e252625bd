// Choosing and ordering the sections of the full report, the style of its references and the language of its fixed words.
import { lastChange, record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { orderOf } from './arranging.ts'
import { type Outline, type Shown, settle } from './sections.ts'
import { deleteOutlineRow, findOutlineRow, type KeptOutline, loadOutline, saveOutlineRow } from './store.ts'

const KIND = 'outline'

/** `version` 0 while the default stands. Returns the version that stands now; saving what stands already writes nothing. */
export function saveOutline(ctx: ReviewCtx, outline: Outline, version: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const before = await loadOutline(ctx.db, ctx.review.id)
    const after: Outline = { ...outline, sections: settle(outline.sections) }
    if (!after.sections.some(one => one.shown)) throw invalid('shown', 'Show at least one section.')
    if (before.version === version && isSame(before, after)) return version
    const written = { writtenAt: ctx.now, writtenBy: personOf(ctx) }
    const row = { ...after, sections: JSON.stringify(after.sections), ...written, version: version + 1 }
    if (before.version !== version || !(await saveOutlineRow(ctx.db, { ...row, reviewId: ctx.review.id })))
      throw await staleOutline(ctx, before, after)
    await record(ctx, {
      verb: 'arranged',
      subjectKind: KIND,
      subjectId: 1,
      before: wordsOf(before),
      after: wordsOf(after),
    })
    return version + 1
  })
}

/** Order is one choice for all sections; which are shown, and all else, the page of the form tells apart. */
async function staleOutline(ctx: ReviewCtx, theirs: KeptOutline, mine: Outline) {
  const { was, ...saved } = await lastChange(ctx.db, ctx.review.id, KIND, 1, ['arranged'])
  const [order, other] = [orderOf(mine.sections), orderOf(theirs.sections)]
  const label = 'Order of the sections'
  return stale('The outline', {
    ...saved,
    version: theirs.version,
    was: was.map(one => ({ ...one, ...asSent((one as Outline).sections) })),
    fields: order === other ? [] : [{ name: 'order', label, theirs: other, mine: order, isChoice: true }],
  })
}

const asSent = (sections: readonly Shown[]) => ({
  order: orderOf(sections),
  shown: sections.filter(one => one.shown).map(one => one.key),
})

/** Back to the default; returns the number in the bin. */
export function deleteOutline(ctx: ReviewCtx): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await findOutlineRow(ctx.db, ctx.review.id)
    if (row === undefined) throw conflict('The default stands already.')
    const rows = [{ table: 'reportOutline' as const, rows: [row] }]
    const bin = await keepInBin(ctx, {
      kind: KIND,
      id: 1,
      title: 'Outline of the full report',
      rows,
      see: '/report-outline',
    })
    await deleteOutlineRow(ctx.db, ctx.review.id)
    return bin
  })
}

const wordsOf = ({ sections, style, tags, language }: Outline): Outline => ({ sections, style, tags, language })

function isSame(one: Outline, other: Outline): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other))
}
