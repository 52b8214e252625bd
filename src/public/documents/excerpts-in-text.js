// Which excerpts the reading text shows, read from its marks: so whatever shows them elsewhere shows the same.
import { countPoints, wordsOf } from './positions.js'

/** @typedef {{ id: number, start: number, end: number, role: string, label: string, href: string }} Excerpt */

/** In the order of the text. @param {Element} root @returns {Excerpt[]} */
export function excerptsIn(root) {
  const found = new Map()
  for (const words of wordsOf(root)) {
    if (words.querySelector('mark.quote') === null) continue
    for (const { ids, start, end } of stretchesOf(words)) {
      for (const id of ids) {
        const known = found.get(id)
        if (known === undefined) found.set(id, { id, start, end, ...namesOf(words, id) })
        else known.end = end
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The marks of a paragraph with their positions; they follow each other and hold nothing but words. */
function stretchesOf(words) {
  const stretches = []
  let at = Number(words.dataset.start)
  for (const node of words.childNodes) {
    const length = countPoints(node.textContent)
    if (node instanceof Element && node.matches('mark.quote')) {
      const ids = node.dataset.excerpts.split(' ').map(Number)
      stretches.push({ ids, start: at, end: at + length })
    }
    at += length
  }
  return stretches
}

function namesOf(words, id) {
  const mark = words.closest('.para')?.querySelector(`.margin [data-excerpt="${id}"]`)
  return { role: mark?.dataset.role ?? 'parked', label: mark?.firstChild?.textContent ?? '', href: mark?.href ?? '' }
}
