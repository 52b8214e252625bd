// Reads an EndNote library whose caption “Duplicate” marks what people found to be copies.
import fs from 'node:fs'
import type { Comparable } from '../../src/sources/duplicates/matching/comparable.ts'
import { readReferences } from '../../src/sources/reading/references.ts'

export type Labelled = {
  readonly records: readonly Comparable[]
  /** Whether a record has a copy, itself an original or not. */
  readonly positive: readonly boolean[]
  /** How many records count as originals though they bear no mark; 0 where the file marks originals too. */
  readonly inferred: number
}

export async function readLabelled(file: string): Promise<Labelled> {
  const records: Comparable[] = []
  const marked: boolean[] = []
  for await (const references of readReferences(fs.createReadStream(file)))
    for (const { record, raw } of references) {
      if (!record) continue
      records.push({ ...record, abstract: record.abstract.slice(0, 200) })
      marked.push(/<caption>(?:\s*<[^<>]{1,200}>)?\s*duplicate/i.test(raw))
    }
  if (!marked.includes(true)) throw new Error('No record of this file has the caption “Duplicate”.')
  const originals = marksCopiesOnly(records, marked) ? originalsOf(records, marked) : new Set<number>()
  return { records, positive: marked.map((mark, at) => mark || originals.has(at)), inferred: originals.size }
}

/** Some files mark every record of a group, others leave the original out: among equal titles one is then unmarked. */
function marksCopiesOnly(records: readonly Comparable[], marked: readonly boolean[]): boolean {
  let [whole, open] = [0, 0]
  for (const group of byTitle(records).values()) {
    const marks = group.filter(at => marked[at]).length
    if (group.length < 2 || marks === 0) continue
    if (marks === group.length) whole++
    else open++
  }
  return open > whole
}

/** The unmarked record whose title is closest to that of a marked one, where the marked ones have none among themselves. */
function originalsOf(records: readonly Comparable[], marked: readonly boolean[]): ReadonlySet<number> {
  const found = new Set<number>()
  const groups = byTitle(records)
  const words = records.map(record => new Set(wordsOf(record.title)))
  const byWord = new Map<string, number[]>()
  for (const [at, set] of words.entries())
    if (!marked[at]) for (const word of set) byWord.set(word, [...(byWord.get(word) ?? []), at])
  for (const [at, record] of records.entries()) {
    if (!marked[at]) continue
    const same = groups.get(titleOf(record))?.find(other => !marked[other])
    const original = same ?? closest(words[at]!, byWord, words)
    if (original !== null) found.add(original)
  }
  return found
}

const CLOSE = 0.6
const COMMON_WORD = 500

function closest(
  mine: ReadonlySet<string>,
  byWord: ReadonlyMap<string, readonly number[]>,
  words: readonly ReadonlySet<string>[],
): number | null {
  const shared = new Map<number, number>()
  for (const word of mine) {
    const list = byWord.get(word) ?? []
    if (list.length < COMMON_WORD) for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1)
  }
  let best: { at: number; share: number } | null = null
  for (const [at, count] of shared) {
    const share = count / Math.max(mine.size, words[at]!.size)
    if (share >= CLOSE && share > (best?.share ?? 0)) best = { at, share }
  }
  return best?.at ?? null
}

function byTitle(records: readonly Comparable[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const [at, record] of records.entries()) {
    const title = titleOf(record)
    const group = groups.get(title)
    if (group) group.push(at)
    else groups.set(title, [at])
  }
  return groups
}

const titleOf = (record: Comparable): string => wordsOf(record.title).join('')

function wordsOf(title: string): readonly string[] {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
