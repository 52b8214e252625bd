// Queries across both layers: what configurations rest on, and which contribute to which.
import type { Layer } from '../configurations/domain.ts'
import { listEvidence } from '../configurations/evidence/store.ts'
import type { Db } from '../core/db/open.ts'
import { type ClaimingAccount, carried, claimOf, ownEvidence, type RestingEvidence, type Through } from './evidence.ts'

/**
 * The evidence of many configurations of one layer at once, in a fixed number of statements. Of synthesised ones it is
 * their own and that of their contributions; studiesOf() of configurations/rests-on.ts counts it once per study.
 */
export async function evidenceOf(
  db: Db,
  reviewId: number,
  layer: Layer,
  ids: readonly number[],
): Promise<RestingEvidence[]> {
  if (ids.length === 0) return []
  const own = ownEvidence(layer, await listEvidence(db, reviewId, layer, ids))
  if (layer === 'account') return withClaims(own, await listClaims(db, reviewId, ids))
  const contributions = await listContributionsTo(db, reviewId, ids)
  const accounts = [...new Set(contributions.map(contribution => contribution.accountId))]
  const theirs = Map.groupBy(await evidenceOf(db, reviewId, 'account', accounts), row => row.of)
  const through = contributions.flatMap(({ documentId, status, ...contribution }) =>
    carried(contribution, theirs.get(contribution.accountId) ?? []),
  )
  return [...own, ...through]
}

/** Adds to accounts without evidence what their own text claims. */
function withClaims(rows: readonly RestingEvidence[], accounts: readonly ClaimingAccount[]): RestingEvidence[] {
  const evidenced = new Set(rows.map(row => row.of))
  return [...rows, ...accounts.filter(account => !evidenced.has(account.id)).map(claimOf)]
}

async function listClaims(db: Db, reviewId: number, ids: readonly number[]): Promise<ClaimingAccount[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('configuration')
    .innerJoin('document', join =>
      join
        .onRef('document.reviewId', '=', 'configuration.reviewId')
        .onRef('document.id', '=', 'configuration.documentId'),
    )
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .select([
      'configuration.id',
      'document.id as documentId',
      'document.label as documentLabel',
      'document.kind as documentKind',
      'study.id as studyId',
      'study.name as studyName',
      'configuration.createdAt',
    ])
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', 'account')
    .where('configuration.id', 'in', [...ids])
    .orderBy('configuration.id')
    .execute()
}

/** The contributions to many synthesised configurations; retired accounts no longer speak for anything. */
export async function listContributionsTo(
  db: Db,
  reviewId: number,
  ids: readonly number[],
): Promise<(Through & { readonly documentId: number | null; readonly status: string })[]> {
  if (ids.length === 0) return []
  const rows = await contributions(db, reviewId)
    .where('contribution.configurationId', 'in', [...ids])
    .where('configuration.status', '<>', 'retired')
    .execute()
  return rows.map(row => ({ ...row, isConverse: row.isConverse === 1 }))
}

/** Where synthesised configurations that were joined into another point to; the last one, where that was joined in turn. */
export async function listPointers(db: Db, reviewId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('move')
    .innerJoin('moveInput', join =>
      join.onRef('moveInput.reviewId', '=', 'move.reviewId').onRef('moveInput.moveId', '=', 'move.id'),
    )
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'moveInput.reviewId')
        .onRef('configuration.layer', '=', 'moveInput.layer')
        .onRef('configuration.id', '=', 'moveInput.configurationId'),
    )
    .select(['moveInput.configurationId as id', 'move.configurationId as intoId'])
    .where('move.reviewId', '=', reviewId)
    .where('move.act', '=', 'join')
    .where('move.undoneAt', 'is', null)
    .where('configuration.status', '=', 'retired')
    .orderBy('move.id')
    .execute()
  const next = new Map(rows.flatMap(row => (row.intoId === null ? [] : [[row.id, row.intoId] as const])))
  const last = (id: number, steps = 0): number => {
    const on = next.get(id)
    return on === undefined || steps > next.size ? id : last(on, steps + 1)
  }
  return new Map([...next.keys()].map(id => [id, last(id)]))
}

/** The synthesised configurations that accounts contribute to, without retired ones. */
export async function listContributionsOf(db: Db, reviewId: number, accountIds: readonly number[]): Promise<Through[]> {
  if (accountIds.length === 0) return []
  const rows = await contributions(db, reviewId)
    .where('contribution.accountId', 'in', [...accountIds])
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('configuration as over')
          .select('over.id')
          .whereRef('over.reviewId', '=', 'contribution.reviewId')
          .where('over.layer', '=', 'synthesised')
          .whereRef('over.id', '=', 'contribution.configurationId')
          .where('over.status', '<>', 'retired'),
      ),
    )
    .execute()
  return rows.map(row => ({ ...row, isConverse: row.isConverse === 1 }))
}

function contributions(db: Db, reviewId: number) {
  return db
    .selectFrom('contribution')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'contribution.reviewId')
        .on('configuration.layer', '=', 'account')
        .onRef('configuration.id', '=', 'contribution.accountId'),
    )
    .select([
      'contribution.id',
      'contribution.accountId',
      'contribution.configurationId',
      'contribution.stance',
      'contribution.isConverse',
      'contribution.note',
      'configuration.documentId',
      'configuration.status',
    ])
    .where('contribution.reviewId', '=', reviewId)
    .orderBy('contribution.configurationId')
    .orderBy('contribution.id')
}
