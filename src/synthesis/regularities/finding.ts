// Demi-regularities as they show themselves: the same mechanism across contexts, the same context with different outcomes.
import type { Role } from '../../configurations/domain.ts'
import { atOnce } from '../../core/slices.ts'
import { alikeGroups } from '../likeness/likeness.ts'
import { deniedBetween } from '../likeness/words.ts'
import { ROLES_OF } from '../map/addresses.ts'
import { type Sign, signOf, type Use } from '../map/graph.ts'

export const KINDS = ['mechanism', 'context'] as const
/** `mechanism`: the same one across contexts. `context`: the same one with different outcomes. */
export type Kind = (typeof KINDS)[number]

/** Kept as JSON: an idea; or an element without one, with what is worded like it. */
export type Query = { readonly idea: number } | { readonly element: number }

export type Part = {
  /** `idea 5`, or the words where there is no idea. */
  readonly key: string
  readonly name: string
  readonly sign: Sign
  readonly configurations: readonly number[]
}
export type Found = {
  readonly query: Query
  readonly name: string
  readonly configurations: readonly number[]
  /** The contexts it works in, or the outcomes that come of it. */
  readonly others: readonly Part[]
  /** Of outcomes: good ones and bad ones; of hints: one turns round what another says. */
  readonly isDivided: boolean
}

type Names = ReadonlyMap<number, string>

const SAME: Readonly<Record<Kind, readonly Role[]>> = { mechanism: ROLES_OF.mechanism, context: ROLES_OF.context }
const DIFFERENT: Readonly<Record<Kind, Role>> = { mechanism: 'context', context: 'outcome' }

/** By shared ideas, the most widespread first. */
export function regularitiesOf(kind: Kind, uses: readonly Use[], ideas: Names): Found[] {
  const byConfiguration = configurationsIn(uses)
  const same = Map.groupBy(
    uses.filter(use => use.statementId !== null && SAME[kind].includes(use.role)),
    use => use.statementId as number,
  )
  const all = [...same].map(([idea, own]) =>
    foundOf(kind, { idea }, ideas.get(idea) ?? own[0]?.wording ?? '', own, byConfiguration, ideas),
  )
  return recurring(all)
}

/** By likeness of words, of elements that no idea has been given: hints, to be looked at before they are believed. */
export function hintsOf(kind: Kind, uses: readonly Use[], ideas: Names): Found[] {
  const byConfiguration = configurationsIn(uses)
  return recurring(
    groupsOf(kind, uses).map(own => {
      const first = own[0] as Use
      const found = foundOf(kind, { element: first.id }, first.wording, own, byConfiguration, ideas)
      return { ...found, isDivided: found.isDivided || own.some(use => denies(first, use)) }
    }),
  )
}

/** The same question asked again, though fewer than two may answer it now. Null when what it asked about is gone. */
export function askAgain(kind: Kind, query: Query, uses: readonly Use[], ideas: Names): Found | null {
  const byConfiguration = configurationsIn(uses)
  if ('idea' in query) {
    const name = ideas.get(query.idea)
    const own = uses.filter(use => use.statementId === query.idea && SAME[kind].includes(use.role))
    return name === undefined ? null : foundOf(kind, query, name, own, byConfiguration, ideas)
  }
  const element = uses.find(use => use.id === query.element)
  if (element === undefined) return null
  const own = groupsOf(kind, uses).find(group => group.some(use => use.id === element.id)) ?? [element]
  const found = foundOf(kind, query, element.wording, own, byConfiguration, ideas)
  return { ...found, isDivided: found.isDivided || own.some(use => denies(element, use)) }
}

const grouped = new WeakMap<readonly Use[], Map<Kind, Use[][]>>()
const parted = new WeakMap<readonly Use[], ReadonlyMap<number, readonly Use[]>>()

/** Worked out once for a list of uses, however many questions are asked of it. */
function configurationsIn(uses: readonly Use[]): ReadonlyMap<number, readonly Use[]> {
  const known = parted.get(uses) ?? Map.groupBy(uses, use => use.configurationId)
  parted.set(uses, known)
  return known
}

/** Elements without an idea that are worded alike; worked out once, too. */
function groupsOf(kind: Kind, uses: readonly Use[]): Use[][] {
  return grouped.get(uses)?.get(kind) ?? atOnce(groupAlike(kind, uses))
}

/** Works out beforehand what the questions below look up; with thousands of uses it takes a while and is to be run in slices. */
export function* groupAlike(kind: Kind, uses: readonly Use[]): Generator<void, Use[][]> {
  const known = grouped.get(uses) ?? new Map<Kind, Use[][]>()
  grouped.set(uses, known)
  const groups = yield* alike(uses.filter(use => use.statementId === null && SAME[kind].includes(use.role)))
  known.set(kind, groups)
  return groups
}

function* alike(loose: readonly Use[]): Generator<void, Use[][]> {
  // Single phrases are short: fewer words in common than in a sentence would say little.
  const groups = yield* alikeGroups(
    loose.map(use => ({ id: use.id, text: use.wording })),
    0.32,
  )
  const byLeader = Map.groupBy(loose, use => groups.get(use.id))
  return [...byLeader].flatMap(([leader, own]) => (leader === undefined ? [] : [own]))
}

const denies = (one: Use, other: Use) =>
  (one.polarity === 'enabling' && other.polarity === 'hindering') ||
  (one.polarity === 'hindering' && other.polarity === 'enabling') ||
  deniedBetween(one.wording, other.wording).length > 0

function foundOf(
  kind: Kind,
  query: Query,
  name: string,
  own: readonly Use[],
  byConfiguration: ReadonlyMap<number, readonly Use[]>,
  ideas: Names,
): Found {
  const configurations = [...new Set(own.map(use => use.configurationId))].sort((a, b) => a - b)
  const around = configurations.flatMap(id => byConfiguration.get(id) ?? [])
  const others = partsOf(
    around.filter(use => use.role === DIFFERENT[kind]),
    ideas,
  )
  const signs = others.map(part => part.sign).join('')
  const isDivided = kind === 'context' && (signs.includes('±') || (signs.includes('+') && signs.includes('−')))
  return { query, name, configurations, others, isDivided }
}

function partsOf(uses: readonly Use[], ideas: Names): Part[] {
  const keyOf = (use: Use) => (use.statementId === null ? use.wording.trim().toLowerCase() : `idea ${use.statementId}`)
  return [...Map.groupBy(uses, keyOf)]
    .map(([key, own]) => {
      const { statementId, wording } = own[0] as Use
      const configurations = [...new Set(own.map(use => use.configurationId))]
      const name = statementId === null ? wording : (ideas.get(statementId) ?? wording)
      return { key, name, sign: signOf(own), configurations }
    })
    .sort((a, b) => b.configurations.length - a.configurations.length)
}

/** At least two configurations and two different others make a pattern; divided ones say most. */
function recurring(found: readonly Found[]): Found[] {
  return found
    .filter(one => one.configurations.length > 1 && one.others.length > 1)
    .sort((a, b) => b.others.length - a.others.length || b.configurations.length - a.configurations.length)
}

/** What was found when it was last looked at. */
export type Snapshot = {
  readonly configurations: readonly number[]
  readonly others: readonly { readonly key: string; readonly name: string }[]
}
export type Changes = {
  readonly configurationsAdded: readonly number[]
  readonly configurationsGone: readonly number[]
  readonly othersAdded: readonly string[]
  readonly othersGone: readonly string[]
}

export const snapshotOf = ({ configurations, others }: Found): Snapshot => ({
  configurations,
  others: others.map(({ key, name }) => ({ key, name })),
})

export function changesSince(before: Snapshot, now: Snapshot): Changes {
  const missing = <T>(from: readonly T[], to: readonly T[]) => from.filter(one => !to.includes(one))
  const without = (from: Snapshot, to: Snapshot) => {
    const keys = new Set(to.others.map(one => one.key))
    return from.others.filter(one => !keys.has(one.key)).map(one => one.name)
  }
  return {
    configurationsAdded: missing(now.configurations, before.configurations),
    configurationsGone: missing(before.configurations, now.configurations),
    othersAdded: without(now, before),
    othersGone: without(before, now),
  }
}

export const hasChanged = (changes: Changes) => Object.values(changes).some(list => list.length > 0)
