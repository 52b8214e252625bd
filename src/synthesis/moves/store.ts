// Queries on synthesis moves, the story of how configurations came together.
import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { DB } from '../../core/db/schema.ts'
import { notFound } from '../../core/errors.ts'
import type { Act, MoveKind, Undoing } from './domain.ts'
import { insertStatementInputs, listStatementInputs } from './theories/store.ts'

export type Move = {
  readonly id: number
  readonly kind: MoveKind
  readonly inference: 'abduction' | 'retroduction' | null
  readonly configurationId: number | null
  readonly configurationTitle: string | null
  readonly theoryId: number | null
  readonly theoryTitle: string | null
  readonly theoryVersion: number | null
  readonly reason: string
  readonly madeAt: string
  readonly madeBy: string | null
  readonly madeById: number | null
  readonly version: number
  /** What it did; null when it was only noted. */
  readonly act: Act | null
  readonly undoneAt: string | null
  readonly undoneBy: string | null
  readonly inputs: readonly { readonly layer: 'account' | 'synthesised'; readonly id: number; readonly title: string }[]
  readonly statements: readonly {
    readonly id: number
    readonly number: string
    readonly theoryId: number
    readonly theoryTitle: string
    readonly theoryVersion: number
  }[]
}

function moves(db: Db, reviewId: number) {
  return db
    .selectFrom('move')
    .leftJoin('person', 'person.id', 'move.madeBy')
    .leftJoin('person as undoer', 'undoer.id', 'move.undoneBy')
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
      'move.theoryVersion',
      'move.reason',
      'move.madeAt',
      'person.name as madeBy',
      'move.madeBy as madeById',
      'move.version',
      'move.act',
      'move.undoneAt',
      'undoer.name as undoneBy',
    ])
    .where('move.reviewId', '=', reviewId)
}

type Row = Omit<Move, 'inputs' | 'statements'>

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
  const ids = rows.map(row => row.id)
  const statements = Map.groupBy(await listStatementInputs(db, reviewId, ids), one => one.moveId)
  return rows.map(row => ({
    ...row,
    inputs: (byMove.get(row.id) ?? []).map(({ layer, id, title }) => ({ layer, id, title })),
    statements: (statements.get(row.id) ?? []).map(({ moveId, ...one }) => one),
  }))
}

/** The story: in the order in which it happened or latest first, of all or of one configuration, only those without a reason when asked. */
export async function listMoves(
  db: Db,
  reviewId: number,
  page: {
    readonly unreasoned: boolean
    readonly configuration: number | null
    readonly theory?: number | null
    readonly isForward: boolean
    /** The last number of the page before. */
    readonly after: number | null
    readonly limit: number
  },
): Promise<Move[]> {
  const { configuration, isForward, after } = page
  let query = moves(db, reviewId)
  if (page.unreasoned) query = query.where('move.reason', '=', '').where('move.undoneAt', 'is', null)
  if (configuration !== null)
    query = query.where(eb =>
      eb.or([
        eb('move.configurationId', '=', configuration),
        eb('move.id', 'in', movesFrom(db, reviewId, configuration)),
      ]),
    )
  if (page.theory != null) query = query.where(aboutTheory(db, reviewId, page.theory))
  if (after !== null) query = query.where('move.id', isForward ? '>' : '<', after)
  const rows = query.orderBy('move.id', isForward ? 'asc' : 'desc').limit(page.limit)
  return withInputs(db, reviewId, await rows.execute())
}

/** Moves that made a version of a theory, and those that one of its statements went into. */
function aboutTheory(db: Db, reviewId: number, theoryId: number) {
  const taking = db
    .selectFrom('moveStatement as taken')
    .innerJoin('theoryStatement as own', join =>
      join.onRef('own.reviewId', '=', 'taken.reviewId').onRef('own.id', '=', 'taken.statementId'),
    )
    .select('taken.moveId')
    .where('taken.reviewId', '=', reviewId)
    .where('own.theoryId', '=', theoryId)
  return (eb: ExpressionBuilder<DB, 'move'>) => eb.or([eb('move.theoryId', '=', theoryId), eb('move.id', 'in', taking)])
}

/** The moves that made, changed or took up one synthesised configuration, the first one first. */
export function listMovesOf(db: Db, reviewId: number, configurationId: number): Promise<Move[]> {
  const page = { unreasoned: false, configuration: configurationId, isForward: true, after: null, limit: 500 }
  return listMoves(db, reviewId, page)
}

/** Moves that a synthesised configuration went into. */
function movesFrom(db: Db, reviewId: number, configurationId: number) {
  return db
    .selectFrom('moveInput as taken')
    .select('taken.moveId')
    .where('taken.reviewId', '=', reviewId)
    .where('taken.layer', '=', 'synthesised')
    .where('taken.configurationId', '=', configurationId)
}

/** The last move after this one, not undone, that joined or split any of these and so moved what hung on them. */
export async function findLaterRearrangement(
  db: Db,
  reviewId: number,
  moveId: number,
  configurationIds: readonly number[],
): Promise<number | null> {
  if (configurationIds.length === 0) return null
  const row = await db
    .selectFrom('move')
    .select('move.id')
    .where('move.reviewId', '=', reviewId)
    .where('move.id', '>', moveId)
    .where('move.act', 'in', ['join', 'split'])
    .where('move.undoneAt', 'is', null)
    .where(eb =>
      eb.or([
        eb('move.configurationId', 'in', [...configurationIds]),
        eb.exists(
          eb
            .selectFrom('moveInput')
            .select('moveInput.moveId')
            .whereRef('moveInput.reviewId', '=', 'move.reviewId')
            .whereRef('moveInput.moveId', '=', 'move.id')
            .where('moveInput.layer', '=', 'synthesised')
            .where('moveInput.configurationId', 'in', [...configurationIds]),
        ),
      ]),
    )
    .orderBy('move.id', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Null for a move that did nothing that could be undone. */
export async function findUndoing(db: Db, reviewId: number, id: number): Promise<Undoing | null> {
  const row = await db
    .selectFrom('move')
    .select('undoing')
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.undoing == null ? null : (JSON.parse(row.undoing) as Undoing)
}

/** False when it has been undone already. */
export async function markUndone(
  db: Db,
  reviewId: number,
  id: number,
  undone: { undoneAt: string; undoneBy: number | null },
) {
  const done = await db
    .updateTable('move')
    .set(undone)
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
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
    .where('undoneAt', 'is', null)
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
    act: Act | null
    undoing: string | null
    madeAt: string
    madeBy: number | null
  },
  inputs: readonly { readonly layer: 'account' | 'synthesised'; readonly id: number }[],
  statements: readonly { readonly id: number; readonly version: number }[] = [],
): Promise<void> {
  await db
    .insertInto('move')
    .values({ ...move, configurationLayer: move.configurationId === null ? null : 'synthesised' })
    .execute()
  await insertStatementInputs(db, move.reviewId, move.id, statements)
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
