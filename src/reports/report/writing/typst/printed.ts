// The model of a report as the data that report.typ sets: block by block, pages on their side where tables need it.
import { type Block, contentsOf, type Report } from '../blocks.ts'
import type { Prose } from '../prose.ts'
import { proseOf } from '../prose.ts'
import { onTheirSide, type Standing } from '../sides.ts'
import { figureNode } from './figure.ts'
import type { Front, Node, Sheet, Words } from './nodes.ts'
import { type Covers, signs } from './signs.ts'
import { widthsOf } from './widths.ts'
import { inlineWords, plainWords, type Speller, spanWords } from './words.ts'

type Table = Extract<Block, { kind: 'table' }>

type Printer = Speller & {
  readonly listed: ReadonlySet<string>
  /** Places already named: a second of the same name would lead nowhere. */
  readonly named: Set<string>
}

/** Deeper than this, lists and quotations of a team go on at the same depth. */
const DEEPEST = 6
const IN_ONE_LINE = 100
/** As it is told to Typst; longer ones are read better upright. */
const LONGEST_SENTENCE = 1_500

export type Printing = {
  readonly around: Pick<Sheet, 'title' | 'subtitle' | 'language' | 'running'>
  readonly front: Front
  /** Stretch by stretch, from the first to the last. */
  nodesOf(blocks: readonly Block[]): readonly Node[]
  /** So far: footnotes, places that links lead to, and characters for which □ stands. */
  notes(): number
  ledTo(): ReadonlySet<string>
  lacking(): ReadonlySet<string>
}

export function printing(report: Report, contents: string, covers: Covers): Printing {
  const { show, lacking } = signs(covers)
  const found = contentsOf(report.blocks)
  const written = { notes: 0, ledTo: new Set<string>() }
  const printer: Printer = {
    show,
    written,
    places: new Map(placesIn(report.blocks).map((id, at) => [id, `${at + 1}`])),
    listed: new Set(found.map(one => one.id)),
    named: new Set(),
  }
  return {
    around: {
      ...{ title: report.title, subtitle: report.subtitle, language: report.language },
      running: plainWords(printer, inOneLine(report.title)),
    },
    front: {
      contents: found.length > 3 ? plainWords(printer, contents) : null,
      head: plainWords(printer, report.title),
      below: plainWords(printer, report.subtitle),
      notice: plainWords(printer, report.notice),
    },
    nodesOf: blocks => nodesOf(blocks, printer),
    notes: () => written.notes,
    ledTo: () => new Set(written.ledTo),
    lacking: () => lacking,
  }
}

/** Headings in the order in which they stand. */
export function headingsIn(nodes: readonly Node[]): readonly Extract<Node, { readonly k: 'heading' }>[] {
  return nodes.flatMap(node => (node.k === 'heading' ? [node] : headingsIn(nodesWithin(node))))
}

/** The numbers of the places that are in them. */
export function placesOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap(node => {
    const own = 'id' in node && node.id !== null ? [node.id] : []
    return [...own, ...placesOf(nodesWithin(node))]
  })
}

function nodesWithin(node: Node): readonly Node[] {
  return 'blocks' in node ? node.blocks : node.k === 'list' ? node.items.flat() : []
}

function inOneLine(title: string): string {
  const signs = [...title]
  return signs.length > IN_ONE_LINE
    ? `${signs
        .slice(0, IN_ONE_LINE - 1)
        .join('')
        .trimEnd()}…`
    : title
}

function placesIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => {
    const own = 'id' in block && block.id !== null && block.id !== '' ? [block.id] : []
    return 'blocks' in block ? [...own, ...placesIn(block.blocks)] : own
  })
}

/** Pages on their side that follow each other are one. */
function nodesOf(blocks: readonly Block[], printer: Printer): Node[] {
  const nodes = blocks.map(block => nodeOf(block, printer))
  const isTurned = onTheirSide(nodes.map(standing))
  const out: Node[] = []
  for (const [at, node] of nodes.entries()) {
    const last = out.at(-1)
    const inside = node.k === 'landscape' ? node.blocks : [node]
    if (isTurned[at] !== true) out.push(node)
    else if (last?.k === 'landscape') out[out.length - 1] = { k: 'landscape', blocks: [...last.blocks, ...inside] }
    else out.push({ k: 'landscape', blocks: inside })
  }
  return out
}

function standing(node: Node): Standing {
  if (node.k === 'landscape') return 'wide'
  if (node.k === 'heading' || (node.k === 'group' && node.id !== null && node.blocks.length === 0)) return 'name'
  if (node.k === 'page') return 'page'
  return node.k === 'paragraph' && JSON.stringify(node.w).length <= LONGEST_SENTENCE ? 'sentence' : 'other'
}

function nodeOf(block: Block, printer: Printer): Node {
  switch (block.kind) {
    case 'heading': {
      const listed = block.id !== null && printer.listed.has(block.id)
      return {
        k: 'heading',
        level: block.level,
        listed,
        id: placed(block.id, printer),
        w: plainWords(printer, block.text),
      }
    }
    case 'paragraph':
      return { k: 'paragraph', tone: block.tone, w: inlineWords(printer, block.words) }
    case 'markdown':
      return { k: 'group', id: null, blocks: proseNodes(proseOf(block.text), printer, 0) }
    case 'list': {
      const items = block.items.map((item): Node[] => [{ k: 'paragraph', tone: 'item', w: inlineWords(printer, item) }])
      return { k: 'list', ordered: block.ordered, start: 1, tight: true, items }
    }
    case 'table':
      return tableNode(block, printer)
    case 'quotation': {
      const { text, source, stance, stanceWord } = block
      const quoted = text === null ? null : plainWords(printer, `“${text}”`)
      return {
        k: 'quotation',
        stance,
        text: quoted,
        word: plainWords(printer, stanceWord),
        source: inlineWords(printer, source),
      }
    }
    case 'figure':
      return figureNode(block, printer)
    case 'page':
      return { k: 'page' }
    case 'squares': {
      const studies = block.studies.map(({ richness, stance, label, words }) => ({
        ...{ richness, stance, w: plainWords(printer, `${label}, ${words}`) },
      }))
      return { k: 'squares', w: plainWords(printer, block.sentence), studies }
    }
    case 'details': {
      const blocks = nodesOf(block.blocks, printer)
      return {
        k: 'details',
        id: placed(block.id, printer),
        w: plainWords(printer, block.summary),
        open: hasPage(blocks),
        blocks,
      }
    }
    case 'group':
      return { k: 'group', id: placed(block.id, printer), blocks: nodesOf(block.blocks, printer) }
  }
}

/** The number under which a place is known. */
function placed(id: string | null, { named, places }: Printer): string | null {
  if (id === null || named.has(id)) return null
  named.add(id)
  return places.get(id) ?? null
}

function hasPage(nodes: readonly Node[]): boolean {
  return nodes.some(node => node.k === 'landscape' || node.k === 'page' || ('blocks' in node && hasPage(node.blocks)))
}

function tableNode({ caption, head, rows, wide }: Table, printer: Printer): Node {
  const count = Math.max(1, head.length, ...rows.map(row => row.length))
  const texts = [
    head,
    ...rows.map(row => row.map(cell => cell.map(line => line.map(one => one.text).join('')).join(' '))),
  ]
  const { shares, rooms, isWide } = widthsOf(texts, count, wide === true)
  const cells = rows.map(row =>
    filled(
      row.map((cell, at) => lines(cell.map(line => inlineWords(printer, line, rooms[at])))),
      count,
    ),
  )
  const titles = filled(
    head.map((one, at) => plainWords(printer, one, rooms[at])),
    count,
  )
  const table: Node = { k: 'table', caption: plainWords(printer, caption), columns: shares, head: titles, rows: cells }
  return isWide ? { k: 'landscape', blocks: [table] } : table
}

const lines = (all: readonly Words[]): Words =>
  all.flatMap((line, at): Words[] => (at === 0 ? [line] : [{ k: 'line', w: '' }, line]))

const filled = (cells: readonly Words[], count: number) => Array.from({ length: count }, (_, at) => cells[at] ?? '')

function proseNodes(prose: readonly Prose[], printer: Printer, depth: number): Node[] {
  return prose.flatMap(one => proseNode(one, printer, depth))
}

function proseNode(one: Prose, printer: Printer, depth: number): Node[] {
  switch (one.kind) {
    case 'paragraph':
      return [{ k: 'paragraph', tone: depth === 0 ? 'reading' : 'item', w: spanWords(printer, one.spans) }]
    case 'heading':
      return [{ k: 'heading', level: one.level, listed: false, id: null, w: spanWords(printer, one.spans) }]
    case 'list': {
      const items = one.items.map(item => proseNodes(item, printer, depth + 1))
      if (depth >= DEEPEST) return items.flat()
      return [{ k: 'list', ordered: one.ordered, start: 1, tight: one.items.every(item => item.length < 2), items }]
    }
    case 'quotation': {
      const blocks = proseNodes(one.blocks, printer, depth + 1)
      return depth >= DEEPEST ? blocks : [{ k: 'cited', blocks }]
    }
    case 'code':
      return [{ k: 'code', w: lines(one.text.split('\n').map(line => plainWords(printer, line))) }]
    case 'rule':
      return [{ k: 'rule' }]
    case 'table': {
      const texts = [one.head, ...one.rows].map(row => row.map(cell => cell.map(span => span.text).join('')))
      const count = Math.max(1, ...texts.map(row => row.length))
      const { shares, rooms } = widthsOf(texts, count, false)
      const cells = (row: typeof one.head) =>
        filled(
          row.map((cell, at) => spanWords(printer, cell, rooms[at])),
          count,
        )
      return [{ k: 'table', caption: '', columns: shares, head: cells(one.head), rows: one.rows.map(cells) }]
    }
  }
}
