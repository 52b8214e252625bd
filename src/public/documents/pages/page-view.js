// The document as its pages: which are near and drawn, how large they are, and what is marked on them. The reading text stays the keeper of positions.
import { excerptsIn } from '../excerpts-in-text.js'
import { wordsOf } from '../positions.js'
import { scrollerOf } from '../reading-face.js'
import { openPdf } from './drawing.js'
import { Leaf } from './leaf.js'
import { lanesOf } from './marks-layer.js'
import { Pointing } from './pointing.js'
import { boxesOf, pointNear } from './words-layer.js'

/** Room for the marks beside the pages, in pixels. */
const MARGIN = { wide: 64, narrow: 40 }
/** Pages are drawn before they are seen, and given up when they are this far away. */
const NEAR = '100% 0px'
/** Whoever zooms step by step or scrolls far waits for the end of it only. */
const SETTLED_MS = 120

/** Makes the pages of `element`; answers what the tools above a text ask of a view. */
export function openPages(element, reading) {
  const view = new PageView(element, reading)
  return {
    show: isShown => view.show(isShown),
    reveal: (start, end, id = null) => view.reveal(start, end, id),
    markFinds: (finds, at) => view.markFinds(finds, at),
    goToPage: number => view.goToPage(number),
    now: () => view.now(),
    zoom: factor => view.zoom(factor),
    focus: point => view.leafOf(point)?.words.focus({ preventScroll: true }),
  }
}

class PageView {
  #all
  #starts = new Map()
  #pdf = null
  #zoom = 1
  #scale = 0
  #timer = 0
  #excerpts = []
  #lanes = new Map()
  #current = null
  #finds = []
  #passage = null

  constructor(element, reading) {
    this.element = element
    this.reading = reading
    this.#all = wordsOf(reading)
    const pages = JSON.parse(element.dataset.pages)
    this.leaves = pages.map(([number, label, width, height]) => new Leaf({ number, label, width, height }))
    element.append(...this.leaves.map(leaf => leaf.element))
    for (const line of reading.querySelectorAll('.page-break')) {
      const words = line.nextElementSibling?.querySelector('[data-start]')
      if (words != null) this.#starts.set(Number(line.dataset.page), Number(words.dataset.start))
    }
    this.#readExcerpts()
    this.#watch()
  }

  #watch() {
    const root = scrollerOf(this.element)
    const near = new IntersectionObserver(entries => this.#nearness(entries), { root, rootMargin: NEAR })
    for (const leaf of this.leaves) near.observe(leaf.element)
    new ResizeObserver(() => this.#fit()).observe(this.element)
    new MutationObserver(changes => {
      if (changes.some(change => change.target.closest?.('.para') != null)) this.#marksChanged()
    }).observe(this.reading, { childList: true, subtree: true })
    document.addEventListener('passage-selected', event => this.#chosen(event.detail))
    document.addEventListener('passage-cleared', () => this.#chosen(null))
    new Pointing(this)
  }

  get isShown() {
    return !this.element.hidden
  }

  show(isShown) {
    this.element.hidden = !isShown
    if (!isShown) return
    this.#passage = this.reading.passage
    this.#fit()
    this.#pdf ??= openPdf(this.element.dataset.file, this.element.dataset.library).catch(error => this.#failed(error))
    this.#openSoon()
  }

  /** The words can be chosen where they are printed even when the page itself cannot be drawn. */
  #failed(error) {
    const note = document.createElement('p')
    note.className = 'note warning'
    note.setAttribute('role', 'alert')
    const why =
      error?.name === 'PasswordException' ? 'the file asks for a password' : 'the file could not be opened here'
    const link = document.createElement('a')
    link.href = this.element.dataset.file
    link.textContent = 'Open the original file'
    note.append(`The pages cannot be drawn: ${why}. `, link, ', or go on in the reading text.')
    this.element.prepend(note)
    return null
  }

  #nearness(entries) {
    for (const entry of entries) {
      const leaf = this.leaves[[...this.element.querySelectorAll('.leaf')].indexOf(entry.target)]
      if (leaf === undefined) continue
      leaf.isNear = entry.isIntersecting
      if (!leaf.isNear || !this.isShown) leaf.free()
    }
    this.#openSoon()
  }

  /** Pages that fly by are not opened: only what is near when the scrolling has come to rest. */
  #openSoon() {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => {
      if (this.isShown) for (const leaf of this.leaves) if (leaf.isNear) this.#open(leaf)
    }, SETTLED_MS)
  }

  async #open(leaf) {
    const drawn = this.#draw(leaf)
    await this.#lay(leaf)
    await drawn
  }

  async #draw(leaf) {
    const pdf = await this.#pdf
    if (pdf === null || !leaf.isNear) return
    try {
      await leaf.draw(pdf)
    } catch {
      leaf.element.dataset.broken = ''
    }
  }

  async #lay(leaf) {
    if (await leaf.lay(this.element.dataset.layout, this.#all)) this.#mark(leaf)
  }

  #mark(leaf) {
    if (leaf.runs.length === 0) return
    const start = leaf.start
    const end = leaf.runs.reduce((most, run) => Math.max(most, run.end), 0)
    const isHere = span => span.end > start && span.start < end
    leaf.markExcerpts(this.#excerpts.filter(isHere), this.#lanes, this.#current, this.#scale)
    leaf.markFinds(this.#finds.filter(isHere))
    leaf.markPassage(this.#passage)
  }

  #readExcerpts() {
    this.#excerpts = excerptsIn(this.reading)
    this.#lanes = lanesOf(this.#excerpts)
  }

  #marksChanged() {
    cancelAnimationFrame(this.#timer)
    this.#timer = requestAnimationFrame(() => {
      this.#readExcerpts()
      for (const leaf of this.leaves) this.#mark(leaf)
    })
  }

  /** As wide as there is room, times the zoom; what is near is drawn again when it has settled. */
  #fit() {
    if (!this.isShown || this.element.clientWidth === 0) return
    const widest = this.leaves.reduce((most, leaf) => Math.max(most, leaf.width), 1)
    const room = this.element.clientWidth - (this.element.clientWidth < 560 ? MARGIN.narrow : MARGIN.wide)
    const scale = Math.min(room / widest, 2.5) * this.#zoom
    if (Math.abs(scale - this.#scale) < 0.001) return
    this.#scale = scale
    this.element.style.setProperty('--scale', String(scale))
    for (const leaf of this.leaves) leaf.placeMargin(scale)
    this.#openSoon()
  }
  #settling = 0

  /** What is at the upper edge stays there. */
  zoom(factor) {
    const pane = scrollerOf(this.element)
    const top = pane?.getBoundingClientRect().top ?? 0
    const { element } = this.#leafAt(top)
    const before = element.getBoundingClientRect()
    this.#zoom = factor
    this.#fit()
    const after = element.getBoundingClientRect()
    const part = (top - before.top) / (before.height || 1)
    ;(pane ?? window).scrollBy(0, after.top + part * after.height - top)
  }

  /** The page at a height of the screen, or the one below. */
  #leafAt(top) {
    return this.leaves.find(leaf => leaf.element.getBoundingClientRect().bottom > top) ?? this.leaves.at(-1)
  }

  leafOf(point) {
    let found = this.leaves[0]
    for (const leaf of this.leaves)
      if ((this.#starts.get(leaf.number) ?? Number.POSITIVE_INFINITY) <= point) found = leaf
    return found
  }

  goToPage(number) {
    const leaf = this.leaves.find(one => one.number === number)
    leaf?.element.scrollIntoView({ block: 'start' })
    return leaf !== undefined
  }

  /** The words at the edge of a page may be printed on the one before or after. */
  async #printed(start, end) {
    const at = this.leaves.indexOf(this.leafOf(start))
    for (const leaf of [this.leaves[at], this.leaves[at + 1], this.leaves[at - 1]]) {
      if (leaf === undefined) continue
      await this.#lay(leaf)
      const [box] = boxesOf(leaf.runs, start, end)
      if (box !== undefined) return { leaf, box }
    }
    return null
  }

  async reveal(start, end, id = null) {
    if (id !== null) {
      this.#current = id
      for (const leaf of this.leaves) this.#mark(leaf)
    }
    const found = await this.#printed(start, end)
    if (found === null) return this.leafOf(start)?.element.scrollIntoView({ block: 'start' })
    this.#center(found.leaf, found.box)
  }

  #center(leaf, box) {
    const pane = scrollerOf(this.element)
    const frame = pane?.getBoundingClientRect() ?? { top: 0, left: 0 }
    const [height, width] = [pane?.clientHeight ?? innerHeight, pane?.clientWidth ?? innerWidth]
    const sheet = leaf.words.getBoundingClientRect()
    const top = sheet.top + box.y * this.#scale - frame.top
    const left = sheet.left + box.x * this.#scale - frame.left
    const isSeen = top > 40 && top < height - 60
    const isBeside = left >= 0 && left < width - 40
    ;(pane ?? window).scrollBy(isBeside ? 0 : left - width / 3, isSeen ? 0 : top - height / 2)
  }

  now() {
    const top = (scrollerOf(this.element)?.getBoundingClientRect().top ?? 0) + 48
    const leaf = this.#leafAt(top)
    const y = Math.max(0, top - leaf.words.getBoundingClientRect().top) / (this.#scale || 1)
    return { page: leaf.number, point: pointNear(leaf.runs, 0, y) ?? this.#starts.get(leaf.number) ?? 0 }
  }

  placeNow() {
    return this.leaves.find(leaf => leaf.number === this.now().page) ?? null
  }

  markFinds(finds, at) {
    this.#finds = finds.map((find, i) => ({ ...find, isNow: i === at }))
    for (const leaf of this.leaves) this.#mark(leaf)
  }

  async #chosen(passage) {
    this.#passage = passage
    if (!this.isShown) return
    for (const leaf of this.leaves) if (leaf.runs.length > 0) leaf.markPassage(passage)
    if (passage === null) return
    const found = await this.#printed(passage.end - 1, passage.end)
    if (found === null || this.#passage !== passage) return
    found.leaf.markPassage(passage)
    this.#center(found.leaf, found.box)
    this.#placeBar(found.leaf, found.box)
  }

  /** Whoever put buttons at the passage in the reading text, which is out of sight, finds them here. */
  #placeBar(leaf, box) {
    const bar = this.reading.querySelector('.select-bar')
    if (bar === null) return
    if (matchMedia('(pointer: coarse)').matches) return this.element.append(bar)
    leaf.words.parentElement.append(bar)
    const right = (box.x + box.width) * this.#scale - bar.offsetWidth / 2
    const left = Math.min(Math.max(0, right), leaf.words.clientWidth - bar.offsetWidth)
    bar.style.insetInlineStart = `${Math.max(0, left)}px`
    bar.style.insetBlockStart = `${(box.y + box.height) * this.#scale + 6}px`
  }

  /** The page under a place of the screen, and the position printed nearest to it. */
  placeUnder(x, y) {
    const leaf =
      this.leaves.find(one => {
        const { top, bottom } = one.element.getBoundingClientRect()
        return y >= top && y <= bottom
      }) ?? null
    if (leaf === null || leaf.runs.length === 0) return null
    const sheet = leaf.words.getBoundingClientRect()
    const point = pointNear(leaf.runs, (x - sheet.left) / this.#scale, (y - sheet.top) / this.#scale)
    return point === null ? null : { leaf, point }
  }
}
