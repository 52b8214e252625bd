// Remembers in this browser whether terms are marked while screening; the box itself hides them without a script.
const HIDDEN = 'retroduce-highlights-off'
const box = document.getElementById('highlights')

if (box !== null) {
  try {
    if (localStorage.getItem(HIDDEN) === '1') box.checked = false
    box.addEventListener('change', () =>
      box.checked ? localStorage.removeItem(HIDDEN) : localStorage.setItem(HIDDEN, '1'),
    )
  } catch {
    // A browser that keeps nothing shows the marks on each page.
  }
}
