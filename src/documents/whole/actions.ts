// Documents that arrive whole, each with its text and quotations: many at once, in one transaction, so that others see all of them or none.
import { record } from '../../core/db/activity.ts'
import { nextIds } from '../../core/db/counter.ts'
import { keepFileRow } from '../../core/db/kept-files.ts'
import { type Entry, index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import type { Anchor } from '../anchoring/anchor.ts'
import { type DocumentFields, documentEntry, freeLabel, labelOf } from '../domain.ts'
import { entryOf } from '../excerpts/actions.ts'
import type { ExtractedText } from '../extraction/plain.ts'
import { inTenths, packRuns } from '../layout/domain.ts'
import { packParagraphs, splitParagraphs } from '../paragraphs.ts'
import type { KeptFile } from '../texts/actions.ts'
import { insertDocuments, insertExcerpts, insertTextPages, insertTexts, listAllLabels, listBodies } from './store.ts'

export type WholeExcerpt = {
  readonly anchor: Anchor
  readonly page: number | null
  readonly note: string
  readonly termIds: readonly number[]
}

export type Whole = {
  /** An empty label is made from author and year; one that is taken gets a letter or a number. */
  readonly fields: DocumentFields
  /** Null for a document without a text; made by `prepareText` before the transaction, since it takes a while. */
  readonly text: PreparedText | null
  readonly file: KeptFile | null
  /** Quotations of that text, which arrive parked. */
  readonly excerpts: readonly WholeExcerpt[]
}

/** Packed as it is kept, so that hundreds take little memory. */
export type PreparedText = {
  readonly found: Omit<ExtractedText, 'layout'>
  readonly paragraphs: string
  readonly layout: readonly {
    readonly number: number
    readonly label: string | null
    readonly width: number
    readonly height: number
    readonly runs: string
  }[]
}

export function prepareText({ layout, ...found }: ExtractedText): PreparedText {
  return {
    found,
    paragraphs: packParagraphs(splitParagraphs(found.text, found.headings, found.pages)),
    layout: layout.map(({ number, label, width, height, runs }) => ({
      ...{ number, label, width: inTenths(width), height: inTenths(height), runs: packRuns(runs) },
    })),
  }
}

/** Returns the numbers of the documents. They are found by search once `indexWholes` has run. */
export function addWholes(ctx: ReviewCtx, wholes: readonly Whole[]): Promise<number[]> {
  return transaction(ctx, async ctx => {
    if (wholes.length === 0) return []
    const reviewId = ctx.review.id
    const made = { createdAt: ctx.now, createdBy: personOf(ctx) }
    const first = await nextIds(ctx.db, reviewId, 'document', wholes.length)
    const taken = new Set(await listAllLabels(ctx.db, reviewId))
    const labelled = wholes.map((whole, at) => {
      const label = freeLabel(whole.fields.label || labelOf(whole.fields), taken)
      taken.add(label)
      return { ...whole, id: first + at, fields: { ...whole.fields, label } }
    })
    for (const { file } of labelled) if (file !== null) await keepFileRow(ctx.db, { ...rowOf(ctx, file) })
    await insertDocuments(
      ctx.db,
      labelled.map(({ id, fields, text }) => ({
        ...{ ...fields, ...made, reviewId, id, recordId: null, studyId: null },
        ...{ authors: JSON.stringify(fields.authors), textNumber: text === null ? null : FIRST },
      })),
    )
    await insertTexts(
      ctx.db,
      labelled.flatMap(one => (one.text === null ? [] : [textRow(ctx, one, one.text)])),
    )
    await insertTextPages(
      ctx.db,
      labelled.flatMap(({ id, text }) =>
        (text?.layout ?? []).map(page => ({ reviewId, documentId: id, textNumber: FIRST, ...page })),
      ),
    )
    await addExcerpts(ctx, labelled)
    for (const { id, fields, text, excerpts } of labelled) {
      const after = { ...fields, text: text === null ? null : FIRST, excerpts: excerpts.length }
      await record(ctx, { verb: 'added', subjectKind: 'document', subjectId: id, after })
    }
    return labelled.map(one => one.id)
  })
}

/** The text that a document arrives with. */
const FIRST = 1

function rowOf(ctx: ReviewCtx, { hash, name, bytes }: KeptFile) {
  return { reviewId: ctx.review.id, hash, name, kind: 'text', bytes, keptAt: ctx.now }
}

function textRow(
  ctx: ReviewCtx,
  { id, file }: { readonly id: number; readonly file: KeptFile | null },
  text: PreparedText,
) {
  const { text: body, characters, form, pages, remark } = text.found
  return {
    ...{ reviewId: ctx.review.id, documentId: id, number: FIRST, text: body, paragraphs: text.paragraphs, characters },
    ...{ form, pages: JSON.stringify(pages), fileHash: file?.hash ?? null, fileName: file?.name ?? '', remark },
    ...{ addedAt: ctx.now, addedBy: personOf(ctx) },
  }
}

async function addExcerpts(ctx: ReviewCtx, wholes: readonly (Whole & { readonly id: number })[]): Promise<void> {
  const all = wholes.flatMap(({ id, excerpts }) => excerpts.map(excerpt => ({ ...excerpt, documentId: id })))
  if (all.length === 0) return
  const reviewId = ctx.review.id
  const first = await nextIds(ctx.db, reviewId, 'excerpt', all.length)
  const rows = all.map(({ anchor, page, note, documentId }, at) => ({
    ...{ reviewId, id: first + at, documentId, textNumber: FIRST, starts: anchor.start, ends: anchor.end, page },
    ...{ quote: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix, isParked: 1 as const, note },
    ...{ theoryStatementId: null, createdAt: ctx.now, createdBy: personOf(ctx) },
  }))
  const terms = all.flatMap(({ termIds }, at) => termIds.map(termId => ({ reviewId, excerptId: first + at, termId })))
  await insertExcerpts(ctx.db, rows, terms)
}

/** Lets search find some of them, in a transaction of its own, since this takes longest; asked twice it changes nothing. */
export function indexWholes(ctx: ReviewCtx, documentIds: readonly number[]): Promise<void> {
  return transaction(ctx, async ctx => {
    const { documents, excerpts } = await listBodies(ctx.db, ctx.review.id, documentIds)
    const entries: Entry[] = documents.map(one =>
      documentEntry(one.id, { ...one, authors: JSON.parse(one.authors) as string[] }, one.text ?? ''),
    )
    await index(ctx.db, ctx.review.id, [...entries, ...excerpts.map(one => entryOf(one.id, one.quote, one.note))])
  })
}
