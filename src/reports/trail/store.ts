// Queries on the trail as far as one reader may see it.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { SECTION_KEYS } from '../outline/sections.ts'
import type { TrailFilter } from './forms.ts'
import type { Names } from './wording.ts'

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

/** Newest first by time: what is restored, or made as an example, has times from before it came. */
export function listTrail(db: Db, reviewId: number, reader: Reader, filter: TrailFilter, limit: number) {
  const query = filtered(rowsSeen(db, reviewId, reader), filter)
  if (filter.before === null) return newestFirst(query, limit)
  const at = sql<string>`(select b.at from activity b where b.review_id = ${reviewId} and b.id = ${filter.before})`
  return newestFirst(
    query.where('a.at', '<=', at).where(eb => eb.or([eb('a.at', '<', at), eb('a.id', '<', filter.before ?? 0)])),
    limit,
  )
}

/** What the overview tells: nobody's own votes and ratings, the reader's neither. */
export function listLatest(db: Db, reviewId: number, reader: Reader, limit: number) {
  return newestFirst(rowsSeen(db, reviewId, reader).where('a.audience', '<>', 'self'), limit)
}

/** Oldest first, on from a line; all of them are read slice by slice. */
export function listTrailFrom(
  db: Db,
  reviewId: number,
  reader: Reader | null,
  filter: Omit<TrailFilter, 'before'> | null,
  after: { readonly at: string; readonly id: number },
  limit: number,
) {
  const query = rowsSeen(db, reviewId, reader)
  return (filter === null ? query : filtered(query, filter))
    .where('a.at', '>=', after.at)
    .where(eb => eb.or([eb('a.at', '>', after.at), eb('a.id', '>', after.id)]))
    .orderBy('a.at')
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

function rowsSeen(db: Db, reviewId: number, reader: Reader | null) {
  return seenBy(db, reviewId, reader)
    .leftJoin('person', join => join.onRef('person.id', '=', 'a.actorId').on('a.actorKind', '=', 'person'))
    .select(['a.id', 'a.at', 'a.actorKind', 'a.actorId', 'person.name as actorName', 'a.verb'])
    .select(['a.subjectKind', 'a.subjectId', 'a.before', 'a.after', 'a.audience'])
}

type Seen = ReturnType<typeof rowsSeen>

/** The kind is asked for so that no index of kinds is taken: a common one would be gathered whole before it is put in order. */
function filtered(query: Seen, { person, kind, from, to }: Omit<TrailFilter, 'before'>): Seen {
  let found = query
  if (person !== null) found = found.where('a.actorKind', '=', 'person').where('a.actorId', '=', person)
  if (kind !== '') found = found.where(sql<string>`a.subject_kind || ''`, '=', kind)
  if (from !== null) found = found.where('a.at', '>=', `${from}T00:00:00.000Z`)
  if (to !== null) found = found.where('a.at', '<=', `${to}T23:59:59.999Z`)
  return found
}

function newestFirst(query: Seen, limit: number) {
  return query.orderBy('a.at', 'desc').orderBy('a.id', 'desc').limit(limit).execute()
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

/** Who is a member, and who was: what they did is still told by their names. */
export function listPeople(db: Db, reviewId: number) {
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(eb =>
      eb.or([
        eb('id', 'in', eb.selectFrom('member').select('personId').where('reviewId', '=', reviewId)),
        eb(
          'id',
          'in',
          eb
            .selectFrom('activity')
            .select('subjectId')
            .where('reviewId', '=', reviewId)
            .where('subjectKind', '=', 'member')
            .where('subjectId', 'is not', null),
        ),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** What stands for numbers in what was kept: four statements, retired ones among them. */
export async function listNames(
  db: Db,
  reviewId: number,
  people: readonly { readonly id: number; readonly name: string }[],
  say: (key: string) => string,
): Promise<Names> {
  const named = async (table: 'term' | 'level' | 'facet') => {
    const rows = await db.selectFrom(table).select(['id', 'name']).where('reviewId', '=', reviewId).execute()
    return new Map(rows.map(row => [row.id, row.name]))
  }
  const reasons = await db
    .selectFrom('exclusionReason')
    .select(['id', 'text'])
    .where('reviewId', '=', reviewId)
    .execute()
  return {
    ...{ term: await named('term'), level: await named('level'), facet: await named('facet') },
    reason: new Map(reasons.map(row => [row.id, row.text])),
    person: new Map(people.map(one => [one.id, one.name])),
    section: new Map(SECTION_KEYS.map(key => [key, say(`report.section.${key}`)])),
  }
}
