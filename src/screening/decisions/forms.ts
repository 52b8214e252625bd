// What a decision takes: the record, include, exclude or maybe, and why.
import { z } from 'zod'
import { decidedOn, optional, text, whole } from '../../core/http/fields.ts'
import { CHOICES, type Choice } from '../domain.ts'

const id = () => whole(1, 999_999_999)

/** A button can say the reason in the same press: “exclude 3”. */
const pressed = z
  .string('Choose include, exclude or maybe.')
  .max(40, 'Choose include, exclude or maybe.')
  .regex(/^(?:include|maybe|exclude(?: [1-9]\d{0,8})?)$/, 'Choose include, exclude or maybe.')
  .transform(value => {
    const [word, reason] = value.split(' ')
    return {
      choice: CHOICES.find(choice => choice === word) as Choice,
      reasonId: reason === undefined ? null : Number(reason),
    }
  })

export const DecisionForm = z
  .object({ record: id(), choice: pressed, reason: optional(id()), note: text(5_000) })
  .transform(({ record, choice: { choice, reasonId }, reason, note }) => ({
    record,
    choice,
    note,
    reasonId: choice === 'exclude' ? (reasonId ?? reason) : null,
  }))

export const WithdrawalForm = z.object({ version: decidedOn() })

/** Which record to show: this one, or the first undecided one after another. */
export const PlaceQuery = z.object({ record: optional(id()), after: optional(id()), before: optional(id()) })
