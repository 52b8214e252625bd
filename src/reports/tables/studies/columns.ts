// The columns of the table of included studies: those every review has, then those the team made, and the appraisals.
import { type Agreed, type Appraisal, ASPECTS, marksOf, RATINGS } from '../../../documents/appraisals/domain.ts'
import type { Column as Characteristic } from '../../../documents/characteristics/domain.ts'
import { type Row, textOf } from '../../../documents/characteristics/table.ts'
import { TEXT_STANDINGS, type TextStanding } from '../../../screening/flow/texts.ts'
import { type Cell, type Column, column, joined, uniquely } from '../table.ts'

export type Judged = ReturnType<typeof marksOf> & {
  /** Each person's ratings with their reasons. */
  readonly given: readonly (Appraisal & { readonly person: string | null })[]
  readonly reason: string
}

export function judgedOf(
  given: readonly (Appraisal & { readonly person: string | null })[],
  agreed: (Agreed & { readonly reason: string }) | undefined,
): Judged {
  return { ...marksOf(given, agreed), given, reason: agreed?.reason ?? '' }
}

export type StudyRow = Row & {
  readonly standing?: TextStanding
  readonly judged: readonly { readonly label: string; readonly marks: Judged }[]
  readonly measures: readonly { readonly name: string; readonly locator: string }[]
}

const FIRST: readonly Column<StudyRow>[] = [
  column('study', 'number', 'The number of the study; empty for a document that stands alone.', row => row.studyId),
  column('name', 'text', 'The name of the study, or of the document.', row => row.name),
  column('documents', 'text', 'Its documents, as they are called for short.', row =>
    joined(row.documents.map(one => one.label)),
  ),
  column('document_numbers', 'text', 'The numbers of its documents.', row => joined(row.documents.map(one => one.id))),
  column(
    'standing',
    'text',
    'How the flow of records counts it: included where one of its documents is; a study without a record counts with the included.',
    row => row.standing ?? null,
    { values: TEXT_STANDINGS },
  ),
  column('years', 'text', 'When they appeared.', row => joined(row.documents.map(one => one.year))),
]

const LAST: readonly Column<StudyRow>[] = [
  column('measures', 'text', 'What it measured and with what, under the names they are counted by.', row =>
    joined(row.measures.map(one => one.name)),
  ),
  column('measures_where', 'text', 'Where in the text.', row =>
    joined(row.measures.map(one => (one.locator === '' ? '' : `${one.name}: ${one.locator}`))),
  ),
  ...ASPECTS.map(({ name, label }) =>
    column<StudyRow>(
      name,
      'text',
      `${label}: what was agreed, or said by all who judged; by document where they differ.`,
      row => ratingIn(row, name),
      { values: RATINGS },
    ),
  ),
]

function ratingIn({ judged }: StudyRow, name: 'relevance' | 'rigour' | 'richness'): Cell {
  const said = judged.filter(one => one.marks[name].rating !== null)
  const ratings = new Set(said.map(one => one.marks[name].rating))
  if (ratings.size <= 1) return [...ratings][0] ?? null
  return said.map(one => `${one.label}: ${one.marks[name].rating}`).join('; ')
}

/** Each of the table's own columns has one beside it that says where in the text it is from. */
export function studyColumns(own: readonly Characteristic[]): Column<StudyRow>[] {
  const dynamic = own.flatMap((one, at): Column<StudyRow>[] => {
    const values = one.kind === 'one' || one.kind === 'several' ? one.options.map(option => option.label) : []
    const kind = one.kind === 'number' ? 'number' : 'text'
    const cell = column<StudyRow>(one.name, kind, meansOf(one), row => cellOf(row, at, kind), { values })
    if (one.from === 'form') return [cell]
    const where = `Where in the text “${one.name}” is from.`
    return [cell, column<StudyRow>(`${one.name}: where`, 'text', where, row => whereOf(row, at))]
  })
  return [...FIRST, ...uniquely(dynamic, [...FIRST, ...LAST]), ...LAST]
}

function meansOf({ from, help }: Characteristic): string {
  if (from === 'form') return 'A question of an appraisal form: what was agreed, else what everybody said.'
  const whose =
    from === 'facet' ? 'A facet of the review’s vocabulary.' : from === 'team' ? 'A column of the team.' : ''
  const more = from === 'facet' ? '' : help
  return [whose, more].filter(Boolean).join(' ') || 'As it stands on the page of the document.'
}

function cellOf({ cells }: StudyRow, at: number, kind: 'number' | 'text'): Cell {
  const cell = cells[at]
  if (cell === undefined) return null
  const text = textOf(cell)
  return kind === 'number' && /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : text
}

function whereOf({ cells }: StudyRow, at: number): Cell {
  const cell = cells[at]
  if (cell === undefined) return null
  return joined([cell.locator, cell.excerptId === null ? null : `excerpt ${cell.excerptId}`], ', ')
}
