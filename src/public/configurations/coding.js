// The coding page: a chosen passage opens the composer, a key or button gives it a role, Enter saves; the page never reloads.

import { showPane } from '../core/panes.js'
import { rangesOf } from '../documents/positions.js'
import { offerIdeas } from './ideas.js'
import { makeBar, placeBar } from './role-bar.js'
import { refresh, save, takeBack } from './saving.js'

const desk = document.getElementById('coding')
const form = document.getElementById('composer')
const text = desk?.querySelector('reading-text')
const at = name => form.elements.namedItem(name)
const part = name => document.getElementById(`composer-${name}`)
let bar = null
let busy = false

if (form !== null && text !== null) begin()

function begin() {
  const ideas = offerIdeas({
    address: desk.dataset.ideas,
    input: at('wording'),
    place: part('alike'),
    into: at('sameAs'),
  })
  part('next').hidden = false
  text.addEventListener('passage-selected', event => choose(event.detail))
  text.addEventListener('passage-cleared', () => open(null))
  text.addEventListener('click', event => chooseParagraph(event))
  form.addEventListener('click', event => event.target.name === 'role' && roleChosen(event))
  form.addEventListener('change', event => placed(event.target))
  form.addEventListener('toggle', event => event.target.id === 'composer-target' && targetOpened(event), {
    capture: true,
  })
  desk.addEventListener('click', event => chooseAccount(event))
  form.addEventListener('keydown', event => writing(event))
  form.addEventListener('submit', event => {
    event.preventDefault()
    send(ideas, event.submitter === part('next'))
  })
  // Before the text takes the letter for moving from paragraph to paragraph.
  document.addEventListener('keydown', event => keyOverText(event), { capture: true })
  const excerpt = at('excerptId')
  // The account that passages go into may be the last of a hundred.
  desk.querySelector('.account.current')?.scrollIntoView({ block: 'nearest' })
  if (excerpt.dataset.start !== undefined) {
    customElements.whenDefined('reading-text').then(() => {
      text.choose(Number(excerpt.dataset.start), Number(excerpt.dataset.end))
      excerpt.value = excerpt.defaultValue
      form.removeAttribute('data-changed')
    })
  } else if (at('quote').value === '' && at('paragraph').value === '') open(null)
  show()
}

/** Fills the composer with a passage; null closes it. */
function open(passage) {
  at('start').value = passage?.start ?? ''
  at('end').value = passage?.end ?? ''
  at('quote').value = passage?.quote ?? ''
  at('paragraph').value = ''
  at('excerptId').value = ''
  part('passage').textContent = passage?.quote ?? ''
  part('passage').hidden = passage === null
  part('typed').hidden = true
  part('hint').hidden = passage !== null
  part('fields').hidden = passage === null
  problem('')
  bar?.remove()
  const isWritten = ['wording', 'note'].some(name => at(name).value.trim() !== '')
  form.toggleAttribute('data-changed', passage !== null || isWritten)
}

function choose(passage) {
  open(passage)
  part('said').textContent = ''
  bar ??= makeBar(takeRole)
  placeBar(bar, text, passage)
}

/** The number of a paragraph, which without scripts leads to a form for typing, chooses the whole of it. */
function chooseParagraph(event) {
  const number = event.target.closest?.('.para-number')
  if (number == null || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const words = number.parentElement.querySelector('.words')
  text.choose(Number(words.dataset.start), Number(words.dataset.end))
  words.focus({ preventScroll: true })
}

function takeRole(role) {
  const radio = document.getElementById(`role-${role}`)
  radio.checked = true
  showPane(desk, 'accounts')
  show()
  write()
}

/** A key or a click goes on to the words; moving through the roles with the arrows does not. */
function roleChosen(event) {
  show()
  if (!event.isTrusted || event.detail > 0) write()
}

function write() {
  bar?.remove()
  const isPlaced = at('target').value !== ''
  const field = at('role').value === 'park' ? at('note') : isPlaced ? at('stance') : at('wording')
  field.focus()
}

/** Choosing an account takes the passage away from what it was to be evidence for. */
function placed(field) {
  if (field.name === 'into') at('target').value = ''
  if (field.name === 'target') chooseChip(field.value === '')
  if (['role', 'target', 'into'].includes(field.name)) show()
}

/** No account is shown as chosen while the passage goes elsewhere. */
function chooseChip(isWanted) {
  const chips = [...form.querySelectorAll('[name=into]')]
  for (const chip of chips) chip.checked = isWanted && chip === chips.at(chips.length > 1 ? -1 : 0)
}

/** Opened by its key or a click, the list of what stands already is the next thing one uses. */
function targetOpened(event) {
  if (event.newState === 'open' && at('target').value === '') at('target').focus()
}

/** Another account becomes the one that passages go into, without leaving the page. */
async function chooseAccount(event) {
  const link = event.target.closest?.('a[data-into]')
  if (link == null || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  await refresh(desk.dataset.address, null, link.dataset.into)
  show()
}

/** Shows what the role and the place ask for: words for a new element, none for evidence, or what to park it with. */
function show() {
  const parks = at('role').value === 'park'
  const isEvidence = at('target').value !== ''
  for (const name of ['words', 'levels', 'more']) part(name).hidden = isEvidence
  if (isEvidence) part('alike').hidden = true
  part('polarity').hidden = ['outcome', 'actor'].includes(at('role').value)
  part('outcome').hidden = at('role').value !== 'outcome'
  part('coded').hidden = parks
  part('parked').open = parks
  part('parked').hidden = !parks && at('role').value !== ''
  part('passage').dataset.role = parks ? '' : at('role').value
}

function keyOverText(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'k') return
  if (text.passage == null || !text.contains(event.target)) return
  event.preventDefault()
  event.stopPropagation()
  takeRole('park')
}

/** Enter saves, with Shift it goes on to the next passage, but breaks the line of a memo; Escape goes back to the text. */
function writing(event) {
  if (event.isComposing || !event.target.matches('textarea, #f-stance, #f-target')) return
  if (event.key === 'Enter') {
    if (event.shiftKey && event.target.name === 'note') return
    event.preventDefault()
    form.requestSubmit(event.shiftKey ? part('next') : part('save'))
  } else if (event.key === 'Escape') {
    event.preventDefault()
    backToText(0)
  }
}

async function send(ideas, goOn) {
  if (busy) return
  busy = true
  form.setAttribute('aria-busy', 'true')
  const range = paragraphsOf(text.passage)
  const answer = await save(form, desk.dataset.address, range)
  busy = false
  form.removeAttribute('aria-busy')
  if (answer.problem !== undefined) {
    // What was not saved is still asked about before the page is left.
    form.dataset.changed = ''
    return problem(answer.problem, answer.field)
  }
  delete form.dataset.changed
  if (answer.element != null) ideas.learn(`element:${answer.element}`, at('wording').value.trim(), at('role').value)
  afterSaving(ideas, goOn)
  say(answer, range)
  document.dispatchEvent(new CustomEvent('saved'))
  backToText(goOn ? 1 : 0)
}

function afterSaving(ideas, goOn) {
  problem('')
  for (const name of ['wording', 'idea', 'note', 'sameAs']) at(name).value = ''
  for (const radio of form.querySelectorAll('[name=role]')) radio.checked = false
  for (const name of ['isConverse', 'mechanismAbsent']) at(name).checked = false
  at('stance').value = 'supports'
  for (const name of ['polarity', 'intended', 'valence', 'distance', 'forWhom']) at(name).value = ''
  for (const box of form.querySelectorAll('[name=termIds], [name=levelIds]')) box.checked = false
  ideas.close()
  show()
  if (goOn) text.clear()
  else showChosen()
}

/** The same passage may be coded again; its words were just exchanged, so it is shown as chosen anew. */
function showChosen() {
  const { passage } = text
  if (passage !== null) CSS.highlights?.set('passage', new Highlight(...rangesOf(text, passage.start, passage.end)))
}

function say({ said, address, takeBack: action }, range) {
  const place = part('said')
  // It stands at the top, above what is for the next passage.
  form.scrollTop = 0
  place.textContent = said ?? 'Saved.'
  if (address === undefined) return
  const link = document.createElement('a')
  link.href = address
  link.textContent = 'Open it'
  const undo = document.createElement('button')
  undo.type = 'button'
  undo.className = 'small quiet'
  undo.textContent = 'Take it back'
  undo.addEventListener('click', async () => {
    const isGone = await takeBack(form, action, desk.dataset.address, range)
    place.textContent = isGone ? 'Taken back.' : 'This could not be taken back. Open it and delete it there.'
  })
  place.append(' ', link)
  if (action !== null) place.append(' ', undo)
}

function problem(sentence, field) {
  const place = part('problem')
  place.textContent = sentence
  place.hidden = sentence === ''
  const target = field === undefined ? null : form.elements.namedItem(field)
  if (target instanceof HTMLElement && target.type !== 'hidden') target.focus()
}

/** The first and last paragraph of a passage, which are shown anew once it is saved. */
function paragraphsOf(passage) {
  const words = [...text.querySelectorAll('[data-start]')]
  const numbers = words
    .filter(
      one => passage != null && Number(one.dataset.start) < passage.end && Number(one.dataset.end) > passage.start,
    )
    .map(one => Number(one.dataset.paragraph))
  return numbers.length === 0 ? null : { from: Math.min(...numbers), to: Math.max(...numbers) }
}

/** The reader goes on where the passage was, or in the paragraph after it; nothing scrolls. */
function backToText(by) {
  const words = [...text.querySelectorAll('[data-start]')]
  const present = words.findIndex(one => one.tabIndex === 0)
  words[Math.min(words.length - 1, Math.max(0, present) + by)]?.focus({ preventScroll: by === 0 })
  showPane(desk, 'text')
}
