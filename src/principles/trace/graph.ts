// A trace as boxes and lines in columns: principle, configurations, accounts, words or reasoning, documents, records, searches.
import type { Role } from '../../configurations/domain.ts'
import { gapOfOrigin } from './ends.ts'
import type { Origin, Quote, Trace, TracedConfiguration, TracedElement } from './trace.ts'

/** How much of it is drawn: each quotation, the passages of a document together, or documents alone. */
export type Detail = 'words' | 'passages' | 'documents'

export type BoxKind =
  | 'principle'
  | 'configuration'
  | 'account'
  | 'quotation'
  | 'citation'
  | 'reasoning'
  | 'gap'
  | 'document'
  | 'consultation'
  | 'record'
  | 'search'

export type Node = {
  readonly key: string
  readonly kind: BoxKind
  readonly column: number
  readonly text: string
  /** A small line beneath: the page, who reasoned, how many. */
  readonly foot: string
  /** The hue of what it speaks for, where that is one element. */
  readonly role: Role | null
  /** Beneath the review's address; empty where there is nothing to open. */
  readonly path: string
}

/** `said` is written on the line: a stance that is no plain support. */
export type Edge = { readonly key: string; readonly from: string; readonly to: string; readonly said: string }
export type TraceGraph = { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] }

export const COLUMNS = [
  ...['Principle', 'Configurations', 'Accounts', 'Words and reasoning', 'Documents', 'Records', 'Searches'],
]

const MOST_ENDS = 70
const MOST_GROUPS = 90
/** More than this is no drawing that anybody could read. */
export const MOST_BOXES = 260

type Named = { readonly id: number; readonly heading: string }

export function detailOf(trace: Trace): Detail {
  const holders = trace.configurations.flatMap(one => [one, ...one.accounts])
  const own = holders.map(quotesOf)
  const ends = own.reduce((sum, quotes) => sum + quotes.length, 0)
  if (ends + holders.length <= MOST_ENDS) return 'words'
  const groups = own.reduce((sum, quotes) => sum + new Set(quotes.map(quote => quote.documentId)).size, 0)
  return groups + holders.length <= MOST_GROUPS ? 'passages' : 'documents'
}

const quotesOf = (one: TracedConfiguration): Quote[] => [
  ...one.elements.flatMap(element => element.quotes),
  ...one.quotes,
]

export function graphOf(principle: Named, trace: Trace, detail: Detail): TraceGraph {
  const nodes = new Map<string, Node>()
  const edges = new Map<string, Edge>()
  const put = (node: Node) => void (nodes.has(node.key) || nodes.set(node.key, node))
  const join = (from: string, to: string, said = '') =>
    void edges.set(`${from} > ${to} ${said}`, { key: `${from} > ${to} ${said}`, from, to, said })
  const draw = { put, join, detail }
  const top = `principle ${principle.id}`
  const path = `principles/${principle.id}`
  put({ ...BARE, key: top, kind: 'principle', column: 0, text: principle.heading || 'No heading yet', path })
  for (const one of trace.configurations) {
    drawHolder(draw, one, top, 1)
    for (const account of one.accounts) {
      if (detail === 'documents') drawEnds(draw, keyOf(one), account)
      else drawHolder(draw, account, keyOf(one), 2)
    }
  }
  for (const quote of trace.own) drawQuote(draw, top, quote, null)
  if (trace.configurations.length === 0 && trace.own.length === 0)
    drawEnd(draw, top, { kind: 'gap', key: 'gap', text: 'Rests on no configuration and no evidence' })
  for (const origin of trace.origins) drawOrigin(draw, origin)
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}

type Draw = {
  readonly put: (node: Node) => void
  readonly join: (from: string, to: string, said?: string) => void
  readonly detail: Detail
}

const BARE = { foot: '', role: null, path: '' } as const
const keyOf = (one: TracedConfiguration) => `${one.layer} ${one.id}`
const documentKey = (id: number) => `document ${id}`

function drawHolder(draw: Draw, one: TracedConfiguration, above: string, column: number): void {
  const isAccount = one.layer === 'account'
  const place = isAccount ? 'accounts' : 'configurations'
  const text = [isAccount ? `Account ${one.id}` : one.name, one.title || (one.documentLabel ?? '')]
    .filter(Boolean)
    .join(': ')
  const foot = one.joinedInto === null ? (one.isRetired ? 'retired' : '') : `joined into ${one.joinedInto}`
  const kind = isAccount ? 'account' : 'configuration'
  draw.put({ ...BARE, key: keyOf(one), kind, column, text, foot, path: `${place}/${one.id}` })
  draw.join(above, keyOf(one), wordOf(one.stance, false))
  drawEnds(draw, keyOf(one), one)
  if (one.gap !== '') drawEnd(draw, keyOf(one), { kind: 'gap', key: `gap ${keyOf(one)}`, text: one.gap })
}

/** Everything a configuration of its own ends in. */
function drawEnds(draw: Draw, above: string, one: TracedConfiguration): void {
  for (const element of one.elements) {
    drawReasoning(draw, above, one, element)
    if (draw.detail === 'words') for (const quote of element.quotes) drawQuote(draw, above, quote, element)
  }
  if (draw.detail === 'words') for (const quote of one.quotes) drawQuote(draw, above, quote, null)
  else
    for (const [id, quotes] of Map.groupBy(quotesOf(one), quote => quote.documentId))
      drawTogether(draw, above, id, quotes)
}

function drawReasoning(draw: Draw, above: string, one: TracedConfiguration, element: TracedElement): void {
  const { reasoning, mark, role } = element
  const key = `${keyOf(one)} ${mark}`
  const isOpen = element.gap !== '' && one.quotes.length === 0 && one.accounts.length === 0
  if (isOpen) drawEnd(draw, above, { kind: 'gap', key: `gap ${key}`, text: `${mark}: ${element.gap}`, role })
  if (reasoning === null) return
  const foot = `${mark}, by ${reasoning.inference}, ${reasoning.by}`
  drawEnd(draw, above, { kind: 'reasoning', key: `reasoning ${key}`, text: reasoning.text, foot, role })
}

type End = Pick<Node, 'key' | 'kind' | 'text'> & Partial<Node>
function drawEnd(draw: Draw, above: string, end: End): void {
  draw.put({ ...BARE, column: 3, ...end })
  draw.join(above, end.key)
}

function drawQuote(draw: Draw, above: string, quote: Quote, element: TracedElement | null): void {
  const { excerptId, documentId } = quote
  const key = excerptId === null ? `citation ${above} ${documentId} ${quote.place}` : `excerpt ${excerptId}`
  const isQuoted = quote.quote !== null
  const text = isQuoted ? (quote.quote as string) : `${quote.documentLabel}: cited, not yet quoted`
  const foot = isQuoted ? [element?.mark ?? '', quote.place].filter(Boolean).join(', ') : ''
  const path = excerptId === null ? '' : `excerpts/${excerptId}`
  const kind = isQuoted ? 'quotation' : 'citation'
  draw.put({ ...BARE, key, kind, column: 3, text, foot, path, role: element?.role ?? null })
  draw.join(above, key, wordOf(quote.stance, quote.isConverse))
  draw.join(key, documentKey(documentId))
}

/** Passages of one document under one configuration as one box; where documents alone are drawn, as a line that says how many. */
function drawTogether(draw: Draw, above: string, documentId: number, quotes: readonly Quote[]): void {
  const said = [...new Set(quotes.map(quote => wordOf(quote.stance, quote.isConverse)).filter(Boolean))].join(', ')
  if (draw.detail === 'documents') {
    draw.join(above, documentKey(documentId), said)
    return
  }
  const quoted = quotes.filter(quote => quote.quote !== null)
  const key = `passages ${above} ${documentId}`
  const text =
    quoted.length === 0
      ? 'cited, not yet quoted'
      : quoted.length === 1
        ? (quoted[0]?.quote ?? '')
        : `${quoted.length} quotations`
  const foot = [...new Set(quoted.map(quote => quote.place))].slice(0, 3).join('; ')
  draw.put({ ...BARE, key, kind: quoted.length === 0 ? 'citation' : 'quotation', column: 3, text, foot })
  draw.join(above, key, said)
  draw.join(key, documentKey(documentId))
}

function drawOrigin(draw: Draw, origin: Origin): void {
  const key = documentKey(origin.documentId)
  const kind = origin.isConsultation ? 'consultation' : 'document'
  const foot = origin.isConsultation ? 'consultation' : ''
  const path = `documents/${origin.documentId}`
  draw.put({ ...BARE, key, kind, column: 4, text: origin.label, foot, path })
  const record = `record ${origin.recordId}`
  const isFound = origin.recordId !== null
  if (isFound) {
    draw.put({
      ...BARE,
      ...{ key: record, kind: 'record', column: 5 },
      ...{ text: `Record ${origin.recordId}`, path: `records/${origin.recordId}` },
    })
    draw.join(key, record)
  }
  for (const search of origin.searches) {
    const text = `Search ${search.id}: ${search.source}`
    const found = { text, foot: search.runOn ?? '', path: `searches/${search.id}` }
    draw.put({ ...BARE, key: `search ${search.id}`, kind: 'search', column: 6, ...found })
    draw.join(isFound ? record : key, `search ${search.id}`)
  }
  const gap = gapOfOrigin(origin)
  if (gap === '') return
  draw.put({ ...BARE, key: `gap ${gap}`, kind: 'gap', column: 6, text: gap })
  draw.join(isFound ? record : key, `gap ${gap}`)
}

function wordOf(stance: string | null, isConverse: boolean): string {
  if (isConverse) return 'opposite confirmed'
  return stance === null || stance === 'supports' ? '' : stance
}
