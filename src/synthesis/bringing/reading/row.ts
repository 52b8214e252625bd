// Reads one row of a table of configurations, by what its columns hold; what has no place is left over and kept.
import type { Role } from '../../../configurations/domain.ts'
import { stretchesOf } from '../../../configurations/wording.ts'
import { type Between, partsOfCell } from './cells.ts'
import { fold } from './citing/citation.ts'
import { sourcesIn } from './citing/sources.ts'
import type { ColumnKind } from './columns.ts'
import { labelBefore, labelOf, overarchingIn } from './labels.ts'
import { readSentence } from './sentence/sentence.ts'
import { tagsIn } from './tags.ts'
import type { LeftOver, Part, Reference, Source, Understood } from './types.ts'

export type RowOf = { readonly line: number; readonly cells: readonly string[] }
export type How = {
  readonly kinds: readonly ColumnKind[]
  readonly names: readonly string[]
  readonly between: Between
  readonly references: ReadonlyMap<number, Reference>
}

type Read = Omit<Understood, 'kind' | 'parent' | 'theme'> & { readonly themes: readonly string[] }

const LONGEST_TITLE = 300
const LONGEST_ELEMENT = 1_000
const LONGEST_WORDING = 5_000
const ROLES: Readonly<Partial<Record<ColumnKind, Role>>> = {
  ...{ context: 'context', strategy: 'strategy', actor: 'actor', resource: 'resource', mechanism: 'mechanism' },
  ...{ response: 'response', outcome: 'outcome', absent: 'outcome' },
}

export function readRow(row: RowOf, how: How): Read {
  const cells = row.cells.map((cell, at) => ({
    text: cell.trim(),
    kind: how.kinds[at] ?? ('keep' as const),
    column: how.names[at] || `column ${at + 1}`,
  }))
  const of = (kind: ColumnKind) => cells.filter(cell => cell.kind === kind && cell.text !== '')
  const leftOver: LeftOver[] = of('keep').map(({ column, text }) => ({ column, text }))
  const remarks: string[] = []
  const said = sentenceOf(of('sentence'), how, leftOver, remarks)
  const labels = of('label')
  const above = labels.map(cell => overarchingIn(cell.text)).find(found => found !== null)
  const label =
    above !== undefined
      ? above.label || labelOf(above.rest)
      : labels[0] === undefined
        ? said.label
        : labelOf(labels[0].text)
  leftOver.push(...labels.slice(1))
  if (labels[0] !== undefined && labelOf(labels[0].text).length < labels[0].text.length - 20) leftOver.push(labels[0])
  const inColumns = said.isTagged ? new Set<Role>() : rolesOf(cells)
  const parts = said.parts.filter(part => !inColumns.has(part.role))
  const sources: Source[] = [...said.sources]
  elementsOf(cells, how, { parts, sources, leftOver })
  for (const cell of of('sources')) {
    const found = sourcesIn(cell.text, how.references)
    sources.push(...found.sources)
    leftOver.push(...found.left.map(text => ({ column: cell.column, text })))
  }
  const title = [said.title, ...of('title').map(cell => cell.text)].filter(Boolean).join('. ')
  if (title.length > LONGEST_TITLE) leftOver.push({ column: 'title', text: title })
  return {
    line: row.line,
    label,
    isOverarching: above !== undefined || said.isOverarching,
    title: title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title.replaceAll(/\s+/g, ' '),
    themes: of('theme').map(cell => cell.text.replaceAll(/\s+/g, ' ')),
    wording: inColumns.size === 0 ? said.wording : markedAs(said, parts),
    parts: parts.map(part => cut(part, leftOver)),
    levels: of('level')
      .flatMap(cell => cell.text.split(/[,;\n]/).map(level => level.trim()))
      .filter(Boolean),
    sources: [...new Map(sources.map(one => [JSON.stringify(one), one])).values()],
    note: of('note')
      .map(cell => cell.text)
      .join('\n\n'),
    leftOver,
    remarks,
  }
}

type Cell = { readonly text: string; readonly column: string; readonly kind: ColumnKind }

function sentenceOf(cells: readonly Cell[], how: How, leftOver: LeftOver[], remarks: string[]) {
  const none = {
    label: '',
    title: '',
    isOverarching: false,
    isTagged: false,
    wording: '',
    parts: [] as readonly Part[],
    sources: [] as readonly Source[],
  }
  const [first, ...others] = cells
  leftOver.push(...others)
  if (first === undefined) return none
  const above = overarchingIn(first.text)
  const before = above ?? labelBefore(first.text)
  const text = before.rest
  const isHeading = above !== null && text.length <= LONGEST_TITLE && tagsIn(text).tags.length === 0
  if (isHeading) return { ...none, label: before.label, title: text, isOverarching: true }
  const { wording, parts, sources, odd, isTagged } = readSentence(text, how.references)
  for (const one of odd) remarks.push(`${one} could not be read as a tag and was left in the words.`)
  const numbers =
    how.references.size > 0 ? null : /[[(]\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,40}[\])]/.exec(text.slice(0, LONGEST_WORDING))
  if (numbers !== null)
    remarks.push(`${numbers[0]} may be numbers of sources: paste the list of references to have them read.`)
  if (parts.length === 0 && text !== '') remarks.push('No elements are marked in this sentence; it is kept whole.')
  const isLong = wording.length > LONGEST_WORDING
  if (isLong) {
    leftOver.push(first)
    remarks.push(
      `${first.column} is longer than ${LONGEST_WORDING.toLocaleString('en-GB')} characters: its words are kept in the note.`,
    )
  }
  return {
    label: before.label,
    title: '',
    isOverarching: above !== null,
    isTagged,
    wording: isLong ? '' : wording,
    parts,
    sources,
  }
}

/** What the columns say of a row; contexts and outcomes in columns of their own leave nothing to be told from a sentence. */
function rolesOf(cells: readonly Cell[]): ReadonlySet<Role> {
  const roles = new Set(cells.flatMap(cell => (cell.text === '' ? [] : (ROLES[cell.kind] ?? []))))
  const isWhole = ['context', 'outcome'].every(kind => cells.some(cell => cell.kind === kind))
  return isWhole && roles.size > 0 ? new Set(Object.values(ROLES)) : roles
}

/** A sentence without tags, in which the elements of the columns are marked where it has their very words. */
function markedAs(said: { readonly wording: string; readonly parts: readonly Part[] }, parts: readonly Part[]): string {
  return stretchesOf(said.wording)
    .map(({ text, mark }) => {
      const own = said.parts.find(part => part.mark === mark)
      const same = parts.find(part => part.role === own?.role && fold(part.wording) === fold(own.wording))
      return same === undefined ? text : `[${text}](${same.mark})`
    })
    .join('')
}

/** Elements of the columns; those the sentence has already, in the same words, are not taken twice. */
type Into = { readonly parts: Part[]; readonly sources: Source[]; readonly leftOver: LeftOver[] }

function elementsOf(cells: readonly Cell[], how: How, { parts, sources, leftOver }: Into): void {
  const told = [...parts]
  const marks = new Set(parts.map(part => part.mark))
  const taken = new Set<string>()
  for (const cell of cells) {
    const role = ROLES[cell.kind]
    if (role === undefined || cell.text === '') continue
    const absent = cell.kind === 'absent'
    const { between, references } = how
    const read = partsOfCell(cell.text, { role, absent, between, references, marks: new Set(marks) })
    leftOver.push(...read.left.map(text => ({ column: cell.column, text })))
    const same = new Map<string, string>()
    for (const part of read.parts) {
      const known = sameIn(told, part, taken)
      if (known === undefined) {
        parts.push(part)
        marks.add(part.mark)
        continue
      }
      // The column says its words alone.
      taken.add(known.mark)
      same.set(part.mark, known.mark)
      const at = parts.findIndex(one => one.mark === known.mark)
      parts[at] = { ...parts[at]!, wording: part.wording || parts[at]!.wording }
    }
    sources.push(...read.sources.map(one => ({ ...one, mark: same.get(one.mark ?? '') ?? one.mark })))
  }
}

/** The element of the sentence that this one of a column is: of its number where tags have numbers, else of its words, else of its place. */
function sameIn(told: readonly Part[], part: Part, taken: ReadonlySet<string>): Part | undefined {
  const own = told.filter(one => one.role === part.role)
  const numbered = own.find(one => part.code !== '' && one.code === part.code)
  const worded = own.filter(one => one.absent === part.absent && fold(one.wording) === fold(part.wording))
  const placed = own.find(one => part.code !== '' && one.code === '' && one.mark === part.code)
  return numbered ?? worded.find(one => !taken.has(one.mark)) ?? worded[0] ?? placed
}

function cut(part: Part, leftOver: LeftOver[]): Part {
  if (part.wording.length <= LONGEST_ELEMENT) return part
  leftOver.push({ column: part.mark, text: part.wording })
  return { ...part, wording: `${part.wording.slice(0, LONGEST_ELEMENT - 1).toWellFormed()}…` }
}
