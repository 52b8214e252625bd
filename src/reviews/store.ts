// Queries on reviews and membership.
import { sql } from 'kysely'
import { INSTALLATION } from '../core/db/counter.ts'
import type { Db } from '../core/db/open.ts'
import { prepared } from '../core/db/reading/prepared.ts'
import { waitingThreads } from './discussion/waiting/store.ts'
import type { ReviewFrame } from './guard.ts'

/** The review at an address as its member sees it; undefined for everybody else. Waiting threads are 0 where they are not counted. */
export async function findMembership(
  db: Db,
  slug: string,
  personId: number,
  isCounted: boolean,
): Promise<ReviewFrame | undefined> {
  const [row] = await (isCounted ? counted : uncounted)(db, slug, personId)
  if (row === undefined) return undefined
  return { ...row, isExample: row.isExample === 1, members: Number(row.members), waiting: Number(row.waiting) }
}

const counted = prepared((db, slug: string, personId: number) =>
  membership(db, slug, personId).select(waitingThreads(personId).as('waiting')),
)
const uncounted = prepared((db, slug: string, personId: number) =>
  membership(db, slug, personId).select(sql<number>`0`.as('waiting')),
)

const membership = (db: Db, slug: string, personId: number) =>
  db
    .selectFrom('review')
    .innerJoin('member', 'member.reviewId', 'review.id')
    .select([
      'review.id',
      'review.slug',
      'review.title',
      'review.kind',
      'review.shape',
      'review.isExample',
      'member.role',
    ])
    .select(eb =>
      eb
        .selectFrom('member as other')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('other.reviewId', '=', 'review.id')
        .as('members'),
    )
    .where('review.slug', '=', slug)
    .where('member.personId', '=', personId)

/** Where a review has moved to, for its members. */
export async function findNewAddress(db: Db, slug: string, personId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('reviewAddress')
    .innerJoin('review', 'review.id', 'reviewAddress.reviewId')
    .innerJoin('member', 'member.reviewId', 'review.id')
    .select('review.slug')
    .where('reviewAddress.slug', '=', slug)
    .where('member.personId', '=', personId)
    .executeTakeFirst()
  return row?.slug
}

export async function listReviews(db: Db) {
  return db
    .selectFrom('review')
    .select(['id', 'slug', 'title', 'kind', 'isExample', 'createdAt'])
    .orderBy('id')
    .execute()
}

/** The reviews of one person with their role, newest first; `restoredAt` is null for those begun here. */
export async function listReviewsOf(db: Db, personId: number) {
  return db
    .selectFrom('member')
    .innerJoin('review', 'review.id', 'member.reviewId')
    .select([
      'review.id',
      'review.slug',
      'review.title',
      'review.kind',
      'review.intervention',
      'review.isExample',
      'member.role',
      'review.createdAt',
    ])
    .select(eb =>
      eb
        .selectFrom('activity')
        .select(eb => eb.fn.max('activity.at').as('at'))
        .where('activity.reviewId', '=', INSTALLATION)
        .where('activity.subjectKind', '=', 'review')
        .where('activity.verb', '=', 'restored')
        .whereRef('activity.subjectId', '=', 'review.id')
        .as('restoredAt'),
    )
    .where('member.personId', '=', personId)
    .orderBy('review.isExample')
    .orderBy('review.id', 'desc')
    .execute()
}

export async function getReview(db: Db, id: number) {
  return db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function findReviewBySlug(db: Db, slug: string) {
  return db.selectFrom('review').select(['id', 'slug', 'title']).where('slug', '=', slug).executeTakeFirst()
}

/** An address is taken by a review or kept for one that had it; `except` may have its own back. */
export async function isSlugTaken(db: Db, slug: string, except = 0): Promise<boolean> {
  const used = await db
    .selectFrom('review')
    .select('id')
    .where('slug', '=', slug)
    .where('id', '<>', except)
    .executeTakeFirst()
  const kept = await db
    .selectFrom('reviewAddress')
    .select('reviewId')
    .where('slug', '=', slug)
    .where('reviewId', '<>', except)
    .executeTakeFirst()
  return used !== undefined || kept !== undefined
}

export async function keepOldAddress(db: Db, reviewId: number, old: string, now: string): Promise<void> {
  await db.deleteFrom('reviewAddress').where('slug', '=', now).execute()
  await db
    .insertInto('reviewAddress')
    .values({ slug: old, reviewId })
    .onConflict(conflict => conflict.column('slug').doUpdateSet({ reviewId }))
    .execute()
}

type NewRow = {
  id: number
  slug: string
  title: string
  kind: 'realist-review' | 'rapid-realist-review'
  intervention: string
  registration: string
  isExample: boolean
  createdAt: string
  createdBy: number | null
}

export async function insertReview(db: Db, review: NewRow): Promise<void> {
  await db
    .insertInto('review')
    .values({ ...review, isExample: review.isExample ? 1 : 0 })
    .execute()
}

/** False when someone saved in between. */
export async function updateReview(
  db: Db,
  id: number,
  version: number,
  set: Partial<Omit<NewRow, 'id' | 'isExample'>> & { shape?: 'CMO' | 'resource + response' | 'SCMO' | 'ICAMO' },
): Promise<boolean> {
  const done = await db
    .updateTable('review')
    .set({ ...set, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function insertMember(
  db: Db,
  member: { reviewId: number; personId: number; role: 'lead' | 'reviewer' | 'observer'; joinedAt: string },
): Promise<void> {
  await db.insertInto('member').values(member).execute()
}

export async function insertLevels(
  db: Db,
  levels: readonly { reviewId: number; id: number; key: string; name: string; definition: string; position: number }[],
): Promise<void> {
  await db
    .insertInto('level')
    .values([...levels])
    .execute()
}

export async function insertFacets(
  db: Db,
  facets: readonly {
    reviewId: number
    id: number
    key: string
    name: string
    describes: 'documents' | 'excerpts' | 'configurations'
    isOrdered: 0 | 1
    position: number
    retiredAt: null
  }[],
): Promise<void> {
  await db
    .insertInto('facet')
    .values([...facets])
    .execute()
}

export async function insertTerms(
  db: Db,
  terms: readonly {
    reviewId: number
    id: number
    facetId: number
    parentId: number | null
    name: string
    position: number
    retiredAt: null
  }[],
): Promise<void> {
  if (terms.length > 0)
    await db
      .insertInto('term')
      .values([...terms])
      .execute()
}
