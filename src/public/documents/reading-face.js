// The reading text as one of the two ways to see a document: what is looked for, gone to, and how large it is.
import { paragraphAt, rangeIn, rangesOf, wordsOf } from './positions.js'

/** @param {HTMLElement} reading the reading-text element */
export function readingFace(reading) {
  const all = wordsOf(reading)
  const read = all.filter(one => one.closest('[data-running]') === null)
  const isPast = element => element.getBoundingClientRect().top <= topOf(reading) + 60
  const wordsNow = () => read[lastIndexWhere(read, one => isPast(one.parentElement))] ?? read[0]
  return {
    show: isShown => {
      reading.hidden = !isShown
    },
    /** Brings a stretch of the text into view; `id` names an excerpt, which is then the current one. */
    reveal: (start, end, id = null) => {
      for (const mark of reading.querySelectorAll('mark.quote.current')) mark.classList.remove('current')
      if (id !== null)
        for (const mark of reading.querySelectorAll(`mark.quote[data-excerpts~="${id}"]`)) mark.classList.add('current')
      const words = all[paragraphAt(all, start)]
      words?.closest('[data-running][hidden]')?.removeAttribute('hidden')
      const [range] = words === undefined ? [] : rangeIn(words, start, end)
      scrollTo(reading, words, range)
      return words ?? null
    },
    markFinds: (finds, at) => {
      // A browser that cannot mark ranges still goes to them.
      if (CSS.highlights === undefined) return
      const marked = new Highlight()
      for (const find of finds) for (const range of placesOf(all, find)) marked.add(range)
      CSS.highlights.set('found', marked)
      const here = finds[at]
      CSS.highlights.set(
        'found-now',
        new Highlight(...(here === undefined ? [] : rangesOf(reading, here.start, here.end))),
      )
    },
    goToPage: number => {
      const line = reading.querySelector(`.page-break[data-page="${number}"]`)
      line?.scrollIntoView({ block: 'start' })
      return line !== null
    },
    /** The page at the upper edge, and where the text begins there. */
    now: () => {
      const lines = [...reading.querySelectorAll('.page-break')]
      const page = lastWhere(lines, isPast) ?? lines[0]
      return {
        page: page === undefined ? null : Number(page.dataset.page),
        point: Number(wordsNow()?.dataset.start ?? 0),
      }
    },
    /** The paragraph at the upper edge stays there. */
    zoom: factor => {
      const para = wordsNow()?.parentElement
      const before = para?.getBoundingClientRect().top ?? 0
      reading.style.setProperty('--text-zoom', String(factor))
      const by = (para?.getBoundingClientRect().top ?? 0) - before
      ;(scrollerOf(reading) ?? window).scrollBy(0, by)
    },
    focus: point => all[paragraphAt(all, point)]?.focus({ preventScroll: true }),
  }
}

function placesOf(all, find) {
  const ranges = []
  for (let i = paragraphAt(all, find.start); i < all.length; i++) {
    if (Number(all[i].dataset.start) >= find.end) break
    ranges.push(...rangeIn(all[i], find.start, find.end))
  }
  return ranges
}

/** The part of the page that scrolls the text: its pane, or the page itself. */
export function scrollerOf(element) {
  const pane = element.closest('.pane-body')
  return pane !== null && getComputedStyle(pane).overflowY !== 'visible' ? pane : null
}

function topOf(element) {
  return scrollerOf(element)?.getBoundingClientRect().top ?? 0
}

/** Paragraphs out of sight have no true height yet: the paragraph comes first, then the words in it. */
function scrollTo(reading, words, range) {
  if (words === undefined) return
  words.scrollIntoView({ block: 'center' })
  const box = range?.getBoundingClientRect()
  if (box === undefined || box.height === 0) return
  const pane = scrollerOf(reading)
  const top = pane?.getBoundingClientRect().top ?? 0
  const height = pane?.clientHeight ?? window.innerHeight
  if (box.top > top + 40 && box.bottom < top + height - 40) return
  const by = box.top - top - height / 2
  if (pane === null) window.scrollBy(0, by)
  else pane.scrollBy(0, by)
}

function lastIndexWhere(list, test) {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(list[middle])) low = middle + 1
    else high = middle
  }
  return low - 1
}

const lastWhere = (list, test) => list[lastIndexWhere(list, test)]
