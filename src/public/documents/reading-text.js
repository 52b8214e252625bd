// <reading-text>: lets a passage of the numbered paragraphs inside it be chosen by mouse, touch or keyboard, and says which.
import { countPoints, paragraphAt, passageOf, rangesOf, unitAt, wordsOf } from './positions.js'
import { isSameWord, wordAt } from './tapped-word.js'
import { inOrder, step, wordSpans } from './word-steps.js'

/** A finger that drags a handle changes the selection many times a second; this long after the last it is taken as meant. */
const SETTLED_MS = 250

/**
 * Sends `passage-selected` with { start, end, quote } when a passage was chosen, `passage-cleared` when it was given up.
 * `passage` is the present one; `choose(start, end)` and `clear()` set it from outside. Another view of the same text
 * leaves the choosing to this one: `take`, `tap` and `steer` do by position what mouse, finger and keys do here.
 */
export class ReadingText extends HTMLElement {
  passage = null
  #words = []
  #spans = new Map()
  #selection = null
  #timer = 0
  /** A selection has changed since it was last looked at. */
  #isUnread = false
  #heard = null

  connectedCallback() {
    this.#words = wordsOf(this)
    for (const [at, words] of this.#words.entries()) words.tabIndex = at === 0 ? 0 : -1
    this.#heard = new AbortController()
    const { signal } = this.#heard
    document.addEventListener('selectstart', () => this.#settle(), { signal })
    document.addEventListener('selectionchange', () => this.#settle(), { signal })
    // Whoever presses a key or lets go of the mouse means what is selected now.
    document.addEventListener('keydown', () => this.#read(), { signal, capture: true })
    document.addEventListener('pointerup', event => event.pointerType === 'mouse' && this.#read(), { signal })
    this.addEventListener('click', event => event.pointerType === 'touch' && this.#tap(event), { signal })
    this.addEventListener('keydown', event => this.#key(event), { signal })
    this.addEventListener('focusin', event => this.#focused(event.target), { signal })
    this.#say('')
    this.#hint()
  }

  disconnectedCallback() {
    this.#heard?.abort()
    clearTimeout(this.#timer)
    CSS.highlights?.delete('passage')
  }

  /** Shows and reports a passage by its position. */
  choose(start, end) {
    const ranges = rangesOf(this, start, end)
    if (ranges.length === 0) return
    this.#take({ start, end, quote: ranges.map(String).join('\n\n') }, ranges)
  }

  /** What was selected elsewhere, without white space at its ends. */
  take(start, end) {
    const ranges = rangesOf(this, start, end)
    const [first, last] = [ranges[0], ranges.at(-1)]
    if (first === undefined || last === undefined) return
    const whole = document.createRange()
    whole.setStart(first.startContainer, first.startOffset)
    whole.setEnd(last.endContainer, last.endOffset)
    const passage = passageOf(this, whole)
    if (passage === null || this.#isPresent(passage)) return
    this.#selection = null
    this.#take(passage, rangesOf(this, passage.start, passage.end))
  }

  /** The word at a position, as if it had been tapped here. */
  tap(point) {
    if (this.#isQuotable()) this.#tapped(this.#placeAt(point))
  }

  /** The word at a position, as a double click chooses it. */
  chooseWord(point) {
    const place = this.#placeAt(point)
    this.#show({ from: place, to: place })
  }

  /** What the keys for words do; `point` says where they begin when nothing is chosen. True when the key meant something. */
  steer(event, point) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const grows = event.key === ']' || event.key === '[' || event.shiftKey
    const by = { ArrowRight: 1, ']': 1, ArrowLeft: -1, '[': -1 }[event.key]
    if (by === undefined) return false
    const present = this.#selection
    if (present === null) {
      const place = this.#placeAt(point)
      return this.#show({ from: place, to: place })
    }
    const to = this.#step(present.to, by)
    return this.#show({ from: grows ? present.from : to, to })
  }

  clear() {
    if (this.passage === null) return
    this.passage = null
    this.#selection = null
    CSS.highlights?.delete('passage')
    this.dispatchEvent(new CustomEvent('passage-cleared', { bubbles: true }))
  }

  #settle() {
    clearTimeout(this.#timer)
    this.#isUnread = true
    this.#timer = setTimeout(() => this.#read(), SETTLED_MS)
  }

  /** Takes what is selected, if that has changed since it was last looked at. */
  #read() {
    if (!this.#isUnread) return
    clearTimeout(this.#timer)
    this.#isUnread = false
    const selection = document.getSelection()
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return
    if (!this.contains(selection.anchorNode) && !this.contains(selection.focusNode)) return
    if (!this.checkVisibility()) return
    const passage = passageOf(this, selection.getRangeAt(0))
    if (passage === null || this.#isPresent(passage)) return
    this.#selection = null
    this.#take(passage, rangesOf(this, passage.start, passage.end))
  }

  /** The first tap is where a passage begins, the next where it ends; its first word again gives it up. */
  #tap(event) {
    if (!this.#isQuotable() || document.getSelection()?.isCollapsed === false) return
    if (event.target.closest('.words') === null) return
    const place = wordAt(this.#words, paragraph => this.#spansOf(paragraph), event)
    if (place !== null) this.#tapped(place)
  }

  #tapped(place) {
    const from = this.#selection?.from
    if (this.passage === null) this.#show({ from: place, to: place })
    else if (from === undefined || isSameWord(from, place)) this.clear()
    else this.#show({ from, to: place })
  }

  #isPresent(passage) {
    return this.passage?.start === passage.start && this.passage.end === passage.end
  }

  #take(passage, ranges) {
    this.passage = passage
    CSS.highlights?.set('passage', new Highlight(...ranges))
    this.#say(`Chosen: ${passage.quote.length > 200 ? `${passage.quote.slice(0, 200)}…` : passage.quote}`)
    this.dispatchEvent(new CustomEvent('passage-selected', { bubbles: true, detail: passage }))
  }

  #focused(target) {
    if (!this.#words.includes(target)) return
    for (const words of this.#words) words.tabIndex = words === target ? 0 : -1
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && this.passage !== null) {
      document.getSelection()?.removeAllRanges()
      this.clear()
      return
    }
    const at = this.#words.indexOf(event.target)
    if (at === -1) return
    const done = event.shiftKey ? this.#extend(event.key, at) : this.#move(event.key, at)
    if (done) event.preventDefault()
  }

  /** From paragraph to paragraph, and from word to word inside one. */
  #move(key, at) {
    if (key === 'ArrowDown' || key === 'j') return this.#focusParagraph(at + 1)
    if (key === 'ArrowUp' || key === 'k') return this.#focusParagraph(at - 1)
    if (key === ']') return this.#grow(at, 1)
    if (key === '[') return this.#grow(at, -1)
    if (key === 'ArrowRight') return this.#caret(at, 1)
    if (key === 'ArrowLeft') return this.#caret(at, -1)
    return false
  }

  #extend(key, at) {
    if (key === 'ArrowRight') return this.#grow(at, 1)
    if (key === 'ArrowLeft') return this.#grow(at, -1)
    return false
  }

  #focusParagraph(at) {
    const words = this.#words[at]
    if (words === undefined) return false
    this.#selection = null
    words.focus()
    words.scrollIntoView({ block: 'nearest' })
    return true
  }

  /** One word is chosen, the first of the paragraph to begin with; the arrows go to the next or the one before. */
  #caret(at, by) {
    const present = this.#selection?.to
    const place = present === undefined ? { paragraph: at, word: 0 } : this.#step(present, by)
    return this.#show({ from: place, to: place })
  }

  #grow(at, by) {
    const present = this.#selection
    if (present === null) return this.#caret(at, by)
    return this.#show({ from: present.from, to: this.#step(present.to, by) })
  }

  #step(place, by) {
    return step(place, by, this.#words.length, paragraph => this.#spansOf(paragraph).length)
  }

  #show(selection) {
    const [first, last] = inOrder(selection)
    const from = this.#spansOf(first.paragraph)[first.word]
    const to = this.#spansOf(last.paragraph)[last.word]
    if (from === undefined || to === undefined) return false
    this.#selection = selection
    document.getSelection()?.removeAllRanges()
    this.choose(this.#pointAt(first.paragraph, from.from), this.#pointAt(last.paragraph, to.to))
    return true
  }

  #pointAt(paragraph, unit) {
    const words = this.#words[paragraph]
    return Number(words.dataset.start) + countPoints(words.textContent.slice(0, unit))
  }

  /** The word a position lies in, or the one after it. */
  #placeAt(point) {
    const paragraph = paragraphAt(this.#words, point)
    const words = this.#words[paragraph]
    const unit = unitAt(words.textContent, point - Number(words.dataset.start))
    const spans = this.#spansOf(paragraph)
    const word = spans.findIndex(span => unit < span.to)
    return { paragraph, word: word === -1 ? Math.max(0, spans.length - 1) : word }
  }

  #spansOf(paragraph) {
    const known = this.#spans.get(paragraph)
    if (known !== undefined) return known
    const spans = wordSpans(this.#words[paragraph].textContent)
    this.#spans.set(paragraph, spans)
    return spans
  }

  /** For those who may only read, a tap is nothing but a tap. */
  #isQuotable() {
    return this.hasAttribute('data-quotes')
  }

  /** Where fingers are used, how they choose a passage. */
  #hint() {
    if (!this.#isQuotable() || !matchMedia('(pointer: coarse)').matches) return
    if (this.querySelector(':scope > .hint') !== null) return
    const hint = document.createElement('p')
    hint.className = 'hint no-print'
    hint.textContent = 'Tap the first word of a passage, then its last. Tap the first again to give it up.'
    this.prepend(hint)
  }

  /** Read out by screen readers, seen by nobody else. */
  #say(sentence) {
    let place = this.querySelector(':scope > [role="status"]')
    if (place === null) {
      place = document.createElement('p')
      place.setAttribute('role', 'status')
      place.className = 'visually-hidden'
      this.append(place)
    }
    place.textContent = sentence
  }
}

customElements.define('reading-text', ReadingText)
