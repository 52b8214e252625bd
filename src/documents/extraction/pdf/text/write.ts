/** Knows how paragraphs become one text, with the place on its page of every stretch of it. */

import { countPoints } from '../../../anchoring/code-points.ts'
import type { PageLayout, PlacedRun } from '../../../layout/domain.ts'
import { type Heading, type Page, RUNNING } from '../../../paragraphs.ts'
import { printed } from '../page/line.ts'
import type { Box } from '../page/piece.ts'
import type { Flow } from './flow.ts'
import { joint, type Words } from './words.ts'

/** A stretch of a paragraph; without a box for what stands between the words of two places. */
type Part = { readonly text: string; readonly box: Box | null; readonly page: number }

export type PageSize = {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly label: string | null
}

export type WrittenText = {
  readonly text: string
  readonly pages: readonly Page[]
  readonly headings: readonly Heading[]
  readonly layout: readonly PageLayout[]
}

export function written(
  flows: readonly Flow[],
  levels: ReadonlyMap<Flow, number>,
  words: Words,
  sizes: readonly PageSize[],
): WrittenText {
  const paragraphs: string[] = []
  const headings: Heading[] = []
  const runs = new Map<number, PlacedRun[]>(sizes.map(page => [page.number, []]))
  let at = 0
  for (const flow of flows) {
    const parts = partsOf(flow, words)
    const text = parts.map(part => part.text).join('')
    if (text.trim() === '') continue
    const level = isRunning(flow) ? RUNNING : (levels.get(flow) ?? 0)
    if (level !== 0) headings.push({ start: at, level })
    for (const { text, box, page } of parts) {
      const end = at + countPoints(text)
      if (box !== null && end > at) runs.get(page)?.push([at, end, ...box])
      at = end
    }
    at += 2
    paragraphs.push(text)
  }
  const layout = sizes.map((page): PageLayout => ({ ...page, runs: runs.get(page.number) ?? [] }))
  return { text: paragraphs.join('\n\n'), pages: pagesOf(layout, Math.max(0, at - 2)), headings, layout }
}

export function isRunning(flow: Flow): boolean {
  return flow.kind === 'head' || flow.kind === 'foot' || flow.kind === 'numbers'
}

/** The words of a paragraph over its lines, joined where a line end broke them. */
function partsOf(flow: Flow, words: Words): readonly Part[] {
  const parts: Part[] = []
  for (const block of flow.blocks)
    for (const line of block.lines) {
      const here = printed(line)
      if (parts.length > 0) joinTo(parts, here[0]!.text, flow, words)
      for (const { before, text, box } of here) {
        if (before !== '') parts.push({ text: before, box: null, page: block.page })
        parts.push({ text, box, page: block.page })
      }
    }
  return parts
}

function joinTo(parts: Part[], next: string, flow: Flow, words: Words): void {
  const last = parts.at(-1)!
  if (isRunning(flow)) {
    parts.push({ text: ' ', box: null, page: last.page })
    return
  }
  const before = parts
    .slice(-6)
    .map(part => part.text)
    .join('')
  const { drop, between } = joint(before, next, words)
  if (drop > 0) parts[parts.length - 1] = { ...last, text: last.text.slice(0, -drop) }
  if (between !== '') parts.push({ text: between, box: null, page: last.page })
}

/** A page begins with the first of its words; one without words where the next begins. */
function pagesOf(layout: readonly PageLayout[], length: number): readonly Page[] {
  const pages: Page[] = []
  let start = length
  for (const page of layout.toReversed()) {
    start = Math.min(
      start,
      page.runs.reduce((least, run) => Math.min(least, run[0]), start),
    )
    pages.unshift({ number: page.number, start, ...(page.label === null ? {} : { label: page.label }) })
  }
  return pages
}
