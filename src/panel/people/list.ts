// A pasted list of people, read by what its cells look like: an address, a role, a language; else a name and then an organisation.
import type { Language, PANELLIST_ROLES } from '../domain.ts'

type Role = (typeof PANELLIST_ROLES)[number]
type Row = { readonly line: number; readonly cells: readonly string[] }

export type Listed = {
  readonly name: string
  readonly email: string | null
  readonly role: Role
  readonly organisation: string
  readonly language: Language
}
export type PeopleList = { readonly people: readonly Listed[]; readonly problems: readonly string[] }

export const MOST_PEOPLE = 500

const ROLES: ReadonlyMap<string, Role> = new Map([
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
const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ...(['en', 'english', 'engels'] as const).map(word => [word, 'en'] as const),
  ...(['nl', 'dutch', 'nederlands'] as const).map(word => [word, 'nl'] as const),
])
const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ...(['name', 'naam'] as const).map(word => [word, 'name'] as const),
  ...(['email', 'e-mail', 'e-mail address', 'email address', 'mail', 'e-mailadres'] as const).map(
    word => [word, 'email'] as const,
  ),
  ...(['role', 'rol'] as const).map(word => [word, 'role'] as const),
  ...(['organisation', 'organization', 'organisatie'] as const).map(word => [word, 'organisation'] as const),
  ...(['language', 'taal'] as const).map(word => [word, 'language'] as const),
])
type Column = 'name' | 'email' | 'role' | 'organisation' | 'language'

const ADDRESS = /^[^\s@"<>]{1,200}@[^\s@"<>]{1,200}$/
/** "Pat Panel <pat@example.org>", as mail programs copy it. */
const NAMED_ADDRESS = /^"?([^"<>]{1,120}?)"?\s{0,9}<([^\s<>]{1,254})>$/

/** Everybody in the list, or what is wrong with it, line by line. `role` and `language` stand in where a line names none. */
export function peopleIn(
  rows: readonly Row[],
  instead: { readonly role: Role | null; readonly language: Language },
): PeopleList {
  const filled = rows
    .map(row => ({ line: row.line, cells: row.cells.map(cell => cell.trim()) }))
    .filter(row => row.cells.some(cell => cell !== ''))
  const head = headOf(filled[0]?.cells ?? [])
  const lines = head === null ? filled : filled.slice(1)
  if (lines.length > MOST_PEOPLE)
    return { people: [], problems: [`The list has ${lines.length} people. Add at most ${MOST_PEOPLE} at once.`] }
  const read = lines.map(row => personIn(row, head, instead))
  return {
    people: read.flatMap(one => ('person' in one ? [one.person] : [])),
    problems: read.flatMap(one => ('problem' in one ? [one.problem] : [])),
  }
}

/** The columns that a first line names; null where it is a person already. */
function headOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const named = cells.map(cell => COLUMNS.get(cell.toLowerCase()) ?? null)
  return named.includes('name') || named.filter(one => one !== null).length > 1 ? named : null
}

function personIn(
  row: Row,
  head: readonly (Column | null)[] | null,
  instead: { readonly role: Role | null; readonly language: Language },
): { readonly person: Listed } | { readonly problem: string } {
  const at = `Line ${row.line}`
  const { name, email, role, organisation, language } = head === null ? byLook(row.cells) : byHead(row.cells, head)
  if (name === '') return { problem: `${at}: no name.` }
  if (name.length > 120) return { problem: `${at}: the name is longer than 120 characters.` }
  if (organisation.length > 200) return { problem: `${at}: the organisation is longer than 200 characters.` }
  if (email !== '' && (email.length > 254 || !ADDRESS.test(email)))
    return { problem: `${at}: “${email.slice(0, 60)}” is no e-mail address.` }
  const known = role === '' ? instead.role : ROLES.get(role.toLowerCase())
  if (known === undefined)
    return {
      problem: `${at}: “${role.slice(0, 60)}” is no role. Use patient or public, practitioner, policy or expert.`,
    }
  if (known === null) return { problem: `${at}: no role. Name one, or choose one for all lines without a role.` }
  const spoken = language === '' ? instead.language : LANGUAGES.get(language.toLowerCase())
  if (spoken === undefined) return { problem: `${at}: “${language.slice(0, 60)}” is no language. Use en or nl.` }
  const address = email === '' ? null : email.toLowerCase()
  return { person: { name: name.replaceAll(/\s+/g, ' '), email: address, role: known, organisation, language: spoken } }
}

type Cells = Readonly<Record<Column, string>>

function byHead(cells: readonly string[], head: readonly (Column | null)[]): Cells {
  const of = (column: Column) => cells[head.indexOf(column)] ?? ''
  const split = NAMED_ADDRESS.exec(of('email'))
  return {
    name: of('name') || (split?.[1] ?? ''),
    email: split?.[2] ?? of('email'),
    role: of('role'),
    organisation: of('organisation'),
    language: of('language'),
  }
}

/** Without a first line that names columns: each cell by what it looks like. */
function byLook(cells: readonly string[]): Cells {
  const found: Record<Column, string> = { name: '', email: '', role: '', organisation: '', language: '' }
  for (const cell of cells) {
    const split = NAMED_ADDRESS.exec(cell)
    if (cell === '') continue
    if (split !== null && found.email === '') {
      found.email = split[2] ?? ''
      if (found.name === '') found.name = split[1] ?? ''
    } else if (cell.includes('@') && found.email === '') found.email = cell
    else if (ROLES.has(cell.toLowerCase()) && found.role === '') found.role = cell
    else if (LANGUAGES.has(cell.toLowerCase()) && found.language === '') found.language = cell
    else if (found.name === '') found.name = cell
    else if (found.organisation === '') found.organisation = cell
    else if (found.role === '') found.role = cell
  }
  return found
}
