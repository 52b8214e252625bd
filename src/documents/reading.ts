/** Knows how a text is laid out for reading: paragraphs in runs, each run with the excerpts that cover it. */

import { type AnchorText, type Span, sliceSpan } from './anchoring/anchor.ts'
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
export type Run = { readonly text: string; readonly marks: readonly Mark[]; readonly opens: readonly number[] }

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
    return { ...layOutParagraph(source, paragraph, open, paragraphs[i - 1]), opensPage }
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
