// A trace as rows, one for each end of the chain, as the table beneath the drawing and the CSV file have them.
import { gapOfOrigin } from './ends.ts'
import type { Origin, Quote, Trace, TracedConfiguration, TracedElement } from './trace.ts'

export type Row = {
  /** "CMOC 12"; empty for evidence on the principle itself. */
  readonly configuration: string
  /** "account 230" where it came through one. */
  readonly account: string
  readonly mark: string
  readonly role: string
  readonly element: string
  readonly end: 'quoted' | 'cited, not yet quoted' | 'reasoned' | 'gap'
  readonly stance: string
  readonly isConverse: boolean
  /** The quotation, the reasoning, or what is missing. */
  readonly words: string
  readonly inference: string
  readonly by: string
  readonly at: string
  readonly documentId: number | null
  readonly document: string
  readonly place: string
  readonly excerptId: number | null
  readonly isConsultation: boolean
  readonly note: string
}

type Under = Pick<Row, 'configuration' | 'account'>
type Piece = Pick<TracedElement, 'mark' | 'role' | 'wording'> | null

const EMPTY = {
  ...{ stance: '', isConverse: false, inference: '', by: '', at: '', documentId: null, document: '', place: '' },
  ...{ excerptId: null, isConsultation: false, note: '' },
} as const

/** In the order of the page. Elements for which the whole configuration speaks have no row of their own. */
export function rowsOf(trace: Trace): Row[] {
  const of = (one: TracedConfiguration, under: Under): Row[] => [
    ...one.elements.flatMap(element => elementRows(one, element, under)),
    ...one.quotes.map(quote => quoteRow(under, null, quote)),
    ...one.accounts.flatMap(account => of(account, { ...under, account: account.name })),
    ...(one.gap === '' ? [] : [gapRow(under, null, one.gap)]),
  ]
  return [
    ...trace.configurations.flatMap(one => of(one, { configuration: one.name, account: '' })),
    ...trace.own.map(quote => quoteRow({ configuration: '', account: '' }, null, quote)),
  ]
}

function elementRows(one: TracedConfiguration, element: TracedElement, under: Under): Row[] {
  const { reasoning } = element
  const rows = element.quotes.map(quote => quoteRow(under, element, quote))
  if (reasoning !== null) {
    const { text: words, inference, by, at } = reasoning
    rows.push({ ...EMPTY, ...under, ...named(element), end: 'reasoned', words, inference, by, at })
  }
  const isOpen = element.gap !== '' && one.quotes.length === 0 && one.accounts.length === 0
  return isOpen ? [...rows, gapRow(under, element, element.gap)] : rows
}

function quoteRow(under: Under, element: Piece, quote: Quote): Row {
  const { stance, isConverse, documentId, documentLabel, place, excerptId, isConsultation, note } = quote
  const end = quote.quote === null ? 'cited, not yet quoted' : 'quoted'
  const from = { documentId, document: documentLabel, place, excerptId, isConsultation, note }
  return { ...EMPTY, ...under, ...named(element), end, stance, isConverse, words: quote.quote ?? '', ...from }
}

const gapRow = (under: Under, element: Piece, words: string): Row => ({
  ...EMPTY,
  ...under,
  ...named(element),
  end: 'gap',
  words,
})

const named = (element: Piece) => ({
  mark: element?.mark ?? '',
  role: element?.role ?? '',
  element: element?.wording ?? '',
})

export const HEAD = [
  ...['principle', 'heading', 'sentences', 'lines', 'configuration', 'account', 'mark', 'role', 'element', 'ends in'],
  ...[
    'stance',
    'opposite confirmed',
    'words',
    'inference',
    'reasoned by',
    'reasoned at',
    'document',
    'place',
    'excerpt',
  ],
  ...['consultation', 'note', 'citation', 'record', 'searches'],
]

export type TiedTo = { readonly ties: readonly { readonly name: string }[] }

/** Cells in the order of HEAD. Sentences are said by number, lines by theirs. */
export function cellsOf(
  principle: { readonly id: number; readonly heading: string },
  trace: Trace,
  sentences: readonly (TiedTo & { readonly number: number })[],
  lines: readonly (TiedTo & { readonly id: number })[],
): string[][] {
  const origins = new Map(trace.origins.map(origin => [origin.documentId, origin]))
  const naming = (row: Row, tied: TiedTo) =>
    tied.ties.some(tie => tie.name !== '' && (tie.name === row.configuration || tie.name === row.account))
  return rowsOf(trace).map(row => [
    ...[String(principle.id), principle.heading],
    sentences.flatMap(one => (naming(row, one) ? one.number : [])).join(', '),
    lines.flatMap(one => (naming(row, one) ? one.id : [])).join(', '),
    ...[row.configuration, row.account, row.mark, row.role, row.element, row.end, row.stance],
    ...[row.isConverse ? 'yes' : '', row.words, row.inference, row.by, row.at, row.document, row.place],
    ...[row.excerptId === null ? '' : String(row.excerptId), row.isConsultation ? 'yes' : '', row.note],
    ...originCells(row.documentId === null ? undefined : origins.get(row.documentId)),
  ])
}

function originCells(origin: Origin | undefined): string[] {
  if (origin === undefined) return ['', '', '']
  const searches = origin.searches.map(({ id, source, runOn }) => `${id} ${source}${runOn === null ? '' : ` ${runOn}`}`)
  return [origin.citation, String(origin.recordId ?? ''), searches.join('; ') || gapOfOrigin(origin)]
}
