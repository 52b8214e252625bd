// Queries on how configurations bear on theory statements, and on the evidence behind them.
import type { Layer } from '../../../configurations/domain.ts'
import { listNamesOf } from '../../../configurations/store.ts'
import type { Db } from '../../../core/db/open.ts'
import { notFound } from '../../../core/errors.ts'
import { evidenceOf } from '../../store.ts'
import type { Bearing, BearingStance, Resting } from './domain.ts'

/** Enough for any review; what is beyond is counted on the list of accounts. */
const MOST = 5_000

/** What has been said of these statements, and what only points to one of them; retired configurations bear on nothing. */
export async function listBearings(db: Db, reviewId: number, statementIds: readonly number[]): Promise<Bearing[]> {
  if (statementIds.length === 0) return []
  const said = await bearings(db, reviewId)
    .where('bearing.statementId', 'in', [...statementIds])
    .where('configuration.status', '<>', 'retired')
    .limit(MOST)
    .execute()
  const known = new Set(said.map(row => `${row.statementId} ${row.layer} ${row.configurationId}`))
  const pointing = await db
    .selectFrom('configuration')
    .select(['layer', 'id', 'theoryStatementId'])
    .where('reviewId', '=', reviewId)
    .where('theoryStatementId', 'in', [...statementIds])
    .where('status', '<>', 'retired')
    .orderBy('layer', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const unsaid = pointing.flatMap(({ layer, id, theoryStatementId }) => {
    if (theoryStatementId === null || known.has(`${theoryStatementId} ${layer} ${id}`)) return []
    const blank = { id: null, stance: null, note: '', version: 0, createdAt: null, createdBy: null }
    return [{ ...blank, statementId: theoryStatementId, layer, configurationId: id }]
  })
  return [...said, ...unsaid]
}

/** On which statements one configuration bears, as somebody has said. */
export async function listBearingsOf(db: Db, reviewId: number, layer: Layer, configurationId: number) {
  return bearings(db, reviewId)
    .innerJoin('theoryStatement', join =>
      join
        .onRef('theoryStatement.reviewId', '=', 'bearing.reviewId')
        .onRef('theoryStatement.id', '=', 'bearing.statementId'),
    )
    .innerJoin('theoryStatementVersion as text', join =>
      join
        .onRef('text.reviewId', '=', 'bearing.reviewId')
        .onRef('text.statementId', '=', 'bearing.statementId')
        .on('text.version', '=', eb =>
          eb
            .selectFrom('theoryStatementVersion as later')
            .select(at => at.fn.max('later.version').as('latest'))
            .whereRef('later.reviewId', '=', 'bearing.reviewId')
            .whereRef('later.statementId', '=', 'bearing.statementId'),
        ),
    )
    .select(['text.number', 'text.ifText', 'text.thenText', 'text.becauseText', 'theoryStatement.droppedIn'])
    .where('bearing.layer', '=', layer)
    .where('bearing.configurationId', '=', configurationId)
    .execute()
}

/** The evidence behind what bears, by layer and configuration. */
export async function readResting(
  db: Db,
  reviewId: number,
  found: readonly { readonly layer: Layer; readonly configurationId: number }[],
): Promise<Resting> {
  const ids = (layer: Layer) => [...new Set(found.filter(one => one.layer === layer).map(one => one.configurationId))]
  const [synthesised, account] = [
    await evidenceOf(db, reviewId, 'synthesised', ids('synthesised')),
    await evidenceOf(db, reviewId, 'account', ids('account')),
  ]
  return { synthesised: Map.groupBy(synthesised, row => row.of), account: Map.groupBy(account, row => row.of) }
}

/** Names of both layers, by "layer id". */
export async function readNames(
  db: Db,
  reviewId: number,
  found: readonly { readonly layer: Layer; readonly configurationId: number }[],
) {
  const names = new Map<string, Awaited<ReturnType<typeof listNamesOf>>[number]>()
  for (const layer of ['synthesised', 'account'] as const) {
    const ids = [...new Set(found.filter(one => one.layer === layer).map(one => one.configurationId))]
    for (const row of await listNamesOf(db, reviewId, layer, ids)) names.set(`${layer} ${row.id}`, row)
  }
  return names
}

function bearings(db: Db, reviewId: number) {
  return db
    .selectFrom('bearing')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'bearing.reviewId')
        .onRef('configuration.layer', '=', 'bearing.layer')
        .onRef('configuration.id', '=', 'bearing.configurationId'),
    )
    .leftJoin('person', 'person.id', 'bearing.createdBy')
    .select([
      'bearing.id',
      'bearing.statementId',
      'bearing.layer',
      'bearing.configurationId',
      'bearing.stance',
      'bearing.note',
      'bearing.version',
      'bearing.createdAt',
      'person.name as createdBy',
    ])
    .where('bearing.reviewId', '=', reviewId)
    .orderBy('bearing.statementId')
    .orderBy('bearing.layer', 'desc')
    .orderBy('bearing.configurationId')
}

export async function getBearing(db: Db, reviewId: number, id: number) {
  const row = await bearings(db, reviewId).where('bearing.id', '=', id).executeTakeFirst()
  if (row === undefined) throw notFound('What this says of a theory statement')
  return row
}

export async function getBearingRow(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('bearing')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('What this says of a theory statement')
  return row
}

export async function findBearing(
  db: Db,
  reviewId: number,
  statementId: number,
  layer: Layer,
  configurationId: number,
): Promise<number | null> {
  const row = await db
    .selectFrom('bearing')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('statementId', '=', statementId)
    .where('layer', '=', layer)
    .where('configurationId', '=', configurationId)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function insertBearing(
  db: Db,
  row: {
    reviewId: number
    id: number
    statementId: number
    layer: Layer
    configurationId: number
    stance: BearingStance
    note: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db.insertInto('bearing').values(row).execute()
}

/** False when someone saved in between. */
export async function updateBearing(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { readonly stance: BearingStance; readonly note: string },
): Promise<boolean> {
  const done = await db
    .updateTable('bearing')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deleteBearingRow(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('bearing').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}
