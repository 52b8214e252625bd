// What changes excerpts: taken from a text, parked, noted on, moved, carried to a new text, deleted.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { writeMemo } from '../../reviews/journal/actions.ts'
import { type AnchorText, reanchor } from '../anchoring/anchor.ts'
import { type Page, pageAt } from '../paragraphs.ts'
import { isReferredTo } from '../store.ts'
import { findText } from '../texts/store.ts'
import { type Passage, placePassage } from './domain.ts'
import { updateKept, updateLost, updateParked, updatePlace } from './places/store.ts'
import { deleteExcerptRows, getExcerpt, insertExcerpt, listExcerptRows, listRowsOf, updateExcerpt } from './store.ts'
import { themeNamed } from './terms/actions.ts'
import { hasTheoryStatement, listParkingTerms, replaceTerms } from './terms/store.ts'

export type ExcerptDetails = {
  /** Kept for later without a role. */
  readonly isParked: boolean
  readonly theoryStatementId: number | null
  readonly termIds: readonly number[]
  readonly note: string
}

const SAVING = ['changed', 'moved']

const NO_DETAILS: ExcerptDetails = { isParked: false, theoryStatementId: null, termIds: [], note: '' }

/** Takes an excerpt from the present text of a document; a passage that is not there is refused at the field `quote`. */
export function addExcerpt(
  ctx: ReviewCtx,
  documentId: number,
  passage: Passage,
  details: Partial<ExcerptDetails> = {},
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { termIds, isParked, ...rest } = { ...NO_DETAILS, ...details }
    const place = await placeIn(ctx, documentId, passage)
    await refuseUnknownStatement(ctx, rest.theoryStatementId)
    const chosen = await chosenTerms(ctx, termIds, [])
    const id = await nextId(ctx.db, ctx.review.id, 'excerpt')
    await insertExcerpt(ctx.db, {
      ...place,
      ...rest,
      isParked: isParked ? 1 : 0,
      reviewId: ctx.review.id,
      id,
      documentId,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    if (chosen.length > 0) await replaceTerms(ctx.db, ctx.review.id, id, chosen)
    await index(ctx.db, ctx.review.id, [entryOf(id, place.quote, rest.note)])
    await record(ctx, {
      verb: isParked ? 'parked' : 'took',
      subjectKind: 'excerpt',
      subjectId: id,
      after: { documentId, ...place, ...rest, termIds: chosen },
    })
    return id
  })
}

/** Parks a passage: kept without a role, with themes (a new one by its name), a theory statement or a memo for the journal. */
export function parkPassage(
  ctx: ReviewCtx,
  documentId: number,
  passage: Passage,
  details: Omit<ExcerptDetails, 'isParked'> & { readonly theme?: string },
  memo = '',
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { theme = '', ...rest } = details
    const named = await themeNamed(ctx, theme)
    const termIds = [...new Set([...rest.termIds, ...(named === null ? [] : [named])])]
    const id = await addExcerpt(ctx, documentId, passage, { ...rest, termIds, isParked: true })
    if (memo !== '') {
      const about = [{ kind: 'excerpt' as const, id }]
      await writeMemo(ctx, { kind: 'reasoning', title: `On excerpt ${id}`, text: memo, about })
    }
    return id
  })
}

/** Changes what is said about an excerpt, not its words. */
export function changeExcerpt(ctx: ReviewCtx, id: number, version: number, details: ExcerptDetails): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getExcerpt(ctx.db, ctx.review.id, id)
    const { termIds, isParked, ...rest } = details
    await refuseUnknownStatement(ctx, rest.theoryStatementId)
    const had = before.terms.map(term => term.id)
    const chosen = await chosenTerms(ctx, termIds, had)
    if (!(await updateExcerpt(ctx.db, ctx.review.id, id, version, { ...rest, isParked: isParked ? 1 : 0 }))) {
      throw stale('This excerpt', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'excerpt', id, SAVING)),
        fields: [{ name: 'note', label: 'Note', theirs: before.note, mine: details.note }],
      })
    }
    await replaceTerms(ctx.db, ctx.review.id, id, chosen)
    await index(ctx.db, ctx.review.id, [entryOf(id, before.quote, rest.note)])
    const { isParked: wasParked, theoryStatementId, note } = before
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'excerpt',
      subjectId: id,
      before: { isParked: wasParked, theoryStatementId, note, termIds: had },
      after: { ...details, termIds: chosen },
    })
  })
}

/** Adds terms to those an excerpt carries; it keeps what it has. */
export function addTermsTo(ctx: ReviewCtx, id: number, termIds: readonly number[]): Promise<void> {
  return transaction(ctx, async ctx => {
    if (termIds.length === 0) return
    const { terms, version, isParked, theoryStatementId, note } = await getExcerpt(ctx.db, ctx.review.id, id)
    const had = terms.map(term => term.id)
    if (termIds.every(term => had.includes(term))) return
    const chosen = await chosenTerms(ctx, [...had, ...termIds], had)
    await updateExcerpt(ctx.db, ctx.review.id, id, version, { theoryStatementId, note, isParked: isParked ? 1 : 0 })
    await replaceTerms(ctx.db, ctx.review.id, id, chosen)
    const change = { before: { termIds: had }, after: { termIds: chosen } }
    await record(ctx, { verb: 'changed', subjectKind: 'excerpt', subjectId: id, ...change })
  })
}

/** Parked or no longer: coding an excerpt takes it off the pile; its themes stay. */
export function setParked(ctx: ReviewCtx, id: number, isParked: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getExcerpt(ctx.db, ctx.review.id, id)
    if (before.isParked === isParked) return
    await updateParked(ctx.db, ctx.review.id, id, isParked ? 1 : 0)
    await record(ctx, { verb: isParked ? 'parked' : 'took up', subjectKind: 'excerpt', subjectId: id })
  })
}

/** Gives an excerpt other words of its document: a lost one found again by hand, or one cut anew. */
export function moveExcerpt(ctx: ReviewCtx, id: number, version: number, passage: Passage): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getExcerpt(ctx.db, ctx.review.id, id)
    const place = await placeIn(ctx, before.documentId, passage)
    if (before.version !== version)
      throw stale('This excerpt', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'excerpt', id, SAVING)),
        fields: [{ name: 'quote', label: 'Words', theirs: before.quote, mine: place.quote }],
      })
    await updatePlace(ctx.db, ctx.review.id, id, place)
    await index(ctx.db, ctx.review.id, [entryOf(id, place.quote, before.note)])
    const { start, end, page, quote, textNumber } = before
    await record(ctx, {
      verb: 'moved',
      subjectKind: 'excerpt',
      subjectId: id,
      before: { start, end, page, quote, textNumber },
      after: place,
    })
  })
}

/** Leaves an excerpt that was not found with the earlier text it is from, or has it looked for again. */
export function keepExcerpt(ctx: ReviewCtx, id: number, keep: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getExcerpt(ctx.db, ctx.review.id, id)
    if (!before.isLost) throw conflict('This excerpt stands in the present text.')
    if (before.isKept === keep) return
    await updateKept(ctx.db, ctx.review.id, id, keep ? 1 : 0)
    await record(ctx, {
      verb: keep ? 'left with its earlier text' : 'set to be found again',
      subjectKind: 'excerpt',
      subjectId: id,
      before: { isKept: before.isKept },
      after: { isKept: keep, textNumber: before.textNumber },
    })
  })
}

/** Deletes an excerpt that no evidence rests on; returns the bin's number. */
export function deleteExcerpt(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const excerpt = await getExcerpt(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, version, excerpt, { what: 'This excerpt', kind: 'excerpt', id, verbs: SAVING })
    const title = excerpt.quote.length > 60 ? `“${excerpt.quote.slice(0, 60)}…”` : `“${excerpt.quote}”`
    const rows = await listRowsOf(ctx.db, ctx.review.id, id)
    const bin = await keepInBin(ctx, {
      kind: 'excerpt',
      id,
      title,
      rows,
      found: [entryOf(id, excerpt.quote, excerpt.note)],
    })
    try {
      await deleteExcerptRows(ctx.db, ctx.review.id, id)
    } catch (error) {
      if (isReferredTo(error))
        throw conflict(
          'This excerpt stays: evidence, a measure, an aim or a cell of the table rests on it. Take it off there first.',
        )
      throw error
    }
    return bin
  })
}

type NewText = { readonly number: number; readonly source: AnchorText; readonly pages: readonly Page[] }

/** Looks up all excerpts of a document in its new text. Those not found keep their words and the text they are from. */
export async function carryExcerpts(
  ctx: ReviewCtx,
  documentId: number,
  text: NewText,
): Promise<{ lost: number[]; changed: { id: number; quote: string }[] }> {
  const lost: number[] = []
  const changed: { id: number; quote: string }[] = []
  for (const row of await listExcerptRows(ctx.db, ctx.review.id, documentId)) {
    const anchor = reanchor(text.source, {
      start: row.starts,
      end: row.ends,
      quote: row.quote,
      prefix: row.prefix,
      suffix: row.suffix,
    })
    if (anchor === null) {
      lost.push(row.id)
      continue
    }
    if (anchor.quote !== row.quote) {
      changed.push({ id: row.id, quote: row.quote })
      await index(ctx.db, ctx.review.id, [entryOf(row.id, anchor.quote, row.note)])
    }
    await updatePlace(ctx.db, ctx.review.id, row.id, {
      ...anchor,
      page: pageAt(text.pages, anchor.start),
      textNumber: text.number,
    })
  }
  await updateLost(ctx.db, ctx.review.id, lost)
  return { lost, changed }
}

async function placeIn(ctx: ReviewCtx, documentId: number, passage: Passage) {
  const text = await findText(ctx.db, ctx.review.id, documentId)
  if (text === undefined) throw invalid('quote', 'There is no text to quote from yet. Add the text first.')
  const placed = placePassage(text.source, text.paragraphs, passage)
  if (!placed.ok) throw invalid('quote', placed.reason)
  return { ...placed.anchor, page: pageAt(text.pages, placed.anchor.start), textNumber: text.number }
}

/** Themes and what facets say about excerpts; what an excerpt carries that was retired since stays, as no form offers it. */
async function chosenTerms(ctx: ReviewCtx, wanted: readonly number[], had: readonly number[]): Promise<number[]> {
  if (wanted.length === 0 && had.length === 0) return []
  const offered = new Set((await listParkingTerms(ctx.db, ctx.review.id)).map(term => term.id))
  if (wanted.some(id => !offered.has(id) && !had.includes(id)))
    throw invalid('termIds', 'Choose themes, or terms that describe excerpts of this review.')
  return [...new Set([...wanted, ...had.filter(id => !offered.has(id))])]
}

async function refuseUnknownStatement(ctx: ReviewCtx, id: number | null): Promise<void> {
  if (id !== null && !(await hasTheoryStatement(ctx.db, ctx.review.id, id)))
    throw invalid('theoryStatementId', 'Choose a theory statement of this review.')
}

/** An excerpt as search knows it. */
export function entryOf(id: number, quote: string, note: string) {
  return { kind: 'excerpt', id, title: '', body: note === '' ? quote : `${quote}\n${note}` }
}
