// What a resolution takes: the choice, why, and whether it came from a talk.
import { z } from 'zod'
import { choice, optional, text, version, whole } from '../../core/http/fields.ts'
import { HOWS, RESOLUTION_CHOICES, type ResolutionChoice } from './domain.ts'

const id = () => whole(1, 999_999_999)

/** A button can say the reason in the same press: “exclude 3”. */
const pressed = z
  .string('Choose include or exclude.')
  .max(40, 'Choose include or exclude.')
  .regex(/^(?:include|exclude(?: [1-9]\d{0,8})?)$/, 'Choose include or exclude.')
  .transform(value => {
    const [word, reason] = value.split(' ')
    const said = RESOLUTION_CHOICES.find(one => one === word) as ResolutionChoice
    return { said, reasonId: reason === undefined ? null : Number(reason) }
  })

export const ResolutionForm = z
  .object({
    choice: pressed,
    reason: optional(id()),
    note: text(5_000),
    how: optional(choice(HOWS, 'Choose a talk or a third person.')),
    version: optional(version()),
  })
  .transform(({ choice: { said, reasonId }, reason, ...rest }) => ({
    ...rest,
    choice: said,
    reasonId: said === 'exclude' ? (reasonId ?? reason) : null,
  }))

export const ListQuery = z.object({
  state: choice(['open', 'resolved'], 'Choose open or resolved.').default('open'),
  after: optional(id()),
})
