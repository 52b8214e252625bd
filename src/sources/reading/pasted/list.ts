// Reads a list of references in plain text, as it is pasted from a page or a document: an entry for each, nothing lost.

import { type Entry, type EntryReader, LONGEST_ENTRY, tooLong } from '../entry.ts'
import { citedIn } from './citation.ts'

type Line = { readonly text: string; readonly number: number }

/** Search pages put this label above the names of each result. */
const AUTHORS = /^authors?(?:\(s\))?:/i
const NUMBERED = /^(?:\[(\d{1,5})\]|\(?(\d{1,5})[.)])[ \t]+\S/
const HAS_YEAR = /(?:^|\D)(?:1[89]|20)\d{2}(?!\d)/

/** Whether most parts of a text look like references: a year, a DOI, or the label of the names. */
export function isList(text: string): boolean {
  if (/[^\P{Cc}\s]/u.test(text)) return false
  const parts = cut(toLines(text.slice(0, 20_000)))
  const telling = parts.filter(part => {
    const joined = part
      .map(line => line.text)
      .join(' ')
      .slice(0, 4_000)
    return (
      part.some(line => AUTHORS.test(line.text)) ||
      (joined.length > 30 && (HAS_YEAR.test(joined) || /\b10\.\d{4}/.test(joined)))
    )
  })
  return telling.length > 0 && telling.length * 2 >= parts.length
}

/** A list is short: it is kept until its end, since only the whole tells where its entries begin. */
export function listReader(): EntryReader {
  let text = ''
  let dropped = false
  return {
    remarks: [],
    push(piece) {
      if (text.length + piece.length > LONGEST_LIST) dropped = true
      else text += piece
      return []
    },
    end() {
      const entries = cut(toLines(text)).map(toEntry)
      if (!dropped) return entries
      const refusal = 'A list in plain text may hold 20 million characters; what follows was not read.'
      return [...entries, { line: toLines(text).length, type: '', fields: [], raw: '', refusal }]
    },
  }
}

const LONGEST_LIST = 20_000_000

function toLines(text: string): readonly Line[] {
  return text.split(/\r\n|\r|\n/).map((line, at) => ({ text: line.replaceAll('\uFEFF', '').trim(), number: at + 1 }))
}

/** By labels of names, by numbers, by empty lines, or line by line, whichever the text shows. */
function cut(lines: readonly Line[]): readonly (readonly Line[])[] {
  const labels = lines.filter(line => AUTHORS.test(line.text)).length
  if (labels > 1 || (labels === 1 && lines.length > 3)) return atStarts(lines, labelledStarts(lines))
  const numbered = lines.filter(line => NUMBERED.test(line.text))
  if (numbered.length > 1 && numbered[0] === lines.find(line => line.text !== ''))
    return atStarts(lines, new Set(numbered.map(line => line.number)))
  const full = lines.filter(line => line.text !== '')
  const blocks = atStarts(lines, new Set(full.filter(line => !lines[line.number - 2]?.text).map(line => line.number)))
  const eachAlone = full.every(line => line.text.length > 40 && HAS_YEAR.test(line.text))
  return eachAlone ? full.map(line => [line]) : blocks
}

/** The stretch of lines above a label of names belongs to its entry; so does a title that stands alone above that. */
function labelledStarts(lines: readonly Line[]): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const [at, line] of lines.entries()) {
    if (!AUTHORS.test(line.text)) continue
    let start = at
    while (start > 0 && lines[start - 1]!.text !== '') start -= 1
    starts.add(lines[titleAbove(lines, start) ?? start]!.number)
  }
  return starts
}

/** A short line between empty lines, right above; an abstract is longer, or ends with a full stop. */
function titleAbove(lines: readonly Line[], start: number): number | null {
  const above = start - 2
  const line = lines[above]?.text ?? ''
  const isAlone = above === 0 || lines[above - 1]?.text === ''
  return lines[start - 1]?.text === '' && line !== '' && isAlone && line.length < 300 && !/[.…]$/.test(line)
    ? above
    : null
}

function atStarts(lines: readonly Line[], starts: ReadonlySet<number>): readonly (readonly Line[])[] {
  const parts: Line[][] = []
  for (const line of lines) {
    if (starts.has(line.number) || (parts.length === 0 && line.text !== '')) parts.push([])
    parts.at(-1)?.push(line)
  }
  return parts
}

function toEntry(part: readonly Line[]): Entry {
  const line = part[0]!.number
  const raw = part
    .map(one => one.text)
    .join('\n')
    .trim()
  if (raw.length > LONGEST_ENTRY) return tooLong(line)
  return { line, type: 'article', fields: citedIn(raw), raw, refusal: null }
}
