// Knows what the fields of a record are called on pages, and which of them differ between two versions.
import { EMPTY_RECORD, type RecordFields } from './fields.ts'

export type FieldName = keyof RecordFields

export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
  type: 'Type',
  title: 'Title',
  authors: 'Authors',
  year: 'Year',
  journal: 'Journal, book or site',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  publisher: 'Publisher',
  doi: 'DOI',
  pmid: 'PMID',
  isbn: 'ISBN or ISSN',
  url: 'Web address',
  language: 'Language',
  abstract: 'Abstract',
  keywords: 'Keywords',
  notes: 'Notes',
}

export const FIELD_NAMES = Object.keys(EMPTY_RECORD) as readonly FieldName[]

export function changedFields(before: RecordFields, after: RecordFields): readonly FieldName[] {
  return FIELD_NAMES.filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}
