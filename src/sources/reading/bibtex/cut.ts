// Cuts BibTeX into its entries as a stream, by line and by brace; where a brace is missing the next entry still begins.
import { LONGEST_ENTRY } from '../entry.ts'
import { cutLines } from '../lines.ts'

export type BibChunk = {
  readonly line: number
  /** In lower case: article, string, comment … */
  readonly kind: string
  readonly text: string
  /** Whether its braces match. */
  readonly isClosed: boolean
  readonly isLong: boolean
}

export type BibCutter = {
  push(text: string): readonly BibChunk[]
  end(): readonly BibChunk[]
  /** Lines with text between entries, which BibTeX takes as comments. */
  strayLines(): readonly number[]
}

type Draft = { line: number; kind: string; lines: string[]; length: number; depth: number; opener: string }

/** An entry begins at the start of a line, or right behind the end of the one before. */
const OPENING = /^\s{0,20}@\s{0,4}([a-zA-Z]{2,40})\s{0,4}([{(])/

export function bibCutter(): BibCutter {
  let done: BibChunk[] = []
  let draft: Draft | null = null
  const stray: number[] = []
  const lines = cutLines((line, number) => take(line, number))

  function finish(isClosed: boolean): void {
    if (!draft) return
    const { line, kind, length } = draft
    const isLong = length > LONGEST_ENTRY
    done.push({ line, kind, text: isLong ? '' : draft.lines.join('\n'), isClosed, isLong })
    draft = null
  }

  function take(given: string, number: number): void {
    let line = given
    const opening = OPENING.exec(line)
    // In an entry that is still open, a line that begins another one with its key is that one: a brace is missing.
    if (opening && draft && /^\s{0,20}@\s{0,4}[a-zA-Z]{2,40}\s{0,4}[{(]\s{0,20}[^\s,={}"]{1,200}\s{0,4},/.test(line))
      finish(false)
    for (;;) {
      if (!draft) {
        const found = OPENING.exec(line)
        if (!found) {
          if (line.trim() !== '' && !line.trim().startsWith('%') && stray.length < 20) stray.push(number)
          return
        }
        draft = { line: number, kind: found[1]!.toLowerCase(), lines: [], length: 0, depth: 0, opener: found[2]! }
      }
      const end = endIn(draft, line)
      const part = end === -1 ? line : line.slice(0, end)
      draft.length += part.length + 1
      if (draft.length <= LONGEST_ENTRY) draft.lines.push(part)
      if (end === -1) return
      finish(true)
      line = line.slice(end)
      if (line.trim().length < 2) return
    }
  }

  const handOn = () => {
    const chunks = done
    done = []
    return chunks
  }
  return {
    strayLines: () => stray,
    push(text) {
      lines.push(text)
      return handOn()
    },
    end() {
      lines.end()
      finish(false)
      return handOn()
    },
  }
}

/** Counts braces (and the round bracket of an entry in these) and returns where the entry ends in this line, or -1. */
function endIn(draft: Draft, line: string): number {
  const isRound = draft.opener === '('
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at]
    if (letter === '\\') at += 1
    else if (letter === '{') draft.depth += 1
    else if (letter === '}') {
      draft.depth -= 1
      if (!isRound && draft.depth <= 0) return at + 1
    } else if (isRound && letter === ')' && draft.depth === 0) return at + 1
  }
  return -1
}
