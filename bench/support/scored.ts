// Sets what the matcher found beside what is known: a record is positive when it has a copy, originals too.
import { performance } from 'node:perf_hooks'
import type { Comparable } from '../../src/sources/duplicates/matching/comparable.ts'
import { matchIndex } from '../../src/sources/duplicates/matching/match-index.ts'

export type Pair = readonly [later: number, earlier: number]

export type Matched = {
  readonly certain: readonly Pair[]
  /** Without those that certain ones answer already. */
  readonly doubtful: readonly Pair[]
  readonly seconds: number
  /** Without what other programs on the machine took; with what collecting garbage in other threads took. */
  readonly processorSeconds: number
  readonly megabytes: number
}

/** Every record in its order: looked for among the earlier ones, then remembered. */
export function matched(records: readonly Comparable[]): Matched {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const used = process.cpuUsage()
  const start = performance.now()
  const index = matchIndex()
  const certain: Pair[] = []
  const asked: Pair[] = []
  for (const [at, record] of records.entries()) {
    const found = index.find(record)
    if (found.certain) certain.push([at, found.certain.id])
    for (const id of found.also) certain.push([at, id])
    for (const { id } of found.doubtful) asked.push([at, id])
    index.remember(at, record)
    if (at % 1_000 === 0) most = Math.max(most, process.memoryUsage().rss)
  }
  const seconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(used)
  most = Math.max(most, process.memoryUsage().rss)
  const groups = grouped(records.length, certain)
  const open = new Map(asked.map(pair => [questionOf(groups, pair), pair]))
  const doubtful = [...open.values()].filter(([a, b]) => groups[a] !== groups[b])
  return { certain, doubtful, seconds, processorSeconds: (user + system) / 1e6, megabytes: (most - before) / 1e6 }
}

function questionOf(groups: readonly number[], [a, b]: Pair): string {
  return [groups[a], groups[b]].sort().join(' ')
}

/** For each record the first one of its group. */
export function grouped(count: number, pairs: readonly Pair[]): readonly number[] {
  const first = Array.from({ length: count }, (_, at) => at)
  const find = (at: number): number => {
    let top = at
    while (first[top] !== top) top = first[top]!
    first[at] = top
    return top
  }
  for (const [a, b] of pairs) {
    const [x, y] = [find(a), find(b)]
    first[Math.max(x, y)] = Math.min(x, y)
  }
  return first.map((_, at) => find(at))
}

export type Score = { readonly precision: number; readonly recall: number; readonly f1: number }

export function scored(found: readonly boolean[], known: readonly boolean[]): Score {
  let [right, wrong, missed] = [0, 0, 0]
  for (const [at, isKnown] of known.entries()) {
    if (found[at] && isKnown) right++
    else if (found[at]) wrong++
    else if (isKnown) missed++
  }
  const share = (part: number, rest: number) => (part + rest === 0 ? 1 : part / (part + rest))
  return { precision: share(right, wrong), recall: share(right, missed), f1: share(2 * right, wrong + missed) }
}

/** Which records have a copy when these pairs are one. */
export function inGroups(count: number, pairs: readonly Pair[]): readonly boolean[] {
  const groups = grouped(count, pairs)
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return groups.map(group => sizes.get(group)! > 1)
}
