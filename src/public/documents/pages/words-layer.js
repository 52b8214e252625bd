// The words of one page where they are printed: each run of the layout as transparent text, as wide as it is on the page.
import { countPoints, paragraphAt, unitAt } from '../positions.js'

/** @typedef {{ start: number, end: number, x: number, y: number, width: number, height: number, text: string, font: string, stretch: number, isRtl: boolean }} Run */

const RTL = /^[^\p{L}]{0,40}[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u
/** Letters are measured this large, so that no screen rounds their widths. */
const MEASURED = 100
const pen = document.createElement('canvas').getContext('2d')
pen.textRendering = 'geometricPrecision'

/** How wide text of this height would be by itself in a kind of type. */
function natural(text, height, font) {
  pen.font = `${MEASURED}px ${font}`
  return (pen.measureText(text).width * height) / MEASURED
}

/** The kind of type that needs the most even stretching to be as wide as the page has it: then letters in between fit best. */
function fontOf(runs) {
  let [best, least] = ['serif', Number.POSITIVE_INFINITY]
  for (const font of ['serif', 'sans-serif', 'monospace']) {
    const stretches = runs
      .filter(run => run.text.length > 8)
      .slice(0, 60)
      .map(run => run.width / natural(run.text, run.height, font))
    const mean = stretches.reduce((sum, one) => sum + one, 0) / stretches.length
    const uneven = stretches.reduce((sum, one) => sum + Math.abs(one / mean - 1), 0)
    if (uneven < least) [best, least] = [font, uneven]
  }
  return best
}

/**
 * The runs of a page with their words, which stand in the reading text.
 * @param {readonly (readonly number[])[]} placed [start, end, x, y, width, height] @param {HTMLElement[]} all the words of each paragraph
 * @returns {Run[]}
 */
export function runsOf(placed, all) {
  const runs = placedRuns(placed, all)
  const font = fontOf(runs)
  return runs.map(run => {
    const by = natural(run.text, run.height, font)
    return { ...run, font, stretch: by > 0 ? run.width / by : 1, isRtl: RTL.test(run.text) }
  })
}

function placedRuns(placed, all) {
  return placed.flatMap(([from, to, x, y, width, height]) => {
    const words = all[paragraphAt(all, from)]
    const base = Number(words?.dataset.start)
    if (words === undefined || from >= Number(words.dataset.end) || to <= base) return []
    const start = Math.max(from, base)
    const end = Math.min(to, Number(words.dataset.end))
    const whole = words.textContent
    const text = whole.slice(unitAt(whole, start - base), unitAt(whole, end - base))
    return [{ start, end, x, y, width, height, text }]
  })
}

/** One span a run, in the order of the text; sizes follow `--scale`, so that zooming moves nothing by hand. */
export function layWords(layer, runs) {
  layer.style.fontFamily = runs[0]?.font ?? ''
  const spans = runs.map(run => {
    const span = document.createElement('span')
    span.textContent = run.text
    span.dataset.from = run.start
    span.style.setProperty('--x', run.x)
    span.style.setProperty('--y', run.y)
    span.style.setProperty('--h', run.height)
    span.style.setProperty('--stretch', run.stretch)
    return span
  })
  // A space between runs, so that copied and read words do not run together.
  layer.replaceChildren(...spans.flatMap((span, i) => (i === 0 ? [span] : [' ', span])))
  return spans
}

/** The boxes in which [start, end) is printed, in points of the page. */
export function boxesOf(runs, start, end) {
  return runs.flatMap(run => {
    if (run.end <= start || run.start >= end) return []
    const from = reach(run, Math.max(start, run.start))
    const to = reach(run, Math.min(end, run.end))
    const x = run.isRtl ? run.x + run.width - to : run.x + from
    return [{ x, y: run.y, width: to - from, height: run.height }]
  })
}

/** How far into a run a position is printed, from where its first letter begins. */
function reach(run, point) {
  const unit = unitAt(run.text, point - run.start)
  if (unit >= run.text.length) return run.width
  return natural(run.text.slice(0, unit), run.height, run.font) * run.stretch
}

/** The position printed nearest to a place on the page, in points; null on a page without words. */
export function pointNear(runs, x, y) {
  let best = null
  let least = Number.POSITIVE_INFINITY
  for (const run of runs) {
    const above = Math.max(run.y - y, 0, y - run.y - run.height)
    const beside = Math.max(run.x - x, 0, x - run.x - run.width)
    // Beside a line one means that line; between lines, the nearest.
    const distance = above * 4 + beside
    if (distance < least) [best, least] = [run, distance]
  }
  return best === null ? null : pointIn(best, x)
}

function pointIn(run, x) {
  const into = Math.min(Math.max(0, run.isRtl ? run.x + run.width - x : x - run.x), run.width)
  let low = run.start
  let high = run.end
  while (low < high) {
    const middle = (low + high) >> 1
    const half = (reach(run, middle) + reach(run, Math.min(middle + 1, run.end))) / 2
    if (half < into) low = middle + 1
    else high = middle
  }
  return low
}

/** The node and offset of a position, for the browser's own selection. @returns {[Node, number] | null} */
export function nodeAt(runs, spans, point) {
  const at = runs.findIndex(run => point <= run.end)
  const run = runs[at === -1 ? runs.length - 1 : at]
  const node = spans[at === -1 ? spans.length - 1 : at]?.firstChild
  if (run === undefined || node == null) return null
  return [node, unitAt(run.text, Math.max(0, point - run.start))]
}

/** The position of a place in the page's words, when the browser's own selection stands there. */
export function pointOf(node, offset) {
  const span = node.parentElement?.closest('[data-from]')
  if (span != null) return Number(span.dataset.from) + countPoints(node.textContent.slice(0, offset))
  const next = node.childNodes[offset] ?? node.nextSibling
  const following = next instanceof Element ? next.closest('[data-from]') : next?.nextElementSibling
  return following == null ? null : Number(following.dataset.from)
}
