// The lines of a map: where they run, how each kind is drawn, and the word it carries so that colour is not needed.

import type { Edge, EdgeKind } from './graph.ts'
import { at, DIM, escaped, HUES, INK, PAPER } from './ink.ts'

export type Point = readonly [number, number]
type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

type Style = { readonly dash: string; readonly label: string; readonly hasHead: boolean; readonly colour: string }
const STYLES: Readonly<Record<EdgeKind, Style>> = {
  within: { dash: '', label: '', hasHead: true, colour: DIM },
  absent: { dash: '2 4', label: 'M absent', hasHead: true, colour: DIM },
  ripple: { dash: '', label: 'ripple', hasHead: true, colour: HUES.outcome.hue },
  same: { dash: '1 4', label: '=', hasHead: true, colour: HUES.outcome.hue },
  alternative: { dash: '8 5', label: 'or', hasHead: false, colour: INK },
  contradicts: { dash: '8 3 2 3', label: '≠', hasHead: false, colour: '#a02020' },
}

/** What the legend says of each kind, in its order. */
export const SAID: Readonly<Record<EdgeKind, string>> = {
  within: 'parts of one configuration; wider where more configurations say it',
  absent: 'what comes where the mechanism is absent',
  ripple: 'ripple: an outcome becomes the context of another',
  same: 'the same idea, an outcome here and a context there',
  alternative: 'alternative',
  contradicts: 'contradicts',
}

/** Alternatives and contradictions have no direction, so they take no part in placing; they bend beside the boxes. */
export const isPlaced = (edge: Pick<Edge, 'kind'>) => edge.kind !== 'alternative' && edge.kind !== 'contradicts'

export function drawLine(edge: Edge, points: readonly Point[]): string {
  const width = edge.kind === 'ripple' ? 2.6 : edge.kind === 'within' ? widthOf(edge.configurations.length) : 1.6
  const label = edge.isInCycle ? `${STYLES[edge.kind].label}, in a cycle` : STYLES[edge.kind].label
  return drawn(edge.kind, path(points), { width, end: points.slice(-2), middle: middleOf(points), label })
}

/** Between boxes of one column beside it, between others from side to side. */
export function drawBend(edge: Edge, from: Place, to: Place): string {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from]
  const isBeside = Math.abs(from.x - to.x) < from.width
  const a: Point = [left.x + left.width, left.y + left.height * 0.7]
  const b: Point = [isBeside ? right.x + right.width : right.x, right.y + right.height * 0.3]
  const reach = isBeside ? Math.min(90, 34 + Math.abs(a[1] - b[1]) / 12) : (b[0] - a[0]) / 2
  const c: Point = [a[0] + reach, a[1]]
  const d: Point = [isBeside ? b[0] + reach : b[0] - reach, b[1]]
  const middle: Point = [(a[0] + b[0] + 3 * (c[0] + d[0])) / 8, (a[1] + b[1]) / 2]
  const [start, ...controls] = [a, c, d, b].map(point => point.map(at).join(' '))
  return drawn(edge.kind, `M${start}C${controls.join(' ')}`, {
    width: 1.6,
    end: [],
    middle,
    label: STYLES[edge.kind].label,
  })
}

/** A short sample for the legend. */
export function drawSample(kind: EdgeKind, x: number, y: number): string {
  const points: Point[] = [
    [x, y],
    [x + 44, y],
  ]
  const { label } = STYLES[kind]
  const sample = label.length > 3 ? '' : label
  return drawn(kind, path(points), { width: 1.8, end: points, middle: [x + 20, y], label: sample })
}

type Drawing = {
  readonly width: number
  readonly end: readonly Point[]
  readonly middle: Point
  readonly label: string
}

function drawn(kind: EdgeKind, d: string, { width, end, middle, label }: Drawing): string {
  const { dash, hasHead, colour } = STYLES[kind]
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`
  const line = `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${at(width)}"${dashed}/>`
  const head = hasHead && end.length === 2 ? headOf(end[0] as Point, end[1] as Point, colour) : ''
  return `<g class="map-line" data-kind="${kind}">${line}${head}${label === '' ? '' : labelOf(label, middle, colour)}</g>`
}

function headOf(from: Point, [x, y]: Point, colour: string): string {
  const angle = Math.atan2(y - from[1], x - from[0])
  const corner = (turn: number) => [x - 9 * Math.cos(angle + turn), y - 9 * Math.sin(angle + turn)].map(at).join(',')
  return `<polygon points="${at(x)},${at(y)} ${corner(0.4)} ${corner(-0.4)}" fill="${colour}"/>`
}

function labelOf(label: string, [x, y]: Point, colour: string): string {
  const width = 8 + label.length * 6.2
  const back = `<rect x="${at(x - width / 2)}" y="${at(y - 8)}" width="${at(width)}" height="16" rx="8" fill="${PAPER}" stroke="${colour}"/>`
  return `${back}<text x="${at(x)}" y="${at(y + 4)}" text-anchor="middle" font-size="11" fill="${colour}">${escaped(label)}</text>`
}

const widthOf = (configurations: number) => 1.1 + Math.min(3, Math.log2(configurations))

const CORNER = 14

/** Straight pieces with their corners rounded. */
function path(points: readonly Point[]): string {
  const [first] = points
  if (first === undefined) return ''
  const parts = points.slice(1).map((point, index) => {
    const before = points[index] as Point
    const after = points[index + 2]
    if (after === undefined) return `L${point.map(at).join(' ')}`
    return `L${toward(point, before).map(at).join(' ')}Q${point.map(at).join(' ')} ${toward(point, after).map(at).join(' ')}`
  })
  return `M${first.map(at).join(' ')}${parts.join('')}`
}

function toward([x, y]: Point, [tx, ty]: Point): Point {
  const length = Math.hypot(tx - x, ty - y)
  const share = length === 0 ? 0 : Math.min(0.5, CORNER / length)
  return [x + (tx - x) * share, y + (ty - y) * share]
}

function middleOf(points: readonly Point[]): Point {
  const half = Math.floor((points.length - 1) / 2)
  const [a, b] = [points[half] ?? [0, 0], points[half + 1] ?? points[half] ?? [0, 0]]
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}
