// What panels said that nobody has answered yet: comments of closed rounds and points of meetings, in the order in which they came.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { listComments } from '../../../panel/results/store.ts'

/** Ends of conditions on `panel_comment t` and `point t`: what counts as unanswered, here and in the numbers of the overview. */
export const UNANSWERED = {
  comment: `not exists (select 1 from disposition d where d.review_id = t.review_id and d.comment_id = t.id)
    and exists (select 1 from round r where r.review_id = t.review_id and r.id = t.round_id and r.status = 'closed')
    and (t.text <> '' or t.setting <> '' or t.because <> '')`,
  point: 'not exists (select 1 from disposition d where d.review_id = t.review_id and d.point_id = t.id)',
} as const

export async function listUnanswered(db: Db, reviewId: number) {
  const rounds = await db
    .selectFrom('panelComment as t')
    .innerJoin('round as r', join => join.onRef('r.reviewId', '=', 't.reviewId').onRef('r.id', '=', 't.roundId'))
    .select(['t.id', 't.roundId', 'r.title'])
    .where('t.reviewId', '=', reviewId)
    .where(sql<boolean>`${sql.raw(UNANSWERED.comment)}`)
    .execute()
  const open = new Map(rounds.map(row => [row.id, row]))
  const comments = await listComments(db, reviewId, [...new Set(rounds.map(row => row.roundId))])
  const points = await db
    .selectFrom('point as t')
    .innerJoin('meeting as m', join => join.onRef('m.reviewId', '=', 't.reviewId').onRef('m.id', '=', 't.meetingId'))
    .select(['t.id', 't.meetingId', 't.text', 'm.title'])
    .where('t.reviewId', '=', reviewId)
    .where(sql<boolean>`${sql.raw(UNANSWERED.point)}`)
    .orderBy('t.id')
    .execute()
  return [
    ...comments
      .filter(comment => open.has(comment.id))
      .map(({ id, text, roundId }) => ({
        ...{ what: 'comment' as const, id, text },
        place: open.get(id)?.title ?? '',
        in: `rounds/${roundId}`,
      })),
    ...points.map(({ id, text, title, meetingId }) => ({
      ...{ what: 'point' as const, id, text },
      place: title,
      in: `meetings/${meetingId}`,
    })),
  ]
}
