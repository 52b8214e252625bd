// The counts of the PRISMA 2020 flow diagram: from the records themselves, and from numbers typed in for what happened elsewhere.
import type { Arm } from '../../sources/counts/domain.ts'
import { isDatabaseSide, type SearchKind } from '../../sources/searches/domain.ts'
import { BOXES, type Box, boxesOf, type FlowGroup, type Passage, stageOf } from './stages.ts'
import { type Check, handOver, sumsOf } from './sums.ts'

/** A number that somebody typed in; `name` is a source or a reason, where the box has such. */
export type Typed = {
  readonly searchId: number | null
  readonly iteration: number | null
  readonly kind: SearchKind | null
  readonly source: string | null
  readonly arm: Arm
  readonly box: Box | 'studiesBefore' | 'reportsBefore'
  readonly name: string
  readonly count: number
}

/** `typed`: how much of the count was typed in; `kind` only where the name is a source. */
export type Named = {
  readonly name: string
  readonly count: number
  readonly typed: number
  readonly kind: SearchKind | null
}

/** One side of the diagram: databases and registers, or other ways. */
export type Side = Readonly<Record<Box, number>> & {
  readonly sources: readonly Named[]
  readonly reasons: readonly Named[]
  /** How much of each box was typed in; boxes without are left out. */
  readonly typed: Readonly<Partial<Record<Box, number>>>
}

/** Null: typed by hand without a search. */
export type Iteration = {
  readonly iteration: number | null
  readonly identified: number
  readonly duplicates: number
  readonly excluded: number
  readonly included: number
}

export type Flow = {
  readonly databases: Side
  readonly others: Side
  readonly total: Side
  readonly iterations: readonly Iteration[]
  /** Studies and reports of an earlier version of the review, as typed. */
  readonly before: { readonly studies: number; readonly reports: number }
  readonly checks: readonly Check[]
}

/**
 * What the diagram counts: records as they stand, and the numbers typed in. `numbered` are the iterations of all searches
 * that were run; one that brought nothing has its line too.
 */
export function flowOf(
  groups: readonly FlowGroup[],
  typed: readonly Typed[] = [],
  numbered: readonly number[] = [],
): Flow {
  const passages = passagesOf(typed)
  const side = (arm: Arm | null) =>
    sideOf(
      groups.filter(group => arm === null || armOf(group.kind) === arm),
      typed.filter(one => arm === null || one.arm === arm),
      passages,
    )
  const [databases, others, total] = [side('databases'), side('others'), side(null)]
  const sum = (box: Typed['box']) => typed.reduce((all, one) => (one.box === box ? all + one.count : all), 0)
  return {
    databases,
    others,
    total,
    iterations: iterationsOf(groups, typed, passages, numbered),
    before: { studies: sum('studiesBefore'), reports: sum('reportsBefore') },
    checks: [...sidesChecked(databases, others), ...handOvers(groups, typed)],
  }
}

function armOf(kind: SearchKind | null): Arm {
  return kind !== null && isDatabaseSide(kind) ? 'databases' : 'others'
}

const PASSAGES: readonly Box[] = ['identified', 'screened', 'sought', 'assessed'] satisfies readonly Passage[]

/** For each search, the passages that somebody typed a number for. */
function passagesOf(typed: readonly Typed[]): ReadonlyMap<number, ReadonlySet<Passage>> {
  const found = new Map<number, Set<Passage>>()
  for (const { searchId, box } of typed) {
    if (searchId === null || !PASSAGES.includes(box as Box)) continue
    const set = found.get(searchId) ?? new Set()
    found.set(searchId, set.add(box as Passage))
  }
  return found
}

type Passages = ReturnType<typeof passagesOf>
const NONE: ReadonlySet<Passage> = new Set()

function boxesIn(group: FlowGroup, passages: Passages): readonly Box[] {
  return boxesOf(group, (group.searchId !== null && passages.get(group.searchId)) || NONE)
}

function sideOf(groups: readonly FlowGroup[], typed: readonly Typed[], passages: Passages): Side {
  const counts = Object.fromEntries(BOXES.map(box => [box, 0])) as Record<Box, number>
  const typedIn: Partial<Record<Box, number>> = {}
  const sources: Named[] = []
  const reasons: Named[] = []
  for (const group of groups) {
    const boxes = boxesIn(group, passages)
    for (const box of boxes) counts[box] += group.count
    if (boxes.includes('identified'))
      sources.push({ name: group.source ?? 'typed by hand', count: group.count, typed: 0, kind: group.kind })
    if (stageOf(group) === 'assessed excluded')
      reasons.push({ name: group.reason ?? 'no reason given', count: group.count, typed: 0, kind: null })
  }
  for (const { box, name, source, kind, count } of typed) {
    if (box === 'studiesBefore' || box === 'reportsBefore') continue
    counts[box] += count
    typedIn[box] = (typedIn[box] ?? 0) + count
    if (box === 'identified') sources.push({ name: name || source || 'a source not named', count, typed: count, kind })
    if (box === 'excludedFullText') reasons.push({ name: name || 'no reason given', count, typed: count, kind: null })
  }
  return { ...counts, sources: merged(sources), reasons: merged(reasons), typed: typedIn }
}

/** One entry a name and kind, the largest first. */
function merged(all: readonly Named[]): readonly Named[] {
  const found = new Map<string, Named>()
  for (const one of all) {
    const key = `${one.kind ?? ''} ${one.name}`
    const before = found.get(key)
    found.set(key, before ? { ...one, count: before.count + one.count, typed: before.typed + one.typed } : one)
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}

/** What each iteration brought; a search that rests on a theory statement late in a review shows here as its own line. */
function iterationsOf(
  groups: readonly FlowGroup[],
  typed: readonly Typed[],
  passages: Passages,
  numbered: readonly number[],
): readonly Iteration[] {
  const found = new Map<number | null, { identified: number; duplicates: number; excluded: number; included: number }>()
  const add = (iteration: number | null, box: Typed['box'], count: number) => {
    const line = found.get(iteration) ?? { identified: 0, duplicates: 0, excluded: 0, included: 0 }
    if (box === 'identified' || box === 'duplicates' || box === 'included') line[box] += count
    if (box === 'excluded' || box === 'excludedFullText') line.excluded += count
    found.set(iteration, line)
  }
  for (const number of numbered) add(number, 'identified', 0)
  for (const group of groups) for (const box of boxesIn(group, passages)) add(group.iteration, box, group.count)
  for (const one of typed) if (one.searchId !== null) add(one.iteration, one.box, one.count)
  return [...found]
    .map(([iteration, line]) => ({ iteration, ...line }))
    .toSorted((a, b) => (a.iteration ?? Number.MAX_SAFE_INTEGER) - (b.iteration ?? Number.MAX_SAFE_INTEGER))
}

/** Each side is summed by itself where both hold something: a gap in one must not be filled by the other. */
function sidesChecked(databases: Side, others: Side): readonly Check[] {
  if (isEmpty(others)) return sumsOf(databases)
  if (isEmpty(databases)) return sumsOf(others)
  return [...sumsOf(databases, ' through databases and registers'), ...sumsOf(others, ' in other ways')]
}

export function isEmpty(side: Side): boolean {
  return BOXES.every(box => side[box] === 0)
}

const LEFT: readonly Typed['box'][] = [
  'duplicates',
  'automation',
  'otherReasons',
  'excluded',
  'notRetrieved',
  'excludedFullText',
]

function handOvers(groups: readonly FlowGroup[], typed: readonly Typed[]): readonly Check[] {
  const searches = new Set(typed.filter(one => one.box === 'identified').map(one => one.searchId))
  return [...searches].flatMap(searchId => {
    if (searchId === null) return []
    const own = typed.filter(one => one.searchId === searchId)
    const sum = (test: (box: Typed['box']) => boolean) =>
      own.reduce((all, one) => (test(one.box) ? all + one.count : all), 0)
    const imported = groups.reduce((all, group) => (group.searchId === searchId ? all + group.count : all), 0)
    if (imported === 0) return []
    const identified = sum(box => box === 'identified')
    return [
      handOver(
        own[0]?.source ?? `search ${searchId}`,
        identified,
        sum(box => LEFT.includes(box)),
        imported,
      ),
    ]
  })
}
