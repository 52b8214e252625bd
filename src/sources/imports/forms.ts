// What the import forms take: a file or pasted references, how it is to be read, and how to begin.
import { z } from 'zod'
import { checkbox, choice, optional, several, text } from '../../core/http/fields.ts'
import { COLUMN_FIELDS } from '../reading/tables/columns.ts'
import { ALL_WERE, DECIDED_IN, DIVISIONS, EARLIER } from './choices.ts'
import { IMPORT_STAGES } from './domain.ts'
import { ENCODINGS } from './encoding.ts'

/** Pasting more than this is a file's work. */
const MOST_PASTED = 2_000_000

export const ReferencesForm = z.object({
  pasted: z
    .string('Paste references as text.')
    .max(MOST_PASTED, 'This is more than can be pasted; save it as a file and choose that.')
    .default(''),
})

const SEARCH = z.string().regex(/^(?:new|none|[1-9]\d{0,8})$/, 'Choose a search from the list.')

const reading = {
  encoding: optional(choice(['told', ...ENCODINGS], 'Choose an encoding from the list.')),
  delimiter: optional(choice(['told', 'comma', 'semicolon', 'tab', 'bar'], 'Choose what stands between the cells.')),
  /** One for each column, in their order; `keep` for a column that is read into no field. */
  columns: several(z.enum(['keep', ...COLUMN_FIELDS], 'Choose a field from the list.')),
  untitled: checkbox(),
  division: optional(choice(DIVISIONS)),
  by: text(300),
  values: several(z.string().max(200, 'Use at most 200 characters.')),
  searches: several(SEARCH),
  mergedName: text(300),
  earlier: optional(choice(EARLIER)),
  decidedIn: optional(choice(DECIDED_IN)),
  allWere: optional(choice(ALL_WERE)),
}

export const ReadingForm = z.object(reading)
export const StartForm = z.object({
  ...reading,
  stage: choice(IMPORT_STAGES).default('screening'),
  again: checkbox(),
})
