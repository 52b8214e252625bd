// Writes what was done as CSV beside the server's own thread, chosen as on the page of activity.
import type { Reading } from '../../core/jobs/beside.ts'
import type { Reader } from '../exports/wanted.ts'
import { ACTIVITY_COLUMNS } from '../tables/activity/columns.ts'
import { readActivity } from '../tables/activity/store.ts'
import { cellsOf } from '../tables/table.ts'
import { toCsvBytes } from '../tables/writing/csv.ts'
import type { TrailFilter } from './forms.ts'

export type Trailed = {
  readonly reviewId: number
  readonly reader: Reader
  readonly filter: Omit<TrailFilter, 'before'>
}

/** The columns of the table of activity, oldest first. */
export async function writeTrail({ database }: Reading, { reviewId, reader, filter }: Trailed): Promise<Uint8Array> {
  const db = database.read
  const slices = cellsOf(ACTIVITY_COLUMNS, readActivity(db, reviewId, reader, filter))
  return toCsvBytes({ columns: ACTIVITY_COLUMNS, slices })
}
