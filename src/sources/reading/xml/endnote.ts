// Reads the XML that EndNote writes, and other programs in its manner.
import type { Entry, EntryReader, Field } from '../entry.ts'
import { allAt, at, type Element, textOf, xmlReader } from './records.ts'

/** Where each field stands; the first place that holds anything comes first in the record. */
const PLACES: readonly (readonly [tag: string, path: string])[] = [
  ['title', 'titles/title'],
  ['title', 'titles/short-title'],
  ['abstract', 'abstract'],
  ['authors', 'contributors/authors/author'],
  ['editors', 'contributors/secondary-authors/author'],
  ['editors', 'contributors/tertiary-authors/author'],
  ['year', 'dates/year'],
  ['year', 'dates/pub-dates/date'],
  ['journal', 'periodical/full-title'],
  ['journal', 'titles/secondary-title'],
  ['journal', 'periodical/abbr-1'],
  ['volume', 'volume'],
  ['issue', 'number'],
  ['startPage', 'pages'],
  ['publisher', 'publisher'],
  ['doi', 'electronic-resource-num'],
  ['doiInLink', 'urls/related-urls/url'],
  ['pmidInText', 'custom2'],
  ['pmidInText', 'notes'],
  ['database', 'remote-database-provider'],
  ['database', 'remote-database-name'],
  ['accession', 'accession-num'],
  ['serial', 'isbn'],
  ['url', 'urls/related-urls/url'],
  ['url', 'urls/web-urls/url'],
  ['keywords', 'keywords/keyword'],
  ['language', 'language'],
  ['notes', 'notes'],
  ['notes', 'research-notes'],
]

export function endnoteReader(): EntryReader {
  return xmlReader(name => name === 'record', toEntry)
}

function toEntry(record: Element): Omit<Entry, 'line' | 'raw'> {
  const fields = PLACES.flatMap(([tag, path]): Field[] =>
    allAt(record, path).map(element => ({ tag, value: textOf(element).replace(/\r\n?/g, '\n').trim() })),
  )
  const sort = at(record, 'ref-type')
  return { type: sort?.attributes.name ?? TYPES[textOf(sort).trim()] ?? '', fields, refusal: null }
}

/** The numbers of EndNote, for programs that write no name beside them. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ '17': 'article', '6': 'book', '5': 'chapter', '28': 'book', '27': 'report', '32': 'thesis', '12': 'web' },
  ...{
    '10': 'conference',
    '47': 'conference',
    '23': 'news',
    '19': 'article',
    '46': 'policy',
    '56': 'blog',
    '59': 'dataset',
  },
}
