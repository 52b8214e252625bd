// Queries for choosing configurations: which exist, and which of a layer fit a filter.
import type { ExpressionBuilder } from 'kysely'
import { type Layer, nameOf, type Status } from '../../configurations/domain.ts'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import type { Ref } from '../domain.ts'
import { referencesIn } from '../references.ts'

/** Those of `refs` that are there. */
export async function listExisting(db: Db, reviewId: number, refs: readonly Ref[]): Promise<Ref[]> {
  const found: Ref[] = []
  for (const layer of ['synthesised', 'account'] as const) {
    const ids = refs.filter(ref => ref.layer === layer).map(ref => ref.id)
    if (ids.length === 0) continue
    const rows = await db
      .selectFrom('configuration')
      .select('id')
      .where('reviewId', '=', reviewId)
      .where('layer', '=', layer)
      .where('id', 'in', ids)
      .execute()
    found.push(...rows.map(row => ({ layer, id: row.id })))
  }
  return found
}

/** By `layer id` of `refs`: the configurations that a link says contradict it, from either side. */
export async function listContradicting(
  db: Db,
  reviewId: number,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, readonly Ref[]>> {
  const links = await db
    .selectFrom('link')
    .select(['fromLayer', 'fromId', 'toLayer', 'toId'])
    .where('reviewId', '=', reviewId)
    .where('kind', '=', 'contradicts')
    .orderBy('id')
    .execute()
  const wanted = new Set(refs.map(ref => `${ref.layer} ${ref.id}`))
  const found = new Map<string, Ref[]>()
  for (const { fromLayer, fromId, toLayer, toId } of links) {
    const [from, to] = [
      { layer: fromLayer as Layer, id: fromId },
      { layer: toLayer as Layer, id: toId },
    ]
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const key = `${one.layer} ${one.id}`
      if (wanted.has(key)) found.set(key, [...(found.get(key) ?? []), other])
    }
  }
  return found
}

/** Names in explanations of configurations that are not in this review. */
export async function listDead(db: Db, reviewId: number, explanations: readonly string[]): Promise<string[]> {
  const named = new Map(explanations.flatMap(referencesIn).map(ref => [nameOf(ref.layer, ref.id), ref]))
  if (named.size === 0) return []
  const there = await listExisting(db, reviewId, [...named.values()])
  for (const ref of there) named.delete(nameOf(ref.layer, ref.id))
  return [...named.keys()]
}

export type Filter = {
  readonly layer: Layer
  readonly level: number | null
  readonly term: number | null
  readonly statement: number | null
  readonly status: Status | null
}

/** Numbers of the configurations that fit, lowest first; retired ones only when asked for. */
export async function listFitting(db: Db, reviewId: number, filter: Filter, limit: number): Promise<number[]> {
  let query = db
    .selectFrom('configuration')
    .select('configuration.id')
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', filter.layer)
  query =
    filter.status === null
      ? query.where('configuration.status', '<>', 'retired')
      : query.where('configuration.status', '=', filter.status)
  if (filter.statement !== null) query = query.where(bearsOn(filter.statement))
  if (filter.term !== null) query = query.where(hasTerm(filter.term))
  if (filter.level !== null) query = query.where(isAtLevel(filter.level))
  const rows = await query.orderBy('configuration.id').limit(limit).execute()
  return rows.map(row => row.id)
}

type Eb = ExpressionBuilder<DB, 'configuration'>

/** Set when it was made, or said since to bear on it. */
const bearsOn = (statement: number) => (eb: Eb) =>
  eb.or([
    eb('configuration.theoryStatementId', '=', statement),
    eb.exists(
      eb
        .selectFrom('bearing as b')
        .select('b.id')
        .whereRef('b.reviewId', '=', 'configuration.reviewId')
        .whereRef('b.layer', '=', 'configuration.layer')
        .whereRef('b.configurationId', '=', 'configuration.id')
        .where('b.statementId', '=', statement),
    ),
  ])

/** Carries the term, a theme or any other. */
const hasTerm = (term: number) => (eb: Eb) =>
  eb.exists(
    eb
      .selectFrom('configurationTerm as t')
      .select('t.termId')
      .whereRef('t.reviewId', '=', 'configuration.reviewId')
      .whereRef('t.layer', '=', 'configuration.layer')
      .whereRef('t.configurationId', '=', 'configuration.id')
      .where('t.termId', '=', term),
  )

/** Set by the team, or else that of one of its elements. */
const isAtLevel = (level: number) => (eb: Eb) => {
  const set = eb
    .selectFrom('configurationLevel as l')
    .select('l.levelId')
    .whereRef('l.reviewId', '=', 'configuration.reviewId')
    .whereRef('l.layer', '=', 'configuration.layer')
    .whereRef('l.configurationId', '=', 'configuration.id')
    .where('l.levelId', '=', level)
  const inherited = eb
    .selectFrom('element as e')
    .innerJoin('elementLevel as el', join =>
      join.onRef('el.reviewId', '=', 'e.reviewId').onRef('el.elementId', '=', 'e.id'),
    )
    .select('el.levelId')
    .whereRef('e.reviewId', '=', 'configuration.reviewId')
    .whereRef('e.layer', '=', 'configuration.layer')
    .whereRef('e.configurationId', '=', 'configuration.id')
    .where('el.levelId', '=', level)
  return eb.or([
    eb.and([eb('configuration.levelsAreSet', '=', 1), eb.exists(set)]),
    eb.and([eb('configuration.levelsAreSet', '=', 0), eb.exists(inherited)]),
  ])
}

/** Numbered statements of the latest version of each theory, for filters. */
export async function listTheoryStatements(db: Db, reviewId: number) {
  return db
    .selectFrom('theoryStatement')
    .innerJoin('theory', join =>
      join
        .onRef('theory.reviewId', '=', 'theoryStatement.reviewId')
        .onRef('theory.id', '=', 'theoryStatement.theoryId'),
    )
    .innerJoin('theoryStatementVersion', join =>
      join
        .onRef('theoryStatementVersion.reviewId', '=', 'theoryStatement.reviewId')
        .onRef('theoryStatementVersion.statementId', '=', 'theoryStatement.id')
        .onRef('theoryStatementVersion.version', '=', 'theory.version'),
    )
    .select(['theoryStatement.id', 'theoryStatementVersion.number', 'theoryStatementVersion.thenText', 'theory.title'])
    .where('theoryStatement.reviewId', '=', reviewId)
    .orderBy('theory.id')
    .orderBy('theoryStatementVersion.position')
    .execute()
}
