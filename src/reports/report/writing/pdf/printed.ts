// A report as Typst is told it: stretch by stretch, in their order, since some things are numbered throughout.
import type { Block, Report } from '../blocks.ts'
import type { LaterPage, Node, Sheet } from '../typst/nodes.ts'
import { headingsIn, placesOf, printing } from '../typst/printed.ts'
import { type Covers, named } from '../typst/signs.ts'
import { countOf, stretchesOf } from '../typst/stretches.ts'

export type PrintedStretch = {
  /** Its place among those after the first. */
  readonly at: number
  /** A `Sheet` as JSON: it takes a tenth of the memory. */
  readonly sheet: Uint8Array
  /** How many blocks it holds. */
  readonly count: number
  readonly headings: readonly Extract<Node, { readonly k: 'heading' }>[]
}

export type PrintedReport = {
  /** Its sheet is made last, when it is known on which pages all others stand. */
  readonly first: { readonly count: number; sheet(later: readonly LaterPage[]): Uint8Array }
  readonly others: readonly PrintedStretch[]
}

type Around = { readonly contents: string; readonly made: string; readonly lacking: string }

const MOST_NAMED = 60

/** Stretches of so many blocks at most, where they can be cut. */
export function printedReport(report: Report, around: Around, covers: Covers, most: number): PrintedReport {
  const printer = printing(report, around.contents, covers)
  const stretches = stretchesOf(report.blocks, most)
  const back = () => {
    const signs = printer.lacking()
    return { made: around.made, lacking: signs.size === 0 ? null : `${around.lacking} ${named(signs, MOST_NAMED)}` }
  }
  const sheetOf = (blocks: readonly Block[], isLast: boolean): Sheet => {
    const notes = printer.notes()
    const nodes = printer.nodesOf(blocks)
    const own = { blocks: nodes, places: placesOf(nodes), notes, back: isLast ? back() : null }
    return { ...printer.around, ...own, front: null, later: [] }
  }
  const [begins = [], ...rest] = stretches
  const first = { ...sheetOf(begins, rest.length === 0), front: printer.front }
  const ledTo = printer.ledTo()
  const count = countOf(begins)
  const others = rest.map((blocks, at): PrintedStretch => {
    const sheet = sheetOf(blocks, at === rest.length - 1)
    return { at, sheet: told(sheet), count: countOf(blocks), headings: headingsIn(sheet.blocks) }
  })
  return {
    first: { count, sheet: later => told({ ...first, later: later.map(page => ledPage(page, ledTo)) }) },
    others,
  }
}

/** Of the places on other pages only those matter to which the first stretch leads. */
function ledPage(page: LaterPage, ledTo: ReadonlySet<string>): LaterPage {
  return { ...page, places: page.places.filter(one => ledTo.has(one.id)) }
}

const told = (sheet: Sheet) => Buffer.from(JSON.stringify(sheet, wellFormed))

/** Half a character cannot be told to Typst, not even in the name of a place. */
function wellFormed(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}
