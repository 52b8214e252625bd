// How large the boxes of a map are, and what is written into each: a role's letter, its sign, the idea, how many share it.
import { LETTERS } from '../../configurations/domain.ts'
import { wrap } from '../../screening/flow/wrapping.ts'
import type { MapGraph, Node } from './graph.ts'
import { isPlaced } from './lines.ts'

export type Box = Node & {
  readonly letter: string
  readonly lines: readonly string[]
  readonly foot: string
  readonly width: number
  readonly height: number
  readonly column: number
}

export const WIDTH = 240
export const STRIP = 26
export const LINE = 17
export const PAD = 9
const MOST_LINES = 4
const FOOT = 15

export function boxesOf(graph: MapGraph): Box[] {
  return graph.nodes.map(node => {
    const lines = linesOf(node.name)
    const shared = node.configurations.length
    return {
      ...node,
      letter: LETTERS[node.role],
      lines,
      foot: shared > 1 ? `in ${shared}` : '',
      width: WIDTH,
      height: Math.max(lines.length * LINE + (shared > 1 ? FOOT : 0), 2 * LINE) + 2 * PAD,
      column: graph.columns.findIndex(roles => roles.includes(node.role)),
    }
  })
}

function linesOf(name: string): readonly string[] {
  const all = wrap(name, WIDTH - STRIP - 2 * PAD)
  if (all.length <= MOST_LINES) return all
  const kept = all.slice(0, MOST_LINES)
  return [...kept.slice(0, -1), `${[...(kept.at(-1) ?? '')].slice(0, -2).join('').trimEnd()} …`]
}

/** As the thread that places boxes takes it: sizes, columns, and the lines that pull boxes together. */
export function toPlace(graph: MapGraph) {
  const boxes = boxesOf(graph).map(({ key, width, height, column }) => ({ id: key, width, height, column }))
  const lines = graph.edges.filter(isPlaced).map(({ key, from, to }) => ({ id: key, from, to }))
  return { boxes, lines }
}
