// What the pages take on which a lead makes and changes appraisal forms.
import { z } from 'zod'
import { choice, decidedOn, needed, several, text, version } from '../../core/http/fields.ts'
import { DOCUMENT_KINDS } from '../domain.ts'
import { ANSWER_KINDS, PART_KINDS } from './content.ts'

const head = { name: needed('a name', 100), introduction: text(5_000), source: text(1_000) }

export const NewAppraisalForm = z.object(head)
export const HeadForm = z.object({ ...head, version: version() })
export const PartForm = z.object({
  title: needed('a title', 200),
  note: text(2_000),
  kind: choice(PART_KINDS, 'Choose of which documents it is asked.').default('always'),
})
export const PartChangeForm = PartForm.extend({ version: version() })
export const QuestionForm = z.object({
  number: text(20),
  text: needed('the question', 1_000),
  help: text(2_000),
  kind: choice(ANSWER_KINDS, 'Choose how it is answered.').default('yes-no'),
  /** One a line, where the team's own words are to choose from. */
  choices: text(10_000),
  kinds: several(choice(DOCUMENT_KINDS, 'Choose kinds of document.'), 20),
})
export const QuestionChangeForm = QuestionForm.extend({ version: version() })
export const PositionForm = z.object({ to: choice(['earlier', 'later']), version: decidedOn() })
export const RemovalForm = z.object({ version: decidedOn() })
