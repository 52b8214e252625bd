/** Knows how the pages of a PDF become one text: running heads aside, columns in order, paragraphs across pages. */

import { inOrder, medianOf } from '../page/columns.ts'
import { linesOf, type Segment, segmentsOf, textOf } from '../page/line.ts'
import type { SheetPage } from '../page/piece.ts'
import { type Parted, partRunning } from '../page/running.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type Flow, joined } from './flow.ts'
import { flowText, levelsOf } from './headings.ts'
import { withNotes } from './notes.ts'
import { countWords } from './words.ts'
import { isRunning, type WrittenText, written } from './write.ts'

export type Arranged = WrittenText & {
  /** The largest words of the first page; null where nothing stands out. */
  readonly heading: string | null
  /** Letters of each page that are not repeated around the text. */
  readonly letters: readonly number[]
}

/** `labels` are the page numbers that the file gives; those printed on the pages stand in where it gives none. */
export function arrange(pages: readonly SheetPage[], labels: readonly string[] | null): Arranged {
  const sheets = pages.map(page => ({
    number: page.number,
    height: page.height,
    segments: segmentsOf(page.frames[0]?.pieces ?? []),
  }))
  const parted = partRunning(sheets)
  const sides = partRunning(
    pages.map(page => ({
      number: page.number,
      height: 0.1,
      segments: segmentsOf(page.frames.slice(1).flatMap(one => one.pieces)),
    })),
  )
  const body = bodySize(parted)
  const blocks = pages.flatMap((page, i) => blocksOfPage(page, parted[i]!, sides[i]!, body))
  const flows = joined(blocks, body)
  const levels = levelsOf(flows, body)
  const words = countWords(
    (function* () {
      for (const flow of flows) for (const block of flow.blocks) for (const line of block.lines) yield textOf(line)
    })(),
  )
  const own = labels ?? printedLabels(parted)
  const printed = own?.every((label, i) => label === String(i + 1)) === true ? null : own
  const sizes = pages.map((page, i) => ({
    number: page.number,
    width: page.width,
    height: page.height,
    label: printed?.[i] ?? null,
  }))
  return {
    ...written(flows, levels, words, sizes),
    heading: titleOf(flows, levels),
    letters: lettersOf(flows, pages.length),
  }
}

/** The size most of the letters have. */
function bodySize(parted: readonly Parted[]): number {
  const weights = new Map<number, number>()
  for (const page of parted)
    for (const segment of page.read) {
      const size = Math.round(segment.size * 4) / 4
      const letters = segment.pieces.reduce((sum, piece) => sum + piece.text.length, 0)
      weights.set(size, (weights.get(size) ?? 0) + letters)
    }
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [10, 0] as [number, number])[0]
}

/** Heads, the text, its notes, what stands at the side, feet: the order in which a page is kept. */
function blocksOfPage(page: SheetPage, parted: Parted, side: Parted, body: number): readonly Block[] {
  const isRtl = page.frames[0]?.isRtl === true
  const em = medianOf(parted.read.map(segment => segment.size)) || body
  const columns = inOrder(parted.read, em)
  const text = columns.flatMap(column => withNotes(blocksOf(linesOf(column, page.number, isRtl), page.number), body))
  const around = (segments: readonly Segment[], kind: Block['kind']) =>
    linesOf(segments, page.number, isRtl).map(line => blockOf([line], page.number, kind))
  const numbers = linesOf(parted.lineNumbers, page.number, isRtl)
  const asides = inOrder(side.read, em).flatMap(column => blocksOf(linesOf(column, page.number, false), page.number))
  return [
    ...around(parted.heads, 'head'),
    ...text.filter(block => block.kind === 'text'),
    ...text.filter(block => block.kind === 'note'),
    ...asides.map(block => ({ ...block, kind: 'side' as const })),
    ...(numbers.length > 0 ? [blockOf(numbers, page.number, 'numbers')] : []),
    ...around([...side.heads, ...side.feet], 'foot'),
    ...around(parted.feet, 'foot'),
  ]
}

function blockOf(lines: Block['lines'], page: number, kind: Block['kind']): Block {
  return { lines, page, kind, left: lines[0]!.u, right: lines[0]!.end, isIndented: false }
}

/** Numbers that count with the pages on most of them are right for all. */
function printedLabels(parted: readonly Parted[]): readonly string[] | null {
  const offsets = parted.map((page, i) => (/^\d+$/.test(page.printed ?? '') ? Number(page.printed) - i : null))
  const known = offsets.filter(offset => offset !== null)
  const usual = medianOf(known)
  const agreeing = known.filter(offset => offset === usual).length
  if (agreeing >= Math.max(1, parted.length * 0.5) && usual + 0 > 0) return parted.map((_, i) => String(usual + i))
  return known.length > 0 ? parted.map((page, i) => page.printed ?? String(i + 1)) : null
}

function titleOf(flows: readonly Flow[], levels: ReadonlyMap<Flow, number>): string | null {
  const first = flows[0]?.blocks[0]?.page
  const title = flows.find(flow => levels.get(flow) === 1 && flow.blocks[0]!.page === first)
  return title === undefined ? null : flowText(title).replace(/\s+/g, ' ').slice(0, 500)
}

function lettersOf(flows: readonly Flow[], pages: number): readonly number[] {
  const letters = new Array<number>(pages).fill(0)
  for (const flow of flows)
    if (!isRunning(flow))
      for (const block of flow.blocks)
        letters[block.page - 1]! += block.lines.reduce(
          (sum, line) => sum + (textOf(line).match(/[\p{L}\p{N}]/gu)?.length ?? 0),
          0,
        )
  return letters
}
