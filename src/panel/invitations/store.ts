// Queries on invitations: one a link, kept as the hash of its secret.
import type { Db } from '../../core/db/open.ts'

/** What a link opens; the same single question for known, ended and unknown links. */
export async function findInvitation(db: Db, hash: string) {
  return db
    .selectFrom('panelInvitation as invitation')
    .innerJoin('panellist', join =>
      join.onRef('panellist.reviewId', '=', 'invitation.reviewId').onRef('panellist.id', '=', 'invitation.panellistId'),
    )
    .innerJoin('round', join =>
      join.onRef('round.reviewId', '=', 'invitation.reviewId').onRef('round.id', '=', 'invitation.roundId'),
    )
    .innerJoin('panel', join =>
      join.onRef('panel.reviewId', '=', 'round.reviewId').onRef('panel.id', '=', 'round.panelId'),
    )
    .innerJoin('review', 'review.id', 'invitation.reviewId')
    .select([
      'invitation.reviewId',
      'review.slug',
      'review.title as reviewTitle',
      'invitation.id',
      'invitation.roundId',
      'invitation.panellistId',
      'invitation.firstUsedAt',
      'invitation.revokedAt',
      'panellist.name',
      'panellist.email',
      'panellist.language',
      'panellist.withdrawnAt',
      'round.title as roundTitle',
      'round.titleNl',
      'round.status',
      'round.closesOn',
      'panel.contactName',
      'panel.contactPhone',
      'panel.contactEmail',
    ])
    .where('invitation.hash', '=', hash)
    .executeTakeFirst()
}

/** Whether a link is still good, by its number; for sessions that began with it. */
export async function isRevoked(db: Db, reviewId: number, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('panelInvitation')
    .select('revokedAt')
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined || row.revokedAt !== null
}

/** The people of the round's panel, each with the links they have and whether they answered. */
export async function listInvited(db: Db, reviewId: number, roundId: number, panelId: number) {
  const people = await db
    .selectFrom('panellist')
    .select(['id', 'code', 'name', 'email', 'role', 'language', 'withdrawnAt'])
    .select(eb =>
      eb
        .selectFrom('rating')
        .select(eb => eb.fn.count<number>('rating.itemId').distinct().as('n'))
        .whereRef('rating.reviewId', '=', 'panellist.reviewId')
        .whereRef('rating.panellistId', '=', 'panellist.id')
        .where('rating.roundId', '=', roundId)
        .as('answered'),
    )
    .where('panellist.reviewId', '=', reviewId)
    .where('panellist.panelId', '=', panelId)
    .orderBy('panellist.id')
    .execute()
  const links = await db
    .selectFrom('panelInvitation')
    .select(['id', 'panellistId', 'purpose', 'createdAt', 'mailedAt', 'firstUsedAt', 'revokedAt'])
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .orderBy('id')
    .execute()
  const byPerson = Map.groupBy(links, link => link.panellistId)
  return people.map(person => ({
    ...person,
    answered: Number(person.answered),
    links: (byPerson.get(person.id) ?? []).map(({ panellistId, ...link }) => link),
  }))
}

export async function insertInvitation(
  db: Db,
  row: {
    reviewId: number
    id: number
    roundId: number
    panellistId: number
    hash: string
    purpose: 'invitation' | 'reminder'
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db
    .insertInto('panelInvitation')
    .values({ ...row, mailedAt: null, firstUsedAt: null, revokedAt: null })
    .execute()
}

export async function updateInvitation(
  db: Db,
  reviewId: number,
  id: number,
  set: { mailedAt?: string; firstUsedAt?: string; revokedAt?: string },
): Promise<void> {
  await db.updateTable('panelInvitation').set(set).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** Ends whatever links somebody has to a round; how many there were. */
export async function endLinks(
  db: Db,
  reviewId: number,
  roundId: number,
  panellistId: number,
  at: string,
): Promise<number> {
  const done = await db
    .updateTable('panelInvitation')
    .set({ revokedAt: at })
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .where('panellistId', '=', panellistId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function findInvitationRow(db: Db, reviewId: number, roundId: number, id: number) {
  return db
    .selectFrom('panelInvitation')
    .select(['id', 'panellistId', 'revokedAt'])
    .where('reviewId', '=', reviewId)
    .where('roundId', '=', roundId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Links made for a person since a time by nobody of the team: those asked for from the page of a broken link. */
export async function countAskedFor(db: Db, reviewId: number, panellistId: number, since: string): Promise<number> {
  const row = await db
    .selectFrom('panelInvitation')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('reviewId', '=', reviewId)
    .where('panellistId', '=', panellistId)
    .where('createdBy', 'is', null)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
