// Draws the flow diagram as SVG: a column a side, what left beside it, and where both sides meet below.
import type { Diagram, Step } from './boxes.ts'
import { wrap } from './wrapping.ts'

type Line = { readonly text: string; readonly isBold: boolean }
type Drawn = {
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
const EDGE = 20
const MAIN = 270
const OUT = 270
const BETWEEN = 36
const SIDE = MAIN + BETWEEN + OUT

/** A picture of its own: it names its fonts and colours, so that it looks the same when downloaded. */
export function drawFlow(diagram: Diagram): string {
  const { sides, included, before, total, footnotes } = diagram
  const left = EDGE + (before.length > 0 ? MAIN + BETWEEN : 0)
  const at = sides.map((_, index) => left + index * (SIDE + BETWEEN))
  const boxes: Drawn[] = []
  const arrows: string[] = []
  const titles = sides.map((side, index) => caption(at[index]!, EDGE + 14, side.title))
  let y = EDGE + 28
  let above: readonly Drawn[] = []
  for (let step = 0; step < 4; step += 1) {
    const row = sides.map((side, index) => drawStep(side.steps[step]!, at[index]!, y))
    const height = Math.max(...row.flatMap(pair => pair.map(box => box.height)))
    const mains = row.map(([main]) => ({ ...main!, height }))
    boxes.push(...mains, ...row.map(([, out]) => out!))
    arrows.push(...above.map((box, index) => down(box, mains[index]!)), ...row.map(([main, out]) => aside(main!, out!)))
    above = mains
    y += height + GAP
  }
  const width = sides.length > 1 ? at[1]! + MAIN - at[0]! : MAIN
  const end = box(included, at[0]!, y, width)
  boxes.push(end)
  arrows.push(...above.map(one => down(one, { ...end, x: one.x, width: one.width })))
  let bottom = end.y + end.height
  if (before.length > 0) {
    const first = box(before, EDGE, EDGE + 28, MAIN)
    const sum = box(total, at[0]!, bottom + GAP, width)
    boxes.push(first, sum)
    const foot = sum.y + sum.height / 2
    arrows.push(
      down(end, sum),
      line(first.x + MAIN / 2, first.y + first.height, first.x + MAIN / 2, foot),
      arrow(first.x + MAIN / 2, foot, sum.x, foot),
    )
    bottom = sum.y + sum.height
  }
  const notes = footnotes.map((note, index) => caption(at[0]!, bottom + GAP + index * LINE, note, false))
  const size = {
    width: at.at(-1)! + SIDE + EDGE,
    height: bottom + EDGE + (footnotes.length > 0 ? GAP + footnotes.length * LINE : 0),
  }
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" class="flow-drawing" role="img" aria-label="Flow of records" font-family="Liberation Sans, Helvetica, Arial, sans-serif" font-size="13">`
  return `${open}<rect class="map-paper" width="100%" height="100%" fill="#ffffff"/>${[...titles, ...boxes.map(drawBox), ...arrows, ...notes].join('')}</svg>\n`
}

function drawStep({ main, out }: Step, x: number, y: number): readonly Drawn[] {
  return [box(main, x, y, MAIN), { ...box(out, x + MAIN + BETWEEN, y, OUT), isOut: true }]
}

/** The first entry of a box is its heading. */
function box(entries: readonly string[], x: number, y: number, width: number): Drawn {
  const lines = entries.flatMap((entry, at) =>
    wrap(entry, width - 2 * PADDING, at === 0).map(text => ({ text, isBold: at === 0 })),
  )
  return { lines, x, y, width, height: lines.length * LINE + 2 * PADDING, isOut: false }
}

function drawBox({ lines, x, y, width, height, isOut }: Drawn): string {
  const dash = isOut ? ' stroke-dasharray="5 3"' : ''
  const texts = lines.map((line, at) => {
    const weight = line.isBold ? ' font-weight="bold"' : ''
    return `<text x="${x + PADDING}" y="${y + PADDING + 13 + at * LINE}" fill="#1d1d1b"${weight} class="map-words">${escaped(line.text)}</text>`
  })
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="#ffffff" stroke="#1d1d1b"${dash} class="flow-box-drawn"/>${texts.join('')}`
}

function caption(x: number, y: number, text: string, isBold = true): string {
  return `<text x="${x}" y="${y}" fill="#1d1d1b"${isBold ? ' font-weight="bold"' : ''} class="map-words">${escaped(text)}</text>`
}

function down(from: Drawn, to: Drawn): string {
  const x = from.x + from.width / 2
  return arrow(x, from.y + from.height, x, to.y)
}

function aside(main: Drawn, out: Drawn): string {
  return arrow(main.x + main.width, out.y + 20, out.x, out.y + 20)
}

function arrow(x1: number, y1: number, x2: number, y2: number): string {
  const head =
    x1 === x2
      ? `${x2 - 4},${y2 - 7} ${x2 + 4},${y2 - 7} ${x2},${y2}`
      : `${x2 - 7},${y2 - 4} ${x2 - 7},${y2 + 4} ${x2},${y2}`
  return `${line(x1, y1, x2, y2)}<polygon points="${head}" fill="#1d1d1b" class="flow-head"/>`
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#1d1d1b" class="flow-line"/>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
