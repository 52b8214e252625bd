/** Sets paragraphs in columns over pages for test PDFs: justified lines, first-line indents, words broken at line ends. */
import { type Font, type Print, type Sheet, widthOf } from './pdf.ts'

export type Setting = {
  readonly columns?: number
  readonly size?: number
  readonly isJustified?: boolean
  /** Whether long words are broken at line ends. */
  readonly hyphenates?: boolean
  /** First lines are indented; else paragraphs stand apart. */
  readonly indents?: boolean
  /** What stands above and below every page; `#` is its number. */
  readonly head?: string
  readonly foot?: string
  readonly firstNumber?: number
  /** Set across all columns on the first page. */
  readonly title?: string
}

const WIDTH = 595
const MARGIN = 60
const TOP = 90
const BOTTOM = 780
const GUTTER = 18

type Cursor = { page: number; column: number; y: number }

/** A paragraph that begins with `# ` is a heading. */
export function typeset(paragraphs: readonly string[], setting: Setting = {}): readonly Sheet[] {
  const { columns = 1, size = 10, indents = true } = setting
  const width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
  const leading = size * 1.25
  const pages: Print[][] = [[]]
  const start = titled(pages[0]!, setting)
  const at: Cursor = { page: 0, column: 0, y: start }
  const line = () => {
    at.y += leading
    if (at.y <= BOTTOM) return
    at.column++
    if (at.column === columns) {
      at.column = 0
      at.page++
      pages.push([])
    }
    at.y = (at.page === 0 ? start : TOP) + leading
  }
  for (const paragraph of paragraphs) {
    const isHeading = paragraph.startsWith('# ')
    const font: Font = isHeading ? 'bold' : 'roman'
    const text = isHeading ? paragraph.slice(2) : paragraph
    if (isHeading || !indents) at.y += leading * 0.8
    for (const set of broken(text, width, size, font, isHeading || !indents ? 0 : size * 1.5, setting)) {
      line()
      const x = MARGIN + at.column * (width + GUTTER) + set.indent
      pages[at.page]!.push({ text: set.text, x, y: at.y, size, font, spacing: set.spacing })
    }
    if (isHeading || !indents) at.y += leading * 0.4
  }
  return pages.map((prints, i) => ({ prints: [...prints, ...around(i, setting)] }))
}

function titled(prints: Print[], { title }: Setting): number {
  if (title === undefined) return TOP
  prints.push({ text: title, x: (WIDTH - widthOf(title, 18, 'bold')) / 2, y: TOP + 20, size: 18, font: 'bold' })
  return TOP + 50
}

function around(page: number, { head, foot, firstNumber = 1 }: Setting): readonly Print[] {
  const numbered = (text: string) => text.replace('#', String(firstNumber + page))
  return [
    ...(head === undefined ? [] : [{ text: numbered(head), x: MARGIN, y: 50, size: 8 }]),
    ...(foot === undefined ? [] : [{ text: numbered(foot), x: 290, y: 815, size: 8 }]),
  ]
}

type SetLine = { readonly text: string; readonly indent: number; readonly spacing: number }

function broken(
  text: string,
  width: number,
  size: number,
  font: Font,
  indent: number,
  setting: Setting,
): readonly SetLine[] {
  const lines: SetLine[] = []
  let words = text.split(' ')
  while (words.length > 0) {
    const inset = lines.length === 0 ? indent : 0
    const { taken, rest } = fitted(words, width - inset, size, font, setting.hyphenates === true)
    const set = taken.join(' ')
    const room = width - inset - widthOf(set, size, font)
    const isLast = rest.length === 0
    const spacing = setting.isJustified === false || isLast || taken.length < 2 ? 0 : room / (taken.length - 1)
    lines.push({ text: set, indent: inset, spacing })
    words = rest
  }
  return lines
}

function fitted(words: readonly string[], width: number, size: number, font: Font, hyphenates: boolean) {
  let count = 1
  while (count < words.length && widthOf(words.slice(0, count + 1).join(' '), size, font) <= width) count++
  const [taken, rest] = [words.slice(0, count), words.slice(count)]
  const next = rest[0] ?? ''
  const cut = hyphenates && /^[a-z]{7,}/.test(next) ? Math.floor(next.length / 2) : 0
  const begin = `${next.slice(0, cut)}-`
  if (cut === 0 || widthOf([...taken, begin].join(' '), size, font) > width) return { taken, rest }
  return { taken: [...taken, begin], rest: [next.slice(cut), ...rest.slice(1)] }
}
