// Which word of the paragraphs lies under a finger.

/**
 * @param {Element[]} paragraphs the words of each paragraph, in order
 * @param {(paragraph: number) => { from: number, to: number }[]} spansOf
 * @returns {{ paragraph: number, word: number } | null} null beside the words
 */
export function wordAt(paragraphs, spansOf, { clientX, clientY }) {
  const caret = caretAt(clientX, clientY)
  const paragraph = caret === null ? -1 : paragraphs.findIndex(words => words.contains(caret.node))
  if (paragraph === -1) return null
  const before = document.createRange()
  before.setStart(paragraphs[paragraph], 0)
  before.setEnd(caret.node, caret.offset)
  const unit = before.toString().length
  const spans = spansOf(paragraph)
  if (spans.length === 0) return null
  const found = spans.findIndex(span => unit <= span.to)
  return { paragraph, word: found === -1 ? spans.length - 1 : found }
}

/** Browsers name the same thing in two ways. */
function caretAt(x, y) {
  const position = document.caretPositionFromPoint?.(x, y)
  if (position != null) return { node: position.offsetNode, offset: position.offset }
  const range = document.caretRangeFromPoint?.(x, y)
  return range == null ? null : { node: range.startContainer, offset: range.startOffset }
}

/** @param {{ paragraph: number, word: number }} one @param {{ paragraph: number, word: number }} other */
export function isSameWord(one, other) {
  return one.paragraph === other.paragraph && one.word === other.word
}
