// Finds for a record, among many remembered ones, what it certainly is the same as and what it may be.

import type { Comparable, Comparison, Rule } from './comparable.ts'
import { fingerprintKey, keysOf } from './keys.ts'
import { postings } from './postings.ts'
import { fingerprintOf, type Profile, profileOf } from './profile.ts'
import { compareProfiles } from './verdict.ts'

export type Found = {
  /** The earliest of those that are the same; null when there is none. */
  readonly certain: { readonly id: number; readonly rule: Rule } | null
  /** Others that are certainly the same too and were kept apart so far: this record joins them. */
  readonly also: readonly number[]
  /** What a person has to look at, the likeliest first; never one that is certain. */
  readonly doubtful: readonly { readonly id: number; readonly score: number }[]
}

export type MatchIndex = {
  /**
   * Takes a record in. One that was just found to be the same as others joins them: what resembles it leads to the
   * earliest. `kept` says so of a record that was set aside before.
   */
  remember(id: number, record: Comparable, kept?: number): void
  find(record: Comparable): Found
}

/** Of the records that share one key, the latest so many are compared. */
const MOST_COMPARED = 24
const MOST_TWINS = 3
const MOST_DOUBTFUL = 5

type Keyed = { readonly profile: Profile; readonly keys: readonly number[]; readonly fingerprint: number }
type Seen = Keyed & { readonly record: Comparable; readonly found: Found }

export function matchIndex(): MatchIndex {
  const profiles: Profile[] = []
  const kept: number[] = []
  const byKey = postings()
  const byFingerprint = postings()
  const names = new Map<string, string>()
  let latest: Seen | null = null

  function remember(id: number, record: Comparable, keptId?: number): void {
    const known = latest?.record === record ? latest : null
    const { profile, keys, fingerprint } = known ?? keyed(record)
    const leader = keptId ?? known?.found.certain?.id ?? id
    latest = null
    // A copy in every field leads nowhere that the first one does not lead to.
    let hasTwin = false
    byFingerprint.each(fingerprint, MOST_TWINS, slot => {
      hasTwin ||= kept[slot] === leader && fingerprintOf(profiles[slot]!) === fingerprintOf(profile)
    })
    if (hasTwin) return
    const slot = profiles.push(slim(names, profile)) - 1
    kept.push(leader)
    for (const key of keys) byKey.add(key, slot)
    byFingerprint.add(fingerprint, slot)
  }

  function find(record: Comparable): Found {
    const seen = keyed(record)
    const slots = new Set<number>()
    for (const key of seen.keys) byKey.each(key, MOST_COMPARED, slot => slots.add(slot))
    byFingerprint.each(seen.fingerprint, MOST_TWINS, slot => slots.add(slot))
    const compare = (slot: number) => compareProfiles(seen.profile, profiles[slot]!)
    const found = answer(slots, compare, slot => kept[slot]!)
    latest = { ...seen, record, found }
    return found
  }

  return { remember, find }
}

function keyed(record: Comparable): Keyed {
  const profile = profileOf(record)
  return { profile, keys: keysOf(profile), fingerprint: fingerprintKey(profile) }
}

const NOTHING: Found = { certain: null, also: [], doubtful: [] }

type Group = { rule: Rule | null; score: number; isContradicted: boolean }

/** A group is joined only where none of its records speaks against it: two DOIs do not meet by way of a third record. */
function answer(
  slots: Iterable<number>,
  compare: (slot: number) => Comparison,
  keptOf: (slot: number) => number,
): Found {
  const groups = new Map<number, Group>()
  const contradicted: number[] = []
  for (const slot of slots) {
    const { verdict, rule, score, isContradiction } = compare(slot)
    if (isContradiction) contradicted.push(keptOf(slot))
    if (verdict === 'different') continue
    const id = keptOf(slot)
    const group = groups.get(id) ?? { rule: null, score: 0, isContradicted: false }
    if (verdict === 'certain' && (group.rule === null || rule === 'doi')) group.rule = rule
    group.score = Math.max(group.score, score)
    groups.set(id, group)
  }
  if (groups.size === 0) return NOTHING
  for (const id of contradicted) {
    const group = groups.get(id)
    if (group) group.isContradicted = true
  }
  // One and the same DOI outweighs another one in the group: a person may have joined the two.
  const isOpen = ({ rule, isContradicted }: Group) => rule === null || (isContradicted && rule !== 'doi')
  const all = [...groups].map(([id, group]) => ({ id, ...group }))
  const certain = all.filter(group => !isOpen(group)).sort((a, b) => a.id - b.id)
  const doubtful = all
    .filter(group => group.score > 0 && isOpen(group))
    .sort((a, b) => b.score - a.score || a.id - b.id)
  const first = certain[0]
  return {
    certain: first ? { id: first.id, rule: first.rule! } : null,
    also: certain.slice(1).map(group => group.id),
    doubtful: doubtful.slice(0, MOST_DOUBTFUL).map(({ id, score }) => ({ id, score })),
  }
}

/** One text for all records that say the same in a field where many do. */
function slim(names: Map<string, string>, profile: Profile): Profile {
  const { journal, volume, issue, startPage, endPage, serials, numbers } = profile
  return {
    ...profile,
    journal: shared(names, journal),
    volume: shared(names, volume),
    issue: shared(names, issue),
    startPage: shared(names, startPage),
    endPage: shared(names, endPage),
    serials: shared(names, serials),
    numbers: shared(names, numbers),
  }
}

function shared(names: Map<string, string>, name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  names.set(name, name)
  return name
}
