// Knows what a column of a table of configurations holds, by its name and, where the name says nothing, by its cells.

import { sourcesIn } from './citing/sources.ts'
import { isLabel } from './labels.ts'
import { tagsIn } from './tags.ts'

export const COLUMN_KINDS = [
  ...(['label', 'title', 'sentence', 'context', 'strategy', 'actor', 'resource', 'mechanism', 'response'] as const),
  ...(['outcome', 'absent', 'level', 'theme', 'sources', 'note', 'keep'] as const),
] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

export const COLUMN_WORDS: Readonly<Record<ColumnKind, string>> = {
  label: 'number or label',
  title: 'title',
  sentence: 'sentence with tags, or if–then–because',
  context: 'contexts',
  strategy: 'strategies',
  actor: 'actors',
  resource: 'resources (mechanism)',
  mechanism: 'mechanisms',
  response: 'responses (mechanism)',
  outcome: 'outcomes',
  absent: 'outcomes when the mechanism is absent',
  level: 'level',
  theme: 'theme or domain',
  sources: 'sources',
  note: 'note',
  keep: 'nothing, kept in the note',
}

/** Written without case, spaces and punctuation. */
const NAMES: Readonly<Partial<Record<ColumnKind, string>>> = {
  label: 'id,no,nr,number,label,cmocno,cmocid,cmocnumber,code,ref,cmono',
  title: 'title,shorttitle,name,cmoctitle,heading',
  sentence:
    'cmoc,cmocs,cmo,cmos,sentence,wording,configuration,cmoconfiguration,cmoconfigurations,contextmechanismoutcome,contextmechanismoutcomeconfiguration,contextmechanismoutcomeconfigurations,statement,ifthen,ifthenstatement,ifthenbecause,programmetheory,theory,proposition,if then',
  context: 'context,contexts,c,if,enablingcontext,when',
  strategy: 'strategy,strategies,intervention,interventions,s,i,interventionstrategy',
  actor: 'actor,actors,a,who',
  resource: 'resource,resources,mresource,mechanismresource,mechanismresources,resourceoffered',
  mechanism: 'mechanism,mechanisms,m,because,mechanismsactivated,mechanismcode',
  response: 'response,responses,reasoning,mresponse,mreasoning,mechanismresponse,mechanismreasoning,reaction',
  outcome:
    'outcome,outcomes,o,then,outcomewhenmechanismpresent,outcomemechanismpresent,outcomepresent,outcomeswhenmechanismpresent,outcomeswhenmechanismispresent,outcomewhenmechanismispresent,outcomewhenmpresent',
  absent:
    'outcomewhenmechanismabsent,outcomemechanismabsent,outcomeabsent,outcomeswhenmechanismabsent,outcomewhenmechanismisabsent,outcomeswhenmechanismisabsent,outcomewhenmabsent,mechanismabsent,otherwise,else',
  level: 'level,levels',
  theme: 'theme,themes,domain,domains,phase,stage,category,topic',
  sources:
    'source,sources,reference,references,citation,citations,evidence,studies,study,supportingpapers,papers,supportingevidence,documents,evidencesources',
  note: 'note,notes,comment,comments,remark,remarks',
}

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) => names.split(',').map(name => [name, kind as ColumnKind] as const)),
)

export function kindNamed(header: string): ColumnKind | null {
  const name = header
    .slice(0, 120)
    .toLowerCase()
    .replaceAll(/\([^)]{0,40}\)/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  return BY_NAME.get(name) ?? null
}

/** Whether a first row names the columns. */
export function isHeader(row: readonly string[]): boolean {
  const filled = row.filter(cell => cell.trim() !== '')
  const known = filled.filter(cell => kindNamed(cell) !== null)
  return known.length > 0 && filled.every(cell => cell.length <= 80) && known.length * 2 >= filled.length
}

/** Rows looked at to tell what a column holds. */
const LOOKED_AT = 60

/** What each column holds, told from its name and its cells; the same kind may come several times. */
export function guessColumns(header: readonly string[] | null, rows: readonly (readonly string[])[]): ColumnKind[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), header?.length ?? 0)
  const told = Array.from({ length: width }, (_, at): ColumnKind => {
    const named = header === null ? null : kindNamed(header[at] ?? '')
    const cells = rows.slice(0, LOOKED_AT).flatMap(row => (row[at]?.trim() ? [row[at]!.slice(0, 2_000)] : []))
    if (named === 'sentence' && most(cells, isLabel)) return 'label'
    return named ?? byCells(cells)
  })
  if (told.length === 1) return ['sentence']
  const sentence = told.indexOf('sentence')
  // Beside a column for each role a free sentence is a note; without any, the longest column is the sentence.
  if (sentence !== -1 || told.some(kind => ['context', 'mechanism', 'outcome', 'response'].includes(kind))) return told
  const lengths = told.map((kind, at) => (kind === 'keep' ? lengthOf(rows, at) : 0))
  const longest = lengths.indexOf(Math.max(...lengths))
  return told.map((kind, at) => (at === longest && lengths[at]! > 0 ? 'sentence' : kind))
}

function byCells(cells: readonly string[]): ColumnKind {
  if (cells.length === 0) return 'keep'
  if (most(cells, isLabel)) return 'label'
  if (most(cells, cell => tagsIn(cell).tags.length > 1 || /^if\s.{3,2000}\sthen\s/is.test(cell))) return 'sentence'
  if (most(cells, cell => sourcesIn(cell, new Map(), { isStrict: true }).sources.length > 0)) return 'sources'
  return 'keep'
}

function most(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length * 3 >= cells.length * 2
}

function lengthOf(rows: readonly (readonly string[])[], at: number): number {
  return rows.slice(0, LOOKED_AT).reduce((sum, row) => sum + Math.min(2_000, row[at]?.length ?? 0), 0)
}
