// What the styles share about single fields: editions, editors, who publishes, and what counts as a journal.
import { namesOf } from './names.ts'
import { clean } from './punctuation.ts'
import type { CitingStyle, Reference, Voice } from './reference.ts'

/** “2nd ed.”, “2nd edn” or “2e druk”; a first edition is not said. */
export function editionIn(
  { edition }: Pick<Reference, 'edition'>,
  style: CitingStyle,
  { say, language }: Voice,
): string {
  const bare = clean(edition.slice(0, 100)).replace(/ ?(?:edition|edn|ed|druk)$/i, '')
  const found = /^(\d{1,3})(?:st|nd|rd|th|e|de|ste)?$/i.exec(bare)
  if (bare === '' || found?.[1] === '1') return ''
  const n = found === null ? clean(bare) : ordinal(Number(found[1]), language)
  return n === '' ? '' : say(`report.cite.edition.${style}`, { n })
}

function ordinal(n: number, language: 'en' | 'nl'): string {
  if (language === 'nl') return `${n}e`
  const isTeen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}

/** “Ed.” or “Eds.”, as the style has it. */
export function editorsWord(style: CitingStyle, editors: readonly string[], { say }: Voice): string {
  const { all, isCut } = namesOf(editors)
  return say(`report.cite.${all.length > 1 || isCut ? 'editors' : 'editor'}.${style}`)
}

/** An organisation that publishes its own work is named once, as the author. */
export function isOwnPublisher({ authors, publisher }: Pick<Reference, 'authors' | 'publisher'>): boolean {
  const { all } = namesOf(authors)
  const bare = (text: string) => clean(text).toLowerCase()
  return all.some(name => name.isGroup && bare(name.family) === bare(publisher))
}

/** A report, preprint or work of no known kind that has a volume of something is cited like an article of it. */
export function isPeriodical({ kind, container, volume }: Pick<Reference, 'kind' | 'container' | 'volume'>): boolean {
  const mayBe = kind === 'article' || kind === 'report' || kind === 'preprint' || kind === 'other'
  return mayBe && clean(container) !== '' && (kind === 'article' || clean(volume) !== '')
}
