// How records are dealt out: to each person all of them, or to each a random part.
import { newDraw } from '../checks/sample.ts'

export const WHICH = ['next', 'import', 'search', 'all'] as const
export type Which = (typeof WHICH)[number]
export const HOW = ['split', 'each'] as const
export type How = (typeof HOW)[number]

/**
 * The records of each of so many people, by number. Split: in the order of their drawing by the seed, as for a second check,
 * they go to one person after another, so that parts differ by one record at most. Otherwise everybody gets all.
 */
export function deal(ids: readonly number[], people: number, how: How, seed: string): readonly (readonly number[])[] {
  const hands = Array.from({ length: people }, () => [] as number[])
  if (how === 'each') return hands.map(() => ids)
  const draw = newDraw(seed)
  draw.add(ids)
  for (const [at, id] of draw.sample(ids.length).entries()) hands[at % people]?.push(id)
  return hands.map(hand => hand.sort((a, b) => a - b))
}

export type Wish = {
  readonly which: Which
  readonly count: number | null
  readonly importId: number | null
  readonly searchName: string
}

/** What the batch is called in lists: where its records are from. */
export function labelOf({ which, count, importId, searchName }: Wish): string {
  const from = which === 'import' ? `import ${importId}` : which === 'search' ? searchName : ''
  if (which === 'all') return 'All that nobody had'
  if (which === 'next') return `Next ${count}`
  return count === null ? `From ${from}` : `${count} from ${from}`
}
