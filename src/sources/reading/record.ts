// Turns the tags of an entry into the fields of a record, by the table of its format and by the same rules for all.
import risTags from '../../../data/reference/ris-tags.json' with { type: 'json' }
import { LONGEST, MOST_AUTHORS, MOST_KEYWORDS, type RecordFields } from '../records/fields.ts'
import { doiIn, pmidIn, serialsIn, webAddressIn, yearIn } from '../records/identifiers.ts'
import type { Entry, Remark } from './entry.ts'
import { clean, plainText } from './plain-text.ts'
import { typeOf } from './types.ts'

export type ReadRecord = { readonly fields: RecordFields; readonly remarks: readonly Remark[] }

export type FieldName = keyof typeof risTags.fields

/** The tags of a format that hold a field, the best one first. */
export type FieldTable = Readonly<Partial<Record<FieldName, readonly string[]>>>

/** RIS, as databases write it. */
export const RIS_TABLE: FieldTable = risTags.fields

type Values = { readonly table: FieldTable; readonly values: ReadonlyMap<string, readonly string[]> }

/** The record in an entry that was not refused, with a remark for everything that a person may want to look at. */
export function toRecord(entry: Entry, table: FieldTable = RIS_TABLE): ReadRecord {
  const values = { table, values: gather(entry) }
  const remarks: Remark[] = []
  const note = (reason: string) => remarks.push({ line: entry.line, reason })
  const line = (field: FieldName, longest: number) => limited(oneLine(firstOf(values, field)), longest, field, note)

  const title = line('title', LONGEST.title)
  if (!title) note('The record that begins here has no title; it was kept without one.')
  const journal = line('journal', LONGEST.journal)
  const year =
    all(values, 'year')
      .map(yearIn)
      .find(found => found !== null) ?? null
  if (!year && firstOf(values, 'year') !== '')
    note(`No year could be read from “${firstOf(values, 'year').slice(0, 40)}”.`)
  const abstract = limited(paragraphs(firstOf(values, 'abstract')), LONGEST.abstract, 'abstract', note)
  const fields: RecordFields = {
    type: typeOf(entry.type),
    title,
    abstract,
    authors: authorsOf(values),
    year,
    journal: journal === title ? '' : journal,
    volume: line('volume', LONGEST.volume),
    issue: line('issue', LONGEST.issue),
    pages: pagesOf(values),
    publisher: line('publisher', LONGEST.publisher),
    doi: doiOf(values),
    pmid: pmidOf(values),
    isbn: serialsIn(all(values, 'serial')),
    url:
      all(values, 'url')
        .map(webAddressIn)
        .find(found => found !== null) ?? '',
    keywords: keywordsOf(values),
    language: line('language', LONGEST.language),
    notes: limited(notesOf(values, abstract), LONGEST.notes, 'notes', note),
  }
  return { fields, remarks }
}

function gather(entry: Entry): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const { tag, value: given } of entry.fields) {
    const value = clean(given)
    if (value === '') continue
    const list = values.get(tag)
    if (list) list.push(value)
    else values.set(tag, [value])
  }
  return values
}

const NOTHING: readonly string[] = []

function all({ table, values }: Values, field: FieldName): readonly string[] {
  let found: readonly string[] = NOTHING
  for (const tag of table[field] ?? NOTHING) {
    const here = values.get(tag)
    if (here !== undefined) found = found.length === 0 ? here : [...found, ...here]
  }
  return found
}

function firstOf({ table, values }: Values, field: FieldName): string {
  for (const tag of table[field] ?? []) {
    const found = values.get(tag)
    if (found) return found[0]!
  }
  return ''
}

function oneLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ')
}

/** Lines broken by the exporting program are joined again; an empty line between them remains a paragraph. */
function paragraphs(text: string): string {
  return text
    .split('\n\n')
    .map(part => plainText(part).replaceAll('\n', ' '))
    .filter(Boolean)
    .join('\n\n')
}

function limited(text: string, longest: number, field: string, note: (reason: string) => void): string {
  if (text.length <= longest) return text
  note(
    `The ${field} is longer than ${longest.toLocaleString('en')} characters and was cut there; what came in is kept whole.`,
  )
  const last = text.charCodeAt(longest - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest)
}

/** Each name once, in order; editors only stand in where a reference names no author. */
function authorsOf(values: Values): readonly string[] {
  const named = all(values, 'authors')
  const texts = named.length > 0 ? named : all(values, 'editors')
  const names = new Set<string>()
  for (const text of texts) {
    for (const part of text.includes(';') ? text.split(';') : [text]) {
      const name = oneLine(part).replace(/,$/, '').slice(0, LONGEST.author)
      if (name) names.add(name)
      if (names.size >= MOST_AUTHORS) return [...names]
    }
  }
  return [...names]
}

function pagesOf(values: Values): string {
  const start = oneLine(firstOf(values, 'startPage'))
  const end = oneLine(firstOf(values, 'endPage'))
  if (start === 'No' && end === 'Pagination') return ''
  const isRange = start !== '' && end !== '' && end !== start && !/[-–]/.test(start)
  const pages = isRange ? `${start}–${end}` : rangeIn(start || end)
  return (pages || oneLine(firstOf(values, 'articleNumber'))).slice(0, LONGEST.pages)
}

/** “12-19” and “12--19” with the dash that a range of pages has everywhere. */
function rangeIn(pages: string): string {
  return pages.length > LONGEST.pages ? pages : pages.replace(/^(\w{1,20}) ?[-–—]{1,3} ?(\w{1,20})$/, '$1–$2')
}

function doiOf(values: Values): string {
  for (const text of all(values, 'doi')) {
    const doi = doiIn(text)
    if (doi) return doi
  }
  for (const text of all(values, 'doiInLink')) {
    const doi = /doi/i.test(text.slice(0, 2_000)) || text.startsWith('10.') ? doiIn(text) : null
    if (doi) return doi
  }
  return ''
}

/** A bare number is a PMID only under its own tag, or as the accession number of a database that is PubMed. */
function pmidOf(values: Values): string {
  const plain = firstOf(values, 'pmid').trim()
  if (/^[1-9]\d{0,8}$/.test(plain)) return plain
  const fromPubmed = all(values, 'database').some(name => /pubmed|medline|\bnlm\b/i.test(name.slice(0, 200)))
  const accession = firstOf(values, 'accession').trim()
  if (fromPubmed && /^[1-9]\d{3,8}$/.test(accession)) return accession
  for (const text of [...all(values, 'pmidInText'), ...all(values, 'url')]) {
    const pmid = pmidIn(text)
    if (pmid) return pmid
  }
  return ''
}

/** One keyword a line is the rule; some programs put them all behind one tag, wrapped or with semicolons. */
function keywordsOf(values: Values): readonly string[] {
  const words = new Set<string>()
  for (const text of all(values, 'keywords')) {
    for (const part of text.split(/[\n;]/)) {
      const word = plainText(part)
        .replace(/(^|\/)\*+/g, '$1')
        .trim()
        .slice(0, LONGEST.keyword)
      if (word) words.add(word)
      if (words.size >= MOST_KEYWORDS) return [...words]
    }
  }
  return [...words]
}

/** Notes as written; a second abstract (N2 beside AB) that says something else is kept with them. */
function notesOf(values: Values, abstract: string): string {
  const notes = all(values, 'notes').map(text => plainText(text))
  const second = all(values, 'abstract').slice(1).map(paragraphs)
  return [...notes, ...second.filter(text => text !== abstract)].filter(Boolean).join('\n')
}
