// Knows what can be told for certain from a reference written as text; the text itself goes into the notes.
import { doiIn, pmidIn, webAddressIn } from '../../records/identifiers.ts'
import type { Field } from '../entry.ts'

const LOOKED_AT = 3_000

/** Only what stands in a known place becomes a field: a title that is guessed wrong is worse than one that is missing. */
export function citedIn(text: string): readonly Field[] {
  const fields = /^authors?(?:\(s\))?:/im.test(text) ? labelled(text) : sentence(text.replace(/\s+/g, ' '))
  const shown = text.slice(0, LOOKED_AT)
  const found = { doi: doiIn(shown), pmid: pmidIn(shown), url: webAddressIn(shown), notes: text }
  return [...fields, ...Object.entries(found).flatMap(([tag, value]) => (value ? [{ tag, value }] : []))]
}

/** A result of a search page: lines of journal, year, volume, pages, then names below their label, then the abstract. */
function labelled(text: string): readonly Field[] {
  const lines = text.split('\n').map(line => line.replace(/[\s◽•·|]+$/u, '').trim())
  const at = lines.findIndex(line => /^authors?(?:\(s\))?:/i.test(line))
  const head = lines.slice(0, at)
  const blank = lines.indexOf('', at)
  const body = lines.slice(at, blank === -1 ? lines.length : blank)
  const names = body.map(line => line.replace(/^authors?(?:\(s\))?:\s*/i, '')).filter(line => /\p{L}/u.test(line))
  return [
    ...headFields(head),
    ...names.map(value => ({ tag: 'authors', value })),
    ...abstractIn(blank === -1 ? [] : lines.slice(blank)),
  ]
}

function headFields(head: readonly string[]): readonly Field[] {
  const gap = head.indexOf('')
  const title = gap > 0 ? head.slice(0, gap).join(' ') : ''
  const rest = gap > 0 ? head.slice(gap) : head
  return [
    ...(title === '' ? [] : [{ tag: 'title', value: title }]),
    ...rest.flatMap((line, index): Field[] => {
      const volume = /^vol(?:ume|\.)? ?([\w.-]{1,20}) ?(?:\((.{1,40})\))?$/i.exec(line)
      if (volume)
        return [{ tag: 'volume', value: volume[1]! }, ...(volume[2] ? [{ tag: 'issue', value: volume[2] }] : [])]
      const pages = /^pp?\. ?(\S{1,40})$/i.exec(line)
      if (pages) return [{ tag: 'startPage', value: pages[1]! }]
      if (/^(?:1[89]|20)\d{2}$/.test(line)) return [{ tag: 'year', value: line }]
      const isJournal = rest.slice(0, index).every(above => above === '') && /\p{L}/u.test(line)
      return isJournal ? [{ tag: 'journal', value: line }] : []
    }),
  ]
}

function abstractIn(lines: readonly string[]): readonly Field[] {
  const blocks = lines
    .join('\n')
    .split(/\n{2,}/)
    .map(block => block.trim())
  const abstract = blocks.find(block => block.length > 150)
  return abstract === undefined ? [] : [{ tag: 'abstract', value: abstract.replace(/^abstract[\s:]*/i, '') }]
}

/** “Authors (Year). Title. Journal, 12(3), 101–119.” or “Authors. Title. Journal. Year;12(3):101–119.” */
function sentence(given: string): readonly Field[] {
  const text = given.slice(0, LOOKED_AT).replace(/^(?:\[\d{1,5}\]|\(?\d{1,5}[.)])\s+/, '')
  return dated(text) ?? medical(text) ?? pairs({ year: /(?:^|\D)((?:1[89]|20)\d{2})(?!\d)/.exec(text)?.[1] })
}

function dated(text: string): readonly Field[] | null {
  const year = / \(((?:1[89]|20)\d{2})[a-z]?(?:, [\w ]{1,20})?\)[.,:]? /.exec(text)
  if (!year || year.index < 2 || year.index > 600) return null
  const rest = text.slice(year.index + year[0].length)
  const end = /[.?!](?=["”’]? |["”’]?$)/.exec(rest.slice(0, 400))
  if (!end || end.index < 5) return null
  const title = ended(rest.slice(0, end.index + 1))
  const place = placeIn(rest.slice(end.index + 1).replace(/^["”’]?\s*/, ''))
  return [...namesFrom(text.slice(0, year.index)), ...pairs({ year: year[1], title, ...place })]
}

/** By its sentences: names, title, journal, then one that begins with the year. */
function medical(text: string): readonly Field[] | null {
  const parts = text.split(/(?<=[.?])\s/)
  const at = parts.findIndex(part => /^(?:1[89]|20)\d{2}(?:[ ;.]|$)/.test(part))
  const names = parts[0]?.replace(/\.$/, '') ?? ''
  if (at < 3 || names.length > 600 || !/\p{L} \p{Lu}{1,4}(?:,|$)/u.test(names)) return null
  const place = /^(\d{4})[^;]{0,20};([\w.]{1,20})(?:\(([^)]{1,30})\))?(?::([\w–-]{1,40}))?/.exec(parts[at]!)
  const [, year = parts[at]!.slice(0, 4), volume, issue, startPage] = place ?? []
  const title = ended(parts.slice(1, at - 1).join(' '))
  const journal = parts[at - 1]!.replace(/\.$/, '')
  return [...namesFrom(names), ...pairs({ title, journal, year, volume, issue, startPage })]
}

/** “Example Journal, 12(3), 101–119.” */
function placeIn(text: string): Readonly<Record<string, string | undefined>> {
  const found =
    /^([^,.]{2,150}(?:, [^,\d]{2,100})?)[,.] ?(\d{1,5})(?: ?\(([^)]{1,30})\))?(?:[,:] ?(?:pp?\. ?)?([\w–-]{1,30}))?/u.exec(
      text,
    )
  return found ? { journal: found[1], volume: found[2], issue: found[3], startPage: found[4] } : {}
}

function namesFrom(text: string): readonly Field[] {
  const names = text
    .replace(/,? et al\.?$/i, '')
    .split(/;|(?<=\.),? (?:and |& )?|, (?:and |& )?(?=\p{Lu}[\p{L}'’-]+,? \p{Lu})| & | and /u)
  return names
    .map(name => name.replace(/^[,\s&]+|,\s*$/g, '').trim())
    .filter(name => /\p{L}{2}/u.test(name))
    .map(value => ({ tag: 'authors', value }))
}

function ended(title: string): string {
  return title.replace(/\.$/, '').replace(/^["“‘]|["”’]$/gu, '')
}

function pairs(given: Readonly<Record<string, string | undefined>>): readonly Field[] {
  return Object.entries(given).flatMap(([tag, value]) => (value === undefined ? [] : [{ tag, value }]))
}
