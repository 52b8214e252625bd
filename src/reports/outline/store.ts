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

type Row = {
  readonly reviewId: number
  readonly sections: string
  readonly style: Outline['style']
  readonly tags: Outline['tags']
  readonly language: Outline['language']
  readonly writtenAt: string
  readonly writtenBy: number | null
  readonly version: number
}

/** Writes the row as its version `row.version`; false when someone saved in between. */
export async function saveOutlineRow(db: Db, row: Row): Promise<boolean> {
  const { reviewId, ...set } = row
  if (row.version === 1) {
    const added = await db
      .insertInto('reportOutline')
      .values(row)
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows === 1n
  }
  const done = await db
    .updateTable('reportOutline')
    .set(set)
    .where('reviewId', '=', reviewId)
    .where('version', '=', row.version - 1)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function findOutlineRow(db: Db, reviewId: number): Promise<Row | undefined> {
  return db.selectFrom('reportOutline').selectAll().where('reviewId', '=', reviewId).executeTakeFirst()
}

export async function deleteOutlineRow(db: Db, reviewId: number): Promise<void> {
  await db.deleteFrom('reportOutline').where('reviewId', '=', reviewId).execute()
}
