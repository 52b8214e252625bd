// Draws the flow diagram as SVG: boxes down the middle, what left beside them, in the order of PRISMA 2020.
import type { Flow, Named } from './domain.ts'
import type { TextCounts } from './texts.ts'
import { wrap } from './wrapping.ts'

type Line = { readonly text: string; readonly isBold: boolean }
type Box = {
  readonly lines: readonly Line[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isOut: boolean
}

const LINE = 18
const PADDING = 12
const GAP = 28
const MAIN = { x: 20, width: 300 }
const OUT = { x: 380, width: 320 }

/** A picture of its own: it names its fonts and colours, so that it looks the same when downloaded. */
export function drawFlow(flow: Flow, texts: TextCounts): string {
  const rows = rowsOf(flow, texts)
  const boxes: Box[] = []
  let y = 20
  for (const row of rows) {
    const main = wrapped(row.main, MAIN.width)
    const out = row.out && wrapped(row.out, OUT.width)
    const height = Math.max(heightOf(main), out ? heightOf(out) : 0)
    boxes.push({ lines: main, ...MAIN, y, height, isOut: false })
    if (out) boxes.push({ lines: out, ...OUT, y, height: heightOf(out), isOut: true })
    y += height + GAP
  }
  const size = { width: OUT.x + OUT.width + 20, height: y - GAP + 20 }
  const parts = [...boxes.map(drawBox), ...arrows(boxes)]
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="Flow of records" font-family="Liberation Sans, Helvetica, Arial, sans-serif" font-size="13">`
  return `${open}<rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>\n`
}

function rowsOf({ total, databases, others }: Flow, texts: TextCounts) {
  const identified = [
    `Records identified (n = ${total.identified})`,
    `databases and registers ${databases.identified}`,
    `other ways ${others.identified}`,
  ]
  const before = total.chosenBefore > 0 ? [`included before (n = ${total.chosenBefore})`] : []
  const waiting = total.unscreened > 0 ? [`not screened yet (n = ${total.unscreened})`] : []
  const open = total.open > 0 ? [`still open (n = ${total.open})`] : []
  const unassessed = total.unassessed > 0 ? [`not assessed yet (n = ${total.unassessed})`] : []
  const openFull = total.openFullText > 0 ? [`still open (n = ${total.openFullText})`] : []
  return [
    { main: identified, out: [`Duplicates removed (n = ${total.duplicates})`, ...before, ...waiting] },
    { main: [`Records screened (n = ${total.screened})`], out: [`Records excluded (n = ${total.excluded})`, ...open] },
    {
      main: [`Reports sought for retrieval (n = ${total.sought})`],
      out: [`Reports not retrieved (n = ${total.notRetrieved})`, ...unassessed],
    },
    {
      main: [`Reports assessed (n = ${total.assessed})`],
      out: [`Reports excluded (n = ${total.excludedFullText})`, ...total.reasons.map(listed), ...openFull],
    },
    {
      main: [
        `Records included (n = ${total.included})`,
        `documents in the review ${texts.documents}`,
        `studies ${texts.studies}`,
        ...(texts.consultations > 0 ? [`beside them: consultations ${texts.consultations}`] : []),
      ],
      out: null,
    },
  ]
}

function listed(reason: Named): string {
  return `${reason.name} (n = ${reason.count})`
}

/** The first entry of a box is its heading. */
function wrapped(entries: readonly string[], width: number): readonly Line[] {
  return entries.flatMap((entry, at) =>
    wrap(entry, width - 2 * PADDING, at === 0).map(text => ({ text, isBold: at === 0 })),
  )
}

function heightOf(lines: readonly Line[]): number {
  return lines.length * LINE + 2 * PADDING
}

function drawBox({ lines, x, y, width, height, isOut }: Box): string {
  const dash = isOut ? ' stroke-dasharray="5 3"' : ''
  const texts = lines.map((line, at) => {
    const weight = line.isBold ? ' font-weight="bold"' : ''
    return `<text x="${x + PADDING}" y="${y + PADDING + 13 + at * LINE}" fill="#1d1d1b"${weight}>${escaped(line.text)}</text>`
  })
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="#ffffff" stroke="#1d1d1b"${dash}/>${texts.join('')}`
}

function arrows(boxes: readonly Box[]): readonly string[] {
  const main = boxes.filter(box => !box.isOut)
  const down = main
    .slice(0, -1)
    .map((box, at) => arrow(box.x + box.width / 2, box.y + box.height, box.x + box.width / 2, main[at + 1]!.y))
  const out = boxes.filter(box => box.isOut).map(box => arrow(MAIN.x + MAIN.width, box.y + 20, box.x, box.y + 20))
  return [...down, ...out]
}

function arrow(x1: number, y1: number, x2: number, y2: number): string {
  const head =
    x1 === x2
      ? `${x2 - 4},${y2 - 7} ${x2 + 4},${y2 - 7} ${x2},${y2}`
      : `${x2 - 7},${y2 - 4} ${x2 - 7},${y2 + 4} ${x2},${y2}`
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#1d1d1b"/><polygon points="${head}" fill="#1d1d1b"/>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
