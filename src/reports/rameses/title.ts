// The words of the first item are the title of the full report: their first line as plain text.
import { shorten } from '../../core/text.ts'
import { proseOf, type Span } from '../report/writing/prose.ts'
import type { Item } from './items.ts'

/** The item whose words are the title itself. */
export const TITLE = 1
const LONGEST = 300

/** What the team reported as its title; null while it has not. */
export function titleOf(items: readonly Item[]): string | null {
  const own = items.find(one => one.item === TITLE)
  if (own?.status !== 'reported') return null
  return titleIn(own.words) || null
}

export function titleIn(words: string): string {
  const [first] = proseOf(words.trim().split('\n')[0] ?? '')
  const spans = first !== undefined && 'spans' in first ? first.spans : null
  return shorten(spans === null ? (words.trim().split('\n')[0] ?? '') : textOf(spans), LONGEST)
}

const textOf = (spans: readonly Span[]) =>
  spans
    .map(span => span.text)
    .join('')
    .trim()
