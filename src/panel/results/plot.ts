// Draws how answers to an item spread: a column for each answer, the median and the middle half beneath, "can't judge" apart.
import { at, DIM, escaped, FONT, INK, PAPER } from '../../synthesis/map/ink.ts'

export type Plotted = {
  readonly question: string
  readonly lowLabel: string
  readonly highLabel: string
  readonly counts: readonly { readonly score: number; readonly count: number }[]
  readonly cannot: number
  readonly answered: number
  /** Null where there is none, or where it says nothing. */
  readonly median: number | null
  readonly middle: readonly [number, number] | null
  readonly before: number | null
}

/** The words of a plot in the language of its reader. */
export type PlotWords = {
  readonly cannot: string
  readonly median: string
  readonly middle: string
  readonly before: string
  /** Where it is not a point. */
  readonly decimal?: ','
}

const LEFT = 16
const COLUMN = 52
const GAP = 24
const BARS = 110
const LINE = 17
const LONGEST = 68
/** About as wide as a character under a column is, and one of the key. */
const CHARACTER = 6.4
const KEY_CHARACTER = 5.6

/** `lines` are written above. The height of a column is its share of everybody who answered. */
export function drawSpreads(plots: readonly Plotted[], words: PlotWords, lines: readonly string[] = []): string {
  const widest = Math.max(5, ...plots.map(plot => plot.counts.length))
  const apart = Math.max(COLUMN, words.cannot.length * CHARACTER)
  const width = Math.max(LEFT * 2 + widest * COLUMN + GAP + COLUMN / 2 + apart / 2, 540)
  const head = lines.flatMap(wrapped)
  const parts = head.map((line, index) => said(LEFT, 12 + LINE * (index + 1), line, { weight: 'bold', size: 13 }))
  let y = 12 + LINE * head.length
  for (const plot of plots) {
    const drawn = drawOne(plot, words, y)
    parts.push(...drawn.parts)
    y = drawn.bottom
  }
  const label = [...lines, ...plots.map(plot => plot.question)].join('. ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 ${at(width)} ${at(y + 8)}" width="${at(width)}" height="${at(y + 8)}" role="img" aria-label="${escaped(label)}" font-family="${FONT}" font-size="12">`,
    `<rect class="map-paper" width="100%" height="100%" fill="${PAPER}"/>`,
    ...parts,
    '</svg>',
  ].join('')
}

function drawOne(plot: Plotted, words: PlotWords, top: number): { parts: string[]; bottom: number } {
  const title = wrapped(plot.question)
  const high = top + LINE * (title.length + 1) + 6
  const base = high + BARS
  const scores = [...plot.counts].sort((a, b) => a.score - b.score)
  const x = (score: number) => LEFT + (score - 0.5) * COLUMN
  const apart = LEFT + scores.length * COLUMN + GAP + COLUMN / 2
  const parts = [
    ...title.map((line, index) => said(LEFT, top + LINE * (index + 1), line, { weight: '600' })),
    ...scores.flatMap(({ score, count }) => column(x(score), base, count, plot.answered, String(score))),
    ...column(apart, base, plot.cannot, plot.answered, words.cannot, true),
    `<line class="plot-axis" x1="${LEFT}" x2="${at(LEFT + scores.length * COLUMN)}" y1="${at(base)}" y2="${at(base)}" stroke="${DIM}"/>`,
    ...ends(plot, base + 31, scores.length),
  ]
  let y = base + (plot.lowLabel + plot.highLabel === '' ? 26 : 40)
  if (plot.median !== null) {
    parts.push(...marks(plot, plot.median, x, y))
    y += 24
    parts.push(...key(plot, plot.median, words, y))
  }
  return { parts, bottom: y + 14 }
}

function column(
  middle: number,
  base: number,
  count: number,
  whole: number,
  name: string,
  isApart = false,
): readonly string[] {
  const height = whole === 0 ? 0 : (count / whole) * BARS
  const box = `x="${at(middle - COLUMN / 2 + 6)}" y="${at(base - height)}" width="${COLUMN - 12}" height="${at(height)}"`
  const bar = isApart
    ? `<rect class="plot-apart" ${box} fill="none" stroke="${DIM}" stroke-dasharray="3 3"/>`
    : `<rect class="plot-new" ${box} fill="${DIM}"/>`
  return [
    ...(count === 0 ? [] : [bar]),
    said(middle, base - height - 4, String(count), { anchor: 'middle', ...(count === 0 ? { dim: true } : {}) }),
    said(middle, base + 15, name, { anchor: 'middle', dim: true }),
  ]
}

/** The words at both ends of a scale, under its first and last number. */
function ends({ lowLabel, highLabel }: Plotted, y: number, columns: number): string[] {
  const room = Math.floor((columns * COLUMN) / 2 / 6)
  return [
    ...(lowLabel === '' ? [] : [said(LEFT, y, cut(lowLabel, room), { size: 11, dim: true })]),
    ...(highLabel === ''
      ? []
      : [said(LEFT + columns * COLUMN, y, cut(highLabel, room), { size: 11, dim: true, anchor: 'end' })]),
  ]
}

function marks({ middle, before }: Plotted, median: number, x: (score: number) => number, y: number): string[] {
  return [
    ...(middle === null
      ? []
      : [
          `<line class="plot-all" x1="${at(x(middle[0]))}" x2="${at(x(middle[1]))}" y1="${at(y)}" y2="${at(y)}" stroke="${INK}" stroke-width="2"/>`,
        ]),
    diamond(x(median), y, 6, false),
    // Where both medians are the same, the earlier one stands around the later.
    ...(before === null ? [] : [before === median ? ring(x(before), y) : diamond(x(before), y, 6, true)]),
  ]
}

/** Drawn, since the fonts that pictures are made with have no such signs. */
function diamond(place: number, y: number, half: number, isHollow: boolean): string {
  const paint = isHollow ? `fill="${PAPER}" class="plot-hollow"` : `fill="${INK}" class="plot-mark"`
  return `<path d="M${at(place - half)} ${at(y)}L${at(place)} ${at(y - half)}L${at(place + half)} ${at(y)}L${at(place)} ${at(y + half)}Z" ${paint} stroke="${INK}"/>`
}

/** What the signs under the columns are, in one line. */
function key({ middle, before }: Plotted, median: number, words: PlotWords, y: number): string[] {
  const parts: string[] = []
  let x = LEFT
  const entry = (text: string, isHollow: boolean | null) => {
    if (isHollow !== null) parts.push(diamond(x + 4, y - 4, 4, isHollow))
    const start = isHollow === null ? x : x + 13
    parts.push(said(start, y, text, { size: 11, dim: true }))
    x = start + text.length * KEY_CHARACTER + 14
  }
  const figure = (value: number) => String(value).replace('.', words.decimal ?? '.')
  entry(`${words.median} ${figure(median)}`, false)
  if (middle !== null) entry(`— ${words.middle} ${figure(middle[0])}–${figure(middle[1])}`, null)
  if (before !== null) entry(`${words.before} ${figure(before)}`, true)
  return parts
}

function ring(place: number, y: number): string {
  return `<path class="plot-all" d="M${at(place - 10)} ${at(y)}L${at(place)} ${at(y - 10)}L${at(place + 10)} ${at(y)}L${at(place)} ${at(y + 10)}Z" fill="none" stroke="${INK}"/>`
}

function said(
  x: number,
  y: number,
  text: string,
  how: { weight?: string; size?: number; anchor?: 'middle' | 'end'; dim?: boolean } = {},
): string {
  const weight = how.weight === undefined ? '' : ` font-weight="${how.weight}"`
  const size = how.size === undefined ? '' : ` font-size="${how.size}"`
  const anchor = how.anchor === undefined ? '' : ` text-anchor="${how.anchor}"`
  const paint = how.dim === true ? `class="map-dim" fill="${DIM}"` : `class="map-words" fill="${INK}"`
  return `<text ${paint} x="${at(x)}" y="${at(y)}"${weight}${size}${anchor}>${escaped(text)}</text>`
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** Two lines at most; the page beside says the whole. */
function wrapped(text: string): string[] {
  if (text.length <= LONGEST) return [text]
  const space = text.lastIndexOf(' ', LONGEST)
  const end = space > LONGEST / 2 ? space : LONGEST
  return [text.slice(0, end), cut(text.slice(end).trim(), LONGEST)]
}
