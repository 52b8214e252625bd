// Queries on what panels said: ratings without names, comments and points with what became of them.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import { differenceSaid } from '../differences/difference.ts'

/** Scores of whole rounds, without anything that tells whose they are. */
export async function listScores(db: Db, reviewId: number, roundIds: readonly number[]) {
  if (roundIds.length === 0) return []
  const rows = await db
    .selectFrom('rating')
    .select(['roundId', 'itemId', 'questionId', 'score', 'enteredBy'])
    .where('reviewId', '=', reviewId)
    .where('roundId', 'in', [...roundIds])
    .orderBy('itemId')
    .orderBy('score')
    .execute()
  return rows.map(({ enteredBy, ...row }) => ({ ...row, isEntered: enteredBy !== null }))
}

const COMMENT = [
  'panelComment.id',
  'panelComment.roundId',
  'panelComment.itemId',
  'panelComment.kind',
  'panelComment.text',
  'panelComment.setting',
  'panelComment.because',
  'panelComment.lineId',
  'person.name as enteredBy',
  'panellist.role',
  'panellist.code',
  'disposition.choice',
  'disposition.reason',
  'disposition.resultingVersion',
  'disposition.version as dispositionVersion',
] as const

export type Said = Awaited<ReturnType<typeof listComments>>[number]

/** Comments of rounds in the order in which they came, with the role of who wrote them where quoting by role is allowed. */
export async function listComments(db: Db, reviewId: number, roundIds: readonly number[]) {
  if (roundIds.length === 0) return []
  const rows = await db
    .selectFrom('panelComment')
    .innerJoin('panellist', join =>
      join
        .onRef('panellist.reviewId', '=', 'panelComment.reviewId')
        .onRef('panellist.id', '=', 'panelComment.panellistId'),
    )
    .leftJoin('disposition', join =>
      join
        .onRef('disposition.reviewId', '=', 'panelComment.reviewId')
        .onRef('disposition.commentId', '=', 'panelComment.id'),
    )
    .leftJoin('person', 'person.id', 'panelComment.enteredBy')
    .select(COMMENT)
    // What they agreed to last counts, also where the text has been worded anew since.
    .select(eb =>
      eb
        .selectFrom('consent')
        .select('consent.mayQuote')
        .whereRef('consent.reviewId', '=', 'panellist.reviewId')
        .whereRef('consent.panellistId', '=', 'panellist.id')
        .where('consent.withdrawnAt', 'is', null)
        .orderBy('consent.consentVersion', 'desc')
        .limit(1)
        .as('mayQuote'),
    )
    .where('panelComment.reviewId', '=', reviewId)
    .where('panelComment.roundId', 'in', [...roundIds])
    .where(eb =>
      eb.or([
        eb('panelComment.text', '<>', ''),
        eb('panelComment.setting', '<>', ''),
        eb('panelComment.because', '<>', ''),
      ]),
    )
    .orderBy('panelComment.id')
    .execute()
  return rows.map(({ mayQuote, text, setting, because, ...row }) => ({
    ...row,
    text: row.kind === 'difference' ? differenceSaid({ setting, differs: text, because }) : text,
    mayQuote: mayQuote === 1,
  }))
}

/** Points raised in meetings, with what became of them. */
export async function listPoints(
  db: Db,
  reviewId: number,
  where: { readonly meetingId: number } | { readonly itemIds: readonly number[] },
) {
  if ('itemIds' in where && where.itemIds.length === 0) return []
  let query = db
    .selectFrom('point')
    .leftJoin('disposition', join =>
      join.onRef('disposition.reviewId', '=', 'point.reviewId').onRef('disposition.pointId', '=', 'point.id'),
    )
    .select([
      'point.id',
      'point.meetingId',
      'point.itemId',
      'point.role',
      'point.saidBy',
      'point.text',
      'point.version',
      'disposition.choice',
      'disposition.reason',
      'disposition.resultingVersion',
      'disposition.version as dispositionVersion',
    ])
    .where('point.reviewId', '=', reviewId)
  query =
    'meetingId' in where
      ? query.where('point.meetingId', '=', where.meetingId)
      : query.where('point.itemId', 'in', [...where.itemIds])
  return query.orderBy('point.id').execute()
}

/** Every time a principle or search was put to a panel: in rounds and meetings, oldest first. */
export async function listItemsOf(
  db: Db,
  reviewId: number,
  subject: { readonly kind: 'principle' | 'search'; readonly id: number },
) {
  return db
    .selectFrom('item')
    .leftJoin('round', join =>
      join.onRef('round.reviewId', '=', 'item.reviewId').onRef('round.id', '=', 'item.roundId'),
    )
    .leftJoin('meeting', join =>
      join.onRef('meeting.reviewId', '=', 'item.reviewId').onRef('meeting.id', '=', 'item.meetingId'),
    )
    .innerJoin('panel', join =>
      join
        .onRef('panel.reviewId', '=', 'item.reviewId')
        .on(eb =>
          eb.or([eb('panel.id', '=', eb.ref('round.panelId')), eb('panel.id', '=', eb.ref('meeting.panelId'))]),
        ),
    )
    .select([
      'item.id',
      'item.roundId',
      'item.meetingId',
      'item.subjectVersion',
      'item.heading',
      'item.plainWords',
      'round.title as roundTitle',
      'round.status',
      'meeting.title as meetingTitle',
      'meeting.heldOn',
      'panel.name as panelName',
      'panel.kind as panelKind',
    ])
    .where('item.reviewId', '=', reviewId)
    .where('item.subjectKind', '=', subject.kind)
    .where('item.subjectId', '=', subject.id)
    .orderBy('item.id')
    .execute()
}

/** How many people were asked in each round: those with a link, and those for whom answers were entered. */
export async function countAsked(db: Db, reviewId: number, roundIds: readonly number[]): Promise<Map<number, number>> {
  if (roundIds.length === 0) return new Map()
  const asked = new Map<number, Set<number>>()
  const invited = await db
    .selectFrom('panelInvitation')
    .select(['roundId', 'panellistId'])
    .distinct()
    .where('reviewId', '=', reviewId)
    .where('roundId', 'in', [...roundIds])
    .execute()
  const rated = await db
    .selectFrom('rating')
    .select(['roundId', 'panellistId'])
    .distinct()
    .where('reviewId', '=', reviewId)
    .where('roundId', 'in', [...roundIds])
    .execute()
  for (const { roundId, panellistId } of [...invited, ...rated])
    asked.set(roundId, (asked.get(roundId) ?? new Set()).add(panellistId))
  return new Map([...asked].map(([roundId, people]) => [roundId, people.size]))
}

/** What a disposition is about, by comment or point; with the present disposition. */
export async function getDisposable(db: Db, reviewId: number, what: 'comment' | 'point', id: number) {
  const row =
    what === 'comment'
      ? await db
          .selectFrom('panelComment')
          .select(['id', 'itemId', 'roundId', 'text'])
          .where('reviewId', '=', reviewId)
          .where('id', '=', id)
          .executeTakeFirst()
      : await db
          .selectFrom('point')
          .select(['id', 'itemId', 'meetingId', 'text'])
          .where('reviewId', '=', reviewId)
          .where('id', '=', id)
          .executeTakeFirst()
  if (row === undefined) throw notFound(what === 'comment' ? 'This comment' : 'This point')
  const present = await db
    .selectFrom('disposition')
    .select(['id', 'choice', 'reason', 'resultingVersion', 'version'])
    .where('reviewId', '=', reviewId)
    .where(what === 'comment' ? 'commentId' : 'pointId', '=', id)
    .executeTakeFirst()
  return {
    itemId: row.itemId,
    text: row.text,
    roundId: 'roundId' in row ? row.roundId : null,
    meetingId: 'meetingId' in row ? row.meetingId : null,
    present,
  }
}

type Values = {
  choice: 'accept' | 'partly' | 'reject' | 'park'
  reason: string
  resultingVersion: number | null
  disposedAt: string
  disposedBy: number | null
}

export async function insertDisposition(
  db: Db,
  row: Values & { reviewId: number; id: number; commentId: number | null; pointId: number | null },
): Promise<void> {
  await db.insertInto('disposition').values(row).execute()
}

/** False when someone saved in between. */
export async function updateDisposition(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Values,
): Promise<boolean> {
  const done = await db
    .updateTable('disposition')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
