// Queries on checks of coding: what a sample may be drawn from, its configurations, and what was said of them.
import { sql } from 'kysely'
import type { Layer } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { AMENDING, type Answer } from './domain.ts'

const ROWS_A_STATEMENT = 500

export type Population = { readonly layer: Layer; readonly documentId: number | null; readonly checkerId: number }

/** Configurations that stand and that the checker has not begun. */
export async function listPopulation(db: Db, reviewId: number, of: Population): Promise<readonly number[]> {
  let query = db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', of.layer)
    .where('status', '<>', 'retired')
    .where(eb => eb.or([eb('createdBy', 'is', null), eb('createdBy', '<>', of.checkerId)]))
  if (of.documentId !== null) query = query.where('documentId', '=', of.documentId)
  const rows = await query.orderBy('id').execute()
  return rows.map(row => row.id)
}

export async function insertCheck(
  db: Db,
  row: Population & {
    reviewId: number
    id: number
    share: number
    population: number
    size: number
    seed: string
    setsStatus: 0 | 1
    askedAt: string
    askedBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('codingCheck')
    .values({ ...row, endedAt: null, endedBy: null })
    .execute()
}

export async function insertItems(
  db: Db,
  rows: readonly { reviewId: number; checkId: number; position: number; layer: Layer; configurationId: number }[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT)
    await db
      .insertInto('codingCheckItem')
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .execute()
}

const checks = (db: Db, reviewId: number) =>
  db
    .selectFrom('codingCheck as c')
    .innerJoin('person as p', 'p.id', 'c.checkerId')
    .leftJoin('member as m', join =>
      join.onRef('m.reviewId', '=', 'c.reviewId').onRef('m.personId', '=', 'c.checkerId'),
    )
    .leftJoin('document as d', join => join.onRef('d.reviewId', '=', 'c.reviewId').onRef('d.id', '=', 'c.documentId'))
    .selectAll('c')
    .select(['p.name as checkerName', 'm.role as checkerRole', 'd.label as documentLabel'])
    .where('c.reviewId', '=', reviewId)

/** Newest first. */
export async function listChecks(db: Db, reviewId: number) {
  return checks(db, reviewId).orderBy('c.id', 'desc').limit(200).execute()
}

export async function getCheck(db: Db, reviewId: number, id: number) {
  const row = await checks(db, reviewId).where('c.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('This check')
  return row
}

export type CheckRow = Awaited<ReturnType<typeof getCheck>>

/** Answers counted, of one check or of all. */
export async function countAnswers(db: Db, reviewId: number, checkId: number | null = null) {
  let query = db
    .selectFrom('codingAnswer')
    .select(['checkId', 'answer'])
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .groupBy(['checkId', 'answer'])
  if (checkId !== null) query = query.where('checkId', '=', checkId)
  const rows = await query.execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

const laterChange = sql<string | null>`(select max(later.at) from activity as later
  where later.review_id = i.review_id and later.subject_id = i.configuration_id
  and later.subject_kind = case i.layer when 'account' then 'account' else 'configuration' end
  and later.verb in (${sql.join([...AMENDING])}) and later.at > coalesce(a.applied_at, a.given_at))`

const items = (db: Db, reviewId: number) =>
  db
    .selectFrom('codingCheckItem as i')
    .leftJoin('codingAnswer as a', join =>
      join
        .onRef('a.reviewId', '=', 'i.reviewId')
        .onRef('a.checkId', '=', 'i.checkId')
        .onRef('a.configurationId', '=', 'i.configurationId'),
    )
    .leftJoin('activity as change', join =>
      join.onRef('change.reviewId', '=', 'a.reviewId').onRef('change.id', '=', 'a.changeId'),
    )
    .leftJoin('comment', join =>
      join.onRef('comment.reviewId', '=', 'a.reviewId').onRef('comment.id', '=', 'a.commentId'),
    )
    .innerJoin('configuration as own', join =>
      join
        .onRef('own.reviewId', '=', 'i.reviewId')
        .onRef('own.layer', '=', 'i.layer')
        .onRef('own.id', '=', 'i.configurationId'),
    )
    .leftJoin('person as applier', 'applier.id', 'a.appliedBy')
    .select(['own.version as presentVersion', 'own.wording as presentWording', 'a.wordingVersion'])
    .select(['a.appliedChangeId', 'a.appliedAt', 'applier.name as appliedBy'])
    .select(['i.checkId', 'i.position', 'i.layer', 'i.configurationId', 'a.answer', 'a.note', 'a.proposedWording'])
    .select(['a.changeId', 'a.commentId', 'a.wasDraft', 'a.givenAt', 'comment.resolvedAt'])
    .select(['change.verb', 'change.before', 'change.after', 'change.at as changedAt'])
    .select(laterChange.as('changedLaterAt'))
    .where('i.reviewId', '=', reviewId)

export async function getItem(db: Db, reviewId: number, checkId: number, position: number) {
  const row = await items(db, reviewId)
    .where('i.checkId', '=', checkId)
    .where('i.position', '=', position)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This configuration of the check')
  return row
}

export type ItemRow = Awaited<ReturnType<typeof getItem>>

/** A page of a check in the order of the sample; `answer` none asks for those without one. */
export async function listItems(
  db: Db,
  reviewId: number,
  checkId: number,
  page: { readonly answer: Answer | 'none' | null; readonly after: number; readonly limit: number },
) {
  let query = items(db, reviewId).where('i.checkId', '=', checkId).where('i.position', '>', page.after)
  if (page.answer === 'none') query = query.where('a.answer', 'is', null)
  else if (page.answer !== null) query = query.where('a.answer', '=', page.answer)
  return query.orderBy('i.position').limit(page.limit).execute()
}

/** The first position after another that still wants an answer. */
export async function findUnanswered(db: Db, reviewId: number, checkId: number, after: number): Promise<number | null> {
  const [row] = await listItems(db, reviewId, checkId, { answer: 'none', after, limit: 1 })
  return row?.position ?? null
}

/** What second people said of one configuration, the latest first. */
export async function listAnswersTo(db: Db, reviewId: number, layer: Layer, id: number) {
  return items(db, reviewId)
    .innerJoin('codingCheck as c', join => join.onRef('c.reviewId', '=', 'i.reviewId').onRef('c.id', '=', 'i.checkId'))
    .innerJoin('person as p', 'p.id', 'c.checkerId')
    .select(['p.name as checkerName'])
    .where('i.layer', '=', layer)
    .where('i.configurationId', '=', id)
    .where('a.answer', 'is not', null)
    .orderBy('i.checkId', 'desc')
    .limit(50)
    .execute()
}

/** What a person changed of a configuration since a time, the latest first. */
export async function listChangesBy(
  db: Db,
  reviewId: number,
  of: {
    readonly kind: string
    readonly id: number
    readonly personId: number
    readonly since: string
    readonly verbs: readonly string[]
  },
) {
  return db
    .selectFrom('activity')
    .select(['id', 'at', 'verb', 'before', 'after'])
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', of.kind)
    .where('subjectId', '=', of.id)
    .where('actorKind', '=', 'person')
    .where('actorId', '=', of.personId)
    .where('at', '>=', of.since)
    .where('verb', 'in', [...of.verbs])
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}

type Key = { readonly reviewId: number; readonly checkId: number; readonly configurationId: number }

export async function insertAnswer(
  db: Db,
  row: Key & {
    answer: Answer
    note: string
    proposedWording: string
    changeId: number | null
    commentId: number | null
    wasDraft: 0 | 1
    givenAt: string
    wordingVersion: number | null
  },
): Promise<void> {
  await db.insertInto('codingAnswer').values(row).execute()
}

export async function deleteAnswer(db: Db, key: Key): Promise<void> {
  await db
    .deleteFrom('codingAnswer')
    .where('reviewId', '=', key.reviewId)
    .where('checkId', '=', key.checkId)
    .where('configurationId', '=', key.configurationId)
    .execute()
}

/** Ends a check or, with nulls, takes it up again. */
export async function setEnd(
  db: Db,
  reviewId: number,
  id: number,
  end: { endedAt: string | null; endedBy: number | null },
): Promise<void> {
  await db.updateTable('codingCheck').set(end).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** How many configurations of open checks wait for a person's answer. */
export async function countWaiting(db: Db, reviewId: number, personId: number): Promise<number> {
  const row = await db
    .selectFrom('codingCheck as c')
    .innerJoin('codingCheckItem as i', join =>
      join.onRef('i.reviewId', '=', 'c.reviewId').onRef('i.checkId', '=', 'c.id'),
    )
    .leftJoin('codingAnswer as a', join =>
      join
        .onRef('a.reviewId', '=', 'i.reviewId')
        .onRef('a.checkId', '=', 'i.checkId')
        .onRef('a.configurationId', '=', 'i.configurationId'),
    )
    .select(sql<number>`count(*)`.as('count'))
    .where('c.reviewId', '=', reviewId)
    .where('c.checkerId', '=', personId)
    .where('c.endedAt', 'is', null)
    .where('a.answer', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** For the method of a report: how many of each layer stand, and the latest answer to each that was checked. */
export async function countChecked(db: Db, reviewId: number) {
  const standing = await db
    .selectFrom('configuration')
    .select('layer')
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('status', '<>', 'retired')
    .groupBy('layer')
    .execute()
  const answers = await db
    .selectFrom('codingAnswer as a')
    .innerJoin('codingCheckItem as i', join =>
      join
        .onRef('i.reviewId', '=', 'a.reviewId')
        .onRef('i.checkId', '=', 'a.checkId')
        .onRef('i.configurationId', '=', 'a.configurationId'),
    )
    .innerJoin('configuration as c', join =>
      join
        .onRef('c.reviewId', '=', 'i.reviewId')
        .onRef('c.layer', '=', 'i.layer')
        .onRef('c.id', '=', 'i.configurationId'),
    )
    .select(['c.layer', 'c.id', 'a.answer'])
    .where('a.reviewId', '=', reviewId)
    .where('c.status', '<>', 'retired')
    .orderBy('a.givenAt')
    .orderBy('a.checkId')
    .execute()
  const latest = new Map(answers.map(row => [`${row.layer} ${row.id}`, row]))
  return standing.map(({ layer, count }) => ({
    layer,
    standing: Number(count),
    answers: [...latest.values()].filter(row => row.layer === layer).map(row => ({ answer: row.answer, count: 1 })),
  }))
}
