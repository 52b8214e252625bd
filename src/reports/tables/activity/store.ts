// Reads the activity as far as one reader may see it, oldest first, in slices.
import type { Db } from '../../../core/db/open.ts'
import type { Reader } from '../../exports/wanted.ts'
import { seenBy } from '../../trail/store.ts'
import type { ActivityRow } from './columns.ts'

const AT_ONCE = 1_000

/** As far as `seenBy` lets a reader; null is the command line. `hidden` are records that the reader has still to check blind. */
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
  return seenBy(db, reviewId, reader)
    .leftJoin('person', join => join.onRef('person.id', '=', 'a.actorId').on('a.actorKind', '=', 'person'))
    .select(['a.id', 'a.at', 'a.actorKind', 'person.name as actorName', 'a.verb', 'a.subjectKind', 'a.subjectId'])
    .select(['a.before', 'a.after', 'a.audience'])
    .where('a.id', '>', after)
    .orderBy('a.id')
    .limit(AT_ONCE)
    .execute()
}
