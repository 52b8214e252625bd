// Reads a numbered list of references that was pasted beside a table, so that [12] can be told.
import { citedIn } from '../../../sources/reading/pasted/citation.ts'
import type { Reference } from './types.ts'

const MOST = 2_000

/** By number; lines without a number go on the one before. */
export function referencesIn(list: string): ReadonlyMap<number, Reference> {
  const texts = new Map<number, string>()
  let last = 0
  for (const line of list.split('\n')) {
    const found = /^\s{0,4}[[(]?(\d{1,4})[\]).]{0,2}\s+(\S.*)$/.exec(line.slice(0, 2_000))
    if (found !== null) {
      last = Number(found[1])
      if (texts.size < MOST && !texts.has(last)) texts.set(last, found[2]!)
    } else if (last !== 0 && line.trim() !== '') texts.set(last, `${texts.get(last)} ${line.trim()}`.slice(0, 3_000))
  }
  return new Map([...texts].map(([number, text]) => [number, referenceOf(text)]))
}

function referenceOf(text: string): Reference {
  const fields = citedIn(text)
  const of = (tag: string) => fields.filter(field => field.tag === tag).map(field => field.value)
  const year = of('year')[0] ?? /(?:^|\D)((?:1[89]|20)\d{2})(?!\d)/.exec(text)?.[1]
  const authors = of('authors')
  const families = (authors.length > 0 ? authors : leading(text)).map(familyOf).filter(Boolean)
  const title = of('title')[0] ?? text.slice(0, 300)
  return {
    families: families.slice(0, 50),
    year: year === undefined ? null : Number(year),
    title,
    doi: of('doi')[0] ?? '',
  }
}

function leading(text: string): readonly string[] {
  return (/^[^.(]{2,300}/.exec(text)?.[0] ?? '').split(',').slice(0, 50)
}

/** Smith of “Smith J”, “Smith, J.” and “Jane Smith” alike. */
function familyOf(author: string): string {
  const name = author.trim().slice(0, 120)
  if (name.includes(',')) return name.slice(0, name.indexOf(',')).trim()
  const words = name.split(/\s+/)
  if (words.length === 1) return name
  return /^(?:\p{Lu}\.?-?){1,4}$/u.test(words.at(-1)!) ? words.slice(0, -1).join(' ') : words.at(-1)!
}
