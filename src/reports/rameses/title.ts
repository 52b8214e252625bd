// The words of the first item are the title of the full report: their first line as plain text.
import { markdown } from '../../core/markdown.ts'
import { shorten } from '../../core/text.ts'
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
  const [line = ''] = words.trim().split('\n')
  return shorten(withoutTags(markdown(line.slice(0, 4 * LONGEST))).trim(), LONGEST)
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

/** The safe HTML of one line; it has no sign < but that of a tag. */
function withoutTags(html: string): string {
  return html
    .replaceAll(/<[^<>]{0,5000}>/g, '')
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (whole, name: string) => SIGNS[name] ?? whole)
}
