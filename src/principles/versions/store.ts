// Queries on the versions of a principle, each kept whole as a snapshot.
import type { Db } from '../../core/db/open.ts'
import type { Snapshot } from '../domain.ts'

export async function insertVersion(
  db: Db,
  row: {
    reviewId: number
    principleId: number
    version: number
    snapshot: string
    reason: string
    writtenAt: string
    writtenBy: number | null
  },
): Promise<void> {
  await db.insertInto('principleVersion').values(row).execute()
}

/** All versions, newest first, without their snapshots. */
export async function listVersions(db: Db, reviewId: number, principleId: number) {
  return db
    .selectFrom('principleVersion')
    .leftJoin('person', 'person.id', 'principleVersion.writtenBy')
    .select([
      'principleVersion.version',
      'principleVersion.reason',
      'principleVersion.writtenAt',
      'person.name as writtenBy',
    ])
    .where('principleVersion.reviewId', '=', reviewId)
    .where('principleVersion.principleId', '=', principleId)
    .orderBy('principleVersion.version', 'desc')
    .execute()
}

/** Snapshots by version; those that are not there are left out. */
export async function listSnapshots(db: Db, reviewId: number, principleId: number, versions: readonly number[]) {
  if (versions.length === 0) return []
  const rows = await db
    .selectFrom('principleVersion')
    .leftJoin('person', 'person.id', 'principleVersion.writtenBy')
    .select([
      'principleVersion.version',
      'principleVersion.snapshot',
      'principleVersion.reason',
      'principleVersion.writtenAt',
      'person.name as writtenBy',
    ])
    .where('principleVersion.reviewId', '=', reviewId)
    .where('principleVersion.principleId', '=', principleId)
    .where('principleVersion.version', 'in', [...versions])
    .execute()
  return rows.map(row => ({ ...row, snapshot: JSON.parse(row.snapshot) as Snapshot }))
}
