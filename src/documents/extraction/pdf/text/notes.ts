/** Knows the footnotes of a column: smaller lines at its end that begin with a mark. */

import { textOf } from '../page/line.ts'
import type { Block } from './blocks.ts'

const MARK = /^(?:[⁰¹²³⁴-⁹]{1,3}|\d{1,3}|[*†‡§¶#a-z])(?=[\s\p{Lu}“‘"(]|https?:)/u

/** Marks the blocks of a column, from its end upwards, that are footnotes. `body` is the size of the text. */
export function withNotes(blocks: readonly Block[], body: number): readonly Block[] {
  const sizes = blocks.map(block => block.lines[0]!.size)
  if (!sizes.some(size => size >= body * 0.95)) return blocks
  let from = blocks.length
  while (from > 0 && isSmall(blocks[from - 1]!, body)) from--
  while (from < blocks.length && !MARK.test(textOf(blocks[from]!.lines[0]!))) from++
  return blocks.map((block, i) => (i >= from ? { ...block, kind: 'note' as const } : block))
}

function isSmall(block: Block, body: number): boolean {
  return block.lines.every(line => line.size < body * 0.93 && !line.isRow)
}
