// On whose evidence a theory changed from one version to another: moves, what went into them, and what came to bear in between.
import type { Layer } from '../../../configurations/domain.ts'
import type { BearingStance } from '../bearings/domain.ts'

type Move = {
  readonly id: number
  readonly theoryId: number | null
  readonly theoryVersion: number | null
  readonly undoneAt: string | null
  readonly inputs: readonly { readonly layer: Layer; readonly id: number }[]
}

type Bearing = {
  readonly layer: Layer
  readonly configurationId: number
  readonly statementId: number
  readonly stance: BearingStance | null
  readonly createdAt: string | null
}

type Version = { readonly version: number; readonly writtenAt: string }

export type Source = {
  readonly layer: Layer
  readonly configurationId: number
  /** The moves it went into. */
  readonly moves: readonly number[]
  /** The statements it was said to bear on. */
  readonly bearsOn: readonly { readonly statementId: number; readonly stance: BearingStance }[]
}

/** Those that made a version after `before`, up to `after`; `before` null is from the beginning. */
export function movesBetween<T extends Move>(
  moves: readonly T[],
  theoryId: number,
  before: Version | null,
  after: Version,
): T[] {
  const isBetween = (version: number) => version > (before?.version ?? 0) && version <= after.version
  return moves.filter(
    one =>
      one.undoneAt === null && one.theoryId === theoryId && isBetween(one.theoryVersion ?? Number.MAX_SAFE_INTEGER),
  )
}

/** Each configuration once: what went into the moves, then what somebody said bears on a statement between the versions. */
export function sourcesBetween(
  moves: readonly Move[],
  bearings: readonly Bearing[],
  before: Version | null,
  after: Version,
): Source[] {
  const isBetween = (at: string) => at > (before?.writtenAt ?? '') && at <= after.writtenAt
  const said = bearings.filter(one => one.createdAt !== null && isBetween(one.createdAt))
  const went = moves.flatMap(move =>
    move.inputs.map(({ layer, id }) => ({ layer, configurationId: id, move: move.id })),
  )
  const keyOf = (one: { layer: Layer; configurationId: number }) => `${one.layer} ${one.configurationId}`
  const all = new Map([...went, ...said].map(one => [keyOf(one), one]))
  return [...all].map(([key, { layer, configurationId }]) => ({
    layer,
    configurationId,
    moves: went.filter(one => keyOf(one) === key).map(one => one.move),
    bearsOn: said.flatMap(one =>
      keyOf(one) !== key || one.stance === null ? [] : [{ statementId: one.statementId, stance: one.stance }],
    ),
  }))
}
