// Reads the activity as far as one reader may see it, oldest first, in slices.
import type { Db } from '../../../core/db/open.ts'
import { listTold } from '../../../screening/history/store.ts'
import type { Reader } from '../../exports/wanted.ts'
import type { TrailFilter } from '../../trail/forms.ts'
import { listTrailFrom } from '../../trail/store.ts'
import type { ActivityRow } from './columns.ts'

const AT_ONCE = 1_000

/**
 * As far as `seenBy` lets a reader, and without decisions that are still blind for them; null is the command line.
 * `filter` chooses as the page of activity does; null is all.
 */
export async function* readActivity(
  db: Db,
  reviewId: number,
  reader: Reader | null,
  filter: Omit<TrailFilter, 'before'> | null = null,
): AsyncGenerator<readonly ActivityRow[]> {
  for (let after = { at: '', id: 0 }; ; ) {
    const rows = await listTrailFrom(db, reviewId, reader, filter, after, AT_ONCE)
    yield reader === null ? rows : await listTold(db, reviewId, reader.id, rows)
    if (rows.length < AT_ONCE) return
    after = rows.at(-1) ?? after
  }
}
