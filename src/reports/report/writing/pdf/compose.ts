// A report as a tagged PDF: printed and set stretch by stretch, so that a long one takes little more memory than a short one, and joined.

import type { Progress } from '../../../../core/jobs/beside.ts'
import { giveBackMemory } from '../../../../core/jobs/memory.ts'
import type { Report } from '../blocks.ts'
import type { Frame } from '../html.ts'
import { readFonts } from '../typst/compose.ts'
import type { LaterPage } from '../typst/nodes.ts'
import { coverageOf } from '../typst/signs.ts'
import { MOST_BLOCKS } from '../typst/stretches.ts'
import { joined } from './joined.ts'
import { sizeOf } from './objects.ts'
import { type PrintedReport, type PrintedStretch, printedReport } from './printed.ts'
import { type Limits, type SetStretch, setterWithin } from './setting/compose.ts'

/** `lacking` comes before the list of characters that the font does not have. */
export type PdfFrame = Pick<Frame, 'contents' | 'made'> & {
  readonly lacking: string
  readonly progress?: Progress | undefined
}

/** `blocks` is how long a stretch may be. */
const LIMITS = { ms: 600_000, bytes: 1_500_000_000, blocks: MOST_BLOCKS }
const AT_ONCE = 2
/** As Typst says it of links within a stretch. */
const PAGE = { en: 'page', nl: 'pagina' } as const

export async function toPdf(
  report: Report,
  { contents, made, lacking, progress }: PdfFrame,
  limits: Limits & { readonly blocks: number } = LIMITS,
): Promise<Uint8Array> {
  const faces = (await readFonts()).map(coverageOf)
  const covers = (sign: number) => faces.every(one => one(sign))
  // Handed on as print alone, so that nothing holds the report while it is set.
  return setReport(
    printedReport(report, { contents, made, lacking }, covers, limits.blocks),
    PAGE[report.language],
    limits,
    progress,
  )
}

type Done = SetStretch & { readonly printed: PrintedStretch['headings'] }

/** The first stretch is set last: it tells the pages of all others. */
async function setReport(
  { first, others }: PrintedReport,
  word: string,
  limits: Limits & { readonly blocks: number },
  progress: Progress | undefined,
): Promise<Uint8Array> {
  const set = await setterWithin(limits)
  giveBackMemory()
  const done: Done[] = []
  const running = new Set<Promise<void>>()
  const setOne = async ({ at, sheet, count, headings }: PrintedStretch) => {
    done[at] = { ...(await set(sheet, count)), printed: headings }
    await progress?.(Object.keys(done).length, others.length + 1)
  }
  // The longest first, and alone: meanwhile the engine compiles what all others run, which takes memory and the other processor.
  for (const [n, stretch] of others.toSorted((a, b) => b.count - a.count).entries()) {
    while (running.size >= (n <= 1 ? 1 : AT_ONCE)) await Promise.race(running)
    const one = setOne(stretch).finally(() => running.delete(one))
    // What fails is told by whoever waits for it; the loop may have ended by then.
    one.catch(() => {})
    running.add(one)
  }
  await Promise.all(running)
  const later = done.flatMap(laterPages)
  const beginning = await set(first.sheet(later), first.count + later.length)
  return joined([beginning, ...done], word)
}

/** What the first stretch is told of a page: how it lies, its headings, and its places. */
function laterPages({ pdf, printed, headings, places }: Done): readonly LaterPage[] {
  const placed = headings.map((at, n) => ({ ...printed[n], at }) as LaterPage['headings'][number])
  return pdf.pages.map((page, n) => {
    const [width, height] = sizeOf(pdf, page)
    return {
      flipped: width > height,
      headings: placed.filter(one => one.at[0] === n + 1),
      places: places.filter(([, at]) => at[0] === n + 1).map(([id, at]) => ({ id, at })),
    }
  })
}
