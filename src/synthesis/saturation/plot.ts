// Draws saturation: above, how many ideas have been said by role; below, how many each document said for the first time.
import { LETTERS } from '../../configurations/domain.ts'
import { at, DIM, escaped, FONT, HUES, INK, PAPER } from '../map/ink.ts'
import { GROUPS, type Group, type Step } from './counting.ts'

type Labelled = Step & { readonly label: string }

const LEFT = 46
const RIGHT = 124
const HIGH = 240
const LOW = 110
const GAP = 34
const TOP = 16
const NARROW = 4
const WIDE = 44
const ROOM = 900
const NAMES = 126
const DASHES: Readonly<Record<Group | 'all', string>> = {
  all: '',
  context: '8 3',
  mechanism: '2 3',
  outcome: '10 3 2 3',
  strategy: '4 4',
  actor: '1 5',
}

/** `lines` are written above a plot that is saved. */
export function drawSaturation(steps: readonly Labelled[], label: string, lines: readonly string[] = []): string {
  const step = Math.max(NARROW, Math.min(WIDE, ROOM / Math.max(1, steps.length)))
  const inner = Math.max(240, step * steps.length)
  const top = TOP + lines.length * 20
  const high = { top, height: HIGH, most: nice(Math.max(1, ...steps.map(one => one.sum.all))) }
  const low = { top: top + HIGH + GAP, height: LOW, most: nice(Math.max(1, ...steps.map(one => one.fresh.all))) }
  const bottom = low.top + LOW
  const size = { width: LEFT + inner + RIGHT, height: bottom + NAMES }
  const x = (index: number) => LEFT + step * (index + 0.5)
  const open = `<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 ${at(size.width)} ${at(size.height)}" width="${at(size.width)}" height="${at(size.height)}" role="img" aria-label="${escaped(label)}" font-family="${FONT}" font-size="12">`
  return [
    open,
    `<rect class="map-paper" width="100%" height="100%" fill="${PAPER}"/>`,
    ...lines.map((line, index) => words(LEFT, 16 + index * 20, line, index === 0 ? ' font-weight="bold"' : '')),
    ...axis(high, inner, 'Ideas so far'),
    ...axis(low, inner, 'New in each document'),
    ...runs(steps, high, x, LEFT + inner),
    ...bars(steps, low, x, step),
    ...names(steps, bottom, x, step),
    '</svg>',
  ].join('')
}

type Scale = { readonly top: number; readonly height: number; readonly most: number }

const y = ({ top, height, most }: Scale, value: number) => top + height - (value / most) * height

/** 1, 2, 5 or 10 times a power of ten, not below the value. */
function nice(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map(factor => factor * power).find(one => one >= value) ?? value
}

function axis(scale: Scale, inner: number, name: string): string[] {
  const parts = scale.most < 4 ? scale.most : 4
  const ticks = Array.from({ length: parts + 1 }, (_, index) => (scale.most * index) / parts).filter(Number.isInteger)
  return [
    words(LEFT, scale.top - 4, name, ' font-weight="bold"'),
    ...ticks.map(tick => {
      const place = at(y(scale, tick))
      const line = `<line class="${tick === 0 ? 'plot-axis' : 'plot-grid'}" x1="${LEFT}" x2="${at(LEFT + inner)}" y1="${place}" y2="${place}" stroke="${tick === 0 ? DIM : '#dddddd'}"/>`
      return `${line}<text class="map-dim" x="${LEFT - 6}" y="${at(y(scale, tick) + 4)}" text-anchor="end" fill="${DIM}">${tick}</text>`
    }),
  ]
}

/** Each line ends in its letter and name, so that neither hue nor dashes are needed. */
function runs(steps: readonly Labelled[], scale: Scale, x: (index: number) => number, end: number): string[] {
  const last = steps.at(-1)
  if (last === undefined) return []
  const shown = (['all', ...GROUPS] as const).filter(key => last.sum[key] > 0)
  const places = apart(shown.map(key => ({ key, y: y(scale, last.sum[key]) })))
  return shown.map(key => {
    const points = steps.map((step, index) => `${at(x(index))},${at(y(scale, step.sum[key]))}`)
    const hue = key === 'all' ? INK : HUES[key].hue
    const dash = DASHES[key] === '' ? '' : ` stroke-dasharray="${DASHES[key]}"`
    const line = `<polyline class="${key === 'all' ? 'plot-all' : 'plot-run'}" points="${points.join(' ')}" fill="none" stroke="${hue}" stroke-width="2"${dash}/>`
    const said = key === 'all' ? `all ${last.sum.all}` : `${LETTERS[key]} ${key} ${last.sum[key]}`
    const name = `<text class="${key === 'all' ? 'map-words' : 'plot-name'}" x="${at(end + 8)}" y="${at((places.get(key) ?? 0) + 4)}" fill="${hue}" font-weight="bold">${said}</text>`
    return `<g${key === 'all' ? '' : ` data-role="${key}"`}>${line}${name}</g>`
  })
}

/** Names that would stand on each other are moved down. */
function apart<K>(list: readonly { readonly key: K; readonly y: number }[]): ReadonlyMap<K, number> {
  const placed = new Map<K, number>()
  let before = Number.NEGATIVE_INFINITY
  for (const one of [...list].sort((a, b) => a.y - b.y)) {
    before = Math.max(one.y, before + 15)
    placed.set(one.key, before)
  }
  return placed
}

function bars(steps: readonly Labelled[], scale: Scale, x: (index: number) => number, step: number): string[] {
  const width = Math.max(2, step * 0.7)
  return steps.map(({ fresh, label }, index) => {
    const top = y(scale, fresh.all)
    const bar = `<rect x="${at(x(index) - width / 2)}" y="${at(top)}" width="${at(width)}" height="${at(scale.top + scale.height - top)}" fill="${DIM}" class="plot-new"/>`
    const count =
      step >= 14
        ? `<text class="map-dim" x="${at(x(index))}" y="${at(top - 3)}" text-anchor="middle" font-size="11" fill="${DIM}">${fresh.all}</text>`
        : ''
    return `<g><title>${escaped(`${label}: ${fresh.all} new`)}</title>${bar}${count}</g>`
  })
}

/** As many labels as there is room for, written upwards. */
function names(steps: readonly Labelled[], bottom: number, x: (index: number) => number, step: number): string[] {
  const every = Math.max(1, Math.ceil(15 / step))
  return steps.flatMap(({ label }, index) => {
    if (index % every !== 0) return []
    const short = label.length > 18 ? `${label.slice(0, 17)}…` : label
    return [
      `<text class="map-dim" transform="translate(${at(x(index) + 4)} ${bottom + 8}) rotate(-90)" text-anchor="end" font-size="11" fill="${DIM}">${escaped(short)}</text>`,
    ]
  })
}

function words(x: number, place: number, text: string, more = ''): string {
  return `<text class="map-words" x="${at(x)}" y="${at(place)}" fill="${INK}"${more}>${escaped(text)}</text>`
}
