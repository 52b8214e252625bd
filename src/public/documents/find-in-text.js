// The search field above a text: asks where words stand, marks all places, and goes from one to the next.

/** Someone who types is not answered letter by letter. */
const TYPED_MS = 180

export class FindInText {
  finds = []
  at = -1
  #timer = 0
  #asked = ''
  #isAll = true
  /** Where in the text one was when the field was entered: the first place after it comes first. */
  #from = 0

  /** @param {{ tools: HTMLElement, reading: HTMLElement, face: () => object, say: (sentence: string) => void, signal: AbortSignal }} parts */
  constructor({ tools, reading, face, say, signal }) {
    Object.assign(this, { tools, reading, face, say })
    this.field = tools.querySelector('input[name="find"]')
    const form = this.field.form
    form.addEventListener('submit', event => this.#submitted(event), { signal })
    form.addEventListener('input', () => this.#typed(), { signal })
    this.field.addEventListener('focus', () => this.#entered(), { signal })
    this.field.addEventListener('keydown', event => this.#key(event), { signal })
  }

  #entered() {
    this.#from = this.face().now().point
  }

  #submitted(event) {
    event.preventDefault()
    clearTimeout(this.#timer)
    if (this.#asked === this.field.value) this.step(1)
    else this.find(null, true)
  }

  #typed() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.find(null, true), TYPED_MS)
  }

  #key(event) {
    if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault()
      this.step(-1)
    } else if (event.key === 'Escape') {
      this.field.value = ''
      this.find(0, false)
      this.face().focus(this.face().now().point)
    }
  }

  /** Goes to the one at a place in the list; null is the first from where one was. */
  async find(at, goes) {
    const words = this.field.value
    this.#asked = words
    const { finds, isAll } = words.trim() === '' ? NOTHING : await this.#ask(words)
    if (this.#asked !== words) return
    this.finds = finds
    this.#isAll = isAll
    const next = finds.findIndex(one => one.end > this.#from)
    this.at = Math.min(Math.max(0, at ?? next), finds.length - 1)
    this.#forget()
    this.#show(goes)
  }

  async #ask(words) {
    try {
      const answer = await fetch(`${this.tools.dataset.finds}?${new URLSearchParams({ find: words })}`)
      if (answer.ok) return await answer.json()
    } catch {
      // Said below.
    }
    this.say('The server could not be reached.')
    return NOTHING
  }

  /** What the server marked for an earlier question. */
  #forget() {
    for (const mark of this.reading.querySelectorAll('mark.found')) {
      const parent = mark.parentNode
      mark.replaceWith(...mark.childNodes)
      parent.normalize()
    }
  }

  step(by) {
    const { length } = this.finds
    if (length === 0) return
    this.at = (this.at + by + length) % length
    this.#show(true)
  }

  #show(goes) {
    const here = this.finds[this.at]
    const all = `${this.finds.length.toLocaleString('en-GB')}${this.#isAll ? '' : '+'}`
    const count = this.tools.querySelector('.find-count')
    if (this.#asked.trim() === '') count.textContent = ''
    else count.textContent = here === undefined ? 'not found' : `${(this.at + 1).toLocaleString('en-GB')} of ${all}`
    // Buttons, or the links that the server printed for those without scripts.
    for (const way of this.tools.querySelectorAll('[data-find]')) {
      if (way.matches('button')) way.disabled = here === undefined
      else way.hidden = here === undefined
    }
    this.face().markFinds(this.finds, this.at)
    if (goes && here !== undefined) this.face().reveal(here.start, here.end)
  }
}

const NOTHING = { finds: [], isAll: true }
