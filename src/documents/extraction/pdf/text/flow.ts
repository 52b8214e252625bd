/** Knows which paragraphs go on in the next column or on the next page, past whatever stands between. */

import { textOf } from '../page/line.ts'
import { type Block, ENDS_SENTENCE } from './blocks.ts'

/** A paragraph made of one block or several. */
export type Flow = { readonly blocks: readonly Block[]; readonly kind: Block['kind'] }

/** How many blocks a paragraph may jump over: tables, figures and notes between two pages. */
const FARTHEST = 60

export function joined(blocks: readonly Block[], body: number): readonly Flow[] {
  const flows: Open[] = []
  const indents = usesIndents(blocks, body)
  let open: Open | null = null
  let waiting = 0
  let isNewSection = false
  for (const block of blocks) {
    const isBody = block.kind === 'text' && isProse(block, body)
    if (isBody && open !== null && goesOn(open.blocks.at(-1)!, block, indents && !isNewSection, isNewSection)) {
      moveAfter(flows, open, open.blocks.at(-1)!.page, block.page)
      open.blocks.push(block)
      waiting = 0
      continue
    }
    const flow: Open = { blocks: [block], kind: block.kind }
    flows.push(flow)
    waiting++
    if (isBody) {
      open = flow
      waiting = 0
      isNewSection = false
    } else if (waiting > FARTHEST) open = null
    else isNewSection ||= isHeadingLike(block, body)
  }
  return flows
}

/** Whether this document marks new paragraphs by an indent, so that a line without one goes on. */
function usesIndents(blocks: readonly Block[], body: number): boolean {
  const prose = blocks.filter((block, i) => isProse(block, body) && block.lines.length > 1 && i > 0)
  return prose.filter(block => block.isIndented).length > prose.length * 0.4 && prose.length > 3
}

function isHeadingLike(block: Block, body: number): boolean {
  const line = block.lines[0]!
  if (block.kind !== 'text' || line.isRow || CAPTION.test(textOf(line))) return false
  return line.bold || line.size > body * 1.08
}

const CAPTION = /^(?:table|figure|fig\.|box|chart|appendix)\s/i

type Open = { blocks: Block[]; kind: Block['kind'] }

/** What of the page it began on comes after it stands before it, so that the pages of the text stay in order. */
function moveAfter(flows: Open[], flow: Open, from: number, to: number): void {
  if (from === to) return
  const at = flows.indexOf(flow)
  let next = at + 1
  while (next < flows.length && flows[next]!.blocks[0]!.page <= from) next++
  flows.splice(next, 0, flow)
  flows.splice(at, 1)
}

function isProse(block: Block, body: number): boolean {
  const size = block.lines[0]!.size
  return !block.lines[0]!.isRow && size > body * 0.93 && size < body * 1.08 && !block.lines.every(line => line.bold)
}

/** The end of a column is no end of a paragraph when its line is full and its sentence is not over. */
function goesOn(before: Block, after: Block, indents: boolean, isNewSection: boolean): boolean {
  const line = before.lines.at(-1)!
  const [last, first] = [textOf(line), textOf(after.lines[0]!)]
  if (after.page > before.page + 1) return false
  const size = after.lines[0]!.size / line.size
  if (size > 1.05 || size < 0.95) return false
  if (/[\p{L}\p{N}][-\u00ad\u2010]$/u.test(last)) return true
  const isFull = before.right - line.end < (before.right - before.left) * 0.2
  if (/^[\p{Ll}]/u.test(first)) return !ENDS_SENTENCE.test(last) || isFull
  if (isNewSection) return false
  if (ENDS_SENTENCE.test(last) && indents) return isFull && !after.isIndented && after.lines.length > 1
  if (
    ENDS_SENTENCE.test(last) ||
    /^(?:[•▪◦‣●]|\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)\]]\s|(?:table|figure|box)\s\d)/iu.test(first)
  )
    return false
  return isFull && !after.isIndented && before.lines.length + after.lines.length > 2
}
