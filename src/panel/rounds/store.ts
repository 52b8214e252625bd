// Queries on rounds, their questions and their items.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Question, Scale } from '../domain.ts'

const COLUMNS = [
  'round.id',
  'round.panelId',
  'panel.name as panelName',
  'round.title',
  'round.intro',
  'round.status',
  'round.closesOn',
  'round.openedAt',
  'round.closedAt',
  'round.version',
] as const

function rounds(db: Db, reviewId: number) {
  return db
    .selectFrom('round')
    .innerJoin('panel', join =>
      join.onRef('panel.reviewId', '=', 'round.reviewId').onRef('panel.id', '=', 'round.panelId'),
    )
    .select(COLUMNS)
    .where('round.reviewId', '=', reviewId)
}

/** Newest first, with how many items each has and how many people have answered something. */
export async function listRounds(db: Db, reviewId: number) {
  const rows = await rounds(db, reviewId)
    .select(eb => [
      eb
        .selectFrom('item')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('item.reviewId', '=', 'round.reviewId')
        .whereRef('item.roundId', '=', 'round.id')
        .as('items'),
      eb
        .selectFrom('rating')
        .select(eb => eb.fn.count<number>('rating.panellistId').distinct().as('n'))
        .whereRef('rating.reviewId', '=', 'round.reviewId')
        .whereRef('rating.roundId', '=', 'round.id')
        .as('answered'),
    ])
    .orderBy('round.id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, items: Number(row.items), answered: Number(row.answered) }))
}

export type Round = Awaited<ReturnType<typeof getRound>>

export async function getRound(db: Db, reviewId: number, id: number) {
  const row = await rounds(db, reviewId).where('round.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This round')
  return row
}

export async function listQuestions(
  db: Db,
  reviewId: number,
  roundIds: readonly number[],
): Promise<(Question & { readonly roundId: number })[]> {
  if (roundIds.length === 0) return []
  return db
    .selectFrom('roundQuestion')
    .select(['id', 'roundId', 'text', 'scale', 'lowLabel', 'highLabel', 'position'])
    .where('reviewId', '=', reviewId)
    .where('roundId', 'in', [...roundIds])
    .orderBy('roundId')
    .orderBy('position')
    .execute()
}

export type Item = Awaited<ReturnType<typeof listItems>>[number]

export async function listItems(db: Db, reviewId: number, roundId: number) {
  return db
    .selectFrom('item')
    .select(['id', 'subjectKind', 'subjectId', 'subjectVersion', 'heading', 'plainWords', 'restsOn', 'position'])
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .orderBy('position')
    .execute()
}

type RoundValues = { title: string; intro: string; closesOn: string | null }

export async function insertRound(
  db: Db,
  row: RoundValues & { reviewId: number; id: number; panelId: number; createdAt: string; createdBy: number | null },
): Promise<void> {
  await db
    .insertInto('round')
    .values({ ...row, status: 'draft', openedAt: null, closedAt: null })
    .execute()
}

/** False when someone saved in between. */
export async function updateRound(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Partial<RoundValues> & { status?: 'draft' | 'open' | 'closed'; openedAt?: string; closedAt?: string },
): Promise<boolean> {
  const done = await db
    .updateTable('round')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Replaces the questions of a draft. */
export async function setQuestions(
  db: Db,
  reviewId: number,
  roundId: number,
  questions: readonly {
    id: number
    text: string
    scale: Scale
    lowLabel: string
    highLabel: string
    position: number
  }[],
): Promise<void> {
  await db.deleteFrom('roundQuestion').where('reviewId', '=', reviewId).where('roundId', '=', roundId).execute()
  if (questions.length === 0) return
  await db
    .insertInto('roundQuestion')
    .values(questions.map(question => ({ ...question, reviewId, roundId })))
    .execute()
}

export type NewItem = {
  id: number
  subjectKind: 'principle' | 'free text'
  subjectId: number | null
  subjectVersion: number | null
  heading: string
  plainWords: string
  restsOn: string
  position: number
}

/** Replaces the items of a draft. */
export async function setItems(db: Db, reviewId: number, roundId: number, items: readonly NewItem[]): Promise<void> {
  await db.deleteFrom('item').where('reviewId', '=', reviewId).where('roundId', '=', roundId).execute()
  if (items.length === 0) return
  await db
    .insertInto('item')
    .values(items.map(item => ({ ...item, reviewId, roundId, meetingId: null })))
    .execute()
}

export async function updateItem(
  db: Db,
  reviewId: number,
  id: number,
  set: Pick<NewItem, 'subjectVersion' | 'heading' | 'plainWords' | 'restsOn'>,
): Promise<void> {
  await db.updateTable('item').set(set).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
