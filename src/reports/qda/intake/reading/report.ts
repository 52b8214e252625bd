// What a project says for a review: quotations with notes and codes, fields of documents, and a line for everything without a place.
import { DOCUMENT_KINDS, type DocumentFields, type DocumentKind, EMPTY_DOCUMENT } from '../../../../documents/domain.ts'
import type { Variable } from '../../writing/sources.ts'
import type { Gathered } from './gather.ts'
import type { Placed } from './placing.ts'
import { isOurs, type Line, type Note, type Project } from './project.ts'
import { cut } from './terms.ts'

export const LONGEST_NOTE = 50_000

/** Every name a GUID stands for, for saying what a thing is about. */
export function namesOf(project: Project): ReadonlyMap<string, string> {
  return new Map([
    ...project.others,
    ...project.people,
    ...project.variables,
    ...project.codes.map(one => [one.guid, one.name] as const),
    ...[...project.notes.values()].map(one => [one.guid, one.name] as const),
    ...project.sources.flatMap(one => [
      [one.guid, one.name] as const,
      ...one.selections.map(selection => [selection.guid, selection.name] as const),
    ]),
  ])
}

const GUID = /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/g

export function withNames(line: Line, names: ReadonlyMap<string, string>): Line {
  return { ...line, words: line.words.replaceAll(GUID, guid => names.get(guid) ?? guid) }
}

/** “Name: words” of a note; empty where it is not in the file. */
export function noteWords(project: Project, guid: string): string {
  const note = project.notes.get(guid)
  if (note === undefined) return ''
  return [note.name, note.text.trim()].filter(Boolean).join(': ')
}

export type NotedExcerpt = { readonly placed: Placed; readonly note: string }

/** The quotations of a source with what was noted on them, and lines for what of the source has no place. */
export function excerptsOf(project: Project, { source, placing, problem }: Gathered) {
  const lines: Line[] = []
  const where = source.name
  const codesOf = (codes: readonly string[]) => codes.map(code => nameOfCode(project, code)).join('; ')
  const notesOf = (guids: readonly string[]) => guids.map(guid => noteWords(project, guid)).filter(Boolean)
  const excerpts = placing.placed.map(placed => {
    const { selection, anchor } = placed
    const unknown = selection.codes.filter(code => !project.codes.some(one => one.guid === code))
    if (unknown.length > 0)
      lines.push({
        ...{ kind: 'coding', name: selection.name, where, words: unknown.join('; ') },
        why: 'Its code is not in the codebook of the project.',
      })
    const note = [selection.description, ...notesOf(selection.notes)].filter(Boolean).join('\n\n')
    if ([...note].length > LONGEST_NOTE)
      lines.push({
        ...{ kind: 'note', name: selection.name || anchor.quote.slice(0, 80), where, words: note },
        why: 'A note has 50,000 characters at most; it was shortened.',
      })
    return { placed, note: cut(note, LONGEST_NOTE) }
  })
  if (problem !== '')
    lines.push({
      kind: 'text',
      name: where,
      where: '',
      why: `${problem} The document is made without a text.`,
      words: '',
    })
  for (const { selection, why } of placing.unplaced) {
    const { span, page, codes, description, notes, name } = selection
    const place = span !== null ? `characters ${span.start}–${span.end}` : page === null ? '' : `page ${page + 1}`
    const words = [selection.words.trim(), place, codes.length === 0 ? '' : `Codes: ${codesOf(codes)}`, description]
    lines.push({ kind: 'quotation', name, where, why, words: [...words, ...notesOf(notes)].filter(Boolean).join('\n') })
  }
  if (source.codes.length > 0)
    lines.push({
      ...{ kind: 'coding', name: codesOf(source.codes), where, words: codesOf(source.codes) },
      why: 'It marks the document as a whole; a quotation is a stretch of its text.',
    })
  return { excerpts, lines }
}

function nameOfCode(project: Project, guid: string): string {
  return project.codes.find(code => code.guid === guid)?.name ?? guid
}

const FIELDS: Readonly<Partial<Record<Variable, keyof DocumentFields>>> = {
  ...{ Title: 'title', Journal: 'journal', Volume: 'volume', Issue: 'issue', Pages: 'pages', Publisher: 'publisher' },
  ...{ DOI: 'doi', URL: 'url', Country: 'country', Design: 'design', Participants: 'participants' },
}
/** Said in another way, or made anew. */
const ELSEWHERE: readonly string[] = ['Authors', 'Year', 'Kind', 'Text']
const ENDING = /\.(docx?|pdf|rtf|txt|odt|html?)$/i

/** The fields of a document: what we exported is read back, other programs know a name and a description. */
export function fieldsOf(project: Project, { source }: Gathered, kind: DocumentKind): DocumentFields {
  const name = source.name.replaceAll(/\s+/g, ' ').trim() || 'Source without a name'
  const short = name.replace(ENDING, '') || name
  const noted = [source.description, ...source.notes.map(guid => noteWords(project, guid))].filter(Boolean).join('\n\n')
  const fields = { ...EMPTY_DOCUMENT, kind, label: cut(short, 76), title: short, note: cut(noted, LONGEST_NOTE) }
  if (!isOurs(project)) return fields
  const said = new Map(source.values.map(one => [project.variables.get(one.variable) ?? '', one.value]))
  const own = Object.entries(FIELDS).map(([variable, field]) => [field, said.get(variable) ?? ''] as const)
  const year = /^\d{1,4}$/.exec(said.get('Year') ?? '')?.[0]
  return {
    ...fields,
    ...Object.fromEntries(own.filter(([field, value]) => field !== 'title' || value !== '')),
    authors: (said.get('Authors') ?? '').split('; ').filter(Boolean),
    year: year === undefined ? null : Number(year),
    kind: DOCUMENT_KINDS.find(one => one === said.get('Kind')) ?? kind,
  }
}

/** Everything of the project as a whole without a place. */
export function linesOfProject(project: Project): Line[] {
  const names = namesOf(project)
  const attached = new Set([
    ...project.codes.flatMap(code => code.notes),
    ...project.sources.flatMap(one => [...one.notes, ...one.selections.flatMap(selection => selection.notes)]),
  ])
  return [
    ...variableLines(project),
    ...peopleLines(project),
    ...[...project.notes.values()].filter(note => !attached.has(note.guid)).map(noteLine),
    ...[...project.notes.values()].flatMap(markedLine),
    ...project.links.map(link => ({
      ...{ kind: 'link', name: link.name, where: '' },
      why: 'Retroduce links configurations and elements, and not quotations, codes or notes.',
      words: `${link.from} → ${link.to}`,
    })),
    ...project.lines,
  ].map(line => withNames(line, names))
}

function variableLines(project: Project): Line[] {
  const kept = isOurs(project) ? new Set([...Object.keys(FIELDS), ...ELSEWHERE]) : new Set<string>()
  return [...project.variables].flatMap(([guid, name]) => {
    if (kept.has(name)) return []
    const values = project.sources.flatMap(source =>
      source.values.filter(one => one.variable === guid).map(one => `${source.name}: ${one.value}`),
    )
    if (values.length === 0 && isOurs(project)) return []
    const why = 'Documents have fields of their own; add it as a column of the table of studies.'
    return [{ kind: 'variable', name, where: '', why, words: values.join('\n') }]
  })
}

function peopleLines(project: Project): Line[] {
  const counts = new Map<string, number>()
  for (const selection of project.sources.flatMap(source => source.selections))
    for (const person of selection.people) counts.set(person, (counts.get(person) ?? 0) + 1)
  if (counts.size < 2) return []
  const words = [...counts].map(([guid, count]) => `${project.people.get(guid) ?? guid}: ${count}`).join('\n')
  const why = 'Quotations stand under the name of the person who brings the project in; how many each had is said here.'
  return [{ kind: 'people', name: `${counts.size} people`, where: '', why, words }]
}

function noteLine({ name, text }: Note): Line {
  const why = 'It belongs to no quotation, document or code. Copy it into the journal if it is needed.'
  return { kind: 'note', name, where: '', why, words: text.trim() }
}

function markedLine({ name, marked }: Note): Line[] {
  if (marked === 0) return []
  const words = marked === 1 ? '1 passage' : `${marked} passages`
  return [{ kind: 'coding', name, where: 'notes', why: 'Passages of a note cannot be coded here.', words }]
}
