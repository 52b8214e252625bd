// A text field that finds one of a short list while one types, forgiving typing errors; the list is loaded once for each address.
//
// <input data-picker="/reviews/x/statements" data-picker-into="id-of-a-hidden-input">; the address answers JSON with
// `entries: [{ id, label, detail }]`. Without scripts the field is plain text and the server reads what was written.
const SHOWN = 8
const lists = new Map()
let made = 0

export function watchPickers(document) {
  const prepare = root => {
    for (const input of root.querySelectorAll('input[data-picker]:not([role])')) enhance(input)
  }
  prepare(document)
  document.addEventListener('htmx:load', event => prepare(event.detail.elt))
}

/** The entries behind an address and their index; asked for once. */
export function entriesAt(address) {
  if (!lists.has(address)) lists.set(address, load(address))
  return lists.get(address)
}

/** Forgets a list after something was added to it. */
export function forgetEntries(address) {
  lists.delete(address)
}

async function load(address) {
  const [{ default: Fuse }, response] = await Promise.all([
    import('../fuse.js'),
    fetch(address, { headers: { accept: 'application/json' } }),
  ])
  const { entries } = response.ok ? await response.json() : { entries: [] }
  return {
    entries,
    fuse: new Fuse(entries, {
      keys: ['label', 'detail'],
      threshold: 0.34,
      ignoreLocation: true,
      minMatchCharLength: 2,
    }),
  }
}

function enhance(input) {
  const id = `picker-${++made}`
  const list = document.createElement('ul')
  list.id = id
  list.className = 'picker-list'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels?.[0]?.textContent.trim() ?? 'Suggestions')
  const box = document.createElement('div')
  box.className = 'picker'
  input.replaceWith(box)
  box.append(input, list)
  input.autocomplete = 'off'
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': id,
  })) {
    input.setAttribute(name, value)
  }
  const picker = { input, list, shown: [], at: -1, asked: 0 }
  input.addEventListener('focus', () => entriesAt(input.dataset.picker))
  input.addEventListener('input', () => suggest(picker))
  input.addEventListener('keydown', event => steer(picker, event))
  input.addEventListener('blur', () => close(picker))
  // Before the blur that a press would cause.
  list.addEventListener('pointerdown', event => {
    event.preventDefault()
    const at = [...list.children].indexOf(event.target.closest('li'))
    if (at >= 0) choose(picker, at)
  })
}

async function suggest(picker) {
  const asked = ++picker.asked
  setChosen(picker.input, '')
  const words = picker.input.value.trim()
  if (words === '') return close(picker)
  const { fuse } = await entriesAt(picker.input.dataset.picker)
  if (asked !== picker.asked) return
  picker.shown = fuse.search(words, { limit: SHOWN }).map(found => found.item)
  picker.at = -1
  picker.list.replaceChildren(...picker.shown.map((entry, at) => option(picker, entry, at)))
  const open = picker.shown.length > 0
  picker.list.hidden = !open
  picker.input.setAttribute('aria-expanded', String(open))
  picker.input.removeAttribute('aria-activedescendant')
}

function option(picker, entry, at) {
  const item = document.createElement('li')
  item.id = `${picker.list.id}-${at}`
  item.setAttribute('role', 'option')
  item.setAttribute('aria-selected', 'false')
  item.append(entry.label)
  if (entry.detail) {
    const detail = document.createElement('small')
    detail.textContent = entry.detail
    item.append(detail)
  }
  return item
}

function steer(picker, event) {
  if (picker.list.hidden) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined) {
    event.preventDefault()
    move(picker, picker.at + step)
  } else if (event.key === 'Enter' && picker.at >= 0) {
    event.preventDefault()
    event.stopPropagation()
    choose(picker, picker.at)
  } else if (event.key === 'Escape') {
    event.stopPropagation()
    close(picker)
  }
}

function move(picker, to) {
  const { list, input, shown } = picker
  list.children[picker.at]?.setAttribute('aria-selected', 'false')
  picker.at = (to + shown.length) % shown.length
  const item = list.children[picker.at]
  item.setAttribute('aria-selected', 'true')
  item.scrollIntoView({ block: 'nearest' })
  input.setAttribute('aria-activedescendant', item.id)
}

function choose(picker, at) {
  const entry = picker.shown[at]
  picker.input.value = entry.label
  setChosen(picker.input, entry.id)
  close(picker)
  picker.input.dispatchEvent(new CustomEvent('picked', { bubbles: true, detail: entry }))
}

function setChosen(input, id) {
  const into = input.dataset.pickerInto && document.getElementById(input.dataset.pickerInto)
  if (into) into.value = id
}

function close(picker) {
  picker.list.hidden = true
  picker.at = -1
  picker.input.setAttribute('aria-expanded', 'false')
  picker.input.removeAttribute('aria-activedescendant')
}
