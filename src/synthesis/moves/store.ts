// Queries on synthesis moves, the story of how configurations came together.
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { MoveKind } from './domain.ts'

export type Move = {
  readonly id: number
  readonly kind: MoveKind
  readonly inference: 'abduction' | 'retroduction' | null
  readonly configurationId: number | null
  readonly configurationTitle: string | null
  readonly theoryId: number | null
  readonly theoryTitle: string | null
  readonly reason: string
  readonly madeAt: string
  readonly madeBy: string | null
  readonly version: number
  readonly inputs: readonly { readonly layer: 'account' | 'synthesised'; readonly id: number; readonly title: string }[]
}

function moves(db: Db, reviewId: number) {
  return db
    .selectFrom('move')
    .leftJoin('person', 'person.id', 'move.madeBy')
    .leftJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'move.reviewId')
        .onRef('configuration.layer', '=', 'move.configurationLayer')
        .onRef('configuration.id', '=', 'move.configurationId'),
    )
    .leftJoin('theory', join =>
      join.onRef('theory.reviewId', '=', 'move.reviewId').onRef('theory.id', '=', 'move.theoryId'),
    )
    .select([
      'move.id',
      'move.kind',
      'move.inference',
      'move.configurationId',
      'configuration.title as configurationTitle',
      'move.theoryId',
      'theory.title as theoryTitle',
      'move.reason',
      'move.madeAt',
      'person.name as madeBy',
      'move.version',
    ])
    .where('move.reviewId', '=', reviewId)
}

type Row = Omit<Move, 'inputs'>

async function withInputs(db: Db, reviewId: number, rows: readonly Row[]): Promise<Move[]> {
  if (rows.length === 0) return []
  const inputs = await db
    .selectFrom('moveInput')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'moveInput.reviewId')
        .onRef('configuration.layer', '=', 'moveInput.layer')
        .onRef('configuration.id', '=', 'moveInput.configurationId'),
    )
    .select(['moveInput.moveId', 'configuration.layer', 'configuration.id', 'configuration.title'])
    .where('moveInput.reviewId', '=', reviewId)
    .where(
      'moveInput.moveId',
      'in',
      rows.map(row => row.id),
    )
    .orderBy('configuration.layer')
    .orderBy('configuration.id')
    .execute()
  const byMove = Map.groupBy(inputs, input => input.moveId)
  return rows.map(row => ({
    ...row,
    inputs: (byMove.get(row.id) ?? []).map(({ layer, id, title }) => ({ layer, id, title })),
  }))
}

/** The story, latest first; only those without a reason when asked. */
export async function listMoves(
  db: Db,
  reviewId: number,
  page: { readonly unreasoned: boolean; readonly before: number | null; readonly limit: number },
): Promise<Move[]> {
  let query = moves(db, reviewId)
  if (page.unreasoned) query = query.where('move.reason', '=', '')
  if (page.before !== null) query = query.where('move.id', '<', page.before)
  return withInputs(db, reviewId, await query.orderBy('move.id', 'desc').limit(page.limit).execute())
}

/** The moves that made or changed one synthesised configuration, the first one first. */
export async function listMovesOf(db: Db, reviewId: number, configurationId: number): Promise<Move[]> {
  const rows = await moves(db, reviewId)
    .where('move.configurationId', '=', configurationId)
    .orderBy('move.id')
    .limit(500)
    .execute()
  return withInputs(db, reviewId, rows)
}

export async function getMove(db: Db, reviewId: number, id: number): Promise<Move> {
  const [move] = await withInputs(db, reviewId, await moves(db, reviewId).where('move.id', '=', id).execute())
  if (move === undefined) throw notFound('This move')
  return move
}

export async function countUnreasoned(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('move')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('reviewId', '=', reviewId)
    .where('reason', '=', '')
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function insertMove(
  db: Db,
  move: {
    reviewId: number
    id: number
    kind: MoveKind
    inference: 'abduction' | 'retroduction' | null
    configurationId: number | null
    theoryId: number | null
    theoryVersion: number | null
    reason: string
    madeAt: string
    madeBy: number | null
  },
  inputs: readonly { readonly layer: 'account' | 'synthesised'; readonly id: number }[],
): Promise<void> {
  await db
    .insertInto('move')
    .values({ ...move, configurationLayer: move.configurationId === null ? null : 'synthesised' })
    .execute()
  if (inputs.length === 0) return
  await db
    .insertInto('moveInput')
    .values(inputs.map(({ layer, id }) => ({ reviewId: move.reviewId, moveId: move.id, layer, configurationId: id })))
    .execute()
}

/** False when someone saved in between. */
export async function updateMove(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: { kind: MoveKind; inference: 'abduction' | 'retroduction' | null; reason: string },
): Promise<boolean> {
  const done = await db
    .updateTable('move')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
