// What the forms of criteria and exclusion reasons take.
import { z } from 'zod'
import { choice, needed } from '../../core/http/fields.ts'

export const CriterionForm = z.object({
  kind: choice(['include', 'exclude'], 'Choose whether this includes or excludes.'),
  text: needed('the criterion', 1_000),
})
export const ReasonForm = z.object({ text: needed('a reason, for example “wrong setting”', 200) })
