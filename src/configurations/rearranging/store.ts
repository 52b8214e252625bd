// Queries for rearranging elements: what hangs on one goes over to another, or along with it.
import type { Db } from '../../core/db/open.ts'

/** Evidence and links of one element go over to another; a link between the two is nothing any more and goes. */
export async function handOver(db: Db, reviewId: number, fromId: number, toId: number): Promise<void> {
  await db
    .updateTable('evidence')
    .set({ elementId: toId })
    .where('reviewId', '=', reviewId)
    .where('elementId', '=', fromId)
    .execute()
  for (const [own, other] of [
    ['fromElementId', 'toElementId'],
    ['toElementId', 'fromElementId'],
  ] as const) {
    await db
      .deleteFrom('link')
      .where('reviewId', '=', reviewId)
      .where(own, '=', fromId)
      .where(other, '=', toId)
      .execute()
    await db
      .updateTable('link')
      .set({ [own]: toId })
      .where('reviewId', '=', reviewId)
      .where(own, '=', fromId)
      .execute()
  }
}

/**
 * Evidence that says of the same words the same as older evidence of the element is not kept twice, unless somebody has
 * judged it on its own.
 */
export async function dropRepeated(db: Db, reviewId: number, elementId: number): Promise<void> {
  const rows = await listEvidenceOf(db, reviewId, elementId)
  const said = (row: (typeof rows)[number]) =>
    JSON.stringify([row.documentId, row.excerptId, row.stance, row.isConverse, row.locator, row.note])
  const older = new Set<string>()
  const repeated = rows.filter(row => {
    const isOlder = !older.has(said(row))
    older.add(said(row))
    return !isOlder && row.excerptId !== null
  })
  if (repeated.length === 0) return
  const judged = db.selectFrom('evidenceAppraisal').select('evidenceId').where('reviewId', '=', reviewId)
  await db
    .deleteFrom('evidence')
    .where('reviewId', '=', reviewId)
    .where(
      'id',
      'in',
      repeated.map(row => row.id),
    )
    .where('id', 'not in', judged)
    .execute()
}

/** A link that names the element names the configuration it stands in now. */
export async function moveLinks(db: Db, reviewId: number, elementId: number, toId: number): Promise<void> {
  for (const end of ['from', 'to'] as const)
    await db
      .updateTable('link')
      .set({ [`${end}Id`]: toId })
      .where('reviewId', '=', reviewId)
      .where(`${end}ElementId`, '=', elementId)
      .execute()
}

/** Which evidence hangs on one element, in its order. */
export async function listEvidenceOf(db: Db, reviewId: number, elementId: number) {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('elementId', '=', elementId)
    .orderBy('id')
    .execute()
}

export async function giveEvidence(db: Db, reviewId: number, id: number, elementId: number): Promise<void> {
  await db.updateTable('evidence').set({ elementId }).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function copyEvidence(db: Db, row: Awaited<ReturnType<typeof listEvidenceOf>>[number]): Promise<void> {
  await db.insertInto('evidence').values(row).execute()
}

/** What someone judged of evidence goes along with its copy. */
export async function copyAppraisal(
  db: Db,
  reviewId: number,
  from: number,
  copy: { readonly id: number; readonly evidenceId: number },
): Promise<void> {
  const row = await db
    .selectFrom('evidenceAppraisal')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', from)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('evidenceAppraisal')
    .values({ ...row, ...copy, version: 1 })
    .execute()
}
