// Queries on the trail as far as one reader may see it.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { TrailFilter } from './forms.ts'

type Reader = { readonly id: number; readonly role: string }

/**
 * What the team does, for a lead what is for leads, and what the reader did alone: votes and ratings of others are nobody's.
 * Null sees all but single answers of panellists, which would tell who gave which.
 */
export function seenBy(db: Db, reviewId: number, reader: Reader | null) {
  const all = db
    .selectFrom('activity as a')
    .where('a.reviewId', '=', reviewId)
    .where(eb => eb.or([eb('a.audience', '<>', 'self'), eb('a.actorKind', '<>', 'panellist')]))
  if (reader === null) return all
  const audiences = reader.role === 'lead' ? (['team', 'lead'] as const) : (['team'] as const)
  return all.where(eb =>
    eb.or([
      eb('a.audience', 'in', [...audiences]),
      eb.and([eb('a.audience', '=', 'self'), eb('a.actorKind', '=', 'person'), eb('a.actorId', '=', reader.id)]),
    ]),
  )
}

/** Newest first. Followed by its number, so that a common kind is not gathered whole before it is put in order. */
export function listTrail(db: Db, reviewId: number, reader: Reader, filter: TrailFilter, limit: number) {
  let query = seenBy(db, reviewId, reader)
    .leftJoin('person', join => join.onRef('person.id', '=', 'a.actorId').on('a.actorKind', '=', 'person'))
    .select(['a.id', 'a.at', 'a.actorKind', 'person.name as actorName', 'a.verb', 'a.subjectKind', 'a.subjectId'])
    .select(['a.before', 'a.after', 'a.audience'])
  if (filter.person !== null) query = query.where('a.actorKind', '=', 'person').where('a.actorId', '=', filter.person)
  if (filter.kind !== '') query = query.where(sql<string>`a.subject_kind || ''`, '=', filter.kind)
  if (filter.from !== null) query = query.where('a.at', '>=', `${filter.from}T00:00:00.000Z`)
  if (filter.to !== null) query = query.where('a.at', '<=', `${filter.to}T23:59:59.999Z`)
  if (filter.before !== null) query = query.where('a.id', '<', filter.before)
  return query.orderBy('a.id', 'desc').limit(limit).execute()
}

/** The kinds of things that anything was done to. */
export async function listKinds(db: Db, reviewId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('activity')
    .select('subjectKind')
    .distinct()
    .where('reviewId', '=', reviewId)
    .orderBy('subjectKind')
    .execute()
  return rows.map(row => row.subjectKind)
}
