// The page each part of a short report begins on, for its contents; in a long one, which would take too long to lay out, Word fills them in when it is asked to.
import { estimatePageNumbersWith } from 'docx/layout'
import type { Block } from '../blocks.ts'

/** Characters of the report, and of its longest word: a word without end is laid out letter by letter. */
const LONGEST = 60_000
const LONGEST_WORD = 80

export function pageNumbersFor(blocks: readonly Block[]): ReturnType<typeof estimatePageNumbersWith> | null {
  let length = 0
  for (const text of textsIn(blocks)) {
    length += text.length
    if (length > LONGEST || text.split(/\s+/).some(word => word.length > LONGEST_WORD)) return null
  }
  return estimatePageNumbersWith({ guess: true })
}

/** Every text of the blocks, whatever holds it. */
function* textsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const one of value) yield* textsIn(one)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      if (key === 'svg' || key === 'href') continue
      if (typeof one === 'string') yield one
      else yield* textsIn(one)
    }
}
