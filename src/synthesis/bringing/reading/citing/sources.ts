// Reads how sources are cited in a cell or in the brackets of a sentence: (Smith 2019; Jones et al. 2020).
import type { Reference, Source } from '../types.ts'
import { cited, named, numbered } from './citation.ts'
import { markedIn, placedIn } from './marks.ts'

const LONGEST_GROUP = 2_000

export type Found = {
  readonly sources: readonly Source[]
  /** What did not read as a source. */
  readonly left: readonly string[]
}

/** A cell of sources. `isStrict`: only what is surely a citation, for brackets inside a sentence. */
export function sourcesIn(
  cell: string,
  references: ReadonlyMap<number, Reference>,
  { isStrict = false, mark = null }: { readonly isStrict?: boolean; readonly mark?: string | null } = {},
): Found {
  const sources: Source[] = []
  const left: string[] = []
  let family = ''
  for (const piece of piecesOf(cell)) {
    const { text: whole, said, of } = markedIn(piece)
    const { text, locator } = placedIn(whole)
    if (text === '') {
      const last = sources.at(-1)
      if (last !== undefined) sources[sources.length - 1] = { ...last, ...said }
      else if (piece.trim() !== '') left.push(piece.trim())
      continue
    }
    const year = /^((?:1[89]|20)\d{2})([a-z])?$/.exec(text)
    const found = numbered(text, references) ?? cited(year !== null && family !== '' ? `${family} ${text}` : text)
    const all = found ?? (isStrict ? null : named(text))
    if (all === null) {
      left.push(text)
      continue
    }
    for (const one of all) sources.push({ ...one, ...said, locator, mark: of ?? mark })
    family = all.at(-1)?.name.replace(/,?\s*(?:1[89]|20)\d{2}[a-z]?$/, '') ?? family
  }
  return { sources, left }
}

function piecesOf(cell: string): readonly string[] {
  return cell
    .trim()
    .replace(/^sources?\s?:\s*/i, '')
    .split(/[;\n]/)
    .flatMap(piece =>
      piece.split(/(?<=\b(?:1[89]|20)\d{2}[a-z]?\)?)(?:\s*,\s+(?=[\p{Lu}\d(])|,?\s+(?:and|&)\s+(?=\p{Lu}))/u),
    )
    .map(piece => piece.trim())
    .filter(piece => piece !== '')
}

export type Group = { readonly start: number; readonly end: number; readonly sources: readonly Source[] }

/** Brackets of a sentence in which every part is a citation. */
export function citationsIn(text: string, references: ReadonlyMap<number, Reference>): readonly Group[] {
  const groups: Group[] = []
  let open = -1
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '(' || sign === '[') open = at
    if ((sign !== ')' && sign !== ']') || open === -1) continue
    if (at - open <= LONGEST_GROUP) {
      const inner = text.slice(open + 1, at)
      const isNumeric = /^[\d\s,–-]+$/.test(inner)
      const { sources, left } =
        isNumeric && sign === ')' && inner.length < 2 ? NONE : sourcesIn(inner, references, { isStrict: true })
      if (sources.length > 0 && left.length === 0) groups.push({ start: open, end: at + 1, sources })
    }
    open = -1
  }
  return groups
}

const NONE: Found = { sources: [], left: [] }
