// How large the boxes of a drawn trace are, and what is written into each: its kind in a word, its own words, where they stand.
import { wrap } from '../../screening/flow/wrapping.ts'
import type { BoxKind, Node, TraceGraph } from './graph.ts'

export type Box = Node & {
  readonly word: string
  readonly lines: readonly string[]
  readonly under: readonly string[]
  readonly width: number
  readonly height: number
}

export const LINE = 16
export const SMALL = 14
export const PAD = 9
const WIDTH = 190
const WIDE = 240
const MOST_LINES = 5

/** Said in every box, so that nothing hangs on its colour or its border. */
export const WORDS: Readonly<Record<BoxKind, string>> = {
  principle: 'principle',
  configuration: 'configuration',
  account: 'account',
  quotation: 'quotation',
  citation: 'citation',
  reasoning: 'inferred: reasoning, not a quotation',
  gap: 'gap',
  document: 'document',
  consultation: 'consultation',
  record: 'record',
  search: 'search',
}

export function boxesOf(graph: TraceGraph): Box[] {
  return graph.nodes.map(node => {
    const width = node.column === 0 || node.column === 3 ? WIDE : WIDTH
    const lines = cut(wrap(node.text, width - 2 * PAD), MOST_LINES)
    const under = node.foot === '' ? [] : cut(wrap(node.foot, (width - 2 * PAD) * 1.1), 2)
    const height = SMALL + lines.length * LINE + under.length * SMALL + 2 * PAD
    return { ...node, word: WORDS[node.kind], lines, under, width, height }
  })
}

function cut(all: readonly string[], most: number): readonly string[] {
  if (all.length <= most) return all
  const kept = all.slice(0, most)
  return [...kept.slice(0, -1), `${[...(kept.at(-1) ?? '')].slice(0, -2).join('').trimEnd()} …`]
}
