// What the forms of duplicates take: an answer to a pair, a record to set aside by its number, fields to take over.
import { z } from 'zod'
import { choice, decidedOn, needed, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { ANSWERS, WAYS_ASIDE } from './domain.ts'

const number = () => whole(1, 999_999_999)

export const PairQuery = z.object({
  pair: optional(number()),
  /** The record to keep, where it is not the one proposed. */
  keep: optional(number()),
})

export const AnswerForm = z.object({
  answer: choice(ANSWERS, 'Say “duplicate” or “not a duplicate”.'),
  keep: optional(number()),
  version: version(),
})

/** The record that this one is a copy of, by its number: “412”, or “412 Being listened to” as the picker writes it. */
const NUMBERED = 'Enter the number of a record.'
const written = z
  .string(NUMBERED)
  .trim()
  .max(5_000, NUMBERED)
  .regex(/^(?:record )?[1-9]\d{0,8}(?:\D|$)/i, NUMBERED)
  .transform(value => Number(/\d+/.exec(value)?.[0]))

export const SettingAsideForm = z.object({
  of: z.union([number(), written], NUMBERED),
  keep: choice(['other', 'this'], 'Say which record is kept.').default('other'),
  version: decidedOn(),
})

export const AdoptionForm = z.object({
  from: number(),
  fields: several(needed('the name of a field', 50), 30),
  version: version(),
})

export const SettledQuery = z.object({
  how: optional(choice(WAYS_ASIDE, 'Choose how it was set aside.')),
  import: optional(number()),
  q: text(500),
  after: optional(number()),
})
export type SettledFilter = z.output<typeof SettledQuery>

export const ApartQuery = z.object({ after: optional(number()) })
