// Queries for completing: which configurations lack a role, who began them, who has said they will complete them.
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import type { Layer, Role, Shape } from '../domain.ts'
import { neededRoles } from './domain.ts'

export type Filter = {
  readonly layer: Layer
  readonly missing: Role | null
  readonly document: number | null
  readonly coder: number | null
  readonly claimed: 'mine' | 'nobody' | null
}
type Where = ExpressionBuilder<DB, 'configuration'>
type Asked = { readonly reviewId: number; readonly shape: Shape; readonly filter: Filter; readonly personId: number }

/** Numbers of what is to be completed, a page after `after`. */
export async function findIncomplete(
  db: Db,
  asked: Asked,
  page: { readonly after: number | null; readonly limit: number },
): Promise<number[]> {
  let query = incomplete(db, asked).select('configuration.id')
  if (page.after !== null) query = query.where('configuration.id', '>', page.after)
  const rows = await query.orderBy('configuration.id').limit(page.limit).execute()
  return rows.map(row => row.id)
}

export async function countIncomplete(db: Db, asked: Asked): Promise<number> {
  const row = await incomplete(db, asked).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()
  return Number(row.n)
}

function incomplete(
  db: Db,
  { reviewId, shape, filter, personId }: Asked,
): SelectQueryBuilder<DB, 'configuration', object> {
  const { layer, missing, document, coder, claimed } = filter
  let query: SelectQueryBuilder<DB, 'configuration', object> = db
    .selectFrom('configuration')
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', layer)
    .where('configuration.status', '<>', 'retired')
    .where(eb => (missing === null ? eb.or(neededRoles(shape).map(role => lacks(eb, role))) : lacks(eb, missing)))
  if (document !== null) query = query.where('configuration.documentId', '=', document)
  if (coder !== null) query = query.where('configuration.createdBy', '=', coder)
  if (claimed === 'mine') query = query.where(eb => eb.exists(claims(eb).where('completion.personId', '=', personId)))
  if (claimed === 'nobody') query = query.where(eb => eb.not(eb.exists(claims(eb))))
  return query
}

function claims(eb: Where) {
  return eb
    .selectFrom('completion')
    .select('completion.personId')
    .whereRef('completion.reviewId', '=', 'configuration.reviewId')
    .whereRef('completion.layer', '=', 'configuration.layer')
    .whereRef('completion.configurationId', '=', 'configuration.id')
}

/** The same rule as missingRoles() of configurations/domain.ts, a role at a time. */
function lacks(eb: Where, role: Role) {
  const has = (...roles: Role[]) =>
    eb.exists(
      eb
        .selectFrom('element')
        .select('element.id')
        .whereRef('element.reviewId', '=', 'configuration.reviewId')
        .whereRef('element.layer', '=', 'configuration.layer')
        .whereRef('element.configurationId', '=', 'configuration.id')
        .where('element.role', 'in', roles),
    )
  if (role === 'mechanism') return eb.not(has('mechanism', 'resource', 'response'))
  if (role === 'resource') return eb.and([has('response'), eb.not(has('mechanism', 'resource'))])
  if (role === 'response') return eb.and([has('resource'), eb.not(has('mechanism', 'response'))])
  return eb.not(has(role))
}

/** Who began configurations of a layer. */
export async function listCoders(db: Db, reviewId: number, layer: Layer) {
  return db
    .selectFrom('configuration')
    .innerJoin('person', 'person.id', 'configuration.createdBy')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', layer)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
}

/** Who began each of these and when, and who will complete it. */
export async function listBegun(db: Db, reviewId: number, layer: Layer, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('configuration')
    .leftJoin('person as coder', 'coder.id', 'configuration.createdBy')
    .leftJoin('completion', join =>
      join
        .onRef('completion.reviewId', '=', 'configuration.reviewId')
        .onRef('completion.layer', '=', 'configuration.layer')
        .onRef('completion.configurationId', '=', 'configuration.id'),
    )
    .leftJoin('person as completer', 'completer.id', 'completion.personId')
    .select([
      'configuration.id',
      'configuration.createdAt',
      'coder.name as createdBy',
      'configuration.createdBy as createdById',
      'completion.personId as completerId',
      'completer.name as completer',
      'completion.claimedAt',
    ])
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', layer)
    .where('configuration.id', 'in', [...ids])
    .execute()
}

export async function findCompletion(db: Db, reviewId: number, layer: Layer, configurationId: number) {
  return db
    .selectFrom('completion')
    .innerJoin('person', 'person.id', 'completion.personId')
    .select(['completion.personId', 'person.name', 'completion.claimedAt'])
    .where('completion.reviewId', '=', reviewId)
    .where('completion.layer', '=', layer)
    .where('completion.configurationId', '=', configurationId)
    .executeTakeFirst()
}

export async function putCompletion(
  db: Db,
  row: { reviewId: number; layer: Layer; configurationId: number; personId: number; claimedAt: string },
): Promise<void> {
  const { personId, claimedAt } = row
  await db
    .insertInto('completion')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['reviewId', 'layer', 'configurationId']).doUpdateSet({ personId, claimedAt }),
    )
    .execute()
}

export async function deleteCompletion(db: Db, reviewId: number, layer: Layer, configurationId: number): Promise<void> {
  await db
    .deleteFrom('completion')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', '=', configurationId)
    .execute()
}
