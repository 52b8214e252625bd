// Reads the XML that EndNote writes, and other programs in its manner.
import { COLUMN_TAG, type Entry, type EntryReader, type Field } from '../entry.ts'
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

/** Where libraries keep which search a reference came from; read into no field. */
const BESIDE: readonly (readonly [name: string, path: string])[] = [
  ...(['custom1', 'custom2', 'custom3', 'custom4', 'custom5', 'custom6', 'custom7', 'label', 'caption'] as const).map(
    name => [name, name] as const,
  ),
  ['database', 'database'],
  ['remote-database-name', 'remote-database-name'],
  ['remote-database-provider', 'remote-database-provider'],
]

export function endnoteReader(): EntryReader {
  return xmlReader(name => name === 'record', toEntry)
}

function toEntry(record: Element): Omit<Entry, 'line' | 'raw'> {
  const fields = PLACES.flatMap(([tag, path]): Field[] =>
    allAt(record, path).map(element => ({ tag, value: textOf(element).replace(/\r\n?/g, '\n').trim() })),
  )
  const beside = BESIDE.flatMap(([name, path]): Field[] =>
    allAt(record, path).flatMap(element => {
      const value = textOf(element).trim()
      return value === '' || value.length > 200 ? [] : [{ tag: `${COLUMN_TAG}${name}`, value }]
    }),
  )
  const sort = at(record, 'ref-type')
  const type = sort?.attributes.name ?? TYPES[textOf(sort).trim()] ?? ''
  return { type, fields: [...fields, ...beside], refusal: null }
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
