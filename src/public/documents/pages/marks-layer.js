// What is drawn over a page: excerpts in the hue of their role and a line of their own, what was found, and what is chosen.
import { boxesOf } from './words-layer.js'

/** Lines under the words take turns, so that excerpts over each other are told apart without their hues. */
const LANES = 4
/** Points between two marks in the margin. */
const APART = 26

/**
 * Excerpts that cover the same words get different lanes; those alone stay in the first.
 * @returns {Map<number, { lane: number, overlaps: boolean }>}
 */
export function lanesOf(excerpts) {
  const lanes = new Map()
  let open = []
  for (const excerpt of excerpts) {
    open = open.filter(other => other.end > excerpt.start)
    const taken = new Set(open.map(other => lanes.get(other.id).lane))
    let lane = 0
    while (taken.has(lane) && lane < LANES - 1) lane++
    lanes.set(excerpt.id, { lane, overlaps: open.length > 0 })
    for (const other of open) lanes.get(other.id).overlaps = true
    open.push(excerpt)
  }
  return lanes
}

/** Draws the excerpts of one page and answers where each begins on it. */
export function drawExcerpts(layer, runs, excerpts, lanes, current) {
  const begins = []
  const boxes = excerpts.flatMap(excerpt => {
    const places = boxesOf(runs, excerpt.start, excerpt.end)
    if (places.length > 0) begins.push({ excerpt, y: places[0].y })
    const { lane, overlaps } = lanes.get(excerpt.id)
    return places.map((place, i) => {
      const box = boxAt(place, 'excerpt')
      box.dataset.role = excerpt.role
      box.dataset.lane = lane
      box.dataset.excerpt = excerpt.id
      if (overlaps && i === 0) box.dataset.label = shortened(excerpt)
      box.classList.toggle('current', excerpt.id === current)
      return box
    })
  })
  layer.replaceChildren(...boxes)
  return begins
}

/** What was found or is chosen. */
export function drawPlaces(layer, runs, spans, kind) {
  const boxes = spans.flatMap(({ start, end, isNow }) =>
    boxesOf(runs, start, end).map(place => {
      const box = boxAt(place, kind)
      if (isNow) box.classList.add('now')
      return box
    }),
  )
  layer.replaceChildren(...boxes)
}

/** Short, since it stands between the lines; the margin has the whole of it. */
function shortened({ role, label }) {
  return role === 'parked' ? 'K' : (/[A-Z]?\d+/.exec(label)?.[0] ?? label)
}

function boxAt({ x, y, width, height }, kind) {
  const box = document.createElement('i')
  box.className = kind
  for (const [name, value] of Object.entries({ x, y, w: width, h: height })) box.style.setProperty(`--${name}`, value)
  return box
}

/** The marks beside a page, each at its words or below the mark before it. */
export function drawMargin(margin, begins, scale) {
  let free = 0
  const marks = [...begins]
    .sort((a, b) => a.y - b.y)
    .map(({ excerpt, y }) => {
      const mark = document.createElement('a')
      mark.className = 'mark'
      mark.href = excerpt.href
      mark.textContent = excerpt.label
      mark.dataset.role = excerpt.role
      mark.dataset.excerpt = excerpt.id
      const top = Math.max(free, y * scale)
      free = top + APART
      mark.style.setProperty('inset-block-start', `${top}px`)
      return mark
    })
  margin.replaceChildren(...marks)
}
