// The bar of roles at the end of a chosen passage.
import { rangesOf } from '../documents/positions.js'

const ROLES = {
  c: 'context',
  m: 'mechanism',
  r: 'resource',
  p: 'response',
  o: 'outcome',
  s: 'strategy',
  a: 'actor',
  k: 'park',
}

/** The role buttons at the end of the passage, for mouse and touch. */
export function placeBar(bar, text, passage) {
  const article = text.querySelector('.text')
  const last = rangesOf(text, passage.start, passage.end).at(-1)
  if (last === undefined) return
  const end = [...last.getClientRects()].at(-1) ?? last.getBoundingClientRect()
  const frame = article.getBoundingClientRect()
  article.append(bar)
  const left = Math.min(Math.max(0, end.right - frame.left - bar.offsetWidth / 2), frame.width - bar.offsetWidth)
  bar.style.insetInlineStart = `${Math.max(0, left)}px`
  bar.style.insetBlockStart = `${end.bottom - frame.top + 6}px`
}

/** `take` is called with the role that was pressed, or with `park`. */
export function makeBar(take) {
  const made = document.createElement('div')
  made.className = 'select-bar'
  made.setAttribute('role', 'group')
  made.setAttribute('aria-label', 'Role of the passage')
  for (const [letter, role] of Object.entries(ROLES)) {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(named('letter', role === 'park' ? 'park' : letter.toUpperCase()), named('name', role))
    button.title = role
    button.setAttribute('aria-label', role === 'park' ? 'Park the passage' : role)
    if (role !== 'park') button.dataset.role = role
    // The press must not take the selection away before it is used.
    button.addEventListener('pointerdown', event => event.preventDefault())
    button.addEventListener('click', () => take(role))
    made.append(button)
  }
  return made
}

/** With a mouse the letter is shown, which is also the key; under a finger the word. */
function named(kind, words) {
  const span = document.createElement('span')
  span.className = kind
  span.textContent = words
  return span
}
