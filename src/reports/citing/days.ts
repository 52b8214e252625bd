// Writes the days of references, in the order of each style and the language of the list.
import type { Reference, Voice } from './reference.ts'

type Day = { readonly year: string; readonly month: string; readonly day: string }

/** Of `2020-03-03` or `2020-03`; null when it is neither. */
function dayIn(iso: string, language: 'en' | 'nl', form: 'long' | 'short'): Day | null {
  const found = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?:T|$)/.exec(iso.slice(0, 40))
  if (found === null) return null
  const [, year = '', month = '', day = ''] = found
  // American English has the abbreviations of three letters that Citing Medicine uses.
  const names = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-US', { month: form, timeZone: 'UTC' })
  const name = names.format(new Date(`${year}-${month}-01T00:00:00Z`)).replace('.', '')
  return { year, month: name, day: day.replace(/^0/, '') }
}

/** “March 3”, in Dutch “3 maart”; empty when the reference has a year alone. */
export function partOfYear(
  { date }: Pick<Reference, 'date'>,
  { language }: Voice,
  order: 'month first' | 'day first',
): string {
  const found = dayIn(date, language, 'long')
  if (found === null) return ''
  const words = order === 'month first' && language === 'en' ? [found.month, found.day] : [found.day, found.month]
  return words.filter(word => word !== '').join(' ')
}

/** “21 November 2026”; for APA in English “November 21, 2026”. */
export function wholeDay(iso: string, { language }: Voice, order: 'month first' | 'day first'): string {
  const found = dayIn(iso, language, 'long')
  if (found === null) return ''
  const { year, month, day } = found
  if (order === 'month first' && language === 'en') return `${month}${day === '' ? '' : ` ${day}`}, ${year}`
  return [day, month, year].filter(word => word !== '').join(' ')
}

/** “2026 Nov 21” */
export function shortDay(iso: string, { language }: Voice): string {
  const found = dayIn(iso, language, 'short')
  return found === null ? '' : [found.year, found.month, found.day].filter(word => word !== '').join(' ')
}

export function yearOf({ year, date }: Pick<Reference, 'year' | 'date'>): string {
  if (year !== null) return String(year)
  return /^\d{4}-/.exec(date)?.[0].slice(0, 4) ?? ''
}
