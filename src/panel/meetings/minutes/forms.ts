// What the forms of minutes take: to whom they go, and a correction that came back.
import { z } from 'zod'
import { choice, day, needed, several, text, whole } from '../../../core/http/fields.ts'
import { MEETING_ROLES } from '../../domain.ts'

export const LettersForm = z.object({ panellists: several(whole(1, 999_999_999), 200) })
export const CorrectionForm = z.object({
  role: choice(MEETING_ROLES, 'Choose the role of who corrected it.'),
  text: needed('what was corrected', 4000),
  receivedOn: day(),
  outcome: choice(['corrected', 'noted'], 'Choose what was done with it.'),
  answer: text(1000),
})
export const LanguageQuery = z.object({ language: choice(['en', 'nl'], 'Choose a language.').default('en') })
