// Choosing words on the pages: by mouse, where the words nearest to it are meant, by finger, by keys, and by the browser's own selection.
import { nodeAt, pointOf } from './words-layer.js'

/** A finger that drags a handle changes the selection many times a second; this long after the last it is taken as meant. */
const SETTLED_MS = 250

/** @typedef {{ leaf: object, point: number }} Place */

export class Pointing {
  /** Where a selection began. @type {Place | null} */
  #from = null
  #isHeld = false
  /** The browser's selection was set from here, and need not be read. */
  #isOurs = false
  #timer = 0

  constructor(view) {
    this.view = view
    view.element.addEventListener('mousedown', event => this.#pressed(event))
    document.addEventListener('mousemove', event => this.#isHeld && this.#moved(event))
    document.addEventListener('mouseup', event => this.#isHeld && this.#released(event))
    view.element.addEventListener('click', event => this.#tapped(event))
    view.element.addEventListener('keydown', event => this.#key(event))
    document.addEventListener('selectionchange', () => this.#selectionChanged())
    document.addEventListener('saved', () => this.#goBack())
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && event.target.matches?.('.composer textarea')) this.#goBack()
    })
  }

  #pressed(event) {
    const words = event.target.closest('.leaf-words')
    const place = event.button === 0 && words !== null ? this.#placeOf(event) : null
    if (place === null) return
    event.preventDefault()
    words.focus({ preventScroll: true })
    if (event.detail === 2) this.view.reading.chooseWord(place.point)
    else if (event.shiftKey && this.#from !== null) this.#finish(place)
    else {
      document.getSelection()?.removeAllRanges()
      this.#from = place
      this.#isHeld = true
    }
  }

  #moved(event) {
    const place = this.#placeOf(event)
    if (place !== null) this.#select(place)
  }

  #released(event) {
    this.#isHeld = false
    const place = this.#placeOf(event)
    if (place !== null && place.point !== this.#from.point) this.#finish(place)
  }

  #finish(place) {
    this.#select(place)
    const [one, other] = [this.#from.point, place.point]
    this.view.reading.take(Math.min(one, other), Math.max(one, other))
  }

  #select(place) {
    const [anchor, focus] = [this.#from, place].map(({ leaf, point }) => nodeAt(leaf.runs, leaf.spans, point))
    if (anchor == null || focus == null) return
    this.#isOurs = true
    document.getSelection()?.setBaseAndExtent(...anchor, ...focus)
  }

  #tapped(event) {
    if (event.pointerType !== 'touch' || event.target.closest('.leaf-words') === null) return
    if (document.getSelection()?.isCollapsed === false) return
    const place = this.#placeOf(event)
    if (place !== null) this.view.reading.tap(place.point)
  }

  #placeOf({ clientX, clientY }) {
    return this.view.placeUnder(clientX, clientY)
  }

  #selectionChanged() {
    clearTimeout(this.#timer)
    if (this.view.isShown && !this.#isHeld) this.#timer = setTimeout(() => this.#read(), SETTLED_MS)
  }

  /** What was selected with handles, or with the browser's own keys. */
  #read() {
    const selection = document.getSelection()
    const wasOurs = this.#isOurs
    this.#isOurs = false
    if (wasOurs || selection === null || selection.isCollapsed) return
    const { element, reading } = this.view
    if (!element.contains(selection.anchorNode) || !element.contains(selection.focusNode)) return
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
    const [start, end] = [pointOf(startContainer, startOffset), pointOf(endContainer, endOffset)]
    if (start !== null && end !== null && start < end) reading.take(start, end)
  }

  #key(event) {
    const words = event.target.closest('.leaf-words')
    if (words === null) return
    if (event.key === 'Escape') {
      document.getSelection()?.removeAllRanges()
      this.view.reading.clear()
      return
    }
    const leaf = this.view.leaves.find(one => one.words === words)
    if (leaf.runs.length > 0 && this.view.reading.steer(event, leaf.start)) event.preventDefault()
  }

  /** After saving, and after giving up what was being written, one goes on where the passage is. */
  #goBack() {
    if (!this.view.isShown) return
    const point = this.view.reading.passage?.start ?? null
    const leaf = point === null ? this.view.placeNow() : this.view.leafOf(point)
    setTimeout(() => leaf?.words.focus({ preventScroll: true }))
  }
}
