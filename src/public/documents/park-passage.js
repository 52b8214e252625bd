// <park-passage>: a form about a passage follows what is chosen in the text; without scripts its fields are filled in by hand.
import { wordsOf } from './positions.js'

/** Fills the fields start, end, paragraph and quote of the form inside, whatever else the form asks. */
export class ParkPassage extends HTMLElement {
  #heard = null

  connectedCallback() {
    this.#heard = new AbortController()
    const { signal } = this.#heard
    document.addEventListener('passage-selected', event => this.#take(event.detail), { signal })
    this.#field('quote')?.addEventListener('input', () => this.#unplace(), { signal })
  }

  disconnectedCallback() {
    this.#heard?.abort()
  }

  #take({ start, end, quote }) {
    const from = wordsOf(document).findLast(words => Number(words.dataset.start) <= start)
    this.#set('start', start)
    this.#set('end', end)
    this.#set('quote', quote)
    this.#set('paragraph', from?.dataset.paragraph ?? '')
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
