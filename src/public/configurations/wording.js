// <wording-editor>: helps to mark the elements in the sentence one writes, shows how it will read, and says what is not in it yet.

/** Holds a textarea, buttons with `data-mark`, and places named by data-preview, data-missing and data-unknown. */
export class WordingEditor extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('textarea')
    this.buttons = [...this.querySelectorAll('button[data-mark]')]
    if (this.field === null || this.buttons.length === 0) return
    this.querySelector('[data-tools]').hidden = false
    for (const button of this.buttons) {
      // The press must not take the selection away before it is used.
      button.addEventListener('pointerdown', event => event.preventDefault())
      button.addEventListener('click', () => this.mark(button))
    }
    this.field.addEventListener('input', () => this.show())
    this.show()
  }

  /** The chosen words become the element; where none are chosen, its own words are put in. */
  mark({ dataset }) {
    const { field } = this
    const { selectionStart: from, selectionEnd: to, value } = field
    const chosen = value.slice(from, to)
    const words = chosen.trim() === '' ? dataset.words.replaceAll('[', '(').replaceAll(']', ')') : chosen.trim()
    const [before, after] = chosen.trim() === '' ? ['', ''] : chosen.split(words)
    field.focus()
    field.setRangeText(`${before}[${words}](${dataset.mark})${after}`, from, to, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  show() {
    const stretches = stretchesOf(this.field.value)
    const used = new Set(stretches.map(stretch => stretch.mark))
    const known = new Map(this.buttons.map(button => [button.dataset.mark, button]))
    this.querySelector('[data-preview]').replaceChildren(...stretches.map(one => shown(one, known.get(one.mark))))
    const missing = this.buttons.filter(button => !used.has(button.dataset.mark)).map(button => button.dataset.mark)
    const unknown = [...used].filter(mark => mark !== null && !known.has(mark))
    this.say('missing', missing.length === 0 ? '' : `Not in the wording yet: ${missing.join(', ')}.`)
    this.say(
      'unknown',
      unknown.length === 0 ? '' : `There is no ${unknown.join(', ')} here. It cannot be saved like this.`,
    )
  }

  say(name, sentence) {
    const place = this.querySelector(`[data-${name}]`)
    place.hidden = sentence === ''
    if (place.textContent !== sentence) place.textContent = sentence
  }
}

/** The same reading as on the server: brackets may hold brackets; what no mark follows are plain words. */
export function stretchesOf(wording) {
  const stretches = []
  const open = []
  let plain = 0
  for (let at = 0; at < wording.length; at++) {
    if (wording[at] === '[') open.push(at)
    if (wording[at] !== ']') continue
    const from = open.pop()
    if (from === undefined) continue
    const mark = /^\(([CMRPOSA][1-9]\d{0,2})\)/.exec(wording.slice(at + 1, at + 7))?.[1]
    const text = wording.slice(from + 1, at)
    if (mark === undefined || text.trim() === '') continue
    if (from > plain) stretches.push({ text: wording.slice(plain, from), mark: null })
    stretches.push({ text, mark })
    at += mark.length + 2
    plain = at + 1
    open.length = 0
  }
  if (plain < wording.length) stretches.push({ text: wording.slice(plain), mark: null })
  return stretches
}

function shown({ text, mark }, button) {
  if (mark === null) return document.createTextNode(text)
  const element = document.createElement('span')
  const name = document.createElement('span')
  name.className = 'mark'
  name.textContent = mark
  element.append(text, name)
  if (button !== undefined) {
    element.className = 'el'
    element.dataset.role = button.dataset.role
  }
  return element
}

customElements.define('wording-editor', WordingEditor)
