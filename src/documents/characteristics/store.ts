// Queries on the table of included studies: its columns, and every document with what its cells hold.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { readFormTable } from '../appraisal-forms/answering/store.ts'
import { listOfferedFacets, listOfferedTerms, listTermsOfDocuments } from '../terms/store.ts'
import { type Column, columnsOf, DOCUMENT_COLUMNS } from './domain.ts'
import type { Cell, Described } from './table.ts'

/** The columns in use: of the document's form, of the vocabulary, then the team's own in their order. */
export async function listColumns(db: Db, reviewId: number): Promise<Column[]> {
  const terms = Map.groupBy(await listOfferedTerms(db, reviewId), term => term.facetId)
  const facets = (await listOfferedFacets(db, reviewId)).map(facet => ({ ...facet, terms: terms.get(facet.id) ?? [] }))
  const own = await listCharacteristics(db, reviewId)
  return columnsOf(
    facets,
    own.filter(one => one.retiredAt === null),
  )
}

/** The same table with what was answered to appraisal forms, after what people fill: to be read. */
export async function readWholeTable(db: Db, reviewId: number): Promise<{ columns: Column[]; documents: Described[] }> {
  const columns = await listColumns(db, reviewId)
  const documents = await listDescribed(db, reviewId, columns)
  const kinds = new Map(documents.map(one => [one.id, one.kind]))
  const answered = await readFormTable(db, reviewId, kinds)
  const answers = answered.columns.map(one => ({ ...one, options: [], most: 0, from: 'form' as const, id: 0 }))
  return {
    columns: [...columns, ...answers],
    documents: documents.map(one => {
      const cells = new Map(one.cells)
      for (const { key, label } of answered.cells.get(one.id) ?? []) {
        const labels = [...(cells.get(key)?.labels ?? []), label]
        cells.set(key, { values: labels, labels, locator: '', excerptId: null })
      }
      return { ...one, cells }
    }),
  }
}

/** The team's columns in their order, retired ones last, with how many cells of each are filled. */
export async function listCharacteristics(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('characteristic')
    .select(['id', 'name', 'kind', 'options', 'help', 'position', 'retiredAt', 'version'])
    .select(eb =>
      eb
        .selectFrom('characteristicValue as v')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('v.reviewId', '=', 'characteristic.reviewId')
        .whereRef('v.characteristicId', '=', 'characteristic.id')
        .where('v.value', '<>', '[]')
        .as('filled'),
    )
    .where('reviewId', '=', reviewId)
    .orderBy(eb => eb.case().when('retiredAt', 'is', null).then(0).else(1).end())
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, options: JSON.parse(row.options) as string[], filled: Number(row.filled) }))
}

/** All documents of the table with their cells, or one. Notes of consultations and what full text excluded stay out of it. */
export async function listDescribed(
  db: Db,
  reviewId: number,
  columns: readonly Column[],
  id: number | null = null,
): Promise<Described[]> {
  const rows = await listTabled(db, reviewId, id)
  const ids = rows.map(row => row.id)
  const values = Map.groupBy(await listValues(db, reviewId, id), value => value.documentId)
  const sources = Map.groupBy(await listSources(db, reviewId, id), source => source.documentId)
  const terms = await listTermsOfDocuments(db, reviewId, ids)
  const labels = new Map(columns.map(one => [one.key, new Map(one.options.map(o => [o.value, o.label]))]))
  return rows.map(row => {
    const own = values.get(row.id) ?? []
    const from = new Map((sources.get(row.id) ?? []).map(source => [source.cell, source]))
    const held = new Map<string, { values: string[]; labels: string[] }>()
    const put = (key: string, value: string, label = labels.get(key)?.get(value) ?? value) => {
      const known = held.get(key) ?? { values: [], labels: [] }
      known.values.push(value)
      known.labels.push(label)
      held.set(key, known)
    }
    for (const { key } of DOCUMENT_COLUMNS) if (row[key] !== '') put(key, row[key])
    for (const term of terms.get(row.id) ?? []) put(`facet-${term.facetId}`, String(term.id), term.name)
    for (const { characteristicId, value } of own)
      for (const one of JSON.parse(value) as string[]) put(`column-${characteristicId}`, one)
    const cells = new Map<string, Cell>()
    for (const key of new Set([...held.keys(), ...from.keys()]))
      cells.set(key, {
        ...(held.get(key) ?? { values: [], labels: [] }),
        locator: from.get(key)?.locator ?? '',
        excerptId: from.get(key)?.excerptId ?? null,
      })
    const saves = [...own, ...(sources.get(row.id) ?? [])].reduce((sum, one) => sum + one.version, row.version)
    const { id: documentId, label, title, year, studyId, studyName, kind } = row
    return { id: documentId, label, title, year, studyId, studyName, kind, version: saves, cells }
  })
}

async function listTabled(db: Db, reviewId: number, id: number | null) {
  const query = db
    .selectFrom('document')
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .select([
      'document.id',
      'label',
      'title',
      'year',
      'studyId',
      'study.name as studyName',
      'document.kind',
      'document.version',
    ])
    .select(['design', 'country', 'participants', 'stakeholders'])
    .where('document.reviewId', '=', reviewId)
    .orderBy('label')
    .orderBy('document.id')
  if (id !== null) return query.where('document.id', '=', id).execute()
  const excluded = db
    .selectFrom('screening')
    .select('recordId')
    .where('reviewId', '=', reviewId)
    .where('screen', '=', 'full-text')
    .where('status', '=', 'excluded')
  return query
    .where('kind', '<>', 'consultation')
    .where(eb => eb.or([eb('recordId', 'is', null), eb('recordId', 'not in', excluded)]))
    .execute()
}

async function listValues(db: Db, reviewId: number, id: number | null) {
  const query = db
    .selectFrom('characteristicValue')
    .select(['documentId', 'characteristicId', 'value', 'version'])
    .where('reviewId', '=', reviewId)
  return (id === null ? query : query.where('documentId', '=', id)).execute()
}

async function listSources(db: Db, reviewId: number, id: number | null) {
  const query = db
    .selectFrom('cellSource')
    .select(['documentId', 'cell', 'locator', 'excerptId', 'version'])
    .where('reviewId', '=', reviewId)
  return (id === null ? query : query.where('documentId', '=', id)).execute()
}
