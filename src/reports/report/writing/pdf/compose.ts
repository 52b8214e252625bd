// A report as a tagged PDF: printed and set stretch by stretch, so that a long one takes no more memory than a short one, and joined.
import type { Progress } from '../../../../core/jobs/beside.ts'
import type { Block, Report } from '../blocks.ts'
import type { Frame } from '../html.ts'
import { readFonts } from '../typst/compose.ts'
import type { LaterPage, Sheet } from '../typst/nodes.ts'
import { headingsIn, placesOf, printing } from '../typst/printed.ts'
import { coverageOf, named } from '../typst/signs.ts'
import { countOf, MOST_BLOCKS, stretchesOf } from '../typst/stretches.ts'
import { joined } from './joined.ts'
import { sizeOf } from './objects.ts'
import { type Limits, type SetStretch, setterWithin } from './setting/compose.ts'

/** `lacking` comes before the list of characters that the font does not have. */
export type PdfFrame = Pick<Frame, 'contents' | 'made'> & {
  readonly lacking: string
  readonly progress?: Progress | undefined
}

/** Typst takes some 100 MB for a stretch of so many `blocks`. */
const LIMITS = { ms: 600_000, bytes: 1_500_000_000, blocks: MOST_BLOCKS }
const AT_ONCE = 2
const MOST_NAMED = 60
/** As Typst says it of links within a stretch. */
const PAGE = { en: 'page', nl: 'pagina' } as const

/** Stretches are printed in their order, since some things are numbered throughout. The first is set last: it tells the pages of all others. */
export async function toPdf(
  report: Report,
  { contents, made, lacking, progress }: PdfFrame,
  limits: Limits & { readonly blocks: number } = LIMITS,
): Promise<Uint8Array> {
  const faces = (await readFonts()).map(coverageOf)
  const printer = printing(report, contents, sign => faces.every(covers => covers(sign)))
  const [first = [], ...others] = stretchesOf(report.blocks, limits.blocks)
  const set = await setterWithin(limits)
  const back = () => {
    const signs = printer.lacking()
    return { made, lacking: signs.size === 0 ? null : `${lacking} ${named(signs, MOST_NAMED)}` }
  }
  const sheetOf = (blocks: readonly Block[], isLast: boolean): Sheet => {
    const notes = printer.notes()
    const nodes = printer.nodesOf(blocks)
    const after = { back: isLast ? back() : null, later: [] }
    return { ...printer.around, front: null, blocks: nodes, places: placesOf(nodes), notes, ...after }
  }
  const begun = { ...sheetOf(first, others.length === 0), front: printer.front }
  const ledTo = printer.ledTo()
  const done: { readonly stretch: SetStretch; readonly later: readonly LaterPage[] }[] = []
  const waiting = [...others.entries()]
  const setNext = async () => {
    const [at, blocks] = waiting.shift() ?? [0, []]
    const sheet = sheetOf(blocks, at === others.length - 1)
    const headings = headingsIn(sheet.blocks)
    const stretch = await set(sheet, countOf(blocks))
    done[at] = { stretch, later: laterPages(stretch, headings, ledTo) }
    await progress?.(Object.keys(done).length, others.length + 1)
  }
  const work = async () => {
    while (waiting.length > 0) await setNext()
  }
  const end = (error: unknown) => {
    waiting.length = 0
    throw error
  }
  // Alone, since meanwhile the engine compiles what all others run, which takes memory and the other processor.
  if (waiting.length > 0) await setNext()
  await Promise.all(Array.from({ length: AT_ONCE }, () => work().catch(end)))
  const later = done.flatMap(one => one.later)
  const beginning = await set({ ...begun, later }, countOf(first) + later.length)
  return joined([beginning, ...done.map(one => one.stretch)], PAGE[report.language])
}

type Heading = Omit<LaterPage['headings'][number], 'at'>

/** What the first stretch is told of a page: how it lies, its headings, and those of its places that the first leads to. */
function laterPages(
  { pdf, ...spots }: SetStretch,
  headings: readonly Heading[],
  ledTo: ReadonlySet<string>,
): readonly LaterPage[] {
  const placed = spots.headings.map((at, n) => ({ ...headings[n], at }) as LaterPage['headings'][number])
  const led = spots.places.filter(([id]) => ledTo.has(id)).map(([id, at]) => ({ id, at }))
  return pdf.pages.map((page, n) => {
    const [width, height] = sizeOf(pdf, page)
    const here = <T extends { readonly at: readonly [number, ...unknown[]] }>(all: readonly T[]) =>
      all.filter(one => one.at[0] === n + 1)
    return { flipped: width > height, headings: here(placed), places: here(led) }
  })
}
