// Queries on the items of rounds.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Bound } from './words.ts'

const COLUMNS = [
  'id',
  'subjectKind',
  'subjectId',
  'subjectVersion',
  'heading',
  'plainWords',
  'restsOn',
  'ownWords',
  'earlierItemId',
  'position',
  'version',
] as const

export type Item = Awaited<ReturnType<typeof listItems>>[number]

export async function listItems(db: Db, reviewId: number, roundId: number) {
  return db
    .selectFrom('item')
    .select(COLUMNS)
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export async function getItemRow(db: Db, reviewId: number, roundId: number, id: number) {
  const row = await db
    .selectFrom('item')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This item')
  return row
}

export type NewItem = Bound & {
  readonly id: number
  readonly roundId: number
  readonly ownWords: 0 | 1
  readonly earlierItemId: number | null
  readonly position: number
}

export async function insertItems(db: Db, reviewId: number, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return
  await db
    .insertInto('item')
    .values(items.map(item => ({ ...item, reviewId, meetingId: null })))
    .execute()
}

export async function updateItem(
  db: Db,
  reviewId: number,
  id: number,
  set: Partial<
    Pick<
      NewItem,
      'subjectId' | 'subjectVersion' | 'heading' | 'plainWords' | 'restsOn' | 'ownWords' | 'earlierItemId' | 'position'
    >
  >,
): Promise<void> {
  await db.updateTable('item').set(set).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** To another place, by a person; what gives way to it stays at its version. */
export async function moveItem(db: Db, reviewId: number, id: number, position: number): Promise<void> {
  await db
    .updateTable('item')
    .set(eb => ({ position, version: eb('version', '+', 1) }))
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

/** False when someone reworded or moved it in between. */
export async function rewordItem(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Pick<NewItem, 'subjectVersion' | 'heading' | 'plainWords' | 'ownWords'>,
): Promise<boolean> {
  const done = await db
    .updateTable('item')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteItems(db: Db, reviewId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('item')
    .where('reviewId', '=', reviewId)
    .where('id', 'in', [...ids])
    .execute()
}

/** The words of theory statements that are in force, latest version first. */
export async function listStatementVersions(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('theoryStatementVersion as text')
    .innerJoin('theoryStatement as statement', join =>
      join
        .onRef('statement.reviewId', '=', 'text.reviewId')
        .onRef('statement.id', '=', 'text.statementId')
        .on('statement.droppedIn', 'is', null),
    )
    .select(['text.statementId', 'text.version', 'text.ifText', 'text.thenText', 'text.becauseText'])
    .where('text.reviewId', '=', reviewId)
    .where('text.statementId', 'in', [...ids])
    .orderBy('text.statementId')
    .orderBy('text.version', 'desc')
    .execute()
}
