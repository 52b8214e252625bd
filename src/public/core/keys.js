// Single keys press the button, link or field that carries them in data-key; they can be turned off in the account, and never act while one writes.
const OFF = 'retroduce-keys-off'
const TYPED = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range'])

export function watchKeys(document) {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    if (event.key === '?') return toggleList(document, event)
    if (isOff() || somethingIsOpen(document)) return
    const target = carrierOf(document, event.key)
    if (target === undefined) return
    event.preventDefault()
    if (target.matches('input, textarea, select') && !TYPED.has(target.type)) target.focus()
    else target.click()
  })
  const list = document.getElementById('keys')
  list?.addEventListener('beforetoggle', event => event.newState === 'open' && describe(document, list))
}

/** Fields in which a letter is a letter. */
export function isWriting(target) {
  if (!(target instanceof Element)) return false
  if (target.closest('[contenteditable=""], [contenteditable="true"], textarea, select') !== null) return true
  return target.matches('input') && !TYPED.has(target.type)
}

function carrierOf(document, key) {
  const wanted = key.length === 1 ? key.toLowerCase() : key
  return [...document.querySelectorAll('[data-key]')].find(
    element => element.dataset.key.split(' ').includes(wanted) && !element.disabled && element.checkVisibility(),
  )
}

const somethingIsOpen = document => document.querySelector('dialog[open], [popover]:popover-open') !== null

function toggleList(document, event) {
  const list = document.getElementById('keys')
  if (list === null) return
  event.preventDefault()
  list.togglePopover()
}

/**
 * Writes the keys of this page above those of every page, and, for those without an account, the switch that turns them off. `data-key-listed` names a key
 * before its button is shown, `data-key-said` one that acts while one writes.
 */
function describe(document, list) {
  const here = list.querySelector('#keys-here')
  const rows = new Map()
  for (const element of document.querySelectorAll('[data-key]')) {
    const isListed = element.checkVisibility() || element.dataset.keyListed !== undefined
    if (isListed && !['u', '/'].includes(element.dataset.key)) rows.set(element.dataset.key, labelOf(element))
  }
  for (const element of document.querySelectorAll('[data-key-said]'))
    rows.set(element.dataset.keySaid, labelOf(element))
  here.replaceChildren(...[...rows].flatMap(([keys, label]) => [term(document, keys), detail(document, label)]))
  here.hidden = rows.size === 0
  const hasSwitch = list.querySelector('#keys-form, #keys-off') !== null
  if (!hasSwitch) list.querySelector('.hint').after(offSwitch(document))
}

function labelOf(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel
  const copy = element.cloneNode(true)
  for (const key of copy.querySelectorAll('kbd')) key.remove()
  return (
    copy.textContent.trim() ||
    element.getAttribute('aria-label') ||
    element.labels?.[0]?.textContent ||
    ''
  ).toLowerCase()
}

function term(document, keys) {
  const dt = document.createElement('dt')
  for (const key of keys.split(' ')) {
    const kbd = document.createElement('kbd')
    kbd.textContent = key.length === 1 ? key.toUpperCase() : key.replace('Arrow', '')
    dt.append(kbd, ' ')
  }
  return dt
}

function detail(document, label) {
  const dd = document.createElement('dd')
  dd.textContent = label
  return dd
}

function offSwitch(document) {
  const row = document.createElement('p')
  row.className = 'choice'
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.id = 'keys-off'
  box.checked = isOff()
  box.addEventListener('change', () => (box.checked ? localStorage.setItem(OFF, '1') : localStorage.removeItem(OFF)))
  const label = document.createElement('label')
  label.htmlFor = box.id
  label.textContent = 'Turn single keys off in this browser'
  row.append(box, label)
  return row
}

/** What the account says; without an account, this browser. */
function isOff() {
  const kept = document.documentElement.dataset.keys
  if (kept !== undefined) return kept === 'off'
  try {
    return localStorage.getItem(OFF) === '1'
  } catch {
    return false
  }
}
