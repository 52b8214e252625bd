// Queries on what configurations are tied to beside evidence: theory statements they bear on, outside theories that inform them.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import type { Ref } from '../../domain.ts'
import type { TheoryTie } from '../trace.ts'

type Tied = TheoryTie & { readonly layer: Layer; readonly configurationId: number }

/** By configuration, written "layer id": a fixed number of statements however many they are. */
export async function listTheoryTies(
  db: Db,
  reviewId: number,
  refs: readonly Ref[],
): Promise<Map<string, readonly TheoryTie[]>> {
  const found: Tied[] = []
  for (const layer of ['synthesised', 'account'] as const) {
    const ids = [...new Set(refs.filter(ref => ref.layer === layer).map(ref => ref.id))]
    if (ids.length === 0) continue
    found.push(...(await listStatements(db, reviewId, layer, ids)), ...(await listOutside(db, reviewId, layer, ids)))
  }
  const ties = Map.groupBy(found, tie => `${tie.layer} ${tie.configurationId}`)
  return new Map(
    [...ties].map(([key, own]) => [key, own.map(({ kind, id, name, said }) => ({ kind, id, name, said }))]),
  )
}

/** The statement a configuration is to test, and those it was said to bear on. */
async function listStatements(db: Db, reviewId: number, layer: Layer, ids: readonly number[]): Promise<Tied[]> {
  const tests = await db
    .selectFrom('configuration')
    .select(['id as configurationId', 'theoryStatementId as statementId'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('id', 'in', [...ids])
    .where('theoryStatementId', 'is not', null)
    .execute()
  const bearings = await db
    .selectFrom('bearing')
    .select(['configurationId', 'statementId', 'stance'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('configurationId', 'in', [...ids])
    .execute()
  const said = new Map(bearings.map(row => [`${row.configurationId} ${row.statementId}`, row.stance as string]))
  const pairs = new Map([...tests, ...bearings].map(row => [`${row.configurationId} ${row.statementId}`, row] as const))
  const names = await listStatementNames(
    db,
    reviewId,
    [...pairs.values()].map(row => row.statementId as number),
  )
  return [...pairs].flatMap(([key, { configurationId, statementId }]) => {
    const name = names.get(statementId as number)
    if (name === undefined) return []
    const tie = { kind: 'theory statement', id: statementId as number, name, said: said.get(key) ?? '' } as const
    return [{ layer, configurationId, ...tie }]
  })
}

/** Number and theory of statements, in the latest version that has them. */
export async function listStatementNames(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, string>()
  const rows = await db
    .selectFrom('theoryStatementVersion as text')
    .innerJoin('theory', join =>
      join.onRef('theory.reviewId', '=', 'text.reviewId').onRef('theory.id', '=', 'text.theoryId'),
    )
    .select(['text.statementId', 'text.number', 'theory.title'])
    .where('text.reviewId', '=', reviewId)
    .where('text.statementId', 'in', [...new Set(ids)])
    .orderBy('text.version')
    .execute()
  return new Map(rows.map(row => [row.statementId, `${row.number} ${row.title}`]))
}

async function listOutside(db: Db, reviewId: number, layer: Layer, ids: readonly number[]): Promise<Tied[]> {
  const rows = await db
    .selectFrom('configurationSubstantive as tie')
    .innerJoin('substantiveTheory as theory', join =>
      join.onRef('theory.reviewId', '=', 'tie.reviewId').onRef('theory.id', '=', 'tie.substantiveId'),
    )
    .select(['tie.configurationId', 'theory.id', 'theory.name', 'theory.citation as said'])
    .where('tie.reviewId', '=', reviewId)
    .where('tie.layer', '=', layer)
    .where('tie.configurationId', 'in', [...ids])
    .orderBy('theory.name')
    .execute()
  return rows.map(row => ({ ...row, layer, kind: 'substantive theory' as const }))
}
