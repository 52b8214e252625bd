// Where some words stand in a text: in any case, with or without accents, over the ends of lines and paragraphs.
import type { AnchorText, Span } from '../anchoring/anchor.ts'
import { pointAt } from '../anchoring/code-points.ts'

/** More than anyone walks through; what is found says when it stopped here. */
export const MOST_FINDS = 2_000

/** The text as it is searched, and for each of its units where in the original it comes from, in UTF-16 units. */
type Searched = { readonly text: string; readonly from: Uint32Array; readonly to: Uint32Array }

const SAME: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
}
const SPACE = /\s/
const MARK = /\p{M}/gu
const JOINERS = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff])

const kept = new WeakMap<AnchorText, Searched>()

/** In order and never overlapping; `isAll` is false when there are more than MOST_FINDS. */
export function findWords(source: AnchorText, words: string): { readonly finds: readonly Span[]; isAll: boolean } {
  const wanted = fold(words).text.trim()
  if (wanted === '') return { finds: [], isAll: true }
  const searched = kept.get(source) ?? fold(source.text)
  kept.set(source, searched)
  const finds: Span[] = []
  let at = searched.text.indexOf(wanted)
  while (at !== -1 && finds.length < MOST_FINDS) {
    const end = at + wanted.length
    const start = pointAt(source.index, searched.from[at]!)
    finds.push({ start, end: pointAt(source.index, searched.to[end - 1]!) })
    at = searched.text.indexOf(wanted, end)
  }
  return { finds, isAll: at === -1 }
}

/** Small letters without accents; white space of any length is one space; what nobody sees is left out. */
function fold(text: string): Searched {
  const parts: string[] = []
  const from: number[] = []
  const to: number[] = []
  for (let unit = 0; unit < text.length; ) {
    const length = (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1
    const piece = pieceOf(text, unit, length)
    const end = unit + length
    const isMore = piece === ' ' && parts.at(-1) === ' '
    if (piece === '' || isMore) {
      // Marks that follow a letter, and spaces that follow a space, belong to it.
      if (to.length > 0) to[to.length - 1] = end
    } else {
      parts.push(piece)
      for (let i = 0; i < piece.length; i++) {
        from.push(unit)
        to.push(end)
      }
    }
    unit = end
  }
  return { text: parts.join(''), from: Uint32Array.from(from), to: Uint32Array.from(to) }
}

function pieceOf(text: string, unit: number, length: number): string {
  const code = text.charCodeAt(unit)
  if (code >= 97 && code <= 122) return text[unit]!
  if (code >= 65 && code <= 90) return String.fromCharCode(code + 32)
  if (code === 32 || code === 10) return ' '
  const letter = text.slice(unit, unit + length)
  if (code < 128) return SPACE.test(letter) ? ' ' : letter
  if (JOINERS.has(code)) return ''
  if (SPACE.test(letter)) return ' '
  return SAME[letter] ?? letter.normalize('NFKD').replace(MARK, '').toLowerCase()
}
