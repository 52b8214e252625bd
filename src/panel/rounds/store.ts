// Queries on rounds and their questions.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Question } from '../domain.ts'
import type { Rule } from '../rule.ts'

const COLUMNS = [
  'round.id',
  'round.panelId',
  'panel.name as panelName',
  'round.title',
  'round.titleNl',
  'round.intro',
  'round.introNl',
  'round.status',
  'round.isAnonymous',
  'round.followsId',
  'round.rule',
  'round.rulePercent',
  'round.ruleRange',
  'round.ruleChosenAt',
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

/** Newest first, or one alone, with how many items each has and how many people have answered something. */
export async function listRounds(db: Db, reviewId: number, id?: number) {
  const rows = await rounds(db, reviewId)
    .$if(id !== undefined, query => query.where('round.id', '=', id ?? 0))
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
    .select(['id', 'roundId', 'text', 'scale', 'most', 'lowLabel', 'highLabel', 'position'])
    .select(['textNl', 'lowLabelNl', 'highLabelNl'])
    .where('reviewId', '=', reviewId)
    .where('roundId', 'in', [...roundIds])
    .orderBy('roundId')
    .orderBy('position')
    .execute()
}

/** Who of the team entered answers by telephone or from paper, and for how many people. */
export async function listEntered(db: Db, reviewId: number, roundId: number) {
  const rows = await db
    .selectFrom('rating')
    .innerJoin('person', 'person.id', 'rating.enteredBy')
    .select(eb => ['person.name as by', eb.fn.count<number>('rating.panellistId').distinct().as('people')])
    .where('rating.reviewId', '=', reviewId)
    .where('rating.roundId', '=', roundId)
    .groupBy(['person.id', 'person.name'])
    .orderBy('person.name')
    .execute()
  return rows.map(row => ({ ...row, people: Number(row.people) }))
}

/** Panels that have readers of English and readers of Dutch, by number. */
export async function listOfTwoLanguages(db: Db, reviewId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('panellist')
    .select('panelId')
    .where('reviewId', '=', reviewId)
    .where('withdrawnAt', 'is', null)
    .where('erasedAt', 'is', null)
    .groupBy('panelId')
    .having(eb => eb.fn.count('language').distinct(), '>', 1)
    .execute()
  return new Set(rows.map(row => row.panelId))
}

type RoundValues = Rule & {
  title: string
  titleNl: string
  intro: string
  introNl: string
  closesOn: string | null
  isAnonymous: 0 | 1
  followsId: number | null
  ruleChosenAt: string
}

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
  questions: readonly Question[],
): Promise<void> {
  await db.deleteFrom('roundQuestion').where('reviewId', '=', reviewId).where('roundId', '=', roundId).execute()
  if (questions.length === 0) return
  await db
    .insertInto('roundQuestion')
    .values(questions.map(question => ({ ...question, reviewId, roundId })))
    .execute()
}

/** Open rounds of every review whose last day is over. */
export async function listOverdue(db: Db, today: string) {
  return db
    .selectFrom('round')
    .innerJoin('review', 'review.id', 'round.reviewId')
    .select(['round.reviewId', 'review.slug', 'round.id', 'round.closesOn', 'round.version'])
    .where('round.status', '=', 'open')
    .where('round.closesOn', '<', today)
    .orderBy('round.reviewId')
    .orderBy('round.id')
    .execute()
}
