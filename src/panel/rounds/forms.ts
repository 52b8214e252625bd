// What the forms of rounds take: words, last day, one to three questions, and the principles put.
import { z } from 'zod'
import { choice, day, needed, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { DEFAULT_QUESTION, SCALES } from '../domain.ts'

const id = () => whole(1, 999_999_999)
const scale = () => choice(SCALES, 'Choose a scale.').default('1-5')

export const RoundForm = z.object({
  title: needed('a title', 200),
  intro: text(3000),
  closesOn: optional(day()),
  q1Text: needed('a question', 300).default(DEFAULT_QUESTION.text),
  q1Scale: scale(),
  q1Low: text(60).default(DEFAULT_QUESTION.lowLabel),
  q1High: text(60).default(DEFAULT_QUESTION.highLabel),
  q2Text: text(300),
  q2Scale: scale(),
  q2Low: text(60),
  q2High: text(60),
  q3Text: text(300),
  q3Scale: scale(),
  q3Low: text(60),
  q3High: text(60),
  principles: several(id(), 60),
})
export const NewRoundForm = RoundForm.extend({ panel: id() })
export const RoundChangeForm = RoundForm.extend({ version: version() })
export const NewRoundPageForm = z.object({ panel: optional(id()) })
export const ClosingDayForm = z.object({ closesOn: optional(day()), version: version() })

type Questions = Pick<
  z.output<typeof RoundForm>,
  | 'q1Text'
  | 'q1Scale'
  | 'q1Low'
  | 'q1High'
  | 'q2Text'
  | 'q2Scale'
  | 'q2Low'
  | 'q2High'
  | 'q3Text'
  | 'q3Scale'
  | 'q3Low'
  | 'q3High'
>

/** The questions that have words, in their order, and the first field that is missing its label. */
export function questionsOf(form: Questions) {
  return ([1, 2, 3] as const)
    .map(n => ({
      n,
      text: form[`q${n}Text`],
      scale: form[`q${n}Scale`],
      lowLabel: form[`q${n}Low`],
      highLabel: form[`q${n}High`],
    }))
    .filter(question => question.text !== '')
}
