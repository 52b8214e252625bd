// What the form of a list of people takes.
import { z } from 'zod'
import { choice, optional, text } from '../../core/http/fields.ts'
import { PANELLIST_ROLES } from '../domain.ts'

export const ListForm = z.object({
  list: text(200_000),
  listRole: optional(choice(PANELLIST_ROLES, 'Choose a role.')),
  listLanguage: choice(['en', 'nl'], 'Choose a language.').default('en'),
})
