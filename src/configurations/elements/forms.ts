// What the forms of elements take.
import { z } from 'zod'
import { checkbox, choice, needed, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { DISTANCES, INFERENCES, INTENDED, POLARITIES, ROLES, SAME_AS, VALENCES } from '../domain.ts'

const id = () => whole(1, 999_999_999)

/** One line: an element is a phrase or a clause of the sentence it stands in. */
const wording = () => needed('the element in your own words', 1_000).transform(words => words.replaceAll(/\s+/g, ' '))

const fields = {
  role: choice(ROLES, 'Choose a role.'),
  wording: wording(),
  /** The idea it shares: picked from the list, or by a name that is looked up and otherwise added. */
  idea: text(300),
  sameAs: optional(z.string().regex(SAME_AS, 'Choose an idea from the list.')),
  polarity: optional(choice(POLARITIES)),
  levelIds: several(id(), 50),
  isInferred: checkbox(),
  inference: optional(choice(INFERENCES)),
  reasoning: text(10_000),
  intended: optional(choice(INTENDED)),
  valence: optional(choice(VALENCES)),
  distance: optional(choice(DISTANCES)),
  forWhom: text(300),
  mechanismAbsent: checkbox(),
}

const reasoned = (element: { isInferred: boolean; reasoning: string }) =>
  !element.isInferred || element.reasoning !== ''
const unreasoned = {
  path: ['reasoning'],
  message: 'Write down the reasoning, from what and how this element was inferred.',
}

export const ElementForm = z.object(fields).refine(reasoned, unreasoned)
export const ElementChangeForm = z.object({ ...fields, version: version() }).refine(reasoned, unreasoned)
export type ElementInput = z.output<typeof ElementForm>
