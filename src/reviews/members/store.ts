// Queries on members and their invitations.
import type { Db } from '../../core/db/open.ts'
import type { Role } from '../permissions.ts'

export async function listMembers(db: Db, reviewId: number) {
  return db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.personId')
    .select(['member.personId', 'person.name', 'person.email', 'member.role', 'member.joinedAt', 'person.disabledAt'])
    .where('member.reviewId', '=', reviewId)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

export async function findMember(db: Db, reviewId: number, personId: number) {
  return db
    .selectFrom('member')
    .select(['personId', 'role', 'joinedAt'])
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .executeTakeFirst()
}

/** Leads who can still sign in, other than one person. */
export async function countOtherLeads(db: Db, reviewId: number, personId: number): Promise<number> {
  const row = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.personId')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('member.reviewId', '=', reviewId)
    .where('member.role', '=', 'lead')
    .where('member.personId', '<>', personId)
    .where('person.disabledAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function setRole(db: Db, reviewId: number, personId: number, role: Role): Promise<void> {
  await db
    .updateTable('member')
    .set({ role })
    .where('reviewId', '=', reviewId)
    .where('personId', '=', personId)
    .execute()
}

export async function deleteMember(db: Db, reviewId: number, personId: number): Promise<void> {
  await db.deleteFrom('member').where('reviewId', '=', reviewId).where('personId', '=', personId).execute()
}

/** Invitations that can still be used. */
export async function listInvitations(db: Db, reviewId: number, now: string) {
  return db
    .selectFrom('invitation')
    .select(['id', 'role', 'email', 'createdAt', 'endsAt'])
    .where('reviewId', '=', reviewId)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('endsAt', '>', now)
    .orderBy('id')
    .execute()
}

export async function insertInvitation(
  db: Db,
  row: {
    reviewId: number
    id: number
    hash: string
    role: Role
    email: string
    createdBy: number | null
    createdAt: string
    endsAt: string
  },
): Promise<void> {
  await db
    .insertInto('invitation')
    .values({ ...row, usedAt: null, usedBy: null, revokedAt: null })
    .execute()
}

export async function revokeInvitation(db: Db, reviewId: number, id: number, now: string): Promise<boolean> {
  const done = await db
    .updateTable('invitation')
    .set({ revokedAt: now })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** An invitation that works, with the review it opens; undefined for unknown, used, revoked and ended ones alike. */
export async function findInvitation(db: Db, hash: string, now: string) {
  return db
    .selectFrom('invitation')
    .innerJoin('review', 'review.id', 'invitation.reviewId')
    .select([
      'invitation.reviewId',
      'invitation.id',
      'invitation.role',
      'invitation.email',
      'review.slug',
      'review.title',
    ])
    .where('invitation.hash', '=', hash)
    .where('invitation.usedAt', 'is', null)
    .where('invitation.revokedAt', 'is', null)
    .where('invitation.endsAt', '>', now)
    .executeTakeFirst()
}

/** True for the one who used it first. */
export async function useInvitation(
  db: Db,
  reviewId: number,
  id: number,
  personId: number,
  now: string,
): Promise<boolean> {
  const done = await db
    .updateTable('invitation')
    .set({ usedAt: now, usedBy: personId })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
