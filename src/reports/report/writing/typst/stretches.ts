// Where a long report is cut for setting: Typst holds all that it sets at once in memory, so it is given one stretch after the other.
import type { Block } from '../blocks.ts'

/** Takes Typst about a third of a second and 60 MB, beside 140 MB for its code. */
export const MOST_BLOCKS = 1_000

/** A stretch is at least this part of the longest, if the report goes on; the first is set when all others are, by itself. */
const LEAST = { first: 0.05, other: 0.4 }
/** What cutting somewhere costs a reader: nothing where a page begins anyway, more the less of a heading stands there. */
const COST = { page: 0, other: 9, never: Number.POSITIVE_INFINITY }

/** The blocks of a report in stretches, each of which begins on a page of its own; one that fits is not cut. Groups are opened: they stand for their names alone. */
export function stretchesOf(blocks: readonly Block[], most = MOST_BLOCKS): readonly (readonly Block[])[] {
  const flat = opened(blocks)
  const weights = flat.map(block => countOf([block]))
  const stretches: (readonly Block[])[] = []
  let left = sum(weights)
  for (let from = 0; from < flat.length; ) {
    const least = most * (from === 0 ? LEAST.first : LEAST.other)
    const to = left <= most ? flat.length : cutAfter(flat, weights, { from, least, most })
    stretches.push(flat.slice(from, to))
    left -= sum(weights.slice(from, to))
    from = to
  }
  return stretches.length === 0 ? [[]] : stretches
}

/** The best place before the stretch grows too long, the last of equals; where there is none, the first one behind. */
function cutAfter(
  flat: readonly Block[],
  weights: readonly number[],
  { from, least, most }: { readonly from: number; readonly least: number; readonly most: number },
): number {
  let length = 0
  let best = { at: flat.length, cost: COST.never }
  for (let at = from; at < flat.length && (length <= most || best.cost === COST.never); at++) {
    const cost = length < least || at === from ? COST.never : costAt(flat, at)
    if (cost < COST.never && cost <= best.cost) best = { at, cost }
    length += weights[at] ?? 0
  }
  return best.at
}

function costAt(flat: readonly Block[], at: number): number {
  const before = flat[at - 1]
  if (before?.kind === 'heading' || isName(before)) return COST.never
  const block = flat.slice(at).find(one => !isName(one))
  if (block?.kind === 'page') return COST.page
  return block?.kind === 'heading' ? block.level : COST.other
}

const isName = (block: Block | undefined) => block?.kind === 'group' && block.blocks.length === 0

function opened(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] =>
    block.kind === 'group'
      ? [...(block.id === null ? [] : [{ ...block, blocks: [] }]), ...opened(block.blocks)]
      : [block],
  )
}

/** Cells and items cost what paragraphs do. */
export function countOf(blocks: readonly Block[]): number {
  return blocks.reduce((count, block) => count + 1 + ('blocks' in block ? countOf(block.blocks) : weightOf(block)), 0)
}

function weightOf(block: Block): number {
  if (block.kind === 'table') return block.rows.reduce((cells, row) => cells + row.length, 0)
  return block.kind === 'list' ? block.items.length : 0
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
