// Where words begin and end in a paragraph, for selecting a passage word by word from the keyboard.

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words as [from, to) in UTF-16 offsets. A mark that follows at once, such as a full stop, belongs to the word. */
export function wordSpans(text) {
  const spans = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const last = spans.at(-1)
    if (isWordLike) spans.push({ from: index, to: index + segment.length })
    else if (segment.trim() !== '' && last !== undefined && last.to === index) last.to = index + segment.length
    else if (segment.trim() !== '') spans.push({ from: index, to: index + segment.length })
  }
  return spans
}

/**
 * A selection by words: paragraph and word where it began, and the same where it stands now.
 * @typedef {{ paragraph: number, word: number }} Place
 * @typedef {{ from: Place, to: Place }} WordSelection
 */

/** Moves a place by one word, over the ends of paragraphs; stays at the ends of the text. `counts(p)` is how many words p has. */
export function step(place, by, paragraphs, counts) {
  const word = place.word + by
  if (word >= 0 && word < counts(place.paragraph)) return { ...place, word }
  for (let next = place.paragraph + by; next >= 0 && next < paragraphs; next += by) {
    const count = counts(next)
    if (count > 0) return { paragraph: next, word: by > 0 ? 0 : count - 1 }
  }
  return place
}

/** The two places in the order of the text. */
export function inOrder({ from, to }) {
  const turned = to.paragraph < from.paragraph || (to.paragraph === from.paragraph && to.word < from.word)
  return turned ? [to, from] : [from, to]
}
