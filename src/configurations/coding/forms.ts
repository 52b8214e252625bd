// What the composer takes: a passage, a role, the coder's words, where it belongs, and what it says there.
import { z } from 'zod'
import { checkbox, choice, optional, several, text, whole } from '../../core/http/fields.ts'
import { toolFields } from '../../documents/pages/forms.ts'
import { DISTANCES, INTENDED, POLARITIES, ROLES, SAME_AS, STANCES, VALENCES } from '../domain.ts'

const id = () => whole(1, 999_999_999)

const PLACE = /^(|new|quotation:[1-9]\d{0,8}|(account|configuration):[1-9]\d{0,8}(:(whole|[1-9]\d{0,8}))?)$/

/** Where a passage goes: a new account, a new element of one, evidence for one of its elements or the whole, or the quotation of evidence that is cited. */
const place = () => z.string('Choose where it belongs.').regex(PLACE, 'Choose where it belongs.').default('')

export const CodingForm = z
  .object({
    start: optional(whole(0, 999_999_999)),
    end: optional(whole(0, 999_999_999)),
    paragraph: optional(whole(1, 999_999)),
    quote: text(40_000),
    /** Coding what was parked or coded before. */
    excerptId: optional(id()),
    role: optional(choice([...ROLES, 'park'], 'Choose a role, or park the passage.')),
    wording: text(1_000).transform(words => words.replaceAll(/\s+/g, ' ')),
    into: place(),
    /** Evidence for something that stands already; goes before `into`. */
    target: place(),
    idea: text(300),
    sameAs: optional(z.string().regex(SAME_AS, 'Choose an idea from the list.')),
    stance: choice(STANCES, 'Choose a stance.').default('supports'),
    isConverse: checkbox(),
    polarity: optional(choice(POLARITIES)),
    levelIds: several(id(), 50),
    intended: optional(choice(INTENDED)),
    valence: optional(choice(VALENCES)),
    distance: optional(choice(DISTANCES)),
    forWhom: text(300),
    mechanismAbsent: checkbox(),
    termIds: several(id(), 50),
    theoryStatementId: optional(id()),
    note: text(10_000),
  })
  .refine(form => form.role !== null || isEvidenceOnly(form.target || form.into), {
    path: ['role'],
    message: 'Choose a role, or park the passage.',
  })
  .refine(form => form.role === 'park' || form.wording !== '' || isEvidenceOnly(form.target || form.into), {
    path: ['wording'],
    message: 'Say it in your own words. That is what makes it an element.',
  })

export type CodingInput = z.output<typeof CodingForm>

/** A third part names an element or the whole, a quotation what is cited: then no new element is made. */
function isEvidenceOnly(place: string): boolean {
  return place.startsWith('quotation:') || place.split(':').length === 3
}

export const CodingQuery = z.object({
  quote: optional(whole(1, 999_999)),
  excerpt: optional(id()),
  into: place(),
  /** With a fragment: the paragraphs to send along, first and last. */
  from: optional(whole(1, 999_999)),
  to: optional(whole(1, 999_999)),
  ...toolFields,
})
