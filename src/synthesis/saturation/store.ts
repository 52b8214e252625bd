// What saturation is counted from: the documents that have accounts, when the first was coded, and the ideas they use.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { Saying } from './counting.ts'

/** Documents with accounts that are not retired, in the order of their first; by year, those without one come last. */
export async function listCoded(db: Db, reviewId: number, by: 'coding' | 'year') {
  const rows = await db
    .selectFrom('configuration')
    .innerJoin('document', join =>
      join
        .onRef('document.reviewId', '=', 'configuration.reviewId')
        .onRef('document.id', '=', 'configuration.documentId'),
    )
    .select(['document.id', 'document.label', 'document.year'])
    .select([sql<number>`count(*)`.as('accounts'), sql<string>`min(configuration.created_at)`.as('codedAt')])
    .select(sql<number>`min(configuration.id)`.as('first'))
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', 'account')
    .where('configuration.status', '<>', 'retired')
    .groupBy(['document.id', 'document.label', 'document.year'])
    .orderBy('codedAt')
    .orderBy('first')
    .execute()
  const coded = rows.map(({ first, ...row }) => ({ ...row, accounts: Number(row.accounts) }))
  return by === 'coding' ? coded : coded.sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999))
}

export async function listSayings(db: Db, reviewId: number): Promise<Saying[]> {
  const rows = await db
    .selectFrom('element')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'element.reviewId')
        .onRef('configuration.layer', '=', 'element.layer')
        .onRef('configuration.id', '=', 'element.configurationId'),
    )
    .select(['configuration.documentId', 'element.role', 'element.statementId'])
    .where('element.reviewId', '=', reviewId)
    .where('element.layer', '=', 'account')
    .where('configuration.status', '<>', 'retired')
    .orderBy('element.configurationId')
    .orderBy('element.id')
    .execute()
  return rows.flatMap(row => (row.documentId === null ? [] : [{ ...row, documentId: row.documentId }]))
}
