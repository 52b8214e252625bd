// Reads the numbers that published configurations have (1, 1a, 2a–2b, 3g), and which row stands under which.

/** What stands in the place of a label where there is none. */
export const UNLABELLED = '–'

/** Without the word CMOC before it and the dot behind it; a label is at most 40 characters. */
export function labelOf(cell: string): string {
  if (/^[–—-]$/.test(cell.trim())) return ''
  return cell
    .slice(0, 60)
    .replace(/^\s*(?:cmocs?|cmos?|configuration|proposition|no\.?|#)\s{0,2}(?=[\dA-Z])/i, '')
    .replace(/\s*[.:)]\s*$/, '')
    .trim()
    .slice(0, 40)
}

/** Whether a cell can be nothing but a label. */
export function isLabel(cell: string): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?:\s?[–-]\s?\d{0,3}[a-z]?)?|[A-Z]\d{0,3})$/.test(labelOf(cell))
}

const BEFORE =
  /^\s*(?:(?:CMOCs?|CMOs?|Configuration|Proposition)\s{0,2}#?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?:\s?[–-]\s?\d{0,3}[a-z]?)?\s?[.:)–-]?|\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?:\s?[–-]\s?\d{1,3}[a-z]?)?\s?[.:)])(?=\s)/i

/** “CMOC 1a: When …” is label 1a before a sentence. */
export function labelBefore(text: string): { readonly label: string; readonly rest: string } {
  const found = BEFORE.exec(text.slice(0, 60))
  if (found === null) return { label: '', rest: text }
  return { label: labelOf(found[0].replace(/[–-]$/, '')), rest: text.slice(found[0].length).trim() }
}

const OVERARCHING =
  /^\s*over-?arching(?:\s(?:cmocs?|cmos?|configuration|theory))?(?:\s([A-Z]|\d{1,3})(?=\s?[:.–—-]|\s*$))?(?:\s?[:.–—-]\s?|\s|$)/i

/** What “Overarching” stands before, and the label between, as in “Overarching A: …”; null for any other text. */
export function overarchingIn(text: string): { readonly label: string; readonly rest: string } | null {
  const found = OVERARCHING.exec(text.slice(0, 80))
  return found === null ? null : { label: found[1] ?? '', rest: text.slice(found[0].length).trim() }
}

/** The label a nested one stands under: 1 for 1a and for 1a–1b, 3 for 3.2; empty when it is not nested. */
export function stemOf(label: string): string {
  const lettered = /^(\d{1,3}(?:\.\d{1,2}){0,3})[a-z]/.exec(label)
  if (lettered !== null) return lettered[1]!
  const dotted = /^(\d{1,3}(?:\.\d{1,2}){0,2})\.\d{1,2}$/.exec(label)
  return dotted?.[1] ?? ''
}

type Labelled = {
  readonly line: number
  readonly label: string
  /** Said by the word itself, or told from a row without a number in a table of numbers. */
  readonly isOverarching: boolean
  readonly isSaid: boolean
}

/**
 * The line each row stands under. A label that is nested goes under the row of its stem; without one, under the overarching
 * row above it, whatever its own number.
 */
export function parentsOf(rows: readonly (Labelled | 'theme')[]): ReadonlyMap<number, number> {
  const byLabel = new Map<string, number>()
  for (const row of rows)
    if (row !== 'theme' && row.label !== '' && !byLabel.has(row.label)) byLabel.set(row.label, row.line)
  const parents = new Map<number, number>()
  let above: Labelled | null = null
  for (const row of rows) {
    if (row === 'theme') {
      above = null
      continue
    }
    if (row.isOverarching) {
      above = row
      continue
    }
    const stem = byLabel.get(stemOf(row.label))
    if (stem !== undefined && stem !== row.line) parents.set(row.line, stem)
    else if (above !== null && (above.isSaid || row.label !== '')) parents.set(row.line, above.line)
  }
  return parents
}
