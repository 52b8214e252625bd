// Puts references together as RIS or BibTeX, slice by slice: those of a list of records, or those of the review's documents.
import type { Db } from '../../core/db/open.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import type { RecordType } from '../../sources/records/fields.ts'
import type { Wanted } from '../exports/wanted.ts'
import type { RecordRow } from '../tables/records/columns.ts'
import { readRecords, readSeen } from '../tables/records/store.ts'
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

/** Without a list all records but the copies that were set aside; `of: documents` is what the report refers to. */
export async function composeReferences(
  ctx: ReviewCtx,
  { format, of, list, person }: Pick<Wanted, 'format' | 'of' | 'list' | 'person'>,
): Promise<Uint8Array> {
  const write = format === 'bib' ? bibtexOf : risOf
  const bytes = growingBytes()
  const slices = of === 'documents' ? documentReferences(ctx) : recordReferences(ctx, list, person?.id ?? null)
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

async function* recordReferences(
  { db, review }: ReviewCtx,
  list: Wanted['list'],
  personId: number | null,
): AsyncGenerator<readonly Leaving[]> {
  const keys = await keysOf(db, review.id)
  const seen = await readSeen(db, review.id, personId)
  for await (const slice of readRecords(db, review.id, seen, list)) {
    const rows = list === null ? slice.filter(row => row.duplicateOf === null) : slice
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
