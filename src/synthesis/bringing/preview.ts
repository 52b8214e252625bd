// How a row of a table is shown before it is brought in: its sentence coloured, what is shared, and what stands in the way.
import type { Shape } from '../../configurations/domain.ts'
import { generatedSentence } from '../../configurations/sentence.ts'
import { segmentsOf, stretchesOf } from '../../configurations/wording.ts'
import type { Chosen } from './domain.ts'
import type { ReadingInput } from './forms.ts'
import type { Table } from './reading/table.ts'
import type { Understood } from './reading/types.ts'

export function previewRows(
  table: Table,
  shown: readonly Understood[],
  chosen: Chosen,
  taken: ReadonlySet<string>,
  shape: Shape,
) {
  const byLine = new Map(table.rows.map(row => [row.line, row]))
  const uses = new Map(table.shared.flatMap(one => one.uses.map(use => [`${use.line} ${use.mark}`, one.uses.length])))
  const firsts = new Map<string, number>()
  for (const row of table.rows)
    if (row.kind === 'configuration' && row.label !== '' && !firsts.has(row.label)) firsts.set(row.label, row.line)
  return shown.map(row => {
    const { line, kind, label, isOverarching, title, theme, levels, leftOver, sources } = row
    const above = row.parent === null ? undefined : byLine.get(row.parent)
    return {
      ...{ line, kind, label, isOverarching, title, theme, levels: [...levels], leftOver: [...leftOver] },
      isSaid: Object.hasOwn(chosen.rows, line),
      under: above === undefined ? '' : above.label || `the row ${above.line} above`,
      segments: segmentsFor(row, shape),
      parts: row.parts.map(({ role, mark, wording, absent }) => ({
        ...{ role, mark, wording, absent },
        shared: (uses.get(`${line} ${mark}`) ?? 1) - 1,
      })),
      sources: sources.map(({ name, mark, stance, isConverse }) => ({ name, mark, stance, isConverse })),
      remarks: [...row.remarks, ...labelRemarks(row, firsts.get(label), taken)],
    }
  })
}

function segmentsFor(row: Understood, shape: Shape) {
  const elements = row.parts.map(({ role, mark, wording, absent }) => ({
    ...{ role, mark, wording, mechanismAbsent: absent, isInferred: false },
  }))
  return segmentsOf(row.wording === '' ? generatedSentence(elements, shape) : stretchesOf(row.wording), elements)
}

function labelRemarks(row: Understood, first: number | undefined, taken: ReadonlySet<string>): readonly string[] {
  if (row.label === '' || row.kind !== 'configuration') return []
  if (taken.has(row.label))
    return [`Another one of the review has the label ${row.label}; it goes into the note of this one.`]
  if (first !== undefined && first !== row.line)
    return [`Row ${first} has the label ${row.label} as well; it goes into the note of this one.`]
  return []
}

/** What is chosen by now with what the form says; rows and sources that are not on the page keep what was said of them. */
export function withSaid(before: Chosen, said: ReadingInput, columns: number): Chosen {
  const rows = { ...before.rows }
  for (const [at, line] of said.lines.entries()) {
    const kind = said.kinds[at]
    if (kind === undefined || kind === 'told') delete rows[line]
    else rows[line] = kind
  }
  const sources = { ...before.sources }
  for (const [at, key] of said.cited.entries()) {
    const as = said.as[at]
    if (as === undefined || as === 'told' || as === '') delete sources[key]
    else sources[key] = as
  }
  const { layer, documentId, header, between, codes, references } = said
  return {
    layer,
    documentId: layer === 'account' ? documentId : null,
    header: header === 'told' ? null : header === 'yes',
    between: between === 'told' ? null : between,
    codes: codes === 'told' ? null : codes,
    columns: said.columns.length === columns ? said.columns : before.columns,
    references,
    rows,
    sources,
  }
}
