// How places in the page relate to positions in the text, which count Unicode code points.

/** @typedef {{ start: number, end: number, quote: string }} Passage */

/** The elements that hold the words of each paragraph and nothing else, in order. */
export function wordsOf(root) {
  return [...root.querySelectorAll('[data-start]')]
}

/** @param {string} text @returns {number} */
export function countPoints(text) {
  let pairs = 0
  for (let at = 0; at < text.length; at++) {
    if (text.codePointAt(at) > 0xffff) {
      pairs++
      at++
    }
  }
  return text.length - pairs
}

/** The UTF-16 offset of a code point within a text. */
export function unitAt(text, point) {
  let unit = 0
  for (let at = 0; at < point && unit < text.length; at++) unit += text.codePointAt(unit) > 0xffff ? 2 : 1
  return unit
}

/**
 * The passage under a range of the page, without white space at its ends; null when it holds no words.
 * @param {Element} root @param {Range} range @returns {Passage | null}
 */
export function passageOf(root, range) {
  const parts = wordsOf(root).flatMap(words => partOf(words, range))
  const first = parts[0]
  const last = parts.at(-1)
  if (first === undefined || last === undefined) return null
  const quote = parts.map(part => part.text).join('\n\n')
  return { start: first.start, end: last.end, quote }
}

/** What of one paragraph lies in the range: none or one part. */
function partOf(words, range) {
  if (!range.intersectsNode(words)) return []
  const text = words.textContent
  const from = words.contains(range.startContainer) ? unitsBefore(words, range.startContainer, range.startOffset) : 0
  const to = words.contains(range.endContainer) ? unitsBefore(words, range.endContainer, range.endOffset) : text.length
  const selected = text.slice(from, to)
  const trimmed = selected.trim()
  if (trimmed === '') return []
  const begin = from + selected.indexOf(trimmed)
  const start = Number(words.dataset.start) + countPoints(text.slice(0, begin))
  return [{ text: trimmed, start, end: start + countPoints(trimmed) }]
}

function unitsBefore(words, container, offset) {
  const range = document.createRange()
  range.setStart(words, 0)
  range.setEnd(container, offset)
  return range.toString().length
}

/** The places of a passage in the page: one range for each paragraph, so that numbers and margins stay out. */
export function rangesOf(root, start, end) {
  return wordsOf(root).flatMap(words => rangeIn(words, start, end))
}

/** What of [start, end) lies in one paragraph: none or one range. */
export function rangeIn(words, start, end) {
  const from = Number(words.dataset.start)
  const to = Number(words.dataset.end)
  if (to <= start || from >= end) return []
  const text = words.textContent
  const begin = unitAt(text, Math.max(0, start - from))
  const close = unitAt(text, Math.max(0, Math.min(end, to) - from))
  if (close <= begin) return []
  const range = document.createRange()
  range.setStart(...placeAt(words, begin))
  range.setEnd(...placeAt(words, close))
  return [range]
}

/** The last paragraph that begins at or before a position; `all` in the order of the text. */
export function paragraphAt(all, point) {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (Number(all[middle].dataset.start) <= point) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** @returns {[Node, number]} */
function placeAt(words, unit) {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  let left = unit
  let last = null
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (left <= node.data.length) return [node, left]
    left -= node.data.length
    last = node
  }
  return last === null ? [words, 0] : [last, last.data.length]
}
