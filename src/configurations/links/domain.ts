// Ripples: how outcomes of configurations become contexts of others, walked both ways from one of them. Cycles are allowed.
import type { Layer, LinkKind } from '../domain.ts'

export type End = { readonly layer: Layer; readonly id: number }
export type Rippling = { readonly kind: LinkKind; readonly from: End; readonly to: End }

/** Enough to see where a ripple comes from and goes to; more is a map. */
const FARTHEST = 3
const MOST = 12

/** Configurations before and after `start` along ripples, nearest first in each direction; each appears once. */
export function rippleAround(
  links: readonly Rippling[],
  start: End,
): { readonly before: End[]; readonly after: End[] } {
  const seen = new Set([keyOf(start)])
  const ripples = links.filter(link => link.kind === 'ripple')
  const after = walk(start, seen, end => ripples.filter(one => keyOf(one.from) === keyOf(end)).map(one => one.to))
  const before = walk(start, seen, end => ripples.filter(one => keyOf(one.to) === keyOf(end)).map(one => one.from))
  return { before, after }
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
