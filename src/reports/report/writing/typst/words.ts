// Words of a report as report.typ takes them: signs the font lacks replaced, long words with places to break at, links that lead somewhere.
import type { Inline } from '../blocks.ts'
import type { Span } from '../prose.ts'
import type { Words } from './nodes.ts'

export type Speller = {
  readonly show: (text: string) => Words
  /** Places that the report has, and the numbers under which they are known. */
  readonly places: ReadonlyMap<string, string>
  /** What was written so far: footnotes, which are numbered throughout, and the places that links lead to. */
  readonly written: { notes: number; readonly ledTo: Set<string> }
}

/** Letters in a row for which there is always room on a page. */
const ROOM = 40

export function plainWords({ show }: Speller, text: string, room = ROOM): Words {
  return breakable(show(text.replaceAll(/\s+/g, ' ')), room)
}

export function inlineWords(speller: Speller, inlines: readonly Inline[], room = ROOM): Words {
  return inlines.map(one => {
    const dressed = inlineOf(speller, one, room)
    if (one.note === undefined) return dressed
    speller.written.notes++
    return [dressed, { k: 'note', w: inlineWords(speller, one.note) }]
  })
}

function inlineOf(speller: Speller, { text, href, tone, role, mark }: Inline, room: number): Words {
  let words = plainWords(speller, text, room)
  if (text === '') return words
  if (role !== undefined) words = { k: 'element', role, mark: plainWords(speller, mark ?? ''), w: words }
  if (tone === 'strong') words = { k: 'strong', w: words }
  if (tone === 'title') words = { k: 'emph', w: words }
  if (tone === 'quiet') words = { k: 'quiet', w: words }
  if (tone === 'note') words = { k: 'mark', w: words }
  return href === undefined ? words : linked(speller, words, href)
}

export function spanWords(speller: Speller, spans: readonly Span[], room = ROOM): Words {
  return spans.map(span => {
    if (span.text === '\n') return { k: 'line', w: '' }
    let words = plainWords(speller, span.text, room)
    if (span.code) words = { k: 'code', w: words }
    if (span.struck) words = { k: 'gone', w: words }
    if (span.emphasis) words = { k: 'emph', w: words }
    if (span.strong) words = { k: 'strong', w: words }
    return span.href === undefined ? words : linked(speller, words, span.href)
  })
}

/** A link to a place that is not in this report, or to an address without a host, is only its words. */
function linked({ places, written }: Speller, w: Words, href: string): Words {
  if (href.startsWith('#')) {
    const to = places.get(href.slice(1))
    if (to === undefined) return w
    written.ledTo.add(to)
    return { k: 'place', to, w }
  }
  return /^(https?:\/\/|mailto:)[^\s]/i.test(href) ? { k: 'address', to: href.slice(0, 2_000), w } : w
}

/** No word may reach beyond its page or column: long ones are hyphenated, addresses break behind their signs, the rest after so many letters. */
function breakable(words: Words, room: number): Words {
  if (typeof words !== 'string') return Array.isArray(words) ? words.map(one => breakable(one, room)) : words
  const parts = words.split(new RegExp(`([^ –—-]{${room},})`))
  return parts.length === 1 ? words : parts.map((part, at) => (at % 2 === 0 ? part : broken(part, room)))
}

function broken(word: string, room: number): Words {
  const isWord = /^\P{L}*\p{L}+\P{L}*$/u.test(word) && word.length < 2 * ROOM
  if (isWord) return { k: 'long', w: word }
  return word
    .split(/(?<=[/._?&=:@,;])(?=[^/._?&=:@,;])/)
    .flatMap(part => part.match(new RegExp(`.{1,${Math.max(4, room - 4)}}`, 'gsu')) ?? [])
    .flatMap((part): Words[] => [part, { k: 'break', w: '' }])
}
