// How a record lies in its row: lists as JSON, the keys for sorting and matching beside the fields.
import { EMPTY_RECORD, RECORD_TYPES, type RecordFields } from './fields.ts'
import { authorKey, lookUpKey } from './title.ts'

export type FieldColumns = Omit<RecordFields, 'authors' | 'keywords'> & {
  readonly authors: string
  readonly keywords: string
  readonly firstAuthor: string
  readonly titleKey: string
}

export function toColumns(record: RecordFields): FieldColumns {
  return {
    ...record,
    authors: JSON.stringify(record.authors),
    keywords: JSON.stringify(record.keywords),
    firstAuthor: authorKey(record.authors).slice(0, 200),
    titleKey: lookUpKey(record),
  }
}

type Stored = Omit<FieldColumns, 'type' | 'firstAuthor' | 'titleKey'> & { readonly type: string }

/** The fields of a row and nothing else of it. */
export function fromColumns(row: Stored): RecordFields {
  const fields = Object.fromEntries(Object.keys(EMPTY_RECORD).map(name => [name, row[name as keyof Stored]]))
  const type = RECORD_TYPES.find(known => known === row.type) ?? 'other'
  return {
    ...EMPTY_RECORD,
    ...fields,
    type,
    authors: JSON.parse(row.authors) as string[],
    keywords: JSON.parse(row.keywords) as string[],
  }
}

/** Everything of a record that people search for, for the index. */
export function searchBody(record: RecordFields): string {
  const { authors, journal, abstract, keywords, doi, pmid, notes, year } = record
  return [
    authors.slice(0, 50).join('; '),
    journal,
    year ?? '',
    abstract,
    keywords.join('; '),
    doi,
    pmid,
    notes.slice(0, 2_000),
  ].join('\n')
}
