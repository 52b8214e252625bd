// Offers ideas that are in the review already while one writes, to be connected to; the list is loaded once.
import { entriesAt } from '../core/picker.js'

const SHOWN = 4
const SETTLED_MS = 120
const NEW = { id: 'new', label: 'a new idea' }

/** `into` is the hidden field that names the chosen idea. Returns close() and learn() for what was just saved. */
export function offerIdeas({ address, input, place, into }) {
  const offer = { address, input, place, into, chosen: null, timer: 0 }
  input.addEventListener('focus', () => entriesAt(address))
  input.addEventListener('input', () => {
    clearTimeout(offer.timer)
    offer.timer = setTimeout(() => suggest(offer), SETTLED_MS)
  })
  return { close: () => close(offer), learn: (...idea) => learn(offer, ...idea) }
}

function close(offer) {
  clearTimeout(offer.timer)
  offer.chosen = null
  offer.into.value = ''
  offer.place.hidden = true
  offer.place.replaceChildren()
}

async function suggest(offer) {
  const words = offer.input.value.trim()
  if (words.length < 3) return close(offer)
  const { fuse } = await entriesAt(offer.address)
  if (offer.chosen !== null) return
  const found = fuse.search(words.slice(0, 60), { limit: SHOWN }).map(one => one.item)
  offer.place.replaceChildren('same idea as:', ...[...found, NEW].map(entry => chip(entry, () => choose(offer, entry))))
  offer.place.hidden = false
}

function choose(offer, entry) {
  offer.chosen = entry
  offer.into.value = entry.id
  const words = document.createElement('span')
  words.textContent = entry === NEW ? 'kept as a new idea' : `connected to “${entry.label}”`
  const undo = chip({ label: 'not so' }, () => {
    offer.chosen = null
    offer.into.value = ''
    suggest(offer)
  })
  offer.place.replaceChildren(words, undo)
  offer.input.focus()
}

/** What was just saved is offered from now on, without loading the list again. */
async function learn({ address }, id, label, detail) {
  const { entries, fuse } = await entriesAt(address)
  if (label === '' || entries.some(entry => entry.label === label)) return
  const entry = { id, label, detail, uses: 1 }
  fuse.add(entry)
  if (!entries.includes(entry)) entries.push(entry)
}

function chip(entry, act) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'small'
  button.textContent = entry.uses > 0 ? `${entry.label} (${entry.uses}×)` : entry.label
  if (entry.detail) button.title = entry.detail
  button.addEventListener('click', act)
  return button
}
