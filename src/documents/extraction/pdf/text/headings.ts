/** Knows which paragraphs are headings, and of what level, by size and weight. */

import { textOf } from '../page/line.ts'
import type { Flow } from './flow.ts'

const LONGEST = 220
const MOST_LINES = 5
const DEEPEST = 3

export function flowText(flow: Flow): string {
  return flow.blocks.flatMap(block => block.lines.map(textOf)).join(' ')
}

/** The title is the largest on the first page; the other styles follow by size, bold before plain. */
export function levelsOf(flows: readonly Flow[], body: number): ReadonlyMap<Flow, number> {
  const found = flows.filter(flow => isHeading(flow, body))
  const first = flows[0]?.blocks[0]?.page
  const opening = found.filter(flow => flow.blocks[0]!.page === first && sizeOf(flow) > body * 1.15)
  const title = opening.reduce<Flow | null>(
    (best, flow) => (best === null || sizeOf(flow) > sizeOf(best) + 0.5 ? flow : best),
    null,
  )
  const rest = found.filter(flow => flow !== title)
  const styles = [...new Set(rest.map(styleOf))].sort((a, b) => b - a)
  const from = title === null ? 1 : 2
  const levels = new Map(rest.map(flow => [flow, Math.min(DEEPEST, styles.indexOf(styleOf(flow)) + from)] as const))
  if (title !== null) levels.set(title, 1)
  return levels
}

const sizeOf = (flow: Flow) => flow.blocks[0]!.lines[0]!.size

/** Half points, so that rounding does not make two styles of one; bold counts between two sizes. */
function styleOf(flow: Flow): number {
  const [line] = flow.blocks[0]!.lines
  return Math.round(line!.size * 2) + (line!.bold ? 0.5 : 0)
}

function isHeading(flow: Flow, body: number): boolean {
  const [block] = flow.blocks
  if (flow.kind !== 'text' || flow.blocks.length !== 1 || block === undefined || block.lines.length > MOST_LINES)
    return false
  const size = sizeOf(flow)
  const isBold = block.lines.every(line => line.bold)
  const text = flowText(flow)
  if (text.length > LONGEST || block.lines.some(line => line.isRow) || !/\p{L}{2}/u.test(text)) return false
  if (/[.,;:]$/.test(text) && size < body * 1.3) return false
  if (size > body * 1.12) return true
  if (isBold) return size > body * 0.93
  const isCapital = text === text.toUpperCase() && text !== text.toLowerCase() && block.lines.length === 1
  return isCapital && text.length > 3 && text.length < 80 && size > body * 0.97 && !/\d{3}/.test(text)
}
