// Knows what can be told for certain from a reference written as text; the text itself goes into the notes.
import { doiIn, pmidIn, webAddressIn } from '../records/identifiers.ts'
import type { Field } from './entry.ts'

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
  const dated =
    /^(.{2,600}?),? \(((?:1[89]|20)\d{2})[a-z]?(?:, [\w ]{1,20})?\)[.,:]? (.{5,400}?[.?!])(?:["”’]?)(?: (.{1,300}))?$/u.exec(
      text,
    )
  if (dated)
    return [...namesFrom(dated[1]!), ...pairs({ year: dated[2], title: ended(dated[3]!), ...placeIn(dated[4] ?? '') })]
  const medical =
    /^(.{2,600}?)\. (.{5,400}?[.?!]) ([^.]{2,150})\. ((?:1[89]|20)\d{2})[^;.]{0,20}(?:;([^.]{1,60}))?/u.exec(text)
  if (medical && /\p{L} \p{Lu}{1,4}(?:,|$)/u.test(medical[1]!)) {
    const place = /^([\w.]{1,20})(?:\(([^)]{1,30})\))?(?::(\S{1,40}))?/.exec(medical[5] ?? '')
    const given = { title: ended(medical[2]!), journal: medical[3], year: medical[4] }
    return [
      ...namesFrom(medical[1]!),
      ...pairs({ ...given, volume: place?.[1], issue: place?.[2], startPage: place?.[3] }),
    ]
  }
  const year = /(?:^|\D)((?:1[89]|20)\d{2})(?!\d)/.exec(text)?.[1]
  return pairs({ year })
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
