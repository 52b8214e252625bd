// Accounts are picked, carried over and put under a configuration without the page being left: what was open and where one stood stays.
import { showPane } from '../core/panes.js'
import { renewTokens } from '../core/token.js'

const form = document.getElementById('placing')
const said = document.getElementById('placing-said')
const accounts = document.getElementById('accounts')

if (form !== null && said !== null && accounts !== null) {
  const keys = document.getElementById('placing-keys')
  if (keys !== null) keys.hidden = false
  for (const button of document.querySelectorAll('[data-step]'))
    button.addEventListener('click', () => step(Number(button.dataset.step)))
  document.querySelector('[data-pick]')?.addEventListener('click', () => current()?.click())
  document.querySelector('[data-go]')?.addEventListener('click', goRight)
  form.addEventListener('submit', event => {
    event.preventDefault()
    place()
  })
  document.addEventListener('change', countPicked)
  countPicked()
}

const boxes = () => [...accounts.querySelectorAll('.pick > input')].filter(box => box.checkVisibility())
const radios = () => [...document.querySelectorAll('#configurations .pick > input')]
let last = null

/** The box one stands on, or stood on last. */
function current() {
  const { activeElement } = document
  if (activeElement?.matches('#accounts .pick > input')) last = activeElement
  return last?.isConnected ? last : undefined
}

/** To the next account, or, while one chooses among configurations, to the next of those. */
function step(by) {
  const list = document.activeElement?.matches('#configurations .pick > input') ? radios() : boxes()
  const from = list.includes(document.activeElement) ? document.activeElement : current()
  const at = list.indexOf(from)
  const next = list[at === -1 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))]
  if (next === undefined) return
  if (next.type === 'radio') next.checked = true
  else last = next
  next.focus({ preventScroll: true })
  next.closest('.pick').scrollIntoView({ block: 'nearest' })
}

function goRight() {
  current()
  showPane(document.getElementById('synthesis'), 'right')
  const target = radios().find(radio => radio.checked) ?? radios()[0] ?? document.getElementById('f-under')
  target?.focus()
  target?.closest('.pick').scrollIntoView({ block: 'nearest' })
}

function countPicked() {
  const count = accounts.querySelectorAll('.pick > input:checked').length
  document.getElementById('picked').textContent = count === 0 ? 'chosen' : String(count)
}

async function place() {
  const placed = [...accounts.querySelectorAll('.pick > input:checked')]
  const next = after(placed)
  const answer = await send(form.action, new URLSearchParams(new FormData(form)))
  if (!answer.ok) return say(answer.problem, null)
  for (const box of placed) box.checked = false
  await catchUp()
  if (document.getElementById('synthesis').dataset.hidesPlaced !== undefined)
    for (const box of placed) box.closest('.pick').remove()
  for (const name of ['title', 'why']) form.elements.namedItem(name).value = ''
  freshKey()
  document.getElementById(`under-${answer.body.configuration}`)?.click()
  say(`Put under CMOC ${answer.body.configuration}.`, answer.body.undo)
  document.dispatchEvent(new Event('saved'))
  countPicked()
  last = next
  next?.focus({ preventScroll: true })
}

/** Where one goes on: the first account after those that were placed. */
function after(placed) {
  const all = boxes()
  const end = Math.max(...placed.map(box => all.indexOf(box)))
  return all.slice(end + 1).find(box => !placed.includes(box)) ?? all.findLast(box => !placed.includes(box)) ?? null
}

async function send(action, body) {
  try {
    const answer = await fetch(action, { method: 'POST', headers: { accept: 'application/json' }, body })
    if (answer.status === 403) await renewTokens()
    const read = await answer.json().catch(() => ({}))
    const [sentences] = Object.values(read.errors ?? {})
    const problem = answer.status === 401 ? 'You are signed out. Sign in in another tab, then try again.' : undefined
    return { ok: answer.ok, body: read, problem: problem ?? sentences?.join(' ') ?? read.title ?? 'Not saved.' }
  } catch {
    return { ok: false, body: {}, problem: 'Not saved: the server could not be reached. Everything is still here.' }
  }
}

function say(words, undo) {
  said.replaceChildren(words)
  said.hidden = false
  said.toggleAttribute('data-problem', undo === null)
  if (!undo) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'small'
  button.textContent = undo.label
  button.addEventListener('click', () => takeBack(undo.action))
  said.append(' ', button)
}

async function takeBack(action) {
  const token = form.elements.namedItem('_token').value
  const answer = await send(action, new URLSearchParams({ _token: token }))
  if (!answer.ok) return say(answer.problem, null)
  say('Undone.', undefined)
  await catchUp()
  await readOpenGroups()
}

/** The numbers and the right side as they are now; where one has scrolled to stays. */
async function catchUp() {
  const fresh = await page(location.href)
  if (fresh === null) return
  for (const id of ['account-count', 'unreasoned']) {
    const now = fresh.getElementById(id)
    if (now !== null) document.getElementById(id)?.replaceChildren(...now.childNodes)
  }
  const right = document.getElementById('configurations')
  const { scrollTop } = right
  const chosen = right.querySelector('input:checked')?.id
  right.replaceChildren(...fresh.getElementById('configurations').childNodes)
  right.scrollTop = scrollTop
  if (chosen !== undefined) document.getElementById(chosen)?.click()
  for (const group of accounts.querySelectorAll('details.group')) {
    const now = fresh.getElementById(group.id)
    if (now === null) group.remove()
    else group.querySelector('.group-head').replaceChildren(...now.querySelector('.group-head').childNodes)
  }
}

/** After undoing, accounts come back to where they stood, and so do groups that were empty meanwhile. */
async function readOpenGroups() {
  const fresh = await page(location.href)
  if (fresh === null) return
  let before = null
  for (const now of fresh.querySelectorAll('details.group')) {
    let group = document.getElementById(now.id)
    if (group === null) {
      group = document.adoptNode(now)
      if (before === null) accounts.append(group)
      else before.after(group)
    } else if (group.open) await readGroup(group)
    window.htmx?.process(group)
    before = group
  }
}

async function readGroup(group) {
  const address = new URL(location.href)
  address.searchParams.set('open', group.id.slice(2))
  const fresh = await page(address)
  const body = fresh?.getElementById(group.id)?.querySelector('.group-body')
  if (body != null) group.querySelector('.group-body').replaceChildren(...body.childNodes)
}

async function page(address) {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' } })
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  } catch {
    // What was done is done; the page catches up with the next one.
    return null
  }
}

/** The same form saves again: its key is new, so that only a repeated sending counts once. */
function freshKey() {
  const key = form.elements.namedItem('_submission')
  if (key !== null) key.value = [...crypto.getRandomValues(new Uint8Array(18))].map(byte => byte.toString(36)).join('')
}
