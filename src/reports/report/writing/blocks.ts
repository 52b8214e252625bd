// What a report is made of, before it is HTML, Word, PDF or Markdown: headings, sentences, lists, tables, quotations, things to unfold.

export type Inline = {
  readonly text: string
  /** `#id` of a place in the report, or an address. */
  readonly href?: string
  /** `title`: of a book or journal in a reference, in italics. */
  readonly tone?: 'strong' | 'quiet' | 'note' | 'title'
  /** The role that a stretch of a wording has, with its mark. */
  readonly role?: string
  readonly mark?: string
  /** A footnote at the end of the text; it holds no notes itself. */
  readonly note?: readonly Inline[]
}

export type Square = {
  readonly label: string
  readonly richness: 'rich' | 'moderate' | 'thin' | 'none'
  readonly stance: string
  /** "rich, supports": what the square shows, in words. */
  readonly words: string
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4 | 5; readonly text: string; readonly id: string | null }
  | { readonly kind: 'paragraph'; readonly words: readonly Inline[]; readonly tone: Tone }
  /** Markdown of the team, with its references already led to places of the report. */
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      /** A cell is a list of lines. */
      readonly rows: readonly (readonly (readonly (readonly Inline[])[])[])[]
      /** Needs the long side of the page. */
      readonly wide?: boolean
    }
  | {
      readonly kind: 'quotation'
      readonly text: string | null
      readonly source: readonly Inline[]
      readonly stance: string
      readonly stanceWord: string
    }
  /** A drawing of our own as SVG, with what it shows in words for those who do not see it; a table beside it has every number in it. */
  | { readonly kind: 'figure'; readonly svg: string; readonly label: string; readonly caption: string }
  /** A new page in print. */
  | { readonly kind: 'page' }
  | { readonly kind: 'squares'; readonly sentence: string; readonly studies: readonly Square[] }
  | {
      readonly kind: 'details'
      readonly summary: string
      readonly id: string | null
      readonly blocks: readonly Block[]
    }
  | { readonly kind: 'group'; readonly id: string | null; readonly blocks: readonly Block[] }

export type Tone = 'plain' | 'lead' | 'quiet' | 'missing' | 'reading' | 'wording'

export type Report = {
  readonly language: 'en' | 'nl'
  readonly title: string
  readonly subtitle: string
  /** Shown above everything, for example that the review is an example. */
  readonly notice: string
  readonly blocks: readonly Block[]
}

export const plain = (text: string): Inline => ({ text })
export const strong = (text: string): Inline => ({ text, tone: 'strong' })
export const quiet = (text: string): Inline => ({ text, tone: 'quiet' })
export const linkTo = (text: string, href: string): Inline => ({ text, href })

export function heading(level: 2 | 3 | 4 | 5, text: string, id: string | null = null): Block {
  return { kind: 'heading', level, text, id }
}

export function paragraph(words: string | readonly Inline[], tone: Tone = 'plain'): Block {
  return { kind: 'paragraph', words: typeof words === 'string' ? [plain(words)] : words, tone }
}

/** What is not there yet is said. */
export function missing(sentence: string): Block {
  return paragraph(sentence, 'missing')
}

export function list(items: readonly (string | readonly Inline[])[], ordered = false): Block {
  return { kind: 'list', ordered, items: items.map(item => (typeof item === 'string' ? [plain(item)] : item)) }
}

type Cell = string | readonly Inline[] | readonly (readonly Inline[])[]

/** Cells may be a text, one line or several. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly Cell[])[]): Block {
  return { kind: 'table', caption, head, rows: rows.map(row => row.map(linesOf)) }
}

/** The same table on the long side of the page. */
export function wideTable(caption: string, head: readonly string[], rows: readonly (readonly Cell[])[]): Block {
  return { kind: 'table', caption, head, rows: rows.map(row => row.map(linesOf)), wide: true }
}

export function figure(svg: string, label: string, caption = ''): Block {
  return { kind: 'figure', svg, label, caption }
}

export const newPage: Block = { kind: 'page' }

/** A footnote behind what stands before it. */
export const footnote = (words: string | readonly Inline[]): Inline => ({
  text: '',
  note: typeof words === 'string' ? [plain(words)] : words,
})

function linesOf(cell: Cell): readonly (readonly Inline[])[] {
  if (typeof cell === 'string') return [[plain(cell)]]
  const [first] = cell
  return Array.isArray(first) ? (cell as readonly (readonly Inline[])[]) : [cell as readonly Inline[]]
}

export function details(summary: string, blocks: readonly Block[], id: string | null = null): Block {
  return { kind: 'details', summary, id, blocks }
}

export function group(blocks: readonly Block[], id: string | null = null): Block {
  return { kind: 'group', id, blocks }
}

type Entry = { readonly id: string; readonly text: string; readonly level: number }

/** A name that stands under so many headings leads nowhere in particular. */
const REPEATED = 3

/** The headings of the first two levels, for finding one's way; not those that come again and again under the same name. */
export function contentsOf(blocks: readonly Block[]): readonly Entry[] {
  const found = entriesIn(blocks)
  const times = Map.groupBy(found, one => one.text)
  return found.filter(one => one.level === 2 || (times.get(one.text)?.length ?? 0) < REPEATED)
}

function entriesIn(blocks: readonly Block[]): readonly Entry[] {
  return blocks.flatMap(block => {
    if (block.kind === 'group') return entriesIn(block.blocks)
    return block.kind === 'heading' && block.id !== null && block.level <= 3
      ? [{ id: block.id, text: block.text, level: block.level }]
      : []
  })
}
