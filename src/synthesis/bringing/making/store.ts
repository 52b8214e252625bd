// Queries on what was made of a table, and on what the team has done with it since.
import type { Db } from '../../../core/db/open.ts'
import { preparedInsert } from '../../../core/db/reading/prepared.ts'

export type MadeKind = 'account' | 'configuration' | 'statement' | 'document' | 'term'

export async function insertMade(
  db: Db,
  reviewId: number,
  bringingId: number,
  made: readonly { readonly kind: MadeKind; readonly id: number; readonly line: number | null }[],
): Promise<void> {
  for (const { kind, id, line } of made) await insertRow(db, { reviewId, bringingId, kind, madeId: id, line })
}

const insertRow = preparedInsert('bringingMade', ['reviewId', 'bringingId', 'kind', 'madeId', 'line'])

/** The last made first, so that what stands under others goes before them. */
export async function listMade(db: Db, reviewId: number, bringingId: number) {
  const rows = await db
    .selectFrom('bringingMade')
    .select(['kind', 'madeId as id', 'line'])
    .where('reviewId', '=', reviewId)
    .where('bringingId', '=', bringingId)
    .orderBy('madeId', 'desc')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as MadeKind }))
}

export async function forgetMade(
  db: Db,
  reviewId: number,
  bringingId: number,
  kind: MadeKind,
  id: number,
): Promise<void> {
  await db
    .deleteFrom('bringingMade')
    .where('reviewId', '=', reviewId)
    .where('bringingId', '=', bringingId)
    .where('kind', '=', kind)
    .where('madeId', '=', id)
    .execute()
}

/** What of these the team has changed, discussed or built on since they were brought in: their trail says so. */
export async function listWorkedOn(
  db: Db,
  reviewId: number,
  kind: MadeKind,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('activity')
    .select('subjectId')
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', kind)
    .where('subjectId', 'in', [...ids])
    .where('verb', 'not in', ['brought in', 'named', 'added'])
    .groupBy('subjectId')
    .execute()
  const comments = await db
    .selectFrom('comment')
    .select('subjectId')
    .where('reviewId', '=', reviewId)
    .where('subjectKind', '=', kind)
    .where('subjectId', 'in', [...ids])
    .execute()
  return new Set([...rows, ...comments].map(row => Number(row.subjectId)))
}

export async function isThemeUsed(db: Db, reviewId: number, termId: number): Promise<boolean> {
  const row = await db
    .selectFrom('configurationTerm')
    .select('termId')
    .where('reviewId', '=', reviewId)
    .where('termId', '=', termId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Document and words of excerpts, by number. */
export async function listQuotes(db: Db, reviewId: number, ids: readonly number[]) {
  const found = new Map<number, { readonly documentId: number; readonly quote: string }>()
  for (let at = 0; at < ids.length; at += 1_000) {
    const rows = await db
      .selectFrom('excerpt')
      .select(['id', 'documentId', 'quote'])
      .where('reviewId', '=', reviewId)
      .where('id', 'in', ids.slice(at, at + 1_000))
      .execute()
    for (const { id, ...row } of rows) found.set(id, row)
  }
  return found
}

/** The first term of this name: one of a facet of configurations before others, retired ones last. */
export async function findTermOfConfigurations(db: Db, reviewId: number, name: string): Promise<number | null> {
  const row = await db
    .selectFrom('term')
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select('term.id')
    .where('term.reviewId', '=', reviewId)
    .where('term.name', '=', name)
    .orderBy(eb => eb.case().when('facet.describes', '=', 'configurations').then(0).else(1).end())
    .orderBy(eb => eb.case().when('term.retiredAt', 'is', null).then(0).else(1).end())
    .orderBy('term.id')
    .executeTakeFirst()
  return row?.id ?? null
}
