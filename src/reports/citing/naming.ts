// Who a reference is named after in the text, and by what it is sorted.
import { dotted, type Name, type Names, namesOf, trimmed } from './names.ts'
import { clean } from './punctuation.ts'
import type { CitingStyle, Reference, Voice } from './reference.ts'

/** The authors; editors stand in for them where the whole book is meant. */
export function creatorsOf({ kind, authors, editors }: Reference): Names {
  const named = namesOf(authors)
  return named.all.length === 0 && (kind === 'book' || kind === 'edited-book') ? namesOf(editors) : named
}

/** From how many names on the first stands for all. APA 8.17; Cite Them Right, “Four or more authors”. */
const SHORTENED: Readonly<Record<CitingStyle, number>> = { apa: 3, harvard: 4, vancouver: 3 }

export type Shown = { readonly names: readonly string[]; readonly hasOthers: boolean }

/** `named`: how many names stand before “et al.” where one is not enough to tell two references apart. APA 8.18 */
export function shownIn(reference: Reference, style: CitingStyle, named: number | null): Shown {
  const { all, isCut } = creatorsOf(reference)
  const isShort = all.length < SHORTENED[style]
  // “et al.” is several people: it never stands for the last name alone.
  const wanted = isShort ? all.length : (named ?? 1)
  const most = wanted >= all.length - 1 && wanted > 1 ? all.length : wanted
  const names = all
    .slice(0, most)
    .map((name, at) => (at === 0 && reference.apart?.initials ? natural(name) : name.family))
  return { names, hasOthers: isCut || most < all.length }
}

/** APA 8.20: “A. Mercer”, where another Mercer is in the list. */
const natural = (name: Name) => [dotted(name, ' '), name.family].filter(part => part !== '').join(' ')

export function shownWords(
  { names, hasOthers }: Shown,
  style: CitingStyle,
  { say }: Voice,
): { text: string; etAl: string } {
  if (hasOthers) return { text: names.join(', ') + (names.length > 1 ? ',' : ''), etAl: say('report.cite.etAl') }
  const [and, last] = style === 'apa' ? ['&', names.at(-1) ?? ''] : [say('report.cite.and'), names.at(-1) ?? '']
  if (names.length < 2) return { text: last, etAl: '' }
  const comma = style === 'apa' && names.length > 2 ? ',' : ''
  return { text: `${names.slice(0, -1).join(', ')}${comma} ${and} ${last}`, etAl: '' }
}

/** What a title is called in the text: up to its colon, and of that the first words. APA 8.14 */
export function shortTitle(title: string): string {
  const bare = clean(title)
  const main = bare.length > 40 ? (bare.split(/[:–—]/, 1)[0] ?? bare) : bare
  const words = main.split(' ')
  return trimmed(words.length > 8 ? words.slice(0, 6).join(' ') : main, ' ,;:') || bare
}

/** Letters and figures alone, without case and accents: as lists are sorted. */
export function folded(text: string): string {
  return text
    .slice(0, 1_000)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const withoutArticle = (text: string) => text.replace(/^["'“‘ ]{0,3}(?:the|an?|de|het|een) /i, '')

/** Names in order, a shorter list before a longer one that begins with it; the title where nobody is named. APA 9.44 to 9.49 */
export function sortKey(reference: Reference): string {
  const { all } = creatorsOf(reference)
  if (all.length === 0) return folded(withoutArticle(clean(reference.title)))
  return all
    .slice(0, 100)
    .map(name => `${folded(name.isGroup ? withoutArticle(name.family) : name.family)}\u0001${folded(dotted(name, ''))}`)
    .join('\u0002')
}

export const titleKey = ({ title }: Reference) => folded(withoutArticle(clean(title)))
