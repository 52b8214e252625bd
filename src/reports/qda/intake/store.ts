// Queries on projects that were sent: the project itself, what was made of it, and what the team has done with that since.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { insertRows } from '../../../core/db/whole-tables.ts'
import { notFound } from '../../../core/errors.ts'
import { type Found, type Made, NOTHING_FOUND, type ProjectState, readChoices } from './domain.ts'
import type { Line } from './reading/project.ts'

export async function insertProject(
  db: Db,
  row: {
    reviewId: number
    id: number
    fileName: string
    fileHash: string
    bytes: number
    jobId: number
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('qdaProject')
    .values({ ...row, state: 'reading', finishedAt: null })
    .execute()
}

const COLUMNS = [
  ...(['qdaProject.id', 'qdaProject.state', 'qdaProject.fileName', 'qdaProject.fileHash', 'qdaProject.bytes'] as const),
  ...(['qdaProject.found', 'qdaProject.choices', 'qdaProject.made', 'qdaProject.jobId', 'qdaProject.version'] as const),
  ...(['qdaProject.createdAt', 'qdaProject.createdBy', 'qdaProject.finishedAt'] as const),
  'person.name as createdByName',
] as const

function projects(db: Db, reviewId: number) {
  return db
    .selectFrom('qdaProject')
    .leftJoin('person', 'person.id', 'qdaProject.createdBy')
    .select(COLUMNS)
    .where('qdaProject.reviewId', '=', reviewId)
}

type Row = Awaited<ReturnType<ReturnType<typeof projects>['execute']>>[number]

function read({ state, found, choices, made, ...row }: Row) {
  return {
    ...{ ...row, state: state as ProjectState, choices: readChoices(choices), made: JSON.parse(made) as Made },
    found: { ...NOTHING_FOUND, ...(JSON.parse(found) as Partial<Found>) },
  }
}

export async function getProjectFile(db: Db, reviewId: number, id: number) {
  const row = await projects(db, reviewId).where('qdaProject.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This project')
  return read(row)
}

/** Newest first. */
export async function listProjects(db: Db, reviewId: number, limit: number) {
  return (await projects(db, reviewId).orderBy('qdaProject.id', 'desc').limit(limit).execute()).map(read)
}

/** What has no place, in the order in which it was found. */
export async function listLines(db: Db, reviewId: number, id: number): Promise<readonly Line[]> {
  const row = await db
    .selectFrom('qdaProject')
    .select('lines')
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This project')
  return JSON.parse(row.lines) as Line[]
}

/** Moves it from one of the states `from`; false when it is in another by now. */
export async function moveProject(
  db: Db,
  reviewId: number,
  id: number,
  from: readonly ProjectState[],
  to: {
    readonly state: ProjectState
    readonly jobId?: number | null
    readonly found?: string
    readonly lines?: string
    readonly choices?: string
    readonly made?: string
    readonly finishedAt?: string
  },
): Promise<boolean> {
  const done = await db
    .updateTable('qdaProject')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The number of an earlier project of the same bytes that is in. */
export async function findSameFile(db: Db, reviewId: number, id: number, hash: string): Promise<number | null> {
  const row = await db
    .selectFrom('qdaProject')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('fileHash', '=', hash)
    .where('id', '<>', id)
    .where('state', 'in', ['running', 'complete'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export type MadeKind = 'document' | 'facet' | 'term'
type MadeRow = { readonly kind: MadeKind; readonly id: number; readonly guid: string }

export async function insertMade(db: Db, reviewId: number, projectId: number, made: readonly MadeRow[]): Promise<void> {
  const rows = made.map(({ kind, id, guid }) => ({ reviewId, projectId, kind, madeId: id, guid }))
  await insertRows(db, 'qdaProjectMade', rows)
}

/** The last made first, so that what stands under others goes before them. */
export async function listMade(db: Db, reviewId: number, projectId: number): Promise<readonly MadeRow[]> {
  const rows = await db
    .selectFrom('qdaProjectMade')
    .select(['kind', 'madeId as id', 'guid'])
    .where('reviewId', '=', reviewId)
    .where('projectId', '=', projectId)
    .orderBy('madeId', 'desc')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as MadeKind }))
}

export async function forgetMade(
  db: Db,
  reviewId: number,
  projectId: number,
  kind: MadeKind,
  id: number,
): Promise<void> {
  await db
    .deleteFrom('qdaProjectMade')
    .where('reviewId', '=', reviewId)
    .where('projectId', '=', projectId)
    .where('kind', '=', kind)
    .where('madeId', '=', id)
    .execute()
}

/** Documents that came of sources with these GUIDs and are still here, by GUID. */
export async function listKnownSources(
  db: Db,
  reviewId: number,
  guids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>()
  for (let at = 0; at < guids.length; at += 500) {
    const rows = await db
      .selectFrom('qdaProjectMade')
      .innerJoin('document', join =>
        join
          .onRef('document.reviewId', '=', 'qdaProjectMade.reviewId')
          .onRef('document.id', '=', 'qdaProjectMade.madeId'),
      )
      .select(['qdaProjectMade.guid', 'document.id'])
      .where('qdaProjectMade.reviewId', '=', reviewId)
      .where('qdaProjectMade.kind', '=', 'document')
      .where('qdaProjectMade.guid', 'in', guids.slice(at, at + 500))
      .execute()
    for (const row of rows) known.set(row.guid, row.id)
  }
  return known
}

/** Labels of the documents made, with how many quotations each has. */
export async function listMadeDocuments(db: Db, reviewId: number, projectId: number, limit: number) {
  const rows = await db
    .selectFrom('qdaProjectMade')
    .innerJoin('document', join =>
      join
        .onRef('document.reviewId', '=', 'qdaProjectMade.reviewId')
        .onRef('document.id', '=', 'qdaProjectMade.madeId'),
    )
    .leftJoin('excerpt', join =>
      join.onRef('excerpt.reviewId', '=', 'document.reviewId').onRef('excerpt.documentId', '=', 'document.id'),
    )
    .select(eb => ['document.id', 'document.label', eb.fn.count<number>('excerpt.id').as('quotations')])
    .where('qdaProjectMade.reviewId', '=', reviewId)
    .where('qdaProjectMade.projectId', '=', projectId)
    .where('qdaProjectMade.kind', '=', 'document')
    .groupBy(['document.id', 'document.label'])
    .orderBy('document.id')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, quotations: Number(row.quotations) }))
}

/** Which of these documents the team has changed, discussed, quoted from or built on since `at`, the moment they came in. */
export async function listWorkedOn(
  db: Db,
  reviewId: number,
  ids: readonly number[],
  at: string,
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const excerpts = db
    .selectFrom('excerpt')
    .select('documentId as id')
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', [...ids])
    .where(eb => eb.or([eb('version', '>', 1), eb('createdAt', '<>', at), eb('isParked', '=', 0)]))
  const changed = db
    .selectFrom('activity')
    .select('subjectId as id')
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', 'document')
    .where('subjectId', 'in', [...ids])
    .where('verb', '<>', 'added')
  const said = (kind: 'document' | 'excerpt') =>
    db
      .selectFrom('comment')
      .innerJoin('excerpt as e', join =>
        kind === 'excerpt'
          ? join.onRef('e.reviewId', '=', 'comment.reviewId').onRef('e.id', '=', 'comment.subjectId')
          : join.onRef('e.reviewId', '=', 'comment.reviewId').onRef('e.documentId', '=', 'comment.subjectId'),
      )
      .select('e.documentId as id')
      .where('comment.reviewId', '=', reviewId)
      .where('comment.subjectKind', '=', kind)
      .where('e.documentId', 'in', [...ids])
  const rows = [
    ...(await excerpts.distinct().execute()),
    ...(await changed.distinct().execute()),
    ...(await said('excerpt').distinct().execute()),
    ...(await said('document').distinct().execute()),
  ]
  return new Set(rows.flatMap(row => row.id ?? []))
}

export async function isTermUsed(db: Db, reviewId: number, termId: number): Promise<boolean> {
  for (const table of ['excerptTerm', 'configurationTerm', 'documentTerm'] as const) {
    const row = await db
      .selectFrom(table as 'excerptTerm')
      .select('termId')
      .where('reviewId', '=', reviewId)
      .where('termId', '=', termId)
      .limit(1)
      .executeTakeFirst()
    if (row !== undefined) return true
  }
  return false
}

export async function hasTerms(db: Db, reviewId: number, facetId: number): Promise<boolean> {
  const row = await db
    .selectFrom('term')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('facetId', '=', facetId)
    .where('retiredAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function getReviewStart(db: Db, reviewId: number): Promise<string> {
  const { createdAt } = await db
    .selectFrom('review')
    .select('createdAt')
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return createdAt
}

export async function listDocumentIds(db: Db, reviewId: number): Promise<readonly number[]> {
  return (await db.selectFrom('document').select('id').where('reviewId', '=', reviewId).execute()).map(row => row.id)
}
