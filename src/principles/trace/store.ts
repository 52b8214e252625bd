// Queries for the lower half of the chain from principles to their sources: paragraphs, documents, records, searches.
import { listAppraised } from '../../configurations/appraising/store.ts'
import type { Shape } from '../../configurations/domain.ts'
import { readConfigurations } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { paragraphAt, unpackParagraphs } from '../../documents/paragraphs.ts'
import { listPointers } from '../../synthesis/store.ts'
import type { Ref } from '../domain.ts'
import type { Ground } from '../resting/store.ts'
import { listTheoryTies } from './theories/store.ts'
import type { Depths, Origin } from './trace.ts'

/** What lies below the ground: where its documents came from, and the paragraphs in which its excerpts begin. */
export async function loadOrigins(
  db: Db,
  reviewId: number,
  ground: Pick<Ground, 'basis' | 'own' | 'readings'>,
  shape: Shape = 'CMO',
): Promise<Depths> {
  const rows = [...ground.basis, ...ground.own]
  const judged = await listAppraised(
    db,
    reviewId,
    rows.map(row => row.evidenceId),
  )
  const refs: readonly Ref[] = ground.readings
  const pointers = await listPointers(db, reviewId)
  const into = refs.flatMap(ref => (ref.layer === 'synthesised' ? (pointers.get(ref.id) ?? []) : []))
  return {
    judged: new Map(judged.map(({ evidenceId, line, appraisals }) => [evidenceId, { line, appraisals }])),
    origins: await listOrigins(db, reviewId, [...new Set(rows.map(row => row.documentId))]),
    paragraphs: await listParagraphs(db, reviewId, [
      ...new Set(rows.flatMap(row => (row.excerptId === null ? [] : [row.excerptId]))),
    ]),
    theories: await listTheoryTies(db, reviewId, refs),
    pointers,
    joined: await readConfigurations(db, reviewId, 'synthesised', [...new Set(into)], shape),
  }
}

/** Where documents came from: the record, and the searches that found it or a duplicate of it. */
async function listOrigins(db: Db, reviewId: number, documentIds: readonly number[]): Promise<Origin[]> {
  if (documentIds.length === 0) return []
  const documents = await db
    .selectFrom('document')
    .select(['id', 'label', 'title', 'authors', 'year', 'journal', 'recordId', 'kind'])
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...documentIds])
    .orderBy('label')
    .orderBy('id')
    .execute()
  const records = documents.flatMap(document => (document.recordId === null ? [] : [document.recordId]))
  const searches = Map.groupBy(await listSearchesOf(db, reviewId, records), row => row.recordId)
  return documents.map(document => ({
    documentId: document.id,
    label: document.label,
    citation: citationOf(JSON.parse(document.authors) as string[], document.year, document.title, document.journal),
    isConsultation: document.kind === 'consultation',
    recordId: document.recordId,
    searches: [
      ...new Map(
        (searches.get(document.recordId ?? 0) ?? []).map(({ recordId, ...search }) => [search.id, search]),
      ).values(),
    ],
  }))
}

async function listSearchesOf(db: Db, reviewId: number, recordIds: readonly number[]) {
  if (recordIds.length === 0) return []
  const rows = await db
    .selectFrom('record')
    .leftJoin('import', join =>
      join.onRef('import.reviewId', '=', 'record.reviewId').onRef('import.id', '=', 'record.importId'),
    )
    .innerJoin('search', join =>
      join
        .onRef('search.reviewId', '=', 'record.reviewId')
        .on(eb =>
          eb.or([eb('search.id', '=', eb.ref('record.searchId')), eb('search.id', '=', eb.ref('import.searchId'))]),
        ),
    )
    .select(['record.id as recordId', 'record.duplicateOf', 'search.id', 'search.source', 'search.runOn'])
    .where('record.reviewId', '=', reviewId)
    .where(eb => eb.or([eb('record.id', 'in', [...recordIds]), eb('record.duplicateOf', 'in', [...recordIds])]))
    .orderBy('search.id')
    .execute()
  const wanted = new Set(recordIds)
  return rows.map(({ duplicateOf, ...row }) => ({
    ...row,
    recordId: wanted.has(row.recordId) ? row.recordId : (duplicateOf ?? row.recordId),
  }))
}

function citationOf(authors: readonly string[], year: number | null, title: string, journal: string): string {
  const who = authors.length > 3 ? `${authors[0]} and others` : authors.join('; ')
  return [who, year === null ? '' : `(${year})`, title, journal]
    .filter(part => part !== '')
    .join('. ')
    .replace('. (', ' (')
}

/** The numbers of the paragraphs in which excerpts begin, by excerpt. */
async function listParagraphs(db: Db, reviewId: number, excerptIds: readonly number[]): Promise<Map<number, number>> {
  if (excerptIds.length === 0) return new Map()
  const excerpts = await db
    .selectFrom('excerpt')
    .select(['id', 'documentId', 'textNumber', 'starts'])
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...excerptIds])
    .execute()
  const texts = await db
    .selectFrom('documentText')
    .select(['documentId', 'number', 'paragraphs'])
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', [...new Set(excerpts.map(excerpt => excerpt.documentId))])
    .execute()
  const unpacked = new Map(texts.map(text => [`${text.documentId} ${text.number}`, unpackParagraphs(text.paragraphs)]))
  return new Map(
    excerpts.flatMap(excerpt => {
      const paragraph = paragraphAt(unpacked.get(`${excerpt.documentId} ${excerpt.textNumber}`) ?? [], excerpt.starts)
      return paragraph === null ? [] : [[excerpt.id, paragraph.number] as const]
    }),
  )
}
