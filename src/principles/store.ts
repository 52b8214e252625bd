// Queries on principles: one with all its parts, the list of them, which rest on a configuration, and the writes.
import type { Layer } from '../configurations/domain.ts'
import type { Db } from '../core/db/open.ts'
import { notFound } from '../core/errors.ts'
import { type Answer, listAnswers } from './answering/store.ts'
import type { Language, Line, PlainWords, PrincipleStatus, Ref } from './domain.ts'

export type Principle = {
  readonly id: number
  readonly position: number
  readonly heading: string
  readonly explanation: string
  readonly status: PrincipleStatus
  readonly levelsAreSet: boolean
  readonly draftedHow: string
  /** The explanation as a draft last gave it; empty when nothing was drafted. */
  readonly drafted: string
  readonly whereItHolds: string
  readonly whereItDoesNot: string
  /** Where it stood before it was withdrawn; empty while it is not. */
  readonly withdrawnFrom: PrincipleStatus | ''
  readonly createdAt: string
  readonly version: number
  readonly configurations: readonly Ref[]
  readonly plainWords: PlainWords
  /** Levels set by the team; those of its configurations count when `levelsAreSet` is false. */
  readonly levelIds: readonly number[]
  readonly lines: readonly Line[]
  /** What the team says to documents that contradict it. */
  readonly answers: readonly Answer[]
}

/** Principles with their parts, in their order: six statements however many they are. `ids` null means all. */
export async function listPrinciples(
  db: Db,
  reviewId: number,
  ids: readonly number[] | null = null,
): Promise<Principle[]> {
  if (ids !== null && ids.length === 0) return []
  let rows = db
    .selectFrom('principle')
    .select([
      'id',
      'position',
      'heading',
      'explanation',
      'status',
      'levelsAreSet',
      'draftedHow',
      'drafted',
      'withdrawnFrom',
      'whereItHolds',
      'whereItDoesNot',
      'createdAt',
      'version',
    ])
    .where('reviewId', '=', reviewId)
  if (ids !== null) rows = rows.where('id', 'in', [...ids])
  const principles = await rows.orderBy('position').orderBy('id').execute()
  const known = principles.map(row => row.id)
  if (known.length === 0) return []
  const configurations = Map.groupBy(await listRefs(db, reviewId, known), row => row.principleId)
  const words = Map.groupBy(await listPlainWords(db, reviewId, known), row => row.principleId)
  const levels = Map.groupBy(await listLevelIds(db, reviewId, known), row => row.principleId)
  const lines = Map.groupBy(await listLines(db, reviewId, known), row => row.principleId)
  const answers = Map.groupBy(await listAnswers(db, reviewId, known), row => row.principleId)
  return principles.map(row => ({
    ...row,
    withdrawnFrom: row.withdrawnFrom as Principle['withdrawnFrom'],
    levelsAreSet: row.levelsAreSet === 1,
    configurations: (configurations.get(row.id) ?? []).map(({ layer, configurationId }) => ({
      layer: layer as Layer,
      id: configurationId,
    })),
    plainWords: Object.fromEntries((words.get(row.id) ?? []).map(one => [one.language, one.text])),
    levelIds: (levels.get(row.id) ?? []).map(one => one.levelId),
    lines: (lines.get(row.id) ?? []).map(({ principleId, layer, ...line }) => ({
      ...line,
      layer: layer as Layer | null,
    })),
    answers: (answers.get(row.id) ?? []).map(({ principleId, ...answer }) => answer),
  }))
}

export async function getPrinciple(db: Db, reviewId: number, id: number): Promise<Principle> {
  const [principle] = await listPrinciples(db, reviewId, [id])
  if (principle === undefined) throw notFound('This principle')
  return principle
}

async function listRefs(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('principleConfiguration')
    .select(['principleId', 'layer', 'configurationId'])
    .where('reviewId', '=', reviewId)
    .where('principleId', 'in', [...ids])
    .orderBy('position')
    .execute()
}

async function listPlainWords(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('plainWords')
    .select(['principleId', 'language', 'text'])
    .where('reviewId', '=', reviewId)
    .where('principleId', 'in', [...ids])
    .orderBy('language')
    .execute()
}

async function listLevelIds(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('principleLevel')
    .select(['principleId', 'levelId'])
    .where('reviewId', '=', reviewId)
    .where('principleId', 'in', [...ids])
    .orderBy('levelId')
    .execute()
}

async function listLines(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('principleLine')
    .leftJoin('term', join =>
      join.onRef('term.reviewId', '=', 'principleLine.reviewId').onRef('term.id', '=', 'principleLine.themeId'),
    )
    .select([
      'principleLine.principleId',
      'principleLine.id',
      'principleLine.kind',
      'principleLine.text',
      'principleLine.polarity',
      'principleLine.audience',
      'principleLine.themeId',
      'term.name as themeName',
      'principleLine.statementId',
      'principleLine.layer',
      'principleLine.configurationId',
      'principleLine.position',
    ])
    .where('principleLine.reviewId', '=', reviewId)
    .where('principleLine.principleId', 'in', [...ids])
    .orderBy('principleLine.position')
    .orderBy('principleLine.id')
    .execute()
}

export async function lastPosition(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('principle')
    .select(eb => eb.fn.max('position').as('last'))
    .where('reviewId', '=', reviewId)
    .executeTakeFirstOrThrow()
  return Number(row.last ?? 0)
}

export async function insertPrinciple(
  db: Db,
  row: {
    reviewId: number
    id: number
    position: number
    heading: string
    explanation: string
    status: PrincipleStatus
    levelsAreSet: 0 | 1
    draftedHow: string
    drafted: string
    whereItHolds: string
    whereItDoesNot: string
    createdAt: string
    createdBy: number | null
  },
): Promise<void> {
  await db.insertInto('principle').values(row).execute()
}

export type Change = {
  heading?: string
  explanation?: string
  status?: PrincipleStatus
  levelsAreSet?: 0 | 1
  draftedHow?: string
  drafted?: string
  withdrawnFrom?: PrincipleStatus | ''
  whereItHolds?: string
  whereItDoesNot?: string
}

/** False when someone saved in between. */
export async function updatePrinciple(
  db: Db,
  reviewId: number,
  id: number,
  version: number,
  set: Change,
): Promise<boolean> {
  const done = await db
    .updateTable('principle')
    .set({ ...set, version: version + 1 })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Place and status change without a new version: the words stay the same. */
export async function setStanding(
  db: Db,
  reviewId: number,
  id: number,
  set: { position?: number; status?: PrincipleStatus },
): Promise<void> {
  await db.updateTable('principle').set(set).where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

export async function setConfigurationRefs(
  db: Db,
  reviewId: number,
  principleId: number,
  refs: readonly Ref[],
): Promise<void> {
  await db
    .deleteFrom('principleConfiguration')
    .where('reviewId', '=', reviewId)
    .where('principleId', '=', principleId)
    .execute()
  if (refs.length === 0) return
  await db
    .insertInto('principleConfiguration')
    .values(
      refs.map((ref, at) => ({ reviewId, principleId, layer: ref.layer, configurationId: ref.id, position: at + 1 })),
    )
    .execute()
}

export async function setLevelIds(
  db: Db,
  reviewId: number,
  principleId: number,
  levelIds: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('principleLevel')
    .where('reviewId', '=', reviewId)
    .where('principleId', '=', principleId)
    .execute()
  if (levelIds.length === 0) return
  await db
    .insertInto('principleLevel')
    .values([...new Set(levelIds)].map(levelId => ({ reviewId, principleId, levelId })))
    .execute()
}

/** Empty words are taken away. */
export async function setPlainWords(
  db: Db,
  row: {
    reviewId: number
    principleId: number
    language: Language
    text: string
    writtenAt: string
    writtenBy: number | null
  },
): Promise<void> {
  await db
    .deleteFrom('plainWords')
    .where('reviewId', '=', row.reviewId)
    .where('principleId', '=', row.principleId)
    .where('language', '=', row.language)
    .execute()
  if (row.text !== '') await db.insertInto('plainWords').values(row).execute()
}

/** Principles that rest on a configuration, for its page. */
export async function principlesResting(db: Db, reviewId: number, layer: Layer, id: number) {
  return db
    .selectFrom('principleConfiguration')
    .innerJoin('principle', join =>
      join
        .onRef('principle.reviewId', '=', 'principleConfiguration.reviewId')
        .onRef('principle.id', '=', 'principleConfiguration.principleId'),
    )
    .select(['principle.id', 'principle.heading', 'principle.status'])
    .where('principleConfiguration.reviewId', '=', reviewId)
    .where('principleConfiguration.layer', '=', layer)
    .where('principleConfiguration.configurationId', '=', id)
    .orderBy('principle.position')
    .orderBy('principle.id')
    .execute()
}
