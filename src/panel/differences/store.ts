// Queries on what panellists say differs in their settings, and on the lines made of it.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'

/** One difference with the principle its item was about, null where that was something else. */
export async function getDifference(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('panelComment')
    .innerJoin('item', join =>
      join.onRef('item.reviewId', '=', 'panelComment.reviewId').onRef('item.id', '=', 'panelComment.itemId'),
    )
    .innerJoin('round', join =>
      join.onRef('round.reviewId', '=', 'panelComment.reviewId').onRef('round.id', '=', 'panelComment.roundId'),
    )
    .select([
      'panelComment.id',
      'panelComment.roundId',
      'panelComment.setting',
      'panelComment.text as differs',
      'panelComment.because',
      'panelComment.lineId',
      'panelComment.version',
      'item.subjectKind',
      'item.subjectId',
      'round.status',
      'round.closesOn',
    ])
    .where('panelComment.reviewId', '=', reviewId)
    .where('panelComment.id', '=', id)
    .where('panelComment.kind', '=', 'difference')
    .executeTakeFirst()
  if (row === undefined) throw notFound('This answer')
  const { subjectKind, subjectId, ...difference } = row
  return { ...difference, principleId: subjectKind === 'principle' ? subjectId : null }
}

export async function setLine(
  db: Db,
  reviewId: number,
  id: number,
  set: { lineId: number | null; turnedAt: string; turnedBy: number | null },
): Promise<void> {
  await db.updateTable('panelComment').set(set).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
