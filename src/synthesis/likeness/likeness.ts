// Which sentences are worded alike: a hint and no more. It sees words, not meaning, and looks up instead of comparing all with all.
import { stemsOf } from './words.ts'

export type Alike = {
  readonly id: number
  /** 0 to 1; rare words in common weigh more than common ones. */
  readonly score: number
  readonly shared: readonly string[]
}

type Entry = { readonly id: number; readonly text: string }

/** A word that stands in more of them than this tells nothing apart; it counts where two meet, and is not looked up. */
const MOST_LOOKED_UP = 400
/** From here on a sentence stands in the group of another. */
const NEAR = 0.32

/** Every word with the sentences it stands in, each word weighing more the fewer have it. */
export function likenessIndex(entries: readonly Entry[]) {
  const stems = new Map(entries.map(entry => [entry.id, stemsOf(entry.text)]))
  const postings = new Map<string, number[]>()
  for (const [id, words] of stems)
    for (const word of words) {
      const list = postings.get(word)
      if (list === undefined) postings.set(word, [id])
      else list.push(id)
    }
  const weight = (word: string) => Math.log(1 + stems.size / (postings.get(word)?.length ?? 1))
  const sum = (words: Iterable<string>) => {
    let total = 0
    for (const word of words) total += weight(word)
    return total
  }
  const totals = new Map([...stems].map(([id, words]) => [id, sum(words)]))

  /** What the sentence has in common with others, by number; those that share only very common words are left out. */
  const shared = (words: ReadonlySet<string>, among: (id: number) => boolean): Map<number, number> => {
    const found = new Map<number, number>()
    const isCommon = (word: string) => (postings.get(word)?.length ?? 0) > MOST_LOOKED_UP
    for (const word of words)
      if (!isCommon(word))
        for (const id of postings.get(word) ?? []) if (among(id)) found.set(id, (found.get(id) ?? 0) + weight(word))
    for (const word of words)
      if (isCommon(word))
        for (const [id, common] of found) if (stems.get(id)?.has(word)) found.set(id, common + weight(word))
    return found
  }

  /** The most alike first, without the sentence itself; equals in the order of their numbers. */
  const alike = (text: string, limit: number, except: number | null = null): Alike[] => {
    const own = stemsOf(text)
    const total = sum(own)
    const scored = [...shared(own, id => id !== except)].map(([id, common]) => ({
      id,
      score: common / (total + (totals.get(id) ?? 0) - common),
    }))
    const best = scored.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit)
    return best.map(one => ({ ...one, shared: [...own].filter(word => stems.get(one.id)?.has(word)) }))
  }

  /** Groups of sentences, each around the first of them; one that is like none stands in none. */
  const groups = (): ReadonlyMap<number, number> => {
    const leaders = new Set<number>()
    const leaderOf = new Map<number, number>()
    for (const [id, words] of stems) {
      const own = totals.get(id) ?? 0
      let best = { id: 0, score: NEAR }
      for (const [other, common] of shared(words, other => leaders.has(other))) {
        const score = common / (own + (totals.get(other) ?? 0) - common)
        if (score > best.score) best = { id: other, score }
      }
      if (best.id === 0) leaders.add(id)
      leaderOf.set(id, best.id === 0 ? id : best.id)
    }
    const sizes = new Map<number, number>()
    for (const leader of leaderOf.values()) sizes.set(leader, (sizes.get(leader) ?? 0) + 1)
    return new Map([...leaderOf].filter(([, leader]) => (sizes.get(leader) ?? 0) > 1))
  }

  return { alike, groups }
}
