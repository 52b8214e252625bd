// Which configurations answer a filter: their numbers only, so that reading them stays a fixed number of statements.
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { kindOf, type Layer, type Role, type Shape, type Status } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import { matching } from '../../core/db/search.ts'
import { termsUnder } from '../../reviews/vocabulary/store.ts'

export type Filter = {
  readonly q?: string
  readonly level?: number | null
  readonly term?: number | null
  readonly status?: Status | null
  readonly study?: number | null
  readonly document?: number | null
  /** A theory statement. */
  readonly statement?: number | null
  /** An idea that one of its elements stands for. */
  readonly idea?: number | null
  readonly complete?: 'no' | 'yes' | null
  /** Of accounts: whether they contribute to a synthesised configuration. */
  readonly placed?: 'no' | 'yes' | null
}

type Query = SelectQueryBuilder<DB, 'configuration', object>
type Where = ExpressionBuilder<DB, 'configuration'>

/** One page of numbers after `after`, in their order; retired ones only when asked for. */
export async function findConfigurations(
  db: Db,
  reviewId: number,
  layer: Layer,
  shape: Shape,
  filter: Filter,
  page: { readonly after?: number | null; readonly limit: number },
): Promise<number[]> {
  let query = filtered(db, reviewId, layer, shape, filter).select('configuration.id')
  if (page.after != null) query = query.where('configuration.id', '>', page.after)
  const rows = await query.orderBy('configuration.id').limit(page.limit).execute()
  return rows.map(row => row.id)
}

export async function countConfigurations(
  db: Db,
  reviewId: number,
  layer: Layer,
  shape: Shape,
  filter: Filter = {},
): Promise<number> {
  const row = await filtered(db, reviewId, layer, shape, filter)
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

function filtered(db: Db, reviewId: number, layer: Layer, shape: Shape, filter: Filter): Query {
  let query: Query = db
    .selectFrom('configuration')
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', layer)
  const words = matching(db, reviewId, filter.q ?? '', kindOf(layer))
  if (words !== null) query = query.where('configuration.id', 'in', words)
  query =
    filter.status == null
      ? query.where('configuration.status', '<>', 'retired')
      : query.where('configuration.status', '=', filter.status)
  const { level, term, study, document, statement, idea } = filter
  if (statement != null) query = query.where(eb => bearsOn(eb, statement))
  if (level != null) query = query.where(eb => atLevel(eb, level))
  if (term != null) query = query.where(eb => withTerm(eb, reviewId, term))
  if (idea != null) query = query.where(eb => withElement(eb, 'statementId', idea))
  if (study != null) query = query.where(eb => fromDocuments(eb, layer, studyDocuments(eb, study)))
  if (document != null) query = query.where(eb => fromDocuments(eb, layer, [document]))
  if (filter.complete != null)
    query = query.where(eb => (filter.complete === 'yes' ? isWhole(eb, shape) : eb.not(isWhole(eb, shape))))
  if (filter.placed != null && layer === 'account')
    query = query.where(eb => (filter.placed === 'yes' ? contributes(eb) : eb.not(contributes(eb))))
  return query
}

function elementsOf(eb: Where) {
  return eb
    .selectFrom('element')
    .select('element.id')
    .whereRef('element.reviewId', '=', 'configuration.reviewId')
    .whereRef('element.layer', '=', 'configuration.layer')
    .whereRef('element.configurationId', '=', 'configuration.id')
}

/** Those that point to a statement, and those of which somebody has said how they stand to it. */
function bearsOn(eb: Where, statement: number) {
  const said = eb
    .selectFrom('bearing')
    .select('bearing.id')
    .whereRef('bearing.reviewId', '=', 'configuration.reviewId')
    .whereRef('bearing.layer', '=', 'configuration.layer')
    .whereRef('bearing.configurationId', '=', 'configuration.id')
    .where('bearing.statementId', '=', statement)
  return eb.or([eb('configuration.theoryStatementId', '=', statement), eb.exists(said)])
}

function withElement(eb: Where, column: 'statementId', value: number) {
  return eb.exists(elementsOf(eb).where(`element.${column}`, '=', value))
}

/** Levels set by the team, or else those of the elements. */
function atLevel(eb: Where, level: number) {
  const set = eb
    .selectFrom('configurationLevel as own')
    .select('own.levelId')
    .whereRef('own.reviewId', '=', 'configuration.reviewId')
    .whereRef('own.layer', '=', 'configuration.layer')
    .whereRef('own.configurationId', '=', 'configuration.id')
    .where('own.levelId', '=', level)
  const ofElements = elementsOf(eb)
    .innerJoin('elementLevel', join =>
      join.onRef('elementLevel.reviewId', '=', 'element.reviewId').onRef('elementLevel.elementId', '=', 'element.id'),
    )
    .where('elementLevel.levelId', '=', level)
  return eb.or([
    eb.and([eb('configuration.levelsAreSet', '=', 1), eb.exists(set)]),
    eb.and([eb('configuration.levelsAreSet', '=', 0), eb.exists(ofElements)]),
  ])
}

/** Its own, or one that stands under it. */
function withTerm(eb: Where, reviewId: number, term: number) {
  return eb.exists(
    eb
      .selectFrom('configurationTerm as own')
      .select('own.termId')
      .whereRef('own.reviewId', '=', 'configuration.reviewId')
      .whereRef('own.layer', '=', 'configuration.layer')
      .whereRef('own.configurationId', '=', 'configuration.id')
      .where('own.termId', 'in', termsUnder(reviewId, term)),
  )
}

function studyDocuments(eb: Where, study: number) {
  return eb
    .selectFrom('document')
    .select('document.id')
    .whereRef('document.reviewId', '=', 'configuration.reviewId')
    .where('document.studyId', '=', study)
}

/** What these documents claim or speak for or against; of synthesised ones also through contributing accounts. */
function fromDocuments(eb: Where, layer: Layer, documents: ReturnType<typeof studyDocuments> | number[]) {
  const evidenced = eb
    .selectFrom('evidence')
    .select('evidence.id')
    .whereRef('evidence.reviewId', '=', 'configuration.reviewId')
    .whereRef('evidence.layer', '=', 'configuration.layer')
    .whereRef('evidence.configurationId', '=', 'configuration.id')
    .where('evidence.documentId', 'in', documents)
  if (layer === 'account') return eb.or([eb('configuration.documentId', 'in', documents), eb.exists(evidenced)])
  const through = eb
    .selectFrom('contribution')
    .innerJoin('configuration as account', join =>
      join
        .onRef('account.reviewId', '=', 'contribution.reviewId')
        .onRef('account.layer', '=', 'contribution.accountLayer')
        .onRef('account.id', '=', 'contribution.accountId'),
    )
    .select('contribution.id')
    .whereRef('contribution.reviewId', '=', 'configuration.reviewId')
    .whereRef('contribution.configurationId', '=', 'configuration.id')
    .where('account.documentId', 'in', documents)
  return eb.or([eb.exists(evidenced), eb.exists(through)])
}

/** Under one that has been retired an account is to be placed again. */
function contributes(eb: Where) {
  return eb.exists(
    eb
      .selectFrom('contribution')
      .innerJoin('configuration as over', join =>
        join
          .onRef('over.reviewId', '=', 'contribution.reviewId')
          .onRef('over.layer', '=', 'contribution.configurationLayer')
          .onRef('over.id', '=', 'contribution.configurationId'),
      )
      .select('contribution.id')
      .whereRef('contribution.reviewId', '=', 'configuration.reviewId')
      .whereRef('contribution.accountId', '=', 'configuration.id')
      .where('over.status', '<>', 'retired'),
  )
}

/** The same rule as missingRoles() of configurations/domain.ts, asked of the database. */
function isWhole(eb: Where, shape: Shape) {
  const has = (...roles: Role[]) => eb.exists(elementsOf(eb).where('element.role', 'in', roles))
  const mechanism =
    shape === 'resource + response'
      ? eb.or([has('mechanism'), eb.and([has('resource'), has('response')])])
      : has('mechanism', 'resource', 'response')
  const parts = [has('context'), mechanism, has('outcome')]
  if (shape === 'SCMO' || shape === 'ICAMO') parts.push(has('strategy'))
  if (shape === 'ICAMO') parts.push(has('actor'))
  return eb.and(parts)
}
