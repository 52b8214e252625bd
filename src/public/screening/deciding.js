// A decision that did not arrive is said on the page: nothing was saved, and the record still waits.

function say(text) {
  const place = document.getElementById('flashes')
  if (place === null) return
  const flash = document.createElement('div')
  flash.className = 'flash'
  flash.dataset.kind = 'problem'
  const paragraph = document.createElement('p')
  paragraph.textContent = text
  flash.append(paragraph)
  place.replaceChildren(flash)
}

const inScreen = event => event.detail.elt.closest?.('#screen') !== null

document.addEventListener('htmx:sendError', event => {
  if (inScreen(event)) say('This was not saved: the server could not be reached. Try again.')
})
document.addEventListener('htmx:responseError', event => {
  if (inScreen(event)) say('This was not saved. Reload the page and decide again.')
})
// A refusal is a whole page of its own and stands in no part of this one.
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.xhr.status !== 409 || !inScreen(event)) return
  event.detail.shouldSwap = false
  const page = new DOMParser().parseFromString(event.detail.serverResponse, 'text/html')
  say(page.querySelector('main .alone p')?.textContent ?? 'This was not saved. Reload the page.')
})
