// What stands on pages that lie on their side: what needs the long side, with the headings and sentences that belong to it.

/** `name` is a heading or the name of what comes, `page` where a page begins anyway. */
export type Standing = 'wide' | 'name' | 'sentence' | 'page' | 'other'

/** So many sentences between a heading and its table, or beneath it, do not stand on a page of their own. */
const SENTENCES = 3

/** For each of the parts that follow each other whether it lies on its side: sentences beneath do where they end a part. */
export function onTheirSide(parts: readonly Standing[]): boolean[] {
  const turned = parts.map(part => part === 'wide')
  for (const [at, part] of parts.entries()) {
    if (part !== 'wide') continue
    turned.fill(true, at - above(parts, at), at)
    turned.fill(true, at + 1, at + 1 + beneath(parts, at + 1))
  }
  return turned
}

function above(parts: readonly Standing[], at: number): number {
  const sentences = sentencesFrom(parts.slice(0, at).reverse())
  let count = sentences <= SENTENCES && parts[at - 1 - sentences] === 'name' ? sentences : 0
  while (parts[at - 1 - count] === 'name') count++
  return count
}

function beneath(parts: readonly Standing[], from: number): number {
  const count = sentencesFrom(parts.slice(from))
  const next = parts[from + count]
  return count <= SENTENCES && next !== 'other' ? count : 0
}

function sentencesFrom(parts: readonly Standing[]): number {
  const end = parts.findIndex(part => part !== 'sentence')
  return end < 0 ? parts.length : end
}
