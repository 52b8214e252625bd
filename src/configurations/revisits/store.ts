// Queries on documents to read again: what was coded when, which versions of theories came after, what was settled.
import type { Db } from '../../core/db/open.ts'
import { type Coded, type Outcome, type Revisit, revisitsOf } from './domain.ts'

/** All of a review, or of one document; the same number of questions however much there is. */
export async function readRevisits(db: Db, reviewId: number, documentId: number | null = null): Promise<Revisit[]> {
  const versions = await listLaterVersions(db, reviewId)
  if (versions.length === 0) return []
  const coded = await listCoded(db, reviewId, documentId)
  if (coded.length === 0) return []
  let settled = db
    .selectFrom('revisit')
    .select(['documentId', 'theoryId', 'theoryVersion'])
    .where('reviewId', '=', reviewId)
  if (documentId !== null) settled = settled.where('documentId', '=', documentId)
  return revisitsOf(coded, versions, await settled.execute(), await listAllStatements(db, reviewId))
}

/** How many documents wait. */
export async function countRevisits(db: Db, reviewId: number): Promise<number> {
  return new Set((await readRevisits(db, reviewId)).map(one => one.documentId)).size
}

/** Every version of the theories that have changed at all. */
async function listLaterVersions(db: Db, reviewId: number) {
  return db
    .selectFrom('theoryVersion')
    .innerJoin('theory', join =>
      join.onRef('theory.reviewId', '=', 'theoryVersion.reviewId').onRef('theory.id', '=', 'theoryVersion.theoryId'),
    )
    .select(['theoryVersion.theoryId', 'theoryVersion.version', 'theoryVersion.writtenAt'])
    .where('theoryVersion.reviewId', '=', reviewId)
    .where('theory.version', '>', 1)
    .orderBy('theoryVersion.theoryId')
    .orderBy('theoryVersion.version')
    .execute()
}

async function listAllStatements(db: Db, reviewId: number) {
  return db
    .selectFrom('theoryStatementVersion')
    .select(['statementId as id', 'theoryId', 'version', 'number', 'ifText', 'thenText', 'becauseText'])
    .where('reviewId', '=', reviewId)
    .orderBy('theoryId')
    .orderBy('version')
    .orderBy('position')
    .execute()
}

/** When each document was first coded: its first account that still counts, or the first evidence taken from it. */
async function listCoded(db: Db, reviewId: number, documentId: number | null): Promise<Coded[]> {
  let accounts = db
    .selectFrom('configuration')
    .select(eb => ['documentId', eb.fn.min('createdAt').as('codedAt')])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'account')
    .where('status', '<>', 'retired')
  let evidence = db
    .selectFrom('evidence')
    .select(eb => ['documentId', eb.fn.min('createdAt').as('codedAt')])
    .where('reviewId', '=', reviewId)
  if (documentId !== null) {
    accounts = accounts.where('documentId', '=', documentId)
    evidence = evidence.where('documentId', '=', documentId)
  }
  const first = new Map<number, string>()
  const rows = [
    ...(await accounts.groupBy('documentId').execute()),
    ...(await evidence.groupBy('documentId').execute()),
  ]
  for (const { documentId: id, codedAt } of rows) {
    const known = id === null ? undefined : first.get(id)
    if (id !== null && (known === undefined || codedAt < known)) first.set(id, codedAt)
  }
  return [...first].map(([id, codedAt]) => ({ documentId: id, codedAt })).sort((a, b) => a.documentId - b.documentId)
}

/** Accounts that point to any of these statements, by document. */
export async function listPointingAccounts(db: Db, reviewId: number, statementIds: readonly number[]) {
  if (statementIds.length === 0) return []
  return db
    .selectFrom('configuration')
    .select(['id', 'documentId', 'theoryStatementId as statementId'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'account')
    .where('status', '<>', 'retired')
    .where('theoryStatementId', 'in', [...statementIds])
    .orderBy('id')
    .limit(20_000)
    .execute()
}

/** What was settled, the latest act first; of one document when asked. */
export async function listSettled(db: Db, reviewId: number, documentId: number | null, limit: number) {
  let query = db
    .selectFrom('revisit')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'revisit.reviewId').onRef('document.id', '=', 'revisit.documentId'),
    )
    .innerJoin('theory', join =>
      join.onRef('theory.reviewId', '=', 'revisit.reviewId').onRef('theory.id', '=', 'revisit.theoryId'),
    )
    .leftJoin('person', 'person.id', 'revisit.settledBy')
    .select([
      'revisit.actId',
      'revisit.documentId',
      'document.label as documentLabel',
      'revisit.theoryId',
      'theory.title as theoryTitle',
      'revisit.theoryVersion',
      'revisit.outcome',
      'revisit.reason',
      'revisit.settledAt',
      'person.name as settledBy',
    ])
    .where('revisit.reviewId', '=', reviewId)
  if (documentId !== null) query = query.where('revisit.documentId', '=', documentId)
  return query.orderBy('revisit.actId', 'desc').orderBy('revisit.documentId').limit(limit).execute()
}

export async function listTheoryTitles(db: Db, reviewId: number) {
  return db
    .selectFrom('theory')
    .select(['id', 'title', 'version'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
}

export async function listLabels(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('document')
    .select(['id', 'label', 'title'])
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function insertRevisits(
  db: Db,
  rows: readonly {
    reviewId: number
    id: number
    actId: number
    documentId: number
    theoryId: number
    theoryVersion: number
    outcome: Outcome
    reason: string
    settledAt: string
    settledBy: number | null
  }[],
): Promise<void> {
  await db
    .insertInto('revisit')
    .values([...rows])
    .execute()
}

/** Everything that one act settled. */
export async function listOfAct(db: Db, reviewId: number, actId: number) {
  return db
    .selectFrom('revisit')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('actId', '=', actId)
    .orderBy('id')
    .execute()
}

export async function deleteOfAct(db: Db, reviewId: number, actId: number): Promise<void> {
  await db.deleteFrom('revisit').where('reviewId', '=', reviewId).where('actId', '=', actId).execute()
}
