// Draws a map that has been placed: columns with their names, boxes with letters and signs, lines of each kind, and a legend.
import type { Role } from '../../configurations/domain.ts'
import { type Box, boxesOf, LINE, PAD, STRIP } from './boxes.ts'
import type { EdgeKind, MapGraph } from './graph.ts'
import { at, DIM, escaped, FONT, HUES, INK, PAPER } from './ink.ts'
import { drawBend, drawLine, drawSample, isPlaced, type Point, SAID } from './lines.ts'

type Places = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly { readonly id: string; readonly x: number; readonly y: number }[]
  readonly lines: readonly { readonly id: string; readonly points: readonly Point[] }[]
}

export type Caption = {
  readonly label: string
  /** Written above a saved drawing: which review, which choice, what is left out. */
  readonly lines: readonly string[]
  /** Where a box leads; null in a drawing that stands alone. */
  readonly href: ((box: Box) => string) | null
}

const TOP = 34
const LEGEND = 20
const EDGE = 12
const NAMES: Readonly<Record<Role, string>> = {
  context: 'Contexts',
  strategy: 'Strategies',
  actor: 'Actors',
  resource: 'Resources',
  mechanism: 'Mechanisms',
  response: 'Responses',
  outcome: 'Outcomes',
}

export function drawMap({ nodes, edges, columns }: MapGraph, places: Places, caption: Caption): string {
  const boxes = boxesOf({ nodes, edges, columns })
  const head = caption.lines.length * LEGEND + (caption.lines.length > 0 ? EDGE : 0)
  const top = head + TOP
  const shift = ([x, y]: Point): Point => [x, y + top]
  const byId = new Map(places.boxes.map(({ id, x, y }) => [id, { x, y: y + top }]))
  const set = boxes.flatMap(box => {
    const place = byId.get(box.key)
    return place === undefined ? [] : [{ ...box, ...place }]
  })
  const byKey = new Map(set.map(box => [box.key, box]))
  const runs = new Map(places.lines.map(line => [line.id, line.points.map(shift)]))
  const lines = edges.map(edge => {
    const [from, to] = [byKey.get(edge.from), byKey.get(edge.to)]
    if (isPlaced(edge)) return drawLine(edge, runs.get(edge.key) ?? [])
    return from === undefined || to === undefined ? '' : drawBend(edge, from, to)
  })
  const kinds = (Object.keys(SAID) as EdgeKind[]).filter(kind => edges.some(edge => edge.kind === kind))
  const bottom = top + places.height + EDGE
  const size = {
    width: Math.ceil(Math.max(places.width + 70, 560)),
    height: Math.ceil(bottom + (kinds.length + 1) * LEGEND + EDGE),
  }
  const open = `<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 ${at(size.width)} ${at(size.height)}" width="${at(size.width)}" height="${at(size.height)}" role="group" aria-label="${escaped(caption.label)}" font-family="${FONT}" font-size="13">`
  const written = caption.lines.map((line, index) => words(EDGE, 18 + index * LEGEND, line, index === 0))
  return [
    open,
    `<rect class="map-paper" width="100%" height="100%" fill="${PAPER}"/>`,
    ...written,
    ...headings(set, columns, head + 18),
    ...lines,
    ...set.map(box => drawBox(box, caption.href?.(box) ?? null)),
    ...legend(kinds, bottom),
    '</svg>',
  ].join('')
}

type Set = Box & { readonly x: number; readonly y: number }

function headings(boxes: readonly Set[], columns: MapGraph['columns'], y: number): string[] {
  return [...Map.groupBy(boxes, box => box.column)].map(([column, own]) => {
    const x = Math.min(...own.map(box => box.x))
    return `<text class="map-words" x="${at(x)}" y="${y}" font-weight="bold" font-size="14" fill="${INK}">${NAMES[columns[column]?.[0] ?? 'context']}</text>`
  })
}

function drawBox(box: Set, href: string | null): string {
  const { x, y, width, height, role, letter, sign, lines, foot } = box
  const { hue, wash } = HUES[role]
  const texts = lines.map((line, index) => words(x + STRIP + PAD, y + PAD + 12 + index * LINE, line))
  if (foot !== '')
    texts.push(
      `<text class="map-dim" x="${at(x + STRIP + PAD)}" y="${at(y + height - 8)}" font-size="11" fill="${DIM}">${foot} configurations</text>`,
    )
  const drawn = [
    `<rect class="map-box" x="${at(x)}" y="${at(y)}" width="${width}" height="${height}" rx="4" fill="${wash}" stroke="${hue}"/>`,
    `<rect class="map-strip" x="${at(x)}" y="${at(y)}" width="${STRIP}" height="${height}" rx="4" fill="${hue}"/>`,
    `<text class="map-letter" x="${at(x + STRIP / 2)}" y="${at(y + 20)}" text-anchor="middle" font-weight="bold" fill="${PAPER}">${letter}</text>`,
    sign === ''
      ? ''
      : `<text class="map-letter" x="${at(x + STRIP / 2)}" y="${at(y + 38)}" text-anchor="middle" font-weight="bold" font-size="15" fill="${PAPER}">${sign}</text>`,
    ...texts,
  ].join('')
  const group = `<g class="map-node" data-role="${role}"><title>${escaped(`${role}: ${box.name}`)}</title>${drawn}</g>`
  return href === null ? group : `<a href="${escaped(href)}">${group}</a>`
}

function legend(kinds: readonly EdgeKind[], y: number): string[] {
  const rows = kinds.flatMap((kind, index) => [
    drawSample(kind, EDGE, y + index * LEGEND + 10),
    words(EDGE + 56, y + index * LEGEND + 14, SAID[kind]),
  ])
  const signs = '+ enables, or a positive outcome   − hinders, or a negative outcome   ± both'
  return [...rows, words(EDGE, y + kinds.length * LEGEND + 14, signs)]
}

function words(x: number, y: number, text: string, isBold = false): string {
  return `<text class="map-words" x="${at(x)}" y="${at(y)}" fill="${INK}"${isBold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`
}
