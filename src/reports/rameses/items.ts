// The 19 items of the RAMESES publication standards for realist syntheses (Wong et al. 2013), and what a team said to each.
import rameses from '../../../data/reference/rameses.json' with { type: 'json' }
import type { MemoKind } from '../../reviews/journal/domain.ts'
import { type SectionKey, sectionOf } from '../outline/sections.ts'

export const { reference: REFERENCE, doi: DOI } = rameses

export const STATUSES = ['open', 'reported', 'not done'] as const
export type Status = (typeof STATUSES)[number]

export type Part = 'title' | 'abstract' | 'introduction' | 'methods' | 'results' | 'discussion'
type Both = Readonly<Record<'en' | 'nl', string>>

/** An item as the standard has it; `name` in English as in the published table, `asks` in words of our own. */
export type Standard = {
  readonly item: number
  readonly part: Part
  /** Where the words begin: with what the review's data say, with memos of the journal, or with the team alone. */
  readonly from: 'data' | 'journal' | 'words'
  /** The memos that have to do with it. */
  readonly kinds: readonly MemoKind[]
  readonly name: Both
  readonly asks: Both
}

export const STANDARD: readonly Standard[] = rameses.items as readonly Standard[]

/** What the team wrote; version 0 while nobody has. */
export type Said = {
  readonly status: Status
  /** Markdown. */
  readonly words: string
  /** Where it is in the paper, as the team writes it ("Methods, p. 4"); empty: in the section of our report. */
  readonly page: string
  /** Why it was not done. */
  readonly reason: string
  readonly version: number
  readonly writtenAt: string | null
  readonly writtenBy: string | null
}

export type Item = Standard &
  Said & {
    /** The section of our report in which the words are printed. */
    readonly section: SectionKey
  }

/** What stands at an item while nobody has written. */
export const UNSAID: Said = {
  ...{ status: 'open', words: '', page: '', reason: '' },
  ...{ version: 0, writtenAt: null, writtenBy: null },
}

/** All 19 in their order. */
export function itemsWith(kept: readonly (Said & { readonly item: number })[]): Item[] {
  return STANDARD.map(standard => {
    const { item } = standard
    const said = kept.find(one => one.item === item) ?? UNSAID
    return { ...standard, ...said, item, status: statusOf(said), section: sectionOf(item) }
  })
}

/** Nothing counts as done without the team's own words, wherever the row came from. */
export function statusOf(said: Pick<Said, 'status' | 'words' | 'reason'>): Status {
  const needed = { open: 'none', reported: said.words, 'not done': said.reason }[said.status]
  return needed.trim() === '' ? 'open' : said.status
}

/** Characters of the words to one item. */
export const LONGEST = 50_000

/** The words with those of a memo behind them, once. */
export function withMemo(words: string, memo: string): string {
  if (holdsMemo(words, memo)) return words
  return [words.trim(), memo.trim()].filter(part => part !== '').join('\n\n')
}

/** The memo stands in the words as it is. */
export function holdsMemo(words: string, memo: string): boolean {
  return memo.trim() === '' || words.includes(memo.trim())
}
