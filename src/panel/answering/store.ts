// Queries of one panellist's own work: where they stand, the items, and their own answers; never anyone else's.
import type { Db } from '../../core/db/open.ts'
import type { Snapshot } from '../../principles/domain.ts'
import { consentIn } from '../consents/domain.ts'
import { type Language, textIn } from '../domain.ts'
import type { Reader } from '../wording.ts'

const SITTING = [
  'review.id as reviewId',
  'review.slug',
  'review.title as reviewTitle',
  'panellist.id as panellistId',
  'panellist.name',
  'panellist.code',
  'panellist.language',
  'panellist.withdrawnAt',
  'round.id as roundId',
  'round.title as roundTitle',
  'round.titleNl',
  'round.intro',
  'round.introNl',
  'round.status',
  'round.closesOn',
  'round.isAnonymous',
  'round.followsId',
  'panel.id as panelId',
  'panel.consentText',
  'panel.consentTextNl',
  'panel.consentVersion',
  'panel.contactName',
  'panel.contactPhone',
  'panel.contactEmail',
  'consent.givenAt',
  'consent.mayQuote',
  'consent.mayThank',
] as const

/** Who answers which round, with the panel's text and contact; undefined when any of it is not there. */
export async function findSitting(
  db: Db,
  who: { readonly reviewId: number; readonly panellistId: number; readonly roundId: number },
) {
  const row = await db
    .selectFrom('panellist')
    .innerJoin('panel', join =>
      join.onRef('panel.reviewId', '=', 'panellist.reviewId').onRef('panel.id', '=', 'panellist.panelId'),
    )
    .innerJoin('round', join =>
      join
        .onRef('round.reviewId', '=', 'panel.reviewId')
        .onRef('round.panelId', '=', 'panel.id')
        .on('round.id', '=', who.roundId),
    )
    .innerJoin('review', 'review.id', 'panellist.reviewId')
    .leftJoin('consent', join =>
      join
        .onRef('consent.reviewId', '=', 'panellist.reviewId')
        .onRef('consent.panellistId', '=', 'panellist.id')
        .onRef('consent.consentVersion', '=', 'panel.consentVersion')
        .on('consent.withdrawnAt', 'is', null),
    )
    .select(SITTING)
    .select(eb =>
      eb
        .selectFrom('panellist as other')
        .select(eb => eb.fn.countAll<number>().as('n'))
        .whereRef('other.reviewId', '=', 'panellist.reviewId')
        .whereRef('other.panelId', '=', 'panellist.panelId')
        .where('other.language', '=', 'en')
        .as('english'),
    )
    .where('panellist.reviewId', '=', who.reviewId)
    .where('panellist.id', '=', who.panellistId)
    .where('panellist.erasedAt', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { consentText, consentTextNl, english, ...sitting } = row
  const isEnglish = Number(english) > 0 || row.titleNl !== '' || row.introNl !== ''
  const reader: Reader = { language: row.language, first: isEnglish ? 'en' : null }
  return { ...sitting, reader, consent: consentIn({ consentText, consentTextNl }, row.language) }
}

/** The items of a round in one language: plain words as they were at the item's version, with the frozen ones to fall back on. */
export async function listItemsIn(db: Db, reviewId: number, roundId: number, language: Language) {
  const rows = await db
    .selectFrom('item')
    .leftJoin('principleVersion as kept', join =>
      join
        .onRef('kept.reviewId', '=', 'item.reviewId')
        .onRef('kept.principleId', '=', 'item.subjectId')
        .onRef('kept.version', '=', 'item.subjectVersion')
        .on('item.subjectKind', '=', 'principle'),
    )
    .select([
      'item.id',
      'item.subjectKind',
      'item.subjectId',
      'item.subjectVersion',
      'item.earlierItemId',
      'item.heading',
      'item.plainWords',
      'item.restsOn',
      'item.position',
      'kept.snapshot',
    ])
    .where('item.reviewId', '=', reviewId)
    .where('item.roundId', '=', roundId)
    .orderBy('item.position')
    .execute()
  return rows.map(({ snapshot, ...row }) => ({
    ...row,
    plainWords:
      (snapshot === null ? undefined : (JSON.parse(snapshot) as Snapshot).plainWords[language]) || row.plainWords,
    restsOn: textIn(row.restsOn, language),
  }))
}

/** With the name of who entered one for the person. */
export async function listOwnRatings(db: Db, reviewId: number, panellistId: number, roundId: number) {
  return db
    .selectFrom('rating')
    .leftJoin('person', 'person.id', 'rating.enteredBy')
    .select([
      'rating.id',
      'rating.itemId',
      'rating.questionId',
      'rating.score',
      'rating.ratedAt',
      'rating.enteredBy',
      'person.name as enteredByName',
      'rating.version',
    ])
    .where('rating.reviewId', '=', reviewId)
    .where('rating.panellistId', '=', panellistId)
    .where('rating.roundId', '=', roundId)
    .execute()
}

/** With what became of each. */
export async function listOwnComments(db: Db, reviewId: number, panellistId: number, roundId: number) {
  return db
    .selectFrom('panelComment')
    .leftJoin('disposition', join =>
      join
        .onRef('disposition.reviewId', '=', 'panelComment.reviewId')
        .onRef('disposition.commentId', '=', 'panelComment.id'),
    )
    .leftJoin('person', 'person.id', 'panelComment.enteredBy')
    .select([
      'panelComment.id',
      'panelComment.itemId',
      'panelComment.kind',
      'panelComment.text',
      'panelComment.setting',
      'panelComment.because',
      'panelComment.lineId',
      'panelComment.writtenAt',
      'panelComment.enteredBy',
      'person.name as enteredByName',
      'panelComment.version',
      'disposition.choice',
      'disposition.reason',
    ])
    .where('panelComment.reviewId', '=', reviewId)
    .where('panelComment.panellistId', '=', panellistId)
    .where('panelComment.roundId', '=', roundId)
    .execute()
}

/** The rounds in which someone has answered or was invited, for their own data. */
export async function listOwnRounds(db: Db, reviewId: number, panellistId: number) {
  return db
    .selectFrom('panelInvitation')
    .innerJoin('round', join =>
      join.onRef('round.reviewId', '=', 'panelInvitation.reviewId').onRef('round.id', '=', 'panelInvitation.roundId'),
    )
    .select(['round.id', 'round.title'])
    .distinct()
    .where('panelInvitation.reviewId', '=', reviewId)
    .where('panelInvitation.panellistId', '=', panellistId)
    .orderBy('round.id')
    .execute()
}

type RatingRow = {
  reviewId: number
  id: number
  roundId: number
  itemId: number
  questionId: number
  panellistId: number
  score: number | null
  ratedAt: string
  enteredBy: number | null
}

/** Two devices at one moment: the later answer counts. */
export async function insertRating(db: Db, row: RatingRow): Promise<void> {
  const { score, ratedAt, enteredBy } = row
  await db
    .insertInto('rating')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['reviewId', 'roundId', 'itemId', 'questionId', 'panellistId'])
        .doUpdateSet({ score, ratedAt, enteredBy }),
    )
    .execute()
}

export async function updateRating(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Pick<RatingRow, 'score' | 'ratedAt' | 'enteredBy'>,
): Promise<void> {
  await db
    .updateTable('rating')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

type CommentRow = {
  reviewId: number
  id: number
  roundId: number
  itemId: number | null
  panellistId: number
  kind: 'comment' | 'missing' | 'difference'
  text: string
  /** Of a difference: in which setting, and why. */
  setting: string
  because: string
  writtenAt: string
  enteredBy: number | null
}

export async function insertComment(db: Db, row: CommentRow): Promise<void> {
  const { text, setting, because, writtenAt, enteredBy } = row
  await db
    .insertInto('panelComment')
    .values(row)
    .onConflict(conflict =>
      row.itemId === null
        ? conflict
            .columns(['reviewId', 'roundId', 'panellistId'])
            .where('itemId', 'is', null)
            .doUpdateSet({ text, writtenAt, enteredBy })
        : conflict
            .columns(['reviewId', 'roundId', 'panellistId', 'itemId', 'kind'])
            .where('itemId', 'is not', null)
            .doUpdateSet({ text, setting, because, writtenAt, enteredBy }),
    )
    .execute()
}

export async function updateComment(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Pick<CommentRow, 'text' | 'setting' | 'because' | 'writtenAt' | 'enteredBy'>,
): Promise<void> {
  await db
    .updateTable('panelComment')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

export async function deleteComment(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('panelComment').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
