// A pasted list of people, read by what its cells look like: an address, a role, a language; else a name and then an organisation.
import type { Language } from '../domain.ts'
import { type Sign, strayIn } from './separator.ts'
import { ADDRESS, COLUMNS, type Column, LANGUAGES, NAMED_ADDRESS, ROLES, type Role } from './words.ts'

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

/**
 * Everybody in the list, or what is wrong with it, line by line. `role` and `language` stand in where a line names none;
 * `separator` is what stands between cells, null in a workbook.
 */
export function peopleIn(
  rows: readonly Row[],
  instead: { readonly role: Role | null; readonly language: Language },
  separator: Sign | null = null,
): PeopleList {
  const filled = rows
    .map(row => ({ line: row.line, cells: row.cells.map(cell => cell.trim()) }))
    .filter(row => row.cells.some(cell => cell !== ''))
  const head = headOf(filled[0]?.cells ?? [])
  const lines = head === null ? filled : filled.slice(1)
  if (lines.length > MOST_PEOPLE)
    return { people: [], problems: [`The list has ${lines.length} people. Add at most ${MOST_PEOPLE} at once.`] }
  const read = lines.map(row => {
    const stray = separator === null ? null : strayIn(row.cells, separator)
    return stray === null ? personIn(row, head, instead) : { problem: `Line ${row.line}: ${stray}` }
  })
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
  const { name, email, role, organisation, language } = head === null ? byLook(row.cells) : byHead(row.cells, head)
  const known = role === '' ? instead.role : ROLES.get(role.toLowerCase())
  const spoken = language === '' ? instead.language : LANGUAGES.get(language.toLowerCase())
  const problems = [
    name === '' && 'no name',
    name.length > 120 && 'the name is longer than 120 characters',
    organisation.length > 200 && 'the organisation is longer than 200 characters',
    email !== '' && (email.length > 254 || !ADDRESS.test(email)) && `“${email.slice(0, 60)}” is no e-mail address`,
    known === undefined && `“${role.slice(0, 60)}” is no role (use patient or public, practitioner, policy or expert)`,
    known === null && 'no role (name one, or choose one for all lines without a role)',
    spoken === undefined && `“${language.slice(0, 60)}” is no language (use en or nl)`,
  ].filter(one => one !== false)
  if (problems.length > 0 || known == null || spoken === undefined)
    return { problem: `Line ${row.line}: ${problems.join('; ')}.` }
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
