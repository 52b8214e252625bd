// Messages can be put away, and the header says when something was last saved.

export function watchFlashes(document) {
  addClosers(document)
  document.addEventListener('htmx:load', event => addClosers(event.detail.elt))
  // Sent by a page's own script, or by the server as `HX-Trigger: saved`.
  document.addEventListener('saved', () => {
    const place = document.getElementById('saved')
    const now = new Date()
    if (place !== null) place.textContent = `saved ${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
  })
}

function addClosers(root) {
  for (const flash of root.querySelectorAll('.flash:not([data-closes])')) {
    flash.dataset.closes = ''
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'quiet small push'
    button.textContent = 'Close'
    button.setAttribute('aria-label', 'Close this message')
    button.addEventListener('click', () => flash.remove())
    const undo = flash.querySelector('form')
    if (undo !== null) button.classList.remove('push')
    flash.append(button)
  }
}
