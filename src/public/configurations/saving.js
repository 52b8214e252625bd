// Sends the composer and shows what changed: the accounts, the places to code into, and the paragraphs with their new marks.

import { renewTokens } from '../core/token.js'

/** Resolves to what the server answered, or to { problem, field }; nothing on the page is lost either way. */
export async function save(form, address, range) {
  let answer
  try {
    answer = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(new FormData(form)),
    })
  } catch {
    return { problem: 'Not saved: the server could not be reached. Everything is still here; save again.' }
  }
  const body = await answer.json().catch(() => ({}))
  if (!answer.ok) {
    if (answer.status === 403) await renewTokens()
    const refused = problemOf(answer.status, body)
    // Where it was to go is not there any more: what is there is shown.
    if (answer.status === 404 || ['into', 'target'].includes(refused.field)) await refresh(address, range, '')
    return refused
  }
  freshKey(form)
  await refresh(address, range, body.next ?? placeNow(form))
  return body
}

/** Undoes what was just saved; true when it is gone. */
export async function takeBack(form, action, address, range) {
  const body = new URLSearchParams({ _token: form.elements.namedItem('_token').value })
  const answer = await fetch(action, { method: 'POST', headers: { accept: 'application/json' }, body }).catch(
    () => null,
  )
  if (answer?.ok !== true) return false
  await refresh(address, range, '')
  return true
}

function problemOf(status, { title, errors }) {
  if (status === 401)
    return { problem: 'You are signed out. Sign in in another tab, then save again; everything is still here.' }
  const [field, sentences] = Object.entries(errors ?? {})[0] ?? []
  return { problem: sentences?.join(' ') ?? title ?? 'Not saved. Please save again.', field }
}

/** The same form saves again: its key is new, so that only a repeated sending counts once. */
function freshKey(form) {
  const key = form.elements.namedItem('_submission')
  if (key !== null) key.value = [...crypto.getRandomValues(new Uint8Array(18))].map(byte => byte.toString(36)).join('')
}

/** What was chosen stays chosen when a passage was only parked. */
function placeNow(form) {
  return form.elements.namedItem('target').value || form.elements.namedItem('into').value
}

export async function refresh(address, range, into) {
  const query = new URLSearchParams({ from: range?.from ?? 1, to: range?.to ?? 1, into })
  try {
    const answer = await fetch(`${address}?${query}`, { headers: { 'hx-request': 'true', accept: 'text/html' } })
    if (!answer.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const id of ['coding-counts', 'coding-accounts', 'coding-into']) {
      const part = fresh.getElementById(id)
      if (part !== null) document.getElementById(id)?.replaceWith(document.adoptNode(part))
    }
    const count = document.querySelector('.workspace-tabs [href="#accounts"] .dim')
    if (count !== null) count.textContent = String(document.querySelectorAll('#coding-accounts .account').length)
    document.querySelector('.account.current')?.scrollIntoView({ block: 'nearest' })
    for (const para of fresh.querySelectorAll('#coding-paragraphs .para')) showAgain(para)
  } catch {
    // The save itself went well; the page catches up with the next one.
  }
}

/** Only what the words hold is exchanged, so that the place one reads at stays where it is. */
function showAgain(fresh) {
  const para = document.getElementById(fresh.id)
  const words = para?.querySelector('.words')
  if (words == null) return
  words.replaceChildren(...fresh.querySelector('.words').childNodes)
  para.querySelector('.margin')?.remove()
  const margin = fresh.querySelector('.margin')
  if (margin !== null) para.append(' ', margin)
}
