// One page of the document: a canvas drawn while it is near what is seen, its words over it, and what is marked on it.
import { drawExcerpts, drawMargin, drawPlaces } from './marks-layer.js'
import { layWords, runsOf } from './words-layer.js'

export class Leaf {
  runs = []
  spans = []
  isNear = false
  #drawing = null
  #drawnWidth = 0
  #isLaid = false

  constructor({ number, label, width, height }) {
    this.number = number
    this.width = width
    this.height = height
    this.element = made('section', 'leaf')
    this.element.dataset.page = number
    this.element.setAttribute('aria-label', `Page ${label ?? number}`)
    this.element.style.setProperty('--w', width)
    this.element.style.setProperty('--h', height)
    this.paper = made('div', 'leaf-paper')
    this.paper.setAttribute('aria-hidden', 'true')
    this.marks = Object.fromEntries(['excerpts', 'finds', 'passage'].map(name => [name, made('div', 'leaf-marks')]))
    for (const layer of Object.values(this.marks)) layer.setAttribute('aria-hidden', 'true')
    this.words = made('div', 'leaf-words')
    this.words.dir = 'ltr'
    this.words.tabIndex = 0
    this.words.setAttribute('role', 'group')
    this.words.setAttribute('aria-label', `Words of page ${label ?? number}`)
    this.margin = made('div', 'leaf-margin')
    const name = made('p', 'leaf-number')
    name.textContent = `page ${label ?? number}`
    const sheet = made('div', 'leaf-sheet')
    sheet.append(this.paper, ...Object.values(this.marks), this.words)
    this.element.append(sheet, this.margin, name)
  }

  /** Where its words are, once; they stay when the canvas is freed, as a selection may stand in them. */
  async lay(address, all) {
    if (this.#isLaid) return false
    this.#isLaid = true
    const answer = await fetch(`${address}${this.number}`).catch(() => null)
    if (answer?.ok !== true) {
      this.#isLaid = false
      return false
    }
    const { runs } = await answer.json()
    this.runs = runsOf(runs, all)
    this.spans = layWords(this.words, this.runs)
    return true
  }

  /** Draws the page as sharp as the screen can show it, unless that was done. */
  async draw(pdf) {
    const width = Math.round(this.paper.clientWidth * devicePixelRatio)
    if (width === 0 || width === this.#drawnWidth) return
    this.#drawing?.stop()
    this.#drawnWidth = width
    this.#drawing = pdf.draw(this.number, width)
    const canvas = await this.#drawing.done
    if (canvas !== null && this.#drawnWidth === width) this.paper.replaceChildren(canvas)
  }

  /** Gives the memory of the drawing back. */
  free() {
    this.#drawing?.stop()
    this.#drawing = null
    this.#drawnWidth = 0
    for (const canvas of this.paper.querySelectorAll('canvas')) canvas.width = 0
    this.paper.replaceChildren()
  }

  get start() {
    return this.runs.reduce((least, run) => Math.min(least, run.start), Number.POSITIVE_INFINITY)
  }

  markExcerpts(excerpts, lanes, current, scale) {
    this.begins = drawExcerpts(this.marks.excerpts, this.runs, excerpts, lanes, current)
    this.placeMargin(scale)
  }

  placeMargin(scale) {
    drawMargin(this.margin, this.begins ?? [], scale)
  }

  markFinds(finds) {
    drawPlaces(this.marks.finds, this.runs, finds, 'found')
  }

  markPassage(passage) {
    drawPlaces(this.marks.passage, this.runs, passage === null ? [] : [passage], 'chosen')
  }
}

function made(tag, name) {
  const element = document.createElement(tag)
  element.className = name
  return element
}
