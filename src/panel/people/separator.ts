// Which sign stands between the cells of a pasted list of people: judged once, for the whole list.
import { isRecognised } from './words.ts'

const SIGNS = ['\t', ';', ',', '|'] as const
export type Sign = (typeof SIGNS)[number]
const NAMES: Readonly<Record<Sign, string>> = { '\t': 'tabs', ';': 'semicolons', ',': 'commas', '|': 'upright lines' }
/** As many lines as any list may have, and the first line that names columns. */
const LOOKED_AT = 1_000

/**
 * The sign that makes the most cells which say what they are (an address, a role, a language, the name of a column); among
 * equals the one that stands in most lines. A list without any is one name a line, which commas leave whole.
 */
export function separatorOf(text: string): Sign {
  const lines = linesOf(text)
  const [best] = SIGNS.map(sign => ({ sign, known: sum(lines, line => knownIn(line, sign)), cut: cutBy(lines, sign) }))
    .filter(one => one.cut > 0)
    .toSorted((a, b) => b.known - a.known || b.cut - a.cut)
  return best?.sign ?? ','
}

/** What to say of a line that was left whole by the sign of the list and would be cut by another; null of any other line. */
export function strayIn(cells: readonly string[], separator: Sign): string | null {
  const [line = ''] = cells
  if (cells.filter(cell => cell.trim() !== '').length !== 1) return null
  const other = SIGNS.find(sign => sign !== separator && line.includes(sign) && knownIn(line, sign) > 0)
  return other === undefined
    ? null
    : `its cells stand between ${NAMES[other]}, those of the list between ${NAMES[separator]}. Use one sign for all lines.`
}

const linesOf = (text: string) =>
  text
    .slice(0, 400_000)
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(0, LOOKED_AT)
const cutBy = (lines: readonly string[], sign: Sign) => lines.filter(line => line.includes(sign)).length
const knownIn = (line: string, sign: Sign) => (line.includes(sign) ? line.split(sign).filter(isRecognised).length : 0)
const sum = (lines: readonly string[], of: (line: string) => number) =>
  lines.reduce((total, line) => total + of(line), 0)
