// What stands in a sentence for a reference of the list: names and year, or its number.
import type { Inline } from '../report/writing/blocks.ts'
import { yearOf } from './days.ts'
import { shortTitle, shownIn, shownWords } from './naming.ts'
import { flat, type Piece } from './punctuation.ts'
import type { CitingStyle, Reference, Voice } from './reference.ts'

export type Cited = {
  readonly reference: Reference
  /** Its place in the list, counted from 1; Vancouver cites by it. */
  readonly number: number
}

/** In round brackets, several in one pair: “(Holt, 2018; Mercer & Lee, 2019a)”, “(1-3,5)”. */
export function inTextOf(cited: readonly Cited[], style: CitingStyle, voice: Voice): readonly Inline[] {
  if (cited.length === 0) return []
  if (style === 'vancouver') return flat(`(${runsOf(cited.map(one => one.number))})`)
  const parts = cited.map(({ reference }) => named(reference, style, voice))
  return flat(['(', parts.map((part, at) => (at === 0 ? part : ['; ', part])), ')'])
}

function named(reference: Reference, style: CitingStyle, voice: Voice): Piece {
  const when = yearIn(reference, style, voice)
  const shown = shownIn(reference, style, reference.apart?.named ?? null)
  if (shown.names.length === 0) return [titled(reference, style, voice), ` ${when}`]
  const { text, etAl } = shownWords(shown, style, voice)
  if (etAl === '') return `${text}, ${when}`
  // Cite Them Right has “et al.” in italics, APA has not.
  return [`${text} `, style === 'harvard' ? { text: etAl, tone: 'title' } : etAl, `, ${when}`]
}

/** APA 8.14: a part in quotation marks, with the comma inside; a whole work in italics. */
function titled(reference: Reference, style: CitingStyle, { say }: Voice): Piece {
  const title = shortTitle(reference.title) || say('report.cite.untitled')
  const isPart = ['article', 'chapter', 'conference', 'news', 'blog'].includes(reference.kind)
  return style === 'apa' && isPart ? `“${title},”` : [{ text: title, tone: 'title' }, ',']
}

function yearIn(reference: Reference, style: CitingStyle, { say }: Voice): string {
  const letter = reference.apart?.letter ?? ''
  const year = yearOf(reference)
  if (year !== '') return `${year}${letter}`
  const sign = style === 'apa' ? '-' : ' '
  return `${say(`report.cite.noDate.${style}`)}${letter === '' ? '' : `${sign}${letter}`}`
}

/** 1, 2, 3, 5 as “1-3,5”. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === n - 1) last[1] = n
    else runs.push([n, n])
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join(',')
}
