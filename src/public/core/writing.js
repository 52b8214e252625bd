// While one writes: how much room is left, and a question before unsaved text is left behind.
const SHOW_FROM = 0.8

export function watchWriting(document) {
  document.addEventListener('input', event => {
    const field = event.target
    if (field.dataset?.count !== undefined) count(field)
    // A box may belong to a form that it does not stand in.
    const form = (field.form ?? field).closest?.('form[data-guard]')
    if (form) form.dataset.changed = ''
  })
  const settle = event => event.target.removeAttribute?.('data-changed')
  document.addEventListener('submit', settle)
  document.addEventListener('reset', settle)
  window.addEventListener('beforeunload', event => {
    if (document.querySelector('form[data-guard][data-changed]') !== null) event.preventDefault()
  })
  for (const field of document.querySelectorAll('[data-count]')) count(field)
}

/** Counts as the server does: code points, line ends as one. */
function count(field) {
  const max = Number(field.dataset.count)
  const used = [...field.value].length
  let line = field.nextElementSibling
  if (!line?.matches('.count')) {
    if (used < max * SHOW_FROM) return
    line = document.createElement('p')
    line.className = 'count'
    line.setAttribute('role', 'status')
    field.after(line)
  }
  const left = max - used
  line.hidden = used < max * SHOW_FROM
  line.toggleAttribute('data-over', left < 0)
  const number = Math.abs(left).toLocaleString('en-GB')
  line.textContent = left < 0 ? `${number} characters too many` : `${number} characters left`
}
