// Puts references together as RIS or BibTeX, slice by slice: those of a list of records, or those of the review's documents.
import type { Db } from '../../core/db/open.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import type { RecordType } from '../../sources/records/fields.ts'
import type { Wanted } from '../exports/wanted.ts'
import type { RecordRow } from '../tables/records/columns.ts'
import { readRecords, readSeen, readThese } from '../tables/records/store.ts'
import { growingBytes } from '../tables/writing/bytes.ts'
import { breath } from '../tables/writing/turns.ts'
import { bibtexOf } from './bibtex.ts'
import { leavingDocuments } from './documents.ts'
import type { Leaving } from './entry.ts'
import { keyGiver } from './keys.ts'
import { notesOn } from './notes.ts'
import { risOf } from './ris.ts'
import { listNamed, listReferredTo, listTermsOf } from './store.ts'

/** So many are written before others have a turn. */
const AT_ONCE = 100
const READ_AT_ONCE = 500

/** Without a list all records but the copies that were set aside; `of: documents` is what the report refers to. */
export async function composeReferences(
  ctx: ReviewCtx,
  { format, of, list, person }: Pick<Wanted, 'format' | 'of' | 'list' | 'person'>,
): Promise<Uint8Array> {
  return written(format, of === 'documents' ? documentReferences(ctx) : listReferences(ctx, list, person?.id ?? null))
}

/** Of the records of a page that lists some, in its order, with what a person may be told of them. */
export async function composeThese(
  ctx: ReviewCtx,
  format: 'ris' | 'bib',
  ids: readonly number[],
  personId: number,
): Promise<Uint8Array> {
  const seen = await readSeen(ctx.db, ctx.review.id, personId)
  return written(format, recordReferences(ctx, readThese(ctx.db, ctx.review.id, seen, slicesOf(ids))))
}

/** Of some of the review's documents, in this order. Keys are counted over all of them, so that no choice changes one. */
export async function composeDocuments(
  ctx: ReviewCtx,
  format: 'ris' | 'bib',
  ids: readonly number[],
): Promise<Uint8Array> {
  return written(format, chosen(documentReferences(ctx), ids))
}

async function* chosen(slices: AsyncIterable<readonly Leaving[]>, ids: readonly number[]) {
  for await (const slice of slices) {
    const byId = new Map(slice.map(one => [one.id, one]))
    yield ids.flatMap(id => byId.get(id) ?? [])
  }
}

function* slicesOf(ids: readonly number[]) {
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) yield ids.slice(at, at + READ_AT_ONCE)
}

async function written(format: Wanted['format'], slices: AsyncIterable<readonly Leaving[]>): Promise<Uint8Array> {
  const write = format === 'bib' ? bibtexOf : risOf
  const bytes = growingBytes()
  for await (const slice of slices) {
    for (let at = 0; at < slice.length; at += AT_ONCE) {
      bytes.add(
        slice
          .slice(at, at + AT_ONCE)
          .map(write)
          .join(''),
      )
      await breath()
    }
  }
  return bytes.end()
}

/** In one slice: a review reads some hundreds of documents. */
async function* documentReferences({ db, review }: ReviewCtx): AsyncGenerator<readonly Leaving[]> {
  const rows = await listReferredTo(db, review.id)
  const ids = rows.map(row => row.id)
  yield leavingDocuments(rows, await listTermsOf(db, review.id, ids), review.slug)
}

async function* listReferences(ctx: ReviewCtx, list: Wanted['list'], personId: number | null) {
  const seen = await readSeen(ctx.db, ctx.review.id, personId)
  const read = readRecords(ctx.db, ctx.review.id, seen, list)
  yield* recordReferences(ctx, list === null ? withoutCopies(read) : read)
}

async function* withoutCopies(slices: AsyncIterable<readonly RecordRow[]>) {
  for await (const rows of slices) yield rows.filter(row => row.duplicateOf === null)
}

async function* recordReferences(
  { db, review }: ReviewCtx,
  slices: AsyncIterable<readonly RecordRow[]>,
): AsyncGenerator<readonly Leaving[]> {
  const keys = await keysOf(db, review.id)
  for await (const rows of slices) {
    const documents = rows.flatMap(row => (row.documentId === null ? [] : [row.documentId]))
    const terms = await listTermsOf(db, review.id, documents)
    yield rows.map(row => ({
      fields: { ...row, type: row.type as RecordType },
      id: row.id,
      key: keys.get(row.id) ?? `record-${row.id}`,
      notes: notesOn({ ...row, terms: termsOf(row, terms) }, review.slug),
    }))
  }
}

const termsOf = ({ documentId }: RecordRow, terms: ReadonlyMap<number, readonly string[]>) =>
  documentId === null ? [] : (terms.get(documentId) ?? [])

async function keysOf(db: Db, reviewId: number): Promise<ReadonlyMap<number, string>> {
  const keyOf = keyGiver()
  const keys = new Map<number, string>()
  for await (const rows of listNamed(db, reviewId)) {
    for (const row of rows) keys.set(row.id, keyOf(row.firstAuthor, row.year))
    await breath()
  }
  return keys
}
