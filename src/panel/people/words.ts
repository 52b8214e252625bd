// The words by which cells of a list of people are known: roles, languages, names of columns, and what an address looks like.
import type { Language, PANELLIST_ROLES } from '../domain.ts'

export type Role = (typeof PANELLIST_ROLES)[number]

export const ROLES: ReadonlyMap<string, Role> = new Map([
  ...(
    ['patient or public', 'patient', 'patients', 'public', 'client', 'carer', 'service user', 'citizen'] as const
  ).map(word => [word, 'patient or public'] as const),
  ...(['patiënt', 'cliënt', 'burger', 'mantelzorger', 'patiënt of burger'] as const).map(
    word => [word, 'patient or public'] as const,
  ),
  ...(['practitioner', 'practitioners', 'professional', 'clinician', 'zorgverlener', 'beroepskracht'] as const).map(
    word => [word, 'practitioner'] as const,
  ),
  ...(['policy', 'policy maker', 'policymaker', 'manager', 'commissioner', 'beleid', 'beleidsmaker'] as const).map(
    word => [word, 'policy'] as const,
  ),
  ...(['expert', 'experts', 'researcher', 'academic', 'onderzoeker', 'deskundige'] as const).map(
    word => [word, 'expert'] as const,
  ),
])
export const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ...(['en', 'english', 'engels'] as const).map(word => [word, 'en'] as const),
  ...(['nl', 'dutch', 'nederlands'] as const).map(word => [word, 'nl'] as const),
])
export const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ...(['name', 'naam'] as const).map(word => [word, 'name'] as const),
  ...(['email', 'e-mail', 'e-mail address', 'email address', 'mail', 'e-mailadres'] as const).map(
    word => [word, 'email'] as const,
  ),
  ...(['role', 'rol'] as const).map(word => [word, 'role'] as const),
  ...(['organisation', 'organization', 'organisatie'] as const).map(word => [word, 'organisation'] as const),
  ...(['language', 'taal'] as const).map(word => [word, 'language'] as const),
])
export type Column = 'name' | 'email' | 'role' | 'organisation' | 'language'

export const ADDRESS = /^[^\s@"<>]{1,200}@[^\s@"<>]{1,200}$/
/** "Pat Panel <pat@example.org>", as mail programs copy it. */
export const NAMED_ADDRESS = /^"?([^"<>]{1,120}?)"?\s{0,9}<([^\s<>]{1,254})>$/

/** Whether a cell says by itself what it is. */
export function isRecognised(cell: string): boolean {
  const text = cell.trim().replaceAll('"', '')
  const word = text.toLowerCase()
  return ADDRESS.test(text) || NAMED_ADDRESS.test(text) || ROLES.has(word) || LANGUAGES.has(word) || COLUMNS.has(word)
}
