// Reads the activity as far as one reader may see it, oldest first, in slices.
import type { Db } from '../../../core/db/open.ts'
import type { Reader } from '../../exports/wanted.ts'
import type { ActivityRow } from './columns.ts'

const AT_ONCE = 1_000

/** A member sees what the team does, a lead what is for leads, everybody what they did alone. Null sees all of it but single answers of panellists, which would tell who gave which. */
export async function* readActivity(
  db: Db,
  reviewId: number,
  reader: Reader | null,
  hidden: ReadonlySet<number>,
): AsyncGenerator<readonly ActivityRow[]> {
  for (let after = 0; ; ) {
    const rows = await rowsAfter(db, reviewId, reader, after)
    yield rows.filter(row => !(row.subjectKind === 'record' && row.subjectId !== null && hidden.has(row.subjectId)))
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.id ?? after
  }
}

function rowsAfter(db: Db, reviewId: number, reader: Reader | null, after: number) {
  let query = db
    .selectFrom('activity as a')
    .leftJoin('person', join => join.onRef('person.id', '=', 'a.actorId').on('a.actorKind', '=', 'person'))
    .select(['a.id', 'a.at', 'a.actorKind', 'person.name as actorName', 'a.verb', 'a.subjectKind', 'a.subjectId'])
    .select(['a.before', 'a.after', 'a.audience'])
    .where('a.reviewId', '=', reviewId)
    .where('a.id', '>', after)
    .where(eb => eb.or([eb('a.audience', '<>', 'self'), eb('a.actorKind', '<>', 'panellist')]))
  if (reader !== null) {
    const audiences = reader.role === 'lead' ? (['team', 'lead'] as const) : (['team'] as const)
    query = query.where(eb =>
      eb.or([
        eb('a.audience', 'in', [...audiences]),
        eb.and([eb('a.audience', '=', 'self'), eb('a.actorKind', '=', 'person'), eb('a.actorId', '=', reader.id)]),
      ]),
    )
  }
  return query.orderBy('a.id').limit(AT_ONCE).execute()
}
