// What a panellist's forms take; sentences in the panellist's language are added by the routes.
import { z } from 'zod'
import { checkbox, choice, optional, text, whole } from '../../core/http/fields.ts'

/** A score, "cannot" for "I can't judge", or nothing. */
const answer = () => optional(z.union([z.literal('cannot'), whole(1, 9)], 'Choose one of the answers.'))

export const AnswerForm = z.object({
  q1: answer(),
  q2: answer(),
  q3: answer(),
  comment: text(20_000),
  to: choice(['next', 'back', 'stay'], 'Choose where to go.').default('next'),
})
export const MissingForm = z.object({
  comment: text(20_000),
  to: choice(['next', 'back'], 'Choose where to go.').default('next'),
})
export const ConsentForm = z.object({ mayQuote: checkbox(), mayThank: checkbox() })
export const EmptyForm = z.object({})

/** What a panellist may write in one box. */
export const LONGEST_COMMENT = 4000
