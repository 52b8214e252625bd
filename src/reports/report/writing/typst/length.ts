// How much of a report a PDF takes: Typst needs time and memory for every block, so what is folded deepest stays away from a very long one.
import type { Block } from '../blocks.ts'

/** A report of this length, its cells counted, takes Typst about four seconds and 360 MB. */
export const MOST_BLOCKS = 5_000

export type Shortened = {
  readonly blocks: readonly Block[]
  /** Headings whose inside is left out, and the quotations in it. */
  readonly headings: number
  readonly quotations: number
}

/** What is folded within what is folded goes first; what stands open is never left out. */
export function shortened(blocks: readonly Block[], most = MOST_BLOCKS): Shortened {
  const whole = { blocks, headings: 0, quotations: 0 }
  for (let depth = depthOf(blocks); depth > 0 && countOf(whole.blocks) > most; depth--) {
    const left = { headings: 0, quotations: 0 }
    whole.blocks = foldedAt(blocks, depth, left)
    Object.assign(whole, left)
  }
  return whole
}

function foldedAt(blocks: readonly Block[], depth: number, left: { headings: number; quotations: number }): Block[] {
  return blocks.map(block => {
    if (block.kind === 'group') return { ...block, blocks: foldedAt(block.blocks, depth, left) }
    if (block.kind !== 'details') return block
    if (depth > 1) return { ...block, blocks: foldedAt(block.blocks, depth - 1, left) }
    left.headings++
    left.quotations += quotationsIn(block.blocks)
    return { ...block, blocks: [] }
  })
}

export function countOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + 1 + ('blocks' in block ? countOf(block.blocks) : weightOf(block)), 0)
}

/** Cells and items cost what paragraphs do. */
function weightOf(block: Block): number {
  if (block.kind === 'table') return block.rows.reduce((sum, row) => sum + row.length, 0)
  return block.kind === 'list' ? block.items.length : 0
}

function quotationsIn(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) => sum + (block.kind === 'quotation' ? 1 : 'blocks' in block ? quotationsIn(block.blocks) : 0),
    0,
  )
}

/** How deep things are folded into each other. */
function depthOf(blocks: readonly Block[]): number {
  return blocks.reduce((most, block) => {
    if (!('blocks' in block)) return most
    return Math.max(most, depthOf(block.blocks) + (block.kind === 'details' ? 1 : 0))
  }, 0)
}
