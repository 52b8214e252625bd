// Typing @ in a comment offers the members that the form lists; the name that is chosen is written out, and the server reads it.
const SHOWN = 8
let made = 0

for (const form of document.querySelectorAll('form:has(.mentioning)')) {
  const text = form.querySelector('textarea')
  const names = [...form.querySelectorAll('.mentioning input')].map(box => box.dataset.name)
  if (text && names.length > 0) offer(text, names)
}

function offer(text, names) {
  const list = document.createElement('ul')
  list.id = `mentions-${++made}`
  list.className = 'picker-list'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Members')
  const box = document.createElement('div')
  box.className = 'picker'
  const status = document.createElement('span')
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  text.replaceWith(box)
  box.append(text, list, status)
  text.setAttribute('aria-controls', list.id)
  text.setAttribute('aria-autocomplete', 'list')
  const state = { text, list, status, names, shown: [], at: 0 }
  text.addEventListener('input', () => suggest(state))
  text.addEventListener('keydown', event => steer(state, event))
  text.addEventListener('blur', () => close(state))
  // Before the blur that a press would cause.
  list.addEventListener('pointerdown', event => {
    event.preventDefault()
    const at = [...list.children].indexOf(event.target.closest('li'))
    if (at >= 0) choose(state, at)
  })
}

/** The letters between the last @ and the cursor; null where no name is being typed. */
function begun({ text }) {
  const before = text.value.slice(Math.max(0, text.selectionStart - 60), text.selectionStart)
  const at = before.lastIndexOf('@')
  if (at === -1 || (at > 0 && /[\p{L}\p{N}]/u.test(before[at - 1]))) return null
  const letters = before.slice(at + 1)
  return letters.includes('\n') ? null : letters
}

function suggest(state) {
  const letters = begun(state)?.toLowerCase()
  const fits = name => name.toLowerCase().startsWith(letters) || name.toLowerCase().includes(` ${letters}`)
  state.shown = letters === undefined ? [] : state.names.filter(fits).slice(0, SHOWN)
  if (state.shown.length === 0) return close(state)
  state.list.replaceChildren(...state.shown.map((name, at) => option(state, name, at)))
  state.list.hidden = false
  state.status.textContent = `${state.shown.length} ${state.shown.length === 1 ? 'member' : 'members'}; arrow keys and Enter choose.`
  move(state, 0)
}

function option(state, name, at) {
  const item = document.createElement('li')
  item.id = `${state.list.id}-${at}`
  item.setAttribute('role', 'option')
  item.textContent = name
  return item
}

function steer(state, event) {
  if (state.list.hidden) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined) move(state, state.at + step)
  else if (event.key === 'Enter' || event.key === 'Tab') choose(state, state.at)
  else if (event.key === 'Escape') close(state)
  else return
  event.preventDefault()
  event.stopPropagation()
}

function move(state, to) {
  state.at = (to + state.shown.length) % state.shown.length
  for (const [at, item] of [...state.list.children].entries())
    item.setAttribute('aria-selected', String(at === state.at))
  state.text.setAttribute('aria-activedescendant', `${state.list.id}-${state.at}`)
}

function choose(state, at) {
  const { text, shown } = state
  const from = text.selectionStart - (begun(state)?.length ?? 0)
  text.setRangeText(`${shown[at]} `, from, text.selectionStart, 'end')
  close(state)
  text.dispatchEvent(new Event('input', { bubbles: true }))
}

function close(state) {
  state.list.hidden = true
  state.shown = []
  state.status.textContent = ''
  state.text.removeAttribute('aria-activedescendant')
}
