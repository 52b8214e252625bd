// Queries on whole rounds: what was put and answered by role, who was asked, and the lead's sentences on small groups.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { listQuestions } from '../../rounds/store.ts'
import { type Role, rolesUnnamed } from '../groups.ts'
import type { Answer, Kept, Put, Taken } from './result.ts'

type Unnamed = ReadonlyMap<number, ReadonlySet<Role>>

/** Everything that results of these rounds are made of, with as many queries for one as for all of them. */
export async function loadKept(db: Db, reviewId: number, roundIds: readonly number[]): Promise<Kept> {
  if (roundIds.length === 0) return { questions: [], items: [], answers: [], invited: [], commented: [] }
  return {
    questions: await listQuestions(db, reviewId, roundIds),
    items: await listPut(db, reviewId, roundIds),
    answers: await listAnswers(db, reviewId, roundIds),
    invited: await listInvited(db, reviewId, roundIds),
    commented: await listCommented(db, reviewId, roundIds),
  }
}

async function listPut(db: Db, reviewId: number, roundIds: readonly number[]): Promise<Put[]> {
  return db
    .selectFrom('item')
    .select(['id', 'roundId', 'subjectKind', 'subjectId', 'subjectVersion', 'heading', 'plainWords', 'ownWords'])
    .select(['earlierItemId', 'position'])
    .where('reviewId', '=', reviewId)
    .where('roundId', 'in', [...roundIds])
    .execute()
}

/** In an order that tells nothing of who answered when. */
async function listAnswers(db: Db, reviewId: number, roundIds: readonly number[]): Promise<Answer[]> {
  const rows = await db
    .selectFrom('rating')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'rating.reviewId').onRef('panellist.id', '=', 'rating.panellistId'),
    )
    .select(['rating.roundId', 'rating.itemId', 'rating.questionId', 'rating.score', 'rating.enteredBy'])
    .select(['rating.panellistId', 'panellist.role'])
    .where('rating.reviewId', '=', reviewId)
    .where('rating.roundId', 'in', [...roundIds])
    .orderBy('rating.itemId')
    .orderBy('rating.score')
    .execute()
  return rows.map(({ enteredBy, ...row }) => ({ ...row, isEntered: enteredBy !== null }))
}

/** With a link to answer by. */
async function listInvited(db: Db, reviewId: number, roundIds: readonly number[]): Promise<Taken[]> {
  return db
    .selectFrom('panelInvitation as link')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'link.reviewId').onRef('panellist.id', '=', 'link.panellistId'),
    )
    .select(['link.roundId', 'link.panellistId', 'panellist.role'])
    .distinct()
    .where('link.reviewId', '=', reviewId)
    .where('link.roundId', 'in', [...roundIds])
    .execute()
}

async function listCommented(db: Db, reviewId: number, roundIds: readonly number[]): Promise<Taken[]> {
  return db
    .selectFrom('panelComment as said')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'said.reviewId').onRef('panellist.id', '=', 'said.panellistId'),
    )
    .select(['said.roundId', 'said.panellistId', 'panellist.role'])
    .distinct()
    .where('said.reviewId', '=', reviewId)
    .where('said.roundId', 'in', [...roundIds])
    .where(sql<boolean>`said.text || said.setting || said.because <> ''`)
    .execute()
}

export type Sentence = { readonly itemId: number; readonly role: Role; readonly text: string; readonly version: number }

export async function listSentences(db: Db, reviewId: number, roundIds: readonly number[]): Promise<Sentence[]> {
  if (roundIds.length === 0) return []
  return db
    .selectFrom('groupSentence')
    .innerJoin('item', join =>
      join.onRef('item.reviewId', '=', 'groupSentence.reviewId').onRef('item.id', '=', 'groupSentence.itemId'),
    )
    .select(['groupSentence.itemId', 'groupSentence.role', 'groupSentence.text', 'groupSentence.version'])
    .where('groupSentence.reviewId', '=', reviewId)
    .where('item.roundId', 'in', [...roundIds])
    .orderBy('groupSentence.itemId')
    .orderBy('groupSentence.role')
    .execute()
}

export async function findSentence(db: Db, reviewId: number, itemId: number, role: Role) {
  return db
    .selectFrom('groupSentence')
    .select(['text', 'version'])
    .where('reviewId', '=', reviewId)
    .where('itemId', '=', itemId)
    .where('role', '=', role)
    .executeTakeFirst()
}

type Words = { text: string; writtenAt: string; writtenBy: number | null }

export async function insertSentence(
  db: Db,
  row: Words & { reviewId: number; itemId: number; role: Role },
): Promise<void> {
  await db.insertInto('groupSentence').values(row).execute()
}

/** False when someone saved in between. */
export async function updateSentence(
  db: Db,
  at: { readonly reviewId: number; readonly itemId: number; readonly role: Role; readonly version: number },
  set: Words,
): Promise<boolean> {
  const done = await db
    .updateTable('groupSentence')
    .set({ ...set, version: at.version + 1 })
    .where('reviewId', '=', at.reviewId)
    .where('itemId', '=', at.itemId)
    .where('role', '=', at.role)
    .where('version', '=', at.version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/**
 * By panel, the roles that tables of single answers leave out, whichever of its rounds they are of. A question of priorities
 * is asked once of all items.
 */
export async function readUnnamed(db: Db, reviewId: number): Promise<Unnamed> {
  const rows = await db
    .selectFrom('rating')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'rating.reviewId').onRef('panellist.id', '=', 'rating.panellistId'),
    )
    .innerJoin('roundQuestion as question', join =>
      join.onRef('question.reviewId', '=', 'rating.reviewId').onRef('question.id', '=', 'rating.questionId'),
    )
    .select(eb => [
      'panellist.panelId',
      'panellist.role',
      'rating.questionId',
      sql<number>`case when question.scale in ('choose', 'points') then 0 else rating.item_id end`.as('of'),
      eb.fn.count<number>('rating.panellistId').distinct().as('people'),
    ])
    .where('rating.reviewId', '=', reviewId)
    .groupBy(['panellist.panelId', 'panellist.role', 'rating.questionId', 'of'])
    .execute()
  const sizes = rows.map(({ people, questionId, of, ...row }) => {
    return { ...row, people: Number(people), question: `${questionId} ${of}` }
  })
  return new Map([...Map.groupBy(sizes, one => one.panelId)].map(([panel, of]) => [panel, rolesUnnamed(of)]))
}

/**
 * Answers of one round under codes, by item, question and code: no name, no time, no order in which they came, and no role
 * from which the answers of a small group could be read.
 */
export async function listCoded(db: Db, reviewId: number, roundId: number, unnamed: Unnamed) {
  const rows = await db
    .selectFrom('rating')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'rating.reviewId').onRef('panellist.id', '=', 'rating.panellistId'),
    )
    .innerJoin('item', join =>
      join.onRef('item.reviewId', '=', 'rating.reviewId').onRef('item.id', '=', 'rating.itemId'),
    )
    .innerJoin('roundQuestion as question', join =>
      join.onRef('question.reviewId', '=', 'rating.reviewId').onRef('question.id', '=', 'rating.questionId'),
    )
    .select(['item.position', 'item.heading', 'item.subjectKind', 'item.subjectId', 'item.subjectVersion'])
    .select(['question.text', 'question.scale', 'panellist.code', 'panellist.panelId', 'panellist.role'])
    .select(['rating.score', 'rating.enteredBy'])
    .where('rating.reviewId', '=', reviewId)
    .where('rating.roundId', '=', roundId)
    .orderBy('item.position')
    .orderBy('item.id')
    .orderBy('question.position')
    .orderBy('panellist.code')
    .execute()
  return rows.map(({ panelId, role, ...row }) => ({ ...row, role: unnamed.get(panelId)?.has(role) ? null : role }))
}
