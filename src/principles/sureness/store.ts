// Queries on how sure a team is of its principles, and on what the facts beside its words are counted from.
import type { Db } from '../../core/db/open.ts'
import { listAgreed, listAppraisals } from '../../documents/appraisals/store.ts'
import type { Judged } from './facts.ts'
import type { Head, Sureness } from './heads.ts'

/** By principle; those of whom nobody has said anything are left out. */
export async function listSureness(
  db: Db,
  reviewId: number,
  principleIds: readonly number[],
): Promise<ReadonlyMap<number, Sureness>> {
  if (principleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('sureness')
    .leftJoin('person', 'person.id', 'sureness.writtenBy')
    .leftJoin('grade', join =>
      join.onRef('grade.reviewId', '=', 'sureness.reviewId').onRef('grade.id', '=', 'sureness.gradeId'),
    )
    .select(['sureness.principleId', 'sureness.onData', 'sureness.onExplanation', 'sureness.onSettings'])
    .select(['sureness.onContradiction', 'sureness.gradeId', 'grade.word as grade', 'sureness.writtenAt'])
    .select(['sureness.version', 'person.name as writtenBy'])
    .where('sureness.reviewId', '=', reviewId)
    .where('sureness.principleId', 'in', [...principleIds])
    .execute()
  return new Map(rows.map(({ principleId, ...row }) => [principleId, row]))
}

type Row = Readonly<Record<Head, string>> & {
  readonly reviewId: number
  readonly principleId: number
  readonly gradeId: number | null
  readonly writtenAt: string
  readonly writtenBy: number | null
}

export async function insertSureness(db: Db, row: Row): Promise<void> {
  await db.insertInto('sureness').values(row).execute()
}

/** False when someone saved in between. */
export async function updateSureness(db: Db, row: Row, version: number): Promise<boolean> {
  const { reviewId, principleId, ...set } = row
  const done = await db
    .updateTable('sureness')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('principleId', '=', principleId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** What was judged of documents. */
export async function loadJudged(db: Db, reviewId: number, documentIds: readonly number[]): Promise<Judged> {
  const ids = [...new Set(documentIds)]
  if (ids.length === 0) return { appraisals: [], agreed: [] }
  return {
    appraisals: await listAppraisals(db, reviewId, ids),
    agreed: [...(await listAgreed(db, reviewId, ids))].map(([documentId, one]) => ({ ...one, documentId })),
  }
}
