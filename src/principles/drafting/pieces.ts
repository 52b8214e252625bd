// An explanation cut into sentences: those of a draft wherever they stand word for word, and what people wrote between them.

export type Piece = {
  readonly text: string
  /** Where it begins and ends in the explanation; between two pieces there is white space alone. */
  readonly start: number
  readonly end: number
  readonly isDrafted: boolean
}

export function piecesOf(explanation: string, drafted: ReadonlySet<string>): Piece[] {
  let offset = 0
  return explanation.split(/(\n{2,})/).flatMap(paragraph => {
    const start = offset
    offset += paragraph.length
    return piecesIn(paragraph, drafted).map(piece => ({ ...piece, start: start + piece.start, end: start + piece.end }))
  })
}

function piecesIn(paragraph: string, drafted: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, text } of [...placesIn(paragraph, drafted), { start: paragraph.length, text: '' }]) {
    for (const own of ownSentences(paragraph.slice(from, start))) {
      const at = paragraph.indexOf(own, from)
      pieces.push({ text: own, start: at, end: at + own.length, isDrafted: false })
      from = at + own.length
    }
    if (text !== '') pieces.push({ text, start, end: start + text.length, isDrafted: true })
    from = start + text.length
  }
  return pieces
}

/** Where drafted sentences stand, the longer first where two would overlap; never in the middle of a word. */
function placesIn(paragraph: string, drafted: ReadonlySet<string>): { start: number; text: string }[] {
  const taken: { start: number; text: string }[] = []
  for (const text of [...drafted].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    for (let start = paragraph.indexOf(text); start !== -1; start = paragraph.indexOf(text, start + text.length)) {
      const end = start + text.length
      const isFree = taken.every(other => end <= other.start || start >= other.start + other.text.length)
      const stands =
        /^\s?$/.test(paragraph.slice(Math.max(0, start - 1), start)) && /^\s?$/.test(paragraph.slice(end, end + 1))
      if (isFree && stands) taken.push({ start, text })
    }
  }
  return taken.sort((a, b) => a.start - b.start)
}

function ownSentences(text: string): string[] {
  return text
    .split(/(?<=[.?])\s+(?=[\p{Lu}\p{N}“"[*_-])/u)
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
}
