// Queries on the outline of a review's full report.
import type { Db } from '../../core/db/open.ts'
import { DEFAULT_OUTLINE, type Outline, type Shown, settle } from './sections.ts'

export type KeptOutline = Outline & {
  /** 0 while nobody has changed the default. */
  readonly version: number
  readonly writtenAt: string | null
  readonly writtenBy: string | null
}

/** The default where nothing was saved. */
export async function loadOutline(db: Db, reviewId: number): Promise<KeptOutline> {
  const row = await db
    .selectFrom('reportOutline')
    .leftJoin('person', 'person.id', 'reportOutline.writtenBy')
    .select(['reportOutline.sections', 'reportOutline.style', 'reportOutline.tags', 'reportOutline.language'])
    .select(['reportOutline.version', 'reportOutline.writtenAt', 'person.name as writtenBy'])
    .where('reportOutline.reviewId', '=', reviewId)
    .executeTakeFirst()
  if (row === undefined) return { ...DEFAULT_OUTLINE, version: 0, writtenAt: null, writtenBy: null }
  return { ...row, sections: readSections(row.sections) }
}

/** Whatever a file that was restored holds, every section comes back once. */
function readSections(json: string): Shown[] {
  const kept: unknown = JSON.parse(json)
  const list = Array.isArray(kept) ? (kept as readonly unknown[]) : []
  return settle(
    list.flatMap(one =>
      typeof one === 'object' && one !== null && 'key' in one && 'shown' in one
        ? [{ key: String(one.key), shown: one.shown === true }]
        : [],
    ),
  )
}
