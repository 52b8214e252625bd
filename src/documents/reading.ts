/** Knows how a text is laid out for reading: paragraphs in runs, each run with the excerpts that cover it. */

import { type AnchorText, anchorText, type Span, sliceSpan } from './anchoring/anchor.ts'
import { isRunning, type Paragraph } from './paragraphs.ts'

/**
 * An excerpt as the reading text shows it. `label` stands in the margin (C1, M2, parked, excerpt) and `role` is the key
 * of its hue; both are the caller's, since roles belong to a later feature. `href` leads to what is known about it.
 */
export type Mark = Span & {
  readonly id: number
  readonly role: string
  readonly label: string
  readonly href: string
}

/** A stretch of text that the same excerpts cover, and which of them begin with it. */
export type Run = {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly opens: readonly number[]
  /** Which of the places that were looked for it is part of, counting from 1. */
  readonly find?: number
}

export type ReadingParagraph = Paragraph & {
  readonly runs: readonly Run[]
  /** Excerpts that begin here or come over from the paragraph before, in order of position. */
  readonly margin: readonly (Mark & { readonly continued: boolean })[]
  /** The largest number of excerpts over one stretch of this paragraph; 2 and more is said in the margin. */
  readonly overlapping: number
  /** Whether a page begins with this paragraph; never with a running head, which is not shown unless asked for. */
  readonly opensPage: boolean
}

export function layOut(
  source: AnchorText,
  paragraphs: readonly Paragraph[],
  marks: readonly Mark[],
  finds: readonly Span[] = [],
): readonly ReadingParagraph[] {
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end || a.id - b.id)
  let open: Mark[] = []
  let next = 0
  let shown: Paragraph | undefined
  return paragraphs.map((paragraph, i) => {
    open = open.filter(mark => mark.end > paragraph.start)
    while (next < ordered.length && ordered[next]!.start < paragraph.end) {
      const mark = ordered[next++]!
      if (mark.end > paragraph.start) open.push(mark)
    }
    const opensPage = !isRunning(paragraph) && paragraph.page !== null && paragraph.page !== (shown?.page ?? null)
    if (!isRunning(paragraph)) shown = paragraph
    const laidOut = layOutParagraph(source, paragraph, open, paragraphs[i - 1])
    const runs = finds.length === 0 ? laidOut.runs : withFinds(laidOut.runs, paragraph, finds)
    return { ...laidOut, runs, opensPage }
  })
}

/** Cuts the runs of one paragraph again where what was looked for begins or ends. */
function withFinds(runs: readonly Run[], { start, end: close }: Paragraph, all: readonly Span[]): readonly Run[] {
  const numbered = all.map((find, i) => ({ ...find, number: i + 1 }))
  const finds = numbered.filter(find => find.start < close && find.end > start)
  if (finds.length === 0) return runs
  let from = start
  return runs.flatMap(run => {
    const source = anchorText(run.text)
    const base = from
    const end = base + source.index.points
    from = end
    const here = finds.filter(find => find.start < end && find.end > base)
    const cuts = here.flatMap(find => [find.start, find.end]).filter(point => point > base && point < end)
    const edges = [base, ...new Set(cuts), end]
    return edges.slice(0, -1).map((point, i) => {
      const close = edges[i + 1]!
      const found = here.find(find => find.start < close && find.end > point)
      const text = sliceSpan(source, { start: point - base, end: close - base })
      const opens = i === 0 ? run.opens : []
      return { text, marks: run.marks, opens, ...(found === undefined ? {} : { find: found.number }) }
    })
  })
}

function layOutParagraph(
  source: AnchorText,
  paragraph: Paragraph,
  here: readonly Mark[],
  before: Paragraph | undefined,
): Omit<ReadingParagraph, 'opensPage'> {
  const margin = here.map(mark => ({ ...mark, continued: before !== undefined && mark.start < before.end }))
  const runs = runsOf(source, paragraph, margin)
  return {
    ...paragraph,
    runs,
    margin,
    overlapping: runs.reduce((most, run) => Math.max(most, run.marks.length), 0),
  }
}

/** Cuts the paragraph wherever an excerpt begins or ends; the runs together are exactly its text. */
function runsOf(source: AnchorText, paragraph: Paragraph, marks: ReadingParagraph['margin']): readonly Run[] {
  const inside = (point: number): boolean => point > paragraph.start && point < paragraph.end
  const cuts = marks.flatMap(mark => [mark.start, mark.end]).filter(inside)
  const edges = [paragraph.start, ...[...new Set(cuts)].sort((a, b) => a - b), paragraph.end]
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1]!
    const here = marks.filter(mark => mark.start < end && mark.end > start)
    const opens = here.filter(mark => !mark.continued && Math.max(mark.start, paragraph.start) === start)
    return { text: sliceSpan(source, { start, end }), marks: here, opens: opens.map(mark => mark.id) }
  })
}
