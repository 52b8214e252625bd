// What the forms of panels and panellists take.
import { z } from 'zod'
import { checkbox, choice, email, needed, optional, text, version } from '../../core/http/fields.ts'
import { PANEL_KINDS, PANELLIST_ROLES } from '../domain.ts'
import { isPhone } from './phone.ts'

/** It becomes a link to call by, so it holds a number, with an extension where there is one, and nothing else. */
const phone = () =>
  text(60).refine(
    given => given === '' || isPhone(given),
    'Enter a telephone number in digits, for example +31 10 123 4567 or 010 123 4567 ext. 12.',
  )

export const NewPanelForm = z.object({
  kind: choice(PANEL_KINDS, 'Choose the kind of panel.'),
  name: needed('a name', 120),
  consentText: needed('the text that people agree to', 5000),
  consentTextNl: text(5000),
  contactName: needed('the name of the person to ask', 120),
  contactPhone: phone(),
  contactEmail: optional(email()),
})
export const PanelForm = NewPanelForm.extend({ version: version() })
export const NewPanellistForm = z.object({
  name: needed('a name', 120),
  email: optional(email()),
  role: choice(PANELLIST_ROLES, 'Choose a role.'),
  organisation: text(200),
  language: choice(['en', 'nl'], 'Choose a language.').default('en'),
})
export const PanellistForm = NewPanellistForm.extend({ version: version() })
export const ErasureForm = z.object({ answers: checkbox() })
/** What happens to answers in rounds that are open: by default they go. */
export const WithdrawalForm = z.object({
  answers: choice(['out', 'keep'], 'Choose what happens to the answers.').default('out'),
})
export const EmptyForm = z.object({})
