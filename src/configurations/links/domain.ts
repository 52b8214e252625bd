// Ripples: how outcomes of configurations become contexts of others, walked both ways from one of them, or laid out from where they begin. Cycles are allowed.
import type { Layer, LinkKind } from '../domain.ts'

export type End = { readonly layer: Layer; readonly id: number }
export type Rippling = { readonly kind: LinkKind; readonly from: End; readonly to: End }

/** Enough to see where a ripple comes from and goes to; more is a map. */
const FARTHEST = 3
const MOST = 12

/**
 * Configurations before and after `start` along ripples, nearest first in each direction; each appears once. Where the
 * ripple comes round to `start` again, `comesRound` names the ones it comes from.
 */
export function rippleAround(
  links: readonly Rippling[],
  start: End,
): { readonly before: End[]; readonly after: End[]; readonly comesRound: End[] } {
  const seen = new Set([keyOf(start)])
  const ripples = links.filter(link => link.kind === 'ripple' && keyOf(link.from) !== keyOf(link.to))
  const after = walk(start, seen, end => ripples.filter(one => keyOf(one.from) === keyOf(end)).map(one => one.to))
  const onTheWay = new Set(after.map(keyOf))
  const intoStart = ripples.filter(one => keyOf(one.to) === keyOf(start)).map(one => one.from)
  const comesRound = distinct(intoStart).filter(end => onTheWay.has(keyOf(end)))
  const before = walk(start, seen, end => ripples.filter(one => keyOf(one.to) === keyOf(end)).map(one => one.from))
  return { before, after, comesRound }
}

function distinct(ends: readonly End[]): End[] {
  return [...new Map(ends.map(end => [keyOf(end), end])).values()]
}

export const keyOf = (end: End) => `${end.layer} ${end.id}`

function walk(start: End, seen: Set<string>, next: (end: End) => readonly End[]): End[] {
  const found: End[] = []
  let edge: readonly End[] = [start]
  for (let depth = 0; depth < FARTHEST && edge.length > 0 && found.length < MOST; depth++) {
    const fresh: End[] = []
    for (const end of edge.flatMap(next)) {
      if (seen.has(keyOf(end)) || found.length + fresh.length >= MOST) continue
      seen.add(keyOf(end))
      fresh.push(end)
    }
    found.push(...fresh)
    edge = fresh
  }
  return found
}

/** A place in a chain: how deep it stands, and what becomes of it when it was there already. */
export type Step<L extends Rippling> = {
  readonly end: End
  readonly depth: number
  /** The link that leads here; null where a chain begins. */
  readonly link: L | null
  /** The chain comes round to where it has been (`round`), or goes on as written further up (`above`). */
  readonly again: 'round' | 'above' | null
}

/**
 * All ripples of a review as chains, from those that nothing ripples into; what only goes round begins at its first
 * link. Every link is walked once, so that no cycle is walked for ever and a braid of chains stays readable.
 */
export function rippleChains<L extends Rippling>(links: readonly L[]): Step<L>[] {
  const ripples = links.filter(link => link.kind === 'ripple')
  const outgoing = Map.groupBy(ripples, link => keyOf(link.from))
  const targets = new Set(ripples.map(link => keyOf(link.to)))
  const begun = distinct(ripples.map(link => link.from))
  const starts = [...begun.filter(end => !targets.has(keyOf(end))), ...begun]
  const done = new Set<string>()
  const steps: Step<L>[] = []
  for (const start of starts) if (!done.has(keyOf(start))) steps.push(...chainFrom(start, outgoing, done))
  return steps
}

function chainFrom<L extends Rippling>(start: End, outgoing: ReadonlyMap<string, L[]>, done: Set<string>): Step<L>[] {
  type Waiting = { readonly end: End; readonly link: L | null; readonly path: readonly string[] }
  const steps: Step<L>[] = []
  const waiting: Waiting[] = [{ end: start, link: null, path: [] }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { end, link, path } = next
    const key = keyOf(end)
    const again = path.includes(key) ? 'round' : done.has(key) ? 'above' : null
    steps.push({ end, link, depth: path.length, again })
    if (again !== null) continue
    done.add(key)
    for (const one of (outgoing.get(key) ?? []).toReversed())
      waiting.push({ end: one.to, link: one, path: [...path, key] })
  }
  return steps
}
