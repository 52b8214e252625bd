// Draws a trace that has been placed: columns with their names, boxes that say what they are, lines with stances in words.
import type { Placed } from '../../core/jobs/drawing.ts'
import { at, DIM, escaped, FONT, HUES, INK, PAPER } from '../../synthesis/map/ink.ts'
import { type Box, boxesOf, LINE, PAD, SMALL } from './boxes.ts'
import { COLUMNS, type Edge, type TraceGraph } from './graph.ts'

type Point = readonly [number, number]

export type Caption = {
  readonly label: string
  /** Written above a saved drawing: which review, which principle, which part. */
  readonly lines: readonly string[]
  /** The review's address, to which boxes lead; null in a drawing that stands alone. */
  readonly home: string | null
}

const TOP = 34
const ROW = 20
const EDGE = 12
const LEAST_WIDTH = 560

export function drawTrace(graph: TraceGraph, places: Placed, caption: Caption): string {
  const head = caption.lines.length * ROW + (caption.lines.length > 0 ? EDGE : 0)
  const top = head + TOP
  const byId = new Map(places.boxes.map(place => [place.id, place]))
  const set = boxesOf(graph).flatMap(box => {
    const place = byId.get(box.key)
    // Where reading begins: the principle stands at the top, however far down the middle of its chain is.
    return place === undefined ? [] : [{ ...box, x: place.x, y: box.column === 0 ? top + EDGE : place.y + top }]
  })
  const first = set.find(box => box.column === 0)
  const runs = new Map(places.lines.map(line => [line.id, line.points.map(([x, y]): Point => [x, y + top])]))
  const width = Math.ceil(Math.max(places.width + EDGE, LEAST_WIDTH))
  const height = Math.ceil(top + places.height + ROW + EDGE)
  const open = `<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escaped(caption.label)}" font-family="${FONT}" font-size="13">`
  return [
    open,
    `<rect class="map-paper" width="100%" height="100%" fill="${PAPER}"/>`,
    ...caption.lines.map((line, index) => words(EDGE, 18 + index * ROW, line, index === 0)),
    ...headings(set, head + 18),
    ...graph.edges.map(edge =>
      edge.from === first?.key
        ? drawBend(edge, first, runs.get(edge.key) ?? [])
        : drawLine(edge, runs.get(edge.key) ?? []),
    ),
    ...set.map(box => drawBox(box, caption.home)),
    words(EDGE, height - EDGE, 'A dashed box is reasoning, not a quotation; a dotted box is a gap.'),
    '</svg>',
  ].join('')
}

type Set = Box & { readonly x: number; readonly y: number }

function headings(boxes: readonly Set[], y: number): string[] {
  return [...Map.groupBy(boxes, box => box.column)].map(([column, own]) => {
    const x = Math.min(...own.map(box => box.x))
    return `<text class="map-words" x="${at(x)}" y="${y}" font-weight="bold" font-size="14" fill="${INK}">${COLUMNS[column] ?? ''}</text>`
  })
}

const DASHES: Readonly<Partial<Record<Box['kind'], string>>> = { reasoning: '7 4', gap: '2 4', citation: '12 3' }

function drawBox(box: Set, home: string | null): string {
  const { x, y, width, height, role, word, lines, under, kind } = box
  const { hue, wash } = role === null ? { hue: DIM, wash: PAPER } : HUES[role]
  const dash = DASHES[kind] === undefined ? '' : ` stroke-dasharray="${DASHES[kind]}"`
  const left = x + PAD
  const small = (line: string, top: number) =>
    `<text class="map-dim" x="${at(left)}" y="${at(top)}" font-size="11" fill="${DIM}">${escaped(line)}</text>`
  const body = y + PAD + SMALL
  const drawn = [
    `<rect class="map-box" x="${at(x)}" y="${at(y)}" width="${width}" height="${height}" rx="4" fill="${wash}" stroke="${hue}"${dash}/>`,
    small(word, y + PAD + 9),
    ...lines.map((line, index) => words(left, body + 12 + index * LINE, line)),
    ...under.map((line, index) => small(line, body + lines.length * LINE + 10 + index * SMALL)),
  ].join('')
  const data = role === null ? '' : ` data-role="${role}"`
  const group = `<g class="map-node trace-node"${data}><title>${escaped(`${word}: ${box.text}`)}</title>${drawn}</g>`
  return home === null || box.path === '' ? group : `<a href="${escaped(`${home}/${box.path}`)}">${group}</a>`
}

function drawLine({ said }: Edge, points: readonly Point[]): string {
  if (points.length < 2) return ''
  const d = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('')
  const dash = said === 'contradicts' ? ' stroke-dasharray="8 3 2 3"' : ''
  const line = `<path d="${d}" fill="none" stroke="${DIM}" stroke-width="1.2"${dash}/>`
  return `<g class="map-line">${line}${said === '' ? '' : labelOf(said, points)}</g>`
}

/** From the principle, which was moved, to where the line that was placed ends. */
function drawBend(edge: Edge, from: Set, points: readonly Point[]): string {
  const end = points.at(-1)
  if (end === undefined) return ''
  const start: Point = [from.x + from.width, from.y + from.height / 2]
  return drawLine(edge, [start, [start[0] + 2 * EDGE, start[1]], [Math.max(start[0], end[0] - 2 * EDGE), end[1]], end])
}

/** On the last straight piece, before the box it leads to. */
function labelOf(said: string, points: readonly Point[]): string {
  const [a, b] = points.slice(-2) as [Point, Point]
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const width = 10 + said.length * 5.8
  const back = `<rect x="${at(x - width / 2)}" y="${at(y - 8)}" width="${at(width)}" height="16" rx="8" fill="${PAPER}" stroke="${DIM}"/>`
  return `${back}<text x="${at(x)}" y="${at(y + 4)}" text-anchor="middle" font-size="11" fill="${INK}">${escaped(said)}</text>`
}

function words(x: number, y: number, text: string, isBold = false): string {
  return `<text class="map-words" x="${at(x)}" y="${at(y)}" fill="${INK}"${isBold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`
}
