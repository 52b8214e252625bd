// Remembers in this browser whether terms are marked while screening; the box itself hides them without a script.
const HIDDEN = 'retroduce-highlights-off'

function isHidden() {
  try {
    return localStorage.getItem(HIDDEN) === '1'
  } catch {
    return false
  }
}

function remember(isShown) {
  try {
    if (isShown) localStorage.removeItem(HIDDEN)
    else localStorage.setItem(HIDDEN, '1')
  } catch {
    // A browser that keeps nothing shows the marks on each page.
  }
}

/** Each record comes with a box of its own, also where it takes the place of the one before. */
function apply() {
  const box = document.getElementById('highlights')
  if (box !== null && isHidden()) box.checked = false
}

apply()
document.addEventListener('htmx:load', apply)
document.addEventListener('change', event => {
  if (event.target.id === 'highlights') remember(event.target.checked)
})
