// Offers ideas that are in the review already while one writes, to be connected to; the list is loaded once.
import { entriesAt } from '../core/picker.js'

const SHOWN = 4
const SETTLED_MS = 120

/** `into` is the hidden field that names the chosen idea. Returns close() and learn() for what was just saved. */
export function offerIdeas({ address, input, place, into }) {
  let timer = 0
  let chosen = null

  const close = () => {
    chosen = null
    into.value = ''
    place.hidden = true
    place.replaceChildren()
  }

  const offer = async () => {
    const words = input.value.trim()
    if (words.length < 3) return close()
    const { fuse } = await entriesAt(address)
    if (chosen !== null) return
    const found = fuse.search(words.slice(0, 60), { limit: SHOWN }).map(one => one.item)
    draw(found)
  }

  const draw = found => {
    place.replaceChildren(
      'same idea as:',
      ...found.map(entry => chip(entry, () => choose(entry))),
      chip(NEW, () => choose(NEW)),
    )
    place.hidden = false
  }

  const choose = entry => {
    chosen = entry
    into.value = entry.id
    const words = document.createElement('span')
    words.textContent = entry === NEW ? 'kept as a new idea' : `connected to “${entry.label}”`
    place.replaceChildren(
      words,
      chip({ label: 'not so' }, () => {
        chosen = null
        into.value = ''
        offer()
      }),
    )
    input.focus()
  }

  input.addEventListener('focus', () => entriesAt(address))
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(offer, SETTLED_MS)
  })

  const learn = async (id, label, detail) => {
    const { entries, fuse } = await entriesAt(address)
    if (label === '' || entries.some(entry => entry.label === label)) return
    const entry = { id, label, detail, uses: 1 }
    fuse.add(entry)
    if (!entries.includes(entry)) entries.push(entry)
  }

  return { close, learn }
}

const NEW = { id: 'new', label: 'a new idea' }

function chip(entry, act) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'small'
  button.textContent = entry.uses > 0 ? `${entry.label} (${entry.uses}×)` : entry.label
  if (entry.detail) button.title = entry.detail
  button.addEventListener('click', act)
  return button
}
