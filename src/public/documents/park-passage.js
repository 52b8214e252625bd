// <park-passage>: a form about a passage follows what is chosen in the text; without scripts its fields are filled in by hand.
import { wordsOf } from './positions.js'

/** Fills the fields start, end, paragraph and quote of the form inside, whatever else the form asks. */
export class ParkPassage extends HTMLElement {
  #heard = null
  #link = null

  connectedCallback() {
    this.#heard = new AbortController()
    const { signal } = this.#heard
    document.addEventListener('passage-selected', event => this.#take(event.detail), { signal })
    this.#field('quote')?.addEventListener('input', () => this.#unplace(), { signal })
  }

  disconnectedCallback() {
    this.#heard?.abort()
    this.#link?.remove()
  }

  #take({ start, end, quote }) {
    const from = wordsOf(document).findLast(words => Number(words.dataset.start) <= start)
    this.#set('start', start)
    this.#set('end', end)
    this.#set('quote', quote)
    this.#set('paragraph', from?.dataset.paragraph ?? '')
    this.#leadHere()
  }

  /** Where the form is out of sight, a link to it appears; nothing moves by itself. */
  #leadHere() {
    const box = this.getBoundingClientRect()
    const isSeen = box.top < window.innerHeight && box.bottom > 0
    if (this.#link === null && !isSeen) {
      this.#link = document.createElement('a')
      this.#link.className = 'button primary to-park no-print'
      this.#link.href = `#${this.closest('[id]').id}`
      this.#link.textContent = 'Park this passage'
      this.#link.addEventListener('click', () => {
        this.#link.hidden = true
      })
      document.body.append(this.#link)
    }
    if (this.#link !== null) this.#link.hidden = isSeen
  }

  /** Words changed by hand are looked up in their paragraph instead. */
  #unplace() {
    this.#set('start', '')
    this.#set('end', '')
  }

  #set(name, value) {
    const field = this.#field(name)
    if (field !== null) field.value = value
  }

  #field(name) {
    return this.querySelector(`[name="${name}"]`)
  }
}

customElements.define('park-passage', ParkPassage)
