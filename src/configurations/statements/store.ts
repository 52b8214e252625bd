// Queries on statements, the ideas that elements share: a page of them, one with its uses, and the names for pickers.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { matching } from '../../core/db/search.ts'
import { notFound } from '../../core/errors.ts'

/** Statements by name with how often they are used; keyset by (name, id). */
export async function listStatements(
  db: Db,
  reviewId: number,
  page: {
    readonly words: string
    readonly after: { readonly name: string; readonly id: number } | null
    readonly limit: number
  },
) {
  let query = db
    .selectFrom('statement')
    .leftJoin('statement as whole', join =>
      join.onRef('whole.reviewId', '=', 'statement.reviewId').onRef('whole.id', '=', 'statement.partOfId'),
    )
    .select([
      'statement.id',
      'statement.name',
      'statement.definition',
      'statement.code',
      'statement.partOfId',
      'whole.name as partOfName',
    ])
    .select(eb =>
      eb
        .selectFrom('element')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('element.reviewId', '=', 'statement.reviewId')
        .whereRef('element.statementId', '=', 'statement.id')
        .as('uses'),
    )
    .where('statement.reviewId', '=', reviewId)
  const words = matching(db, reviewId, page.words, 'statement')
  if (words !== null) query = query.where('statement.id', 'in', words)
  const { after } = page
  if (after !== null)
    query = query.where(eb =>
      eb.or([
        eb('statement.name', '>', after.name),
        eb.and([eb('statement.name', '=', after.name), eb('statement.id', '>', after.id)]),
      ]),
    )
  const rows = await query.orderBy('statement.name').orderBy('statement.id').limit(page.limit).execute()
  return rows.map(row => ({ ...row, uses: Number(row.uses) }))
}

export async function countStatements(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('statement')
    .select(sql<number>`count(*)`.as('n'))
    .where('reviewId', '=', reviewId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** What the browser offers while somebody writes: ideas with their uses, then wordings nobody has connected yet. */
export async function listIdeas(db: Db, reviewId: number) {
  const statements = await db
    .selectFrom('statement')
    .leftJoin('element', join =>
      join.onRef('element.reviewId', '=', 'statement.reviewId').onRef('element.statementId', '=', 'statement.id'),
    )
    .select(['statement.id', 'statement.name', 'statement.definition'])
    .select(sql<number>`count(element.id)`.as('uses'))
    .where('statement.reviewId', '=', reviewId)
    .groupBy(['statement.id', 'statement.name', 'statement.definition'])
    .orderBy('statement.id')
    .limit(5_000)
    .execute()
  const loose = await db
    .selectFrom('element')
    .select(['wording', 'role'])
    .select([sql<number>`min(id)`.as('id'), sql<number>`count(*)`.as('uses')])
    .where('reviewId', '=', reviewId)
    .where('statementId', 'is', null)
    .groupBy(['wording', 'role'])
    .orderBy(sql`min(id)`, 'desc')
    .limit(5_000)
    .execute()
  return {
    statements: statements.map(row => ({ ...row, uses: Number(row.uses) })),
    loose: loose.map(row => ({ ...row, id: Number(row.id), uses: Number(row.uses) })),
  }
}

export async function findStatement(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('statement')
    .select(['id', 'name', 'definition', 'code', 'partOfId', 'createdAt', 'version'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function getStatement(db: Db, reviewId: number, id: number) {
  const row = await findStatement(db, reviewId, id)
  if (row === undefined) throw notFound('This idea')
  return row
}

export async function findStatementByName(db: Db, reviewId: number, name: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('statement')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.id
}

export async function findStatementByCode(db: Db, reviewId: number, code: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('statement')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id
}

/** Every element that stands for an idea, with where it stands and how it is worded there. */
export async function listUses(db: Db, reviewId: number, statementId: number) {
  return db
    .selectFrom('element')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'element.reviewId')
        .onRef('configuration.layer', '=', 'element.layer')
        .onRef('configuration.id', '=', 'element.configurationId'),
    )
    .leftJoin('document', join =>
      join
        .onRef('document.reviewId', '=', 'configuration.reviewId')
        .onRef('document.id', '=', 'configuration.documentId'),
    )
    .select([
      'element.id',
      'element.mark',
      'element.role',
      'element.wording',
      'element.polarity',
      'element.isInferred',
      'configuration.layer',
      'configuration.id as configurationId',
      'configuration.title',
      'document.label as documentLabel',
    ])
    .where('element.reviewId', '=', reviewId)
    .where('element.statementId', '=', statementId)
    .orderBy('configuration.layer', 'desc')
    .orderBy('configuration.id')
    .orderBy('element.position')
    .limit(2_000)
    .execute()
}

/** The numbers of all elements and parts of an idea. */
export async function listStandingFor(db: Db, reviewId: number, id: number) {
  const elements = await db
    .selectFrom('element')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('statementId', '=', id)
    .orderBy('id')
    .execute()
  const parts = await listParts(db, reviewId, id)
  return { elements: elements.map(row => row.id), parts: parts.map(row => row.id) }
}

export async function listParts(db: Db, reviewId: number, id: number) {
  return db
    .selectFrom('statement')
    .select(['id', 'name', 'code'])
    .where('reviewId', '=', reviewId)
    .where('partOfId', '=', id)
    .orderBy('name')
    .execute()
}

type Values = { name: string; definition: string; code: string | null; partOfId: number | null }

export async function insertStatement(
  db: Db,
  row: Values & { reviewId: number; id: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db.insertInto('statement').values(row).execute()
}

/** False when someone saved in between. */
export async function updateStatement(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Values,
): Promise<boolean> {
  const done = await db
    .updateTable('statement')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Element without an idea of its own that another is to share one with. */
export async function findElementIdea(db: Db, reviewId: number, elementId: number) {
  return db
    .selectFrom('element')
    .select(['id', 'wording', 'role', 'statementId'])
    .where('reviewId', '=', reviewId)
    .where('id', '=', elementId)
    .executeTakeFirst()
}

/** Connects every element of the same role and wording that stands alone. */
export async function connectLoose(
  db: Db,
  reviewId: number,
  like: { readonly role: string; readonly wording: string },
  statementId: number,
): Promise<void> {
  await db
    .updateTable('element')
    .set({ statementId })
    .where('reviewId', '=', reviewId)
    .where('statementId', 'is', null)
    .where('role', '=', like.role as 'context')
    .where('wording', '=', like.wording)
    .execute()
}

/** Elements and parts of one idea become those of another; returns how many elements moved. */
export async function moveUses(db: Db, reviewId: number, from: number, to: number): Promise<number> {
  const moved = await db
    .updateTable('element')
    .set({ statementId: to })
    .where('reviewId', '=', reviewId)
    .where('statementId', '=', from)
    .executeTakeFirst()
  await db
    .updateTable('statement')
    .set(eb => ({ partOfId: eb.case().when('id', '=', to).then(null).else(to).end() }))
    .where('reviewId', '=', reviewId)
    .where('partOfId', '=', from)
    .execute()
  return Number(moved.numUpdatedRows)
}

export async function takeStatementRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('statement')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await db.deleteFrom('statement').where('reviewId', '=', reviewId).where('id', '=', id).execute()
  return row
}
