// Reads Retroduce's own table of configurations, one row for each element, back into the configurations it was made of.
import {
  DISTANCES,
  INFERENCES,
  INTENDED,
  LAYERS,
  POLARITIES,
  ROLES,
  STATUSES,
  type Status,
  VALENCES,
} from '../../../../configurations/domain.ts'
import { fold } from '../citing/citation.ts'
import type { RowOf } from '../row.ts'
import type { Shared } from '../sharing.ts'
import type { Choices, Table } from '../table.ts'
import type { LeftOver, Own, OwnElement, Part, Source, Understood } from '../types.ts'
import { citedIn } from './cited.ts'

const NAMES = ['layer', 'configuration', 'wording', 'mark', 'role', 'element', 'marked wording', 'evidence'] as const

/** Whether the first row names the columns as Retroduce writes them, in whatever order. */
export function isOwn(rows: readonly RowOf[]): boolean {
  const names = new Set(rows[0]?.cells.map(cell => cell.trim()))
  return NAMES.every(name => names.has(name))
}

type Cells = (name: string) => string

export function* readOwn(rows: readonly RowOf[], choices: Choices): Generator<void, Table> {
  const [head, ...body] = rows
  const places = new Map(head?.cells.map((cell, at) => [cell.trim(), at]))
  const cellsOf =
    (row: RowOf): Cells =>
    name =>
      row.cells[places.get(name) ?? -1] ?? ''
  const groups = Map.groupBy(body, row => `${cellsOf(row)('layer').trim()} ${cellsOf(row)('configuration').trim()}`)
  const lines = new Map([...groups].map(([key, own]) => [key, own[0]?.line ?? 0]))
  const read: Understood[] = []
  for (const own of groups.values()) {
    const one = configurationOf(
      own.map(row => ({ line: row.line, of: cellsOf(row) })),
      lines,
    )
    const told = choices.rows[one.line]
    read.push({ ...one, kind: told === undefined || told === 'theme' ? one.kind : told })
    yield
  }
  return {
    hasHeader: true,
    columns: [],
    between: 'lines',
    codes: 'none',
    rows: read,
    shared: ideasIn(read),
    isOwn: true,
  }
}

type Row = { readonly line: number; readonly of: Cells }

function configurationOf(rows: readonly Row[], lines: ReadonlyMap<string, number>): Understood {
  const { line, of } = rows[0] as Row
  const layer = among(LAYERS, of('layer'))
  const leftOver: LeftOver[] = []
  const remarks: string[] = []
  const parts: Part[] = []
  const elements: OwnElement[] = []
  const sources: Source[] = []
  for (const row of rows) {
    const part = partOf(row.of, parts)
    if (part !== null) {
      parts.push(part)
      elements.push(elementOf(row.of, part))
    } else if (row.of('element').trim() !== '')
      leftOver.push({ column: row.of('role') || 'element', text: row.of('element') })
    sources.push(...sourcesOf(row.of, part?.mark ?? null, leftOver))
  }
  const document = of('document').trim()
  const isLost = layer === null || (layer === 'account' && document === '')
  if (isLost) remarks.push('It is left out: its layer is account or synthesised, and an account has a document.')
  const own: Own = {
    layer: layer ?? 'synthesised',
    status: among(STATUSES, of('status')) ?? ('draft' as Status),
    document: layer === 'account' ? sourceOf(document) : null,
    terms: listIn(of('terms')),
    elements,
  }
  const above = of('under').trim()
  return {
    ...{ line, kind: isLost ? 'out' : 'configuration', label: of('label').trim(), isOverarching: false },
    parent: above === '' ? null : (lines.get(`${own.layer} ${above}`) ?? null),
    ...{ title: of('title'), theme: '', wording: of('marked wording'), parts, sources, note: of('note') },
    levels: listIn(of('configuration levels')),
    ...{ leftOver, remarks, own },
  }
}

/** Null where the row has no element, or one whose role or mark is none. */
function partOf(of: Cells, before: readonly Part[]): Part | null {
  const role = among(ROLES, of('role'))
  const mark = of('mark').trim()
  if (role === null || !/^[CMRPOSA][1-9]\d{0,2}$/.test(mark) || before.some(part => part.mark === mark)) return null
  return { role, mark, wording: of('element'), code: '', absent: of('mechanism absent').trim() === 'yes' }
}

function elementOf(of: Cells, { mark }: Part): OwnElement {
  const reasoning = of('reasoning')
  return {
    ...{ mark, idea: of('idea').trim(), levels: listIn(of('element levels')) },
    polarity: among(POLARITIES, of('polarity')),
    isInferred: of('inferred').trim() === 'yes' && reasoning.trim() !== '',
    inference: among(INFERENCES, of('inference')),
    reasoning,
    otherWordings: linesIn(of('other wordings')),
    intended: among(INTENDED, of('intended')),
    valence: among(VALENCES, of('valence')),
    distance: among(DISTANCES, of('distance')),
    forWhom: of('for whom'),
  }
}

function sourcesOf(of: Cells, mark: string | null, leftOver: LeftOver[]): readonly Source[] {
  return linesIn(of('evidence')).flatMap(line => {
    const cited = citedIn(line)
    if (cited === null) {
      leftOver.push({ column: 'evidence', text: line })
      return []
    }
    const { stance, isConverse, locator, documentId, excerptId, note, label } = cited
    const quoted = { documentId, excerptId, note, quotations: of('quotations') }
    return [{ ...sourceOf(label), stance, isConverse, locator, mark, quoted }]
  })
}

function sourceOf(label: string): Source {
  return {
    ...{ key: `own ${fold(label)}`.slice(0, 300), name: label, families: [], year: null, suffix: '', kind: 'named' },
    ...{ title: '', doi: '', stance: 'supports', isConverse: false, locator: '', mark: null },
  }
}

function ideasIn(rows: readonly Understood[]): readonly Shared[] {
  const uses = rows.flatMap(row =>
    row.kind !== 'configuration'
      ? []
      : (row.own?.elements ?? []).map(({ mark, idea }) => ({ line: row.line, mark, idea })),
  )
  return [...Map.groupBy(uses, use => use.idea)].flatMap(([name, own]) =>
    name === '' ? [] : [{ code: '', name, uses: own.map(({ line, mark }) => ({ line, mark })) }],
  )
}

function among<T extends string>(words: readonly T[], said: string): T | null {
  return words.find(word => word === said.trim()) ?? null
}

const listIn = (cell: string) => cell.split(';').flatMap(part => part.trim() || [])
const linesIn = (cell: string) => cell.split('\n').flatMap(part => part.trim() || [])
