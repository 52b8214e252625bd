// Queries on what one round hands on to the next: counts without names, and the comments the lead chose.
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { differenceSaid } from '../differences/difference.ts'

/** What its writer agreed to last, and has not taken back, lets a comment be quoted. */
const MAY_BE_QUOTED = sql<SqlBool>`(select c.may_quote from consent c where c.review_id = panel_comment.review_id and c.panellist_id = panel_comment.panellist_id and c.withdrawn_at is null order by c.consent_version desc limit 1) = 1`

/** How many gave each score to one item, by question; null is "can't judge". */
export async function countScoresOf(db: Db, reviewId: number, itemId: number) {
  const rows = await db
    .selectFrom('rating')
    .select(eb => ['questionId', 'score', eb.fn.countAll<number>().as('count')])
    .where('reviewId', '=', reviewId)
    .where('itemId', '=', itemId)
    .groupBy(['questionId', 'score'])
    .orderBy('questionId')
    .orderBy('score')
    .execute()
  return rows.map(row => ({ ...row, count: Number(row.count) }))
}

/** What panellists of a round read that was said of an earlier item while it may be quoted, in an order that tells nothing of who said it. */
export async function listFeedback(db: Db, reviewId: number, roundId: number, itemId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('feedbackComment')
    .innerJoin('panelComment', join =>
      join
        .onRef('panelComment.reviewId', '=', 'feedbackComment.reviewId')
        .onRef('panelComment.id', '=', 'feedbackComment.commentId'),
    )
    .select('feedbackComment.text')
    .where('feedbackComment.reviewId', '=', reviewId)
    .where('feedbackComment.roundId', '=', roundId)
    .where('panelComment.itemId', '=', itemId)
    .where(MAY_BE_QUOTED)
    .orderBy('feedbackComment.text')
    .execute()
  return rows.map(row => row.text)
}

/** Comments of the round before that may be quoted, with the words chosen for this round where they are. */
export async function listQuotable(db: Db, reviewId: number, earlierRoundId: number, roundId: number) {
  const rows = await db
    .selectFrom('panelComment')
    .innerJoin('panellist', join =>
      join
        .onRef('panellist.reviewId', '=', 'panelComment.reviewId')
        .onRef('panellist.id', '=', 'panelComment.panellistId'),
    )
    .leftJoin('feedbackComment', join =>
      join
        .onRef('feedbackComment.reviewId', '=', 'panelComment.reviewId')
        .onRef('feedbackComment.commentId', '=', 'panelComment.id')
        .on('feedbackComment.roundId', '=', roundId),
    )
    .select([
      'panelComment.id',
      'panelComment.itemId',
      'panelComment.kind',
      'panelComment.text',
      'panelComment.setting',
      'panelComment.because',
      'feedbackComment.text as chosen',
    ])
    .where('panelComment.reviewId', '=', reviewId)
    .where('panelComment.roundId', '=', earlierRoundId)
    .where('panelComment.itemId', 'is not', null)
    .where('panellist.withdrawnAt', 'is', null)
    .where(MAY_BE_QUOTED)
    .orderBy('panelComment.itemId')
    .orderBy('panelComment.id')
    .execute()
  return rows
    .map(({ setting, because, text, ...row }) => ({
      ...row,
      text: row.kind === 'difference' ? differenceSaid({ setting, differs: text, because }) : text,
    }))
    .filter(row => row.text !== '')
}

/** Replaces the comments a round shows. */
export async function setFeedback(
  db: Db,
  reviewId: number,
  roundId: number,
  chosen: readonly { commentId: number; text: string; chosenAt: string; chosenBy: number | null }[],
): Promise<void> {
  await db.deleteFrom('feedbackComment').where('reviewId', '=', reviewId).where('roundId', '=', roundId).execute()
  if (chosen.length === 0) return
  await db
    .insertInto('feedbackComment')
    .values(chosen.map(one => ({ ...one, reviewId, roundId })))
    .execute()
}

/** Of an open round: how the others answered one item, by name; those who withdrew are gone. */
export async function listOthers(db: Db, reviewId: number, itemId: number, panellistId: number) {
  const ratings = await db
    .selectFrom('rating')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'rating.reviewId').onRef('panellist.id', '=', 'rating.panellistId'),
    )
    .select(['rating.questionId', 'rating.score', 'panellist.id as panellistId', 'panellist.name'])
    .where('rating.reviewId', '=', reviewId)
    .where('rating.itemId', '=', itemId)
    .where('rating.panellistId', '<>', panellistId)
    .where('panellist.withdrawnAt', 'is', null)
    .orderBy('panellist.name')
    .orderBy('rating.questionId')
    .execute()
  const comments = await db
    .selectFrom('panelComment')
    .innerJoin('panellist', join =>
      join
        .onRef('panellist.reviewId', '=', 'panelComment.reviewId')
        .onRef('panellist.id', '=', 'panelComment.panellistId'),
    )
    .select(['panelComment.text', 'panellist.id as panellistId', 'panellist.name'])
    .where('panelComment.reviewId', '=', reviewId)
    .where('panelComment.itemId', '=', itemId)
    .where('panelComment.kind', '=', 'comment')
    .where('panelComment.text', '<>', '')
    .where('panelComment.panellistId', '<>', panellistId)
    .where('panellist.withdrawnAt', 'is', null)
    .orderBy('panellist.name')
    .execute()
  return { ratings, comments }
}
