// What the forms of documents take.
import { z } from 'zod'
import { choice, link, needed, optional, several, text, version, whole } from '../core/http/fields.ts'
import { RATINGS } from './appraisals/domain.ts'
import { DOCUMENT_KINDS } from './domain.ts'
import { LARGEST_TEXT } from './extraction/plain.ts'

/** One name a line from a form, a list from JSON. */
const names = () =>
  several(text(100_000), 1_000).transform(lines =>
    lines
      .flatMap(line => line.split('\n'))
      .map(name => name.trim().slice(0, 500))
      .filter(Boolean),
  )

/** A DOI as it is printed, with or without the address of a resolver. */
const doi = () =>
  text(300).transform(value => value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s{0,5})/i, '').toLowerCase())

const fields = {
  kind: choice(DOCUMENT_KINDS, 'Choose what kind of document it is.').default('article'),
  label: text(80),
  title: needed('a title', 4_000),
  authors: names(),
  year: optional(whole(1000, 2200)),
  journal: text(1_000),
  volume: text(100),
  issue: text(100),
  pages: text(100),
  publisher: text(500),
  doi: doi(),
  url: optional(link()).transform(value => value ?? ''),
  country: text(200),
  design: text(1_000),
  participants: text(2_000),
  stakeholders: text(2_000),
  note: text(50_000),
  study: text(200),
  termIds: several(whole(1, 999_999_999), 200),
}

/** A new document may bring its text along: pasted, or as a file. */
export const NewDocumentForm = z.object({
  ...fields,
  recordId: optional(whole(1, 999_999_999)),
  text: text(LARGEST_TEXT * 2),
})
export const DocumentForm = z.object({ ...fields, version: version() })

const judged = () => optional(choice([...RATINGS, 'none']))

export const DocumentFilterForm = z.object({
  q: text(300),
  kind: optional(choice(DOCUMENT_KINDS)),
  study: optional(whole(1, 999_999_999)),
  text: optional(choice(['with', 'without'])),
  term: optional(whole(1, 999_999_999)),
  relevance: judged(),
  rigour: judged(),
  richness: judged(),
  /** The label that the page before this one ended with, or the one after it begins with. */
  after: text(80),
  before: text(80),
})

export const NewDocumentQuery = z.object({ record: optional(whole(1, 999_999_999)) })
export const RecordForm = z.object({ recordId: whole(1, 999_999_999) })
