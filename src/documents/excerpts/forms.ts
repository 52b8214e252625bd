// What the forms of excerpts take: a passage by position or typed from a paragraph, and what is said about it.
import { z } from 'zod'
import { checkbox, choice, optional, several, text, verbatim, version, whole } from '../../core/http/fields.ts'
import { LONGEST_QUOTE } from '../anchoring/typed-quote.ts'
import type { Passage } from './domain.ts'

const number = () => whole(0, 999_999_999)

/** Every form that takes a passage has these fields; `passageOf` reads them. */
export const passageFields = {
  start: optional(number()),
  end: optional(number()),
  paragraph: optional(whole(1, 999_999)),
  quote: verbatim('the words you want to quote', LONGEST_QUOTE * 2),
}

/** The position when the browser sent one, else the paragraph that the words were typed from. */
export function passageOf(form: {
  readonly start: number | null
  readonly end: number | null
  readonly paragraph: number | null
  readonly quote: string
}): Passage | null {
  const { start, end, paragraph, quote } = form
  if (start !== null && end !== null) return { start, end, quote }
  return paragraph === null ? null : { paragraph, quote }
}

const details = {
  termIds: several(whole(1, 999_999_999), 50),
  theoryStatementId: optional(whole(1, 999_999_999)),
  note: text(50_000),
}

/** A memo, when one is written, goes into the journal. */
export const ParkForm = z.object({ ...passageFields, ...details, theme: text(200), memo: text(50_000) })
export const ExcerptForm = z.object({ ...details, isParked: checkbox(), version: version() })
export const MoveForm = z.object({ ...passageFields, version: version() })
export const KeepForm = z.object({ keep: checkbox() })

export const ExcerptFilterForm = z.object({
  q: text(300),
  state: optional(choice(['parked', 'lost', 'kept'])),
  term: optional(whole(1, 999_999_999)),
  statement: optional(whole(1, 999_999_999)),
  document: optional(whole(1, 999_999_999)),
  before: optional(whole(1, 999_999_999)),
})
