// What the forms of a record take: its fields as people type them, lists one entry a line.
import { z } from 'zod'
import { checkbox, choice, link, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { LONGEST, MOST_AUTHORS, MOST_KEYWORDS, RECORD_TYPES } from './fields.ts'
import { doiIn } from './identifiers.ts'

/** A text with one entry a line; from JSON a list as well. */
const lines = (most: number, longest: number) => {
  const tooLong = `Use at most ${longest} characters a line.`
  const entries = z
    .array(z.string().trim().max(longest, tooLong))
    .max(most, `Enter at most ${most.toLocaleString('en-GB')} lines.`)
  const written = z
    .string('Write one a line.')
    .max(most * 100, 'This is too long.')
    .transform(value => value.split('\n').map(line => line.trim()))
  return z
    .union([entries, written.pipe(entries)], 'Write one a line.')
    .default([])
    .transform(list => [...new Set(list.filter(entry => entry !== ''))])
}

const doi = z
  .string('Write this as text.')
  .trim()
  .max(LONGEST.doi, `Use at most ${LONGEST.doi} characters.`)
  .refine(value => value === '' || doiIn(value) !== null, 'Enter a DOI such as 10.1000/182, or leave this empty.')
  .transform(value => doiIn(value) ?? '')
  .default('')

const fields = {
  type: choice(RECORD_TYPES, 'Choose a type.'),
  authors: lines(MOST_AUTHORS, LONGEST.author),
  year: optional(whole(1000, 2999)),
  journal: text(LONGEST.journal),
  volume: text(LONGEST.volume),
  issue: text(LONGEST.issue),
  pages: text(LONGEST.pages),
  publisher: text(LONGEST.publisher),
  doi,
  pmid: z
    .string('Write this as text.')
    .trim()
    .regex(/^(?:[1-9]\d{0,8})?$/, 'Enter a PMID in digits, or leave this empty.')
    .default(''),
  isbn: text(LONGEST.isbn),
  url: z.union([z.literal(''), link()]).default(''),
  language: text(LONGEST.language),
  abstract: text(LONGEST.abstract),
  keywords: lines(MOST_KEYWORDS, LONGEST.keyword),
  notes: text(LONGEST.notes),
}

export const RecordForm = z.object({
  title: needed('the title', LONGEST.title),
  ...fields,
  searchId: optional(whole(1, 999_999_999)),
  /** Add it although a record is the same. */
  anyway: checkbox(),
})
/** A field that is not sent stays as it is; a record that came in without a title may stay without one. */
export const RecordChangeForm = z.object({
  title: text(LONGEST.title),
  ...fields,
  type: fields.type.optional(),
  version: version(),
})
