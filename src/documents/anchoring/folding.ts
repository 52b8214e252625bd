/** Knows what may differ between two copies of the same words: spaces, hyphens at line ends, quotation marks, ligatures. */

/** The words of a text without what may differ; `from[i]` is the UTF-16 offset in the original of unit i. */
export type Folded = {
  readonly text: string
  readonly from: Uint32Array
}

const HYPHENS = /[-\u2010\u2011\u2012\u2013\u2014\u2212]/
const LETTER = /\p{L}/u
const SPACE = /\s/

const SAME: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
}

export function fold(text: string, { ignoreCase = false } = {}): Folded {
  const parts: string[] = []
  const from: number[] = []
  let afterLetter = false
  for (let unit = 0; unit < text.length; ) {
    const letter = String.fromCodePoint(text.codePointAt(unit)!)
    const kept = keep(letter, afterLetter, text, unit)
    if (kept) {
      const piece = ignoreCase ? kept.toLowerCase() : kept
      for (let i = 0; i < piece.length; i++) from.push(unit)
      parts.push(piece)
      afterLetter = LETTER.test(letter)
    }
    unit += letter.length
  }
  return { text: parts.join(''), from: Uint32Array.from(from) }
}

/** The UTF-16 range of the original that a stretch of the folded text stands for. */
export function unfold(folded: Folded, original: string, start: number, end: number): { start: number; end: number } {
  const last = folded.from[end - 1]!
  return { start: folded.from[start]!, end: last + (original.codePointAt(last)! > 0xffff ? 2 : 1) }
}

function keep(letter: string, afterLetter: boolean, text: string, unit: number): string {
  const code = letter.charCodeAt(0)
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return letter
  if (SPACE.test(letter) || isInvisible(code)) return ''
  if (HYPHENS.test(letter) && afterLetter && goesOnWithLetter(text, unit + 1)) return ''
  const same = SAME[letter] ?? letter
  return code < 128 ? same : same.normalize('NFKD').replace(/\s/g, '')
}

/** A hyphen between letters may be a word broken at a line end; before a figure it may be a minus and stays. */
function goesOnWithLetter(text: string, unit: number): boolean {
  let at = unit
  while (at < text.length && at < unit + 50 && SPACE.test(text[at]!)) at++
  return at < text.length && LETTER.test(String.fromCodePoint(text.codePointAt(at)!))
}

/** Soft hyphens, joiners and direction marks: they come and go with the program that made the text. */
function isInvisible(code: number): boolean {
  if (code < 0x2000) return code === 0xad || code === 0x34f || code === 0x61c
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  )
}
