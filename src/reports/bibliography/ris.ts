// Writes references as RIS, in the tags that Zotero, EndNote, Mendeley, Rayyan, Covidence and EPPI read.
import type { RecordType } from '../../sources/records/fields.ts'
import type { Leaving } from './entry.ts'
import { linesOf, oneLine, paragraphsOf, rangeIn } from './lines.ts'

const TYPES: Readonly<Record<RecordType, string>> = {
  article: 'JOUR',
  book: 'BOOK',
  chapter: 'CHAP',
  conference: 'CPAPER',
  report: 'RPRT',
  thesis: 'THES',
  preprint: 'UNPB',
  policy: 'GOVDOC',
  news: 'NEWS',
  blog: 'BLOG',
  web: 'ELEC',
  transcript: 'INTV',
  dataset: 'DATA',
  media: 'ADVS',
  other: 'GEN',
}

/** What a line of a text may not begin with, or a reader takes it for a field of its own. */
const LOOKS_LIKE_TAG = /^\s{0,10}[A-Z][A-Z\d]\s{0,6}-/

export function risOf({ fields, id, notes }: Leaving): string {
  const lines: string[] = []
  const tag = (name: string, value: string) => {
    if (value !== '') lines.push(`${name}  - ${value}`)
  }
  tag('TY', TYPES[fields.type])
  tag('ID', String(id))
  tag('TI', oneLine(fields.title))
  for (const author of fields.authors) tag('AU', oneLine(author.replaceAll(';', ',')))
  tag('PY', fields.year === null ? '' : String(fields.year))
  tag('T2', oneLine(fields.journal))
  tag('VL', oneLine(fields.volume))
  tag('IS', oneLine(fields.issue))
  const [start, end] = rangeIn(fields.pages) ?? [oneLine(fields.pages), '']
  tag('SP', start)
  tag('EP', end)
  tag('PB', oneLine(fields.publisher))
  for (const serial of fields.isbn.split(',')) tag('SN', oneLine(serial))
  tag('DO', oneLine(fields.doi))
  tag('UR', oneLine(fields.url))
  tag('AN', fields.pmid === '' ? '' : `PMID: ${oneLine(fields.pmid)}`)
  tag('LA', oneLine(fields.language))
  for (const keyword of fields.keywords) tag('KW', oneLine(keyword))
  tag('AB', abstractOf(fields.abstract))
  for (const line of notesOf(fields.notes)) tag('N1', line)
  for (const line of notes) tag('N1', line)
  return `${lines.join('\r\n')}\r\nER  - \r\n\r\n`
}

/** Paragraphs keep an empty line between them; one that looks like a field goes on behind the one before. */
function abstractOf(abstract: string): string {
  return paragraphsOf(abstract).reduce(
    (all, part) => (all === '' ? part : `${all}${LOOKS_LIKE_TAG.test(part) ? ' ' : '\r\n\r\n'}${part}`),
    '',
  )
}

/** Each line a note: readers put them under one another again. */
const notesOf = (notes: string) => linesOf(notes).filter(line => line !== '')
