// Reads BibTeX and BibLaTeX entry by entry, so that one broken entry is named and the others are kept.
import { type Entry as BibEntry, parse } from '@retorquere/bibtex-parser'
import { COLUMN_TAG, type Entry, type EntryReader, type Field, MOST_REMARKS, type Remark, tooLong } from '../entry.ts'
import { clean } from '../plain-text.ts'
import { type BibChunk, bibCutter } from './cut.ts'

const PLACES: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'shorttitle'],
  abstract: ['abstract'],
  year: ['year', 'date', 'issued', 'eventdate'],
  journal: ['journaltitle', 'journal', 'booktitle', 'maintitle', 'series', 'shortjournal'],
  volume: ['volume'],
  issue: ['number', 'issue'],
  startPage: ['pages'],
  articleNumber: ['eid', 'article-number', 'articleno'],
  publisher: ['publisher', 'institution', 'school', 'organization'],
  doi: ['doi'],
  doiInLink: ['url', 'ee'],
  pmid: ['pmid'],
  pmidInText: ['note', 'url', 'eprint'],
  serial: ['isbn', 'issn', 'eissn'],
  url: ['url', 'howpublished', 'bdsk-url-1'],
  language: ['language', 'langid'],
  notes: ['note', 'annote', 'annotation', 'addendum'],
  keywords: ['keywords', 'keyword', 'keywords-plus', 'mesh'],
}
/** Where libraries keep which search a reference came from; read into no field. */
const BESIDE = ['source', 'database', 'groups', 'mendeley-groups', 'collection', 'usera', 'label'] as const
/** A text without any of these marks is no TeX. */
const HAS_TEX = /[\\{}$~]|--|``|''/
const PLAIN_FIELDS = [
  ...['abstract', 'annote', 'annotation', 'note', 'title', 'shorttitle', 'journal', 'journaltitle', 'booktitle'],
  ...['publisher', 'institution', 'school', 'series', 'volume', 'number', 'doi', 'url', 'issn', 'isbn', 'language'],
].map(name => [name, new RegExp(`(?:^|[\\s,])${name}\\s{0,10}=\\s{0,10}\\{`, 'i')] as const)
/** More definitions than this are no abbreviations of journals any more. */
const MOST_STRINGS = 200_000

export function bibtexReader(): EntryReader {
  const cutter = bibCutter()
  const remarks: Remark[] = []
  let strings = ''

  function toEntry(chunk: BibChunk): readonly Entry[] {
    const { line, kind, isClosed, isLong } = chunk
    const text = clean(chunk.text)
    if (kind === 'comment' || kind === 'preamble') return []
    if (kind === 'string') {
      if (strings.length + text.length < MOST_STRINGS) strings += `${text}\n`
      return []
    }
    if (isLong) return [tooLong(line)]
    const refuse = (refusal: string): readonly Entry[] => [{ line, type: '', fields: [], raw: text, refusal }]
    if (!isClosed) return refuse('A brace or quotation mark in the entry that begins here is never closed.')
    const read = entryIn(text, strings)
    if (typeof read === 'string') return refuse(`The entry that begins here could not be read: ${read}`)
    const { entry, isInOrder } = read
    const fields = isInOrder ? fieldsOf(entry) : inOrder(fieldsOf(entry), text)
    if (fields.length === 0) return refuse('The entry that begins here holds no field of a reference.')
    return [{ line, type: typeOf(entry), fields, raw: text, refusal: null }]
  }

  return {
    get remarks() {
      const stray = cutter.strayLines().map(line => ({ line, reason: 'Text outside any entry was left out.' }))
      return [...remarks, ...stray].slice(0, MOST_REMARKS)
    },
    push: text => cutter.push(text).flatMap(toEntry),
    end: () => cutter.end().flatMap(toEntry),
  }
}

/** `isInOrder`: keywords stand as in the file. */
type Read = { readonly entry: BibEntry; readonly isInOrder: boolean }

/** The entry, or why it is none. */
function entryIn(text: string, strings: string): Read | string {
  const { rest, plain } = withoutPlain(text)
  const { rest: others, keywords } = withoutKeywords(rest)
  try {
    const { entries, errors } = parse(`${strings}${guarded(others)}`, { sentenceCase: false, english: false })
    const last = entries.at(-1)
    if (errors.length > 0 || !last)
      return (errors[0]?.error ?? 'it has no key.').replace(/ at line \d+, column \d+/, '').slice(0, 160)
    const found = { ...unguarded(last.fields), ...plain } as BibEntry['fields']
    if (keywords === null) return { entry: { ...last, fields: found }, isInOrder: false }
    const fields = { ...found, keywords: keywords.map(withoutTex) } as BibEntry['fields']
    return { entry: { ...last, fields }, isInOrder: true }
  } catch {
    return 'its TeX could not be understood.'
  }
}

/**
 * What is told, as it stands in JSON, by a letter that nobody uses. The oldest encoding of TeX prints “<” as “¡”; people who
 * write “p < 0.05” mean what they write. Breaks of lines and paragraphs are otherwise spaces.
 */
const GUARDS = [
  ['<', '\ue000', '<'],
  ['>', '\ue001', '>'],
  ['|', '\ue002', '|'],
  ['{\\par}', '\ue003', '\\n\\n'],
  ['{\\newline}', '\ue004', '\\n'],
] as const

function guarded(text: string): string {
  return GUARDS.reduce((all, [sign, guard]) => all.replaceAll(sign, guard), text)
}

function unguarded(fields: BibEntry['fields']): BibEntry['fields'] {
  const text = JSON.stringify(fields)
  if (!/[\ue000-\ue004]/.test(text)) return fields
  return JSON.parse(GUARDS.reduce((all, [, guard, sign]) => all.replaceAll(guard, sign), text))
}

/** Keywords in braces as they stand: the parser leaves TeX in them, and cuts those in two that hold a comma. */
function withoutKeywords(text: string): { readonly rest: string; readonly keywords: readonly string[] | null } {
  const start = /(?:^|[\s,])keywords\s{0,10}=\s{0,10}\{/i.exec(text)
  if (start === null) return { rest: text, keywords: null }
  const keywords: string[] = []
  const from = start.index + start[0].length
  let depth = 0
  let begun = from
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at]!
    if (letter === '\\') at += 1
    else if (letter === '{') depth += 1
    else if (depth > 0) depth -= letter === '}' ? 1 : 0
    else if (letter === ',' || letter === ';' || letter === '}') {
      keywords.push(text.slice(begun, at).replace(/\s+/g, ' ').trim())
      begun = at + 1
      if (letter === '}')
        return { rest: text.slice(0, from) + text.slice(at), keywords: keywords.filter(word => word !== '') }
    }
  }
  return { rest: text, keywords: null }
}

function withoutTex(keyword: string): string {
  const { entries } = HAS_TEX.test(keyword)
    ? parse(`@misc{k, title = {${guarded(keyword)}}}`, { sentenceCase: false, english: false })
    : { entries: [] }
  const [found] = entries
  return found === undefined ? keyword : String(unguarded(found.fields).title ?? keyword)
}

/** Fields without any TeX are taken out before TeX is read, which takes milliseconds for each abstract. */
function withoutPlain(text: string): { readonly rest: string; readonly plain: Readonly<Record<string, string>> } {
  let rest = text
  const plain: Record<string, string> = {}
  for (const [name, opening] of PLAIN_FIELDS) {
    const start = opening.exec(rest)
    if (!start) continue
    const from = start.index + start[0].length
    const end = rest.indexOf('}', from)
    const value = rest.slice(from, end === -1 ? undefined : end)
    if (end === -1 || HAS_TEX.test(value) || !/^\s{0,20}(?:,|\}|$)/.test(rest.slice(end + 1, end + 25))) continue
    plain[name] = value.replace(/\s+/g, ' ')
    rest = rest.slice(0, from) + rest.slice(end)
  }
  return { rest, plain }
}

function fieldsOf(entry: BibEntry): readonly Field[] {
  const given = entry.fields as Readonly<Record<string, unknown>>
  const named = Object.entries(PLACES).flatMap(([tag, names]) =>
    names.flatMap(name =>
      Object.hasOwn(given, name) ? textsOf(asOne(name, given[name])).map(value => ({ tag, value })) : [],
    ),
  )
  const beside = BESIDE.flatMap(name =>
    Object.hasOwn(given, name) ? textsOf(given[name]).map(value => ({ tag: `${COLUMN_TAG}${name}`, value })) : [],
  ).filter(field => field.value.length <= 200)
  const isPubmed = /pubmed|medline|pmid/i.test(String(given.eprinttype ?? given.archiveprefix ?? ''))
  const pmid = isPubmed ? textsOf(given.eprint).map(value => ({ tag: 'pmid', value })) : []
  return [...named, ...pmid, ...creators(given.author, 'authors'), ...creators(given.editor, 'editors'), ...beside]
}

/** Keywords in the order of the file; the parser sorts them. */
function inOrder(fields: readonly Field[], text: string): readonly Field[] {
  const from = Math.max(0, text.search(/keywords?\s{0,10}=/i))
  const place = ({ tag, value }: Field) => (tag === 'keywords' ? text.indexOf(value, from) : -1)
  return fields.toSorted((a, b) => place(a) - place(b))
}

/** The parser takes these for lists of names; “Health and Social Care” is one. */
const NO_LISTS: readonly string[] = ['publisher', 'institution', 'school', 'organization', 'language']

function asOne(name: string, value: unknown): unknown {
  return NO_LISTS.includes(name) ? textsOf(value).join(' and ') : value
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'string' && value.trim() !== '' ? [value] : []
}

type Creator = {
  readonly name?: string
  readonly lastName?: string
  readonly firstName?: string
  readonly prefix?: string
  readonly suffix?: string
}

function creators(value: unknown, tag: string): readonly Field[] {
  const list = Array.isArray(value) ? (value as readonly Creator[]) : []
  return list.flatMap(({ name, lastName, firstName, prefix, suffix }) => {
    const family = [prefix, lastName].filter(Boolean).join(' ')
    const whole = name ?? [family, firstName, suffix].filter(Boolean).join(', ')
    return whole && whole !== 'others' ? [{ tag, value: whole }] : []
  })
}

/** `misc` says nothing; BibLaTeX and Zotero say more beside it. */
function typeOf(entry: BibEntry): string {
  const given = entry.fields as Readonly<Record<string, unknown>>
  const more = String(given.entrysubtype ?? given.type ?? '')
  if (entry.type === 'misc' && more !== '') return more
  if (entry.type === 'misc' && given.url !== undefined && given.journal === undefined) return 'web'
  return entry.type
}
