// Queries on programme theories, their versions and statements, and on substantive theories.
import type { Db } from '../core/db/open.ts'
import { notFound } from '../core/errors.ts'
import type { Inference } from './domain.ts'

export type TheoryStatus = 'initial' | 'candidate' | 'refined'

export async function listTheories(db: Db, reviewId: number) {
  return db
    .selectFrom('theory')
    .innerJoin('theoryVersion', join =>
      join
        .onRef('theoryVersion.reviewId', '=', 'theory.reviewId')
        .onRef('theoryVersion.theoryId', '=', 'theory.id')
        .onRef('theoryVersion.version', '=', 'theory.version'),
    )
    .select([
      'theory.id',
      'theory.title',
      'theory.status',
      'theory.version',
      'theoryVersion.text',
      'theoryVersion.writtenAt',
    ])
    .where('theory.reviewId', '=', reviewId)
    .orderBy('theory.id')
    .execute()
}

export async function getTheory(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('theory')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This theory')
  return row
}

/** The latest first. */
export async function listVersions(db: Db, reviewId: number, theoryId: number) {
  return db
    .selectFrom('theoryVersion')
    .leftJoin('person', 'person.id', 'theoryVersion.writtenBy')
    .select([
      'theoryVersion.version',
      'theoryVersion.title',
      'theoryVersion.status',
      'theoryVersion.text',
      'theoryVersion.reason',
      'theoryVersion.inference',
      'theoryVersion.inferenceReason',
      'theoryVersion.writtenAt',
      'theoryVersion.writtenBy as writtenById',
      'person.name as writtenBy',
    ])
    .where('theoryVersion.reviewId', '=', reviewId)
    .where('theoryVersion.theoryId', '=', theoryId)
    .orderBy('theoryVersion.version', 'desc')
    .execute()
}

const statementColumns = [
  'statementId as id',
  'version',
  'number',
  'position',
  'ifText',
  'thenText',
  'becauseText',
] as const

/** The statements of every version of one theory, in their order. */
export async function listVersionStatements(db: Db, reviewId: number, theoryId: number) {
  return db
    .selectFrom('theoryStatementVersion')
    .select(statementColumns)
    .where('reviewId', '=', reviewId)
    .where('theoryId', '=', theoryId)
    .orderBy('version')
    .orderBy('position')
    .execute()
}

/** The last version in which each of these statements stood; unknown ones are left out. */
export async function listLatestVersions(db: Db, reviewId: number, statementIds: readonly number[]) {
  if (statementIds.length === 0) return []
  return db
    .selectFrom('theoryStatementVersion')
    .select(eb => ['statementId as id', eb.fn.max('version').as('version')])
    .where('reviewId', '=', reviewId)
    .where('statementId', 'in', [...statementIds])
    .groupBy('statementId')
    .orderBy('statementId')
    .execute()
}

/** The statements now in force, of all theories of a review: what configurations can point to. */
export async function listTheoryStatements(db: Db, reviewId: number) {
  return db
    .selectFrom('theory')
    .innerJoin('theoryStatementVersion as text', join =>
      join
        .onRef('text.reviewId', '=', 'theory.reviewId')
        .onRef('text.theoryId', '=', 'theory.id')
        .onRef('text.version', '=', 'theory.version'),
    )
    .select([
      'text.statementId as id',
      'text.number',
      'theory.id as theoryId',
      'theory.title as theoryTitle',
      'theory.status as theoryStatus',
      'text.ifText',
      'text.thenText',
      'text.becauseText',
    ])
    .where('theory.reviewId', '=', reviewId)
    .orderBy('theory.id')
    .orderBy('text.position')
    .execute()
}

/** One statement with its latest words, dropped or not. */
export async function getTheoryStatement(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('theoryStatement')
    .innerJoin('theory', join =>
      join
        .onRef('theory.reviewId', '=', 'theoryStatement.reviewId')
        .onRef('theory.id', '=', 'theoryStatement.theoryId'),
    )
    .select([
      'theoryStatement.id',
      'theoryStatement.theoryId',
      'theoryStatement.droppedIn',
      'theory.title as theoryTitle',
      'theory.status as theoryStatus',
    ])
    .where('theoryStatement.reviewId', '=', reviewId)
    .where('theoryStatement.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This theory statement')
  const versions = await db
    .selectFrom('theoryStatementVersion')
    .innerJoin('theoryVersion', join =>
      join
        .onRef('theoryVersion.reviewId', '=', 'theoryStatementVersion.reviewId')
        .onRef('theoryVersion.theoryId', '=', 'theoryStatementVersion.theoryId')
        .onRef('theoryVersion.version', '=', 'theoryStatementVersion.version'),
    )
    .select([
      'theoryStatementVersion.version',
      'theoryStatementVersion.number',
      'ifText',
      'thenText',
      'becauseText',
      'theoryVersion.reason',
      'theoryVersion.writtenAt',
      'theoryVersion.status',
    ])
    .where('theoryStatementVersion.reviewId', '=', reviewId)
    .where('theoryStatementVersion.statementId', '=', id)
    .orderBy('theoryStatementVersion.version', 'desc')
    .execute()
  return { ...row, versions }
}

export async function insertTheory(
  db: Db,
  theory: {
    reviewId: number
    id: number
    title: string
    status: TheoryStatus
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db.insertInto('theory').values(theory).execute()
}

/** False when someone saved in between. */
export async function updateTheory(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { title: string; status: TheoryStatus },
): Promise<boolean> {
  const done = await db
    .updateTable('theory')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertVersion(
  db: Db,
  version: {
    reviewId: number
    theoryId: number
    version: number
    title: string
    status: TheoryStatus
    text: string
    reason: string
    inference: Inference | null
    inferenceReason: string
    writtenAt: string
    writtenBy: number | null
  },
): Promise<void> {
  await db.insertInto('theoryVersion').values(version).execute()
}

export async function insertStatement(
  db: Db,
  statement: { reviewId: number; id: number; theoryId: number; createdAt: string },
): Promise<void> {
  await db
    .insertInto('theoryStatement')
    .values({ ...statement, droppedIn: null })
    .execute()
}

/** Of a theory's statements those that are kept stand, also those dropped before; the others are dropped in this version. */
export async function setDropped(
  db: Db,
  reviewId: number,
  theoryId: number,
  version: number,
  keptIds: readonly number[],
): Promise<void> {
  let query = db
    .updateTable('theoryStatement')
    .set({ droppedIn: version })
    .where('reviewId', '=', reviewId)
    .where('theoryId', '=', theoryId)
    .where('droppedIn', 'is', null)
  if (keptIds.length > 0) query = query.where('id', 'not in', [...keptIds])
  await query.execute()
  if (keptIds.length === 0) return
  await db
    .updateTable('theoryStatement')
    .set({ droppedIn: null })
    .where('reviewId', '=', reviewId)
    .where('theoryId', '=', theoryId)
    .where('droppedIn', 'is not', null)
    .where('id', 'in', [...keptIds])
    .execute()
}

export async function insertVersionStatements(
  db: Db,
  rows: readonly {
    reviewId: number
    statementId: number
    theoryId: number
    version: number
    number: string
    position: number
    ifText: string
    thenText: string
    becauseText: string
  }[],
): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('theoryStatementVersion')
      .values([...rows])
      .execute()
}
