// Stretches of a sentence as Word writes them: runs, links to places and addresses, footnotes, and roles by underline and mark as well as by hue.
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TextRun,
  UnderlineType,
} from 'docx'
import type { Inline } from '../blocks.ts'
import { hasRightToLeft } from '../direction.ts'
import { printable } from '../printable.ts'
import type { Span } from '../prose.ts'
import type { Desk } from './desk.ts'
import { DIM, WELL } from './styles.ts'

type Look = Omit<IRunOptions, 'text' | 'children'>

const HUES: Readonly<Record<string, string>> = {
  context: 'E3EEFB',
  mechanism: 'EFE6FB',
  resource: 'EFE6FB',
  response: 'EFE6FB',
  outcome: 'DCF3F0',
  strategy: 'FBE6EC',
  actor: 'F5EAD9',
}
const LONGEST_ADDRESS = 2000

/** Any run of white space is one space, as in a browser. */
export const told = (text: string): string => printable(text).replaceAll(/[ \t\r\n]+/g, ' ')
export const textOf = (words: readonly Inline[]): string => words.map(one => one.text).join('')

export function runs(words: readonly Inline[], desk: Desk, look: Look = {}): ParagraphChild[] {
  return words.flatMap(one => {
    const parts = linked(one.href, desk, look, style => partsOf(one, style))
    return one.note === undefined ? parts : [...parts, footnote(one.note, desk)]
  })
}

function partsOf({ text, tone, role, mark }: Inline, look: Look): TextRun[] {
  if (text === '') return []
  const own: Look = {
    ...look,
    ...(tone === 'strong' ? { bold: true } : {}),
    ...(tone === 'quiet' ? { color: DIM } : {}),
    ...(tone === 'title' ? { italics: true } : {}),
    // A way to what stands behind a sentence does not stand in the way of reading it.
    ...(tone === 'note' ? { bold: true, superScript: true, underline: { type: UnderlineType.NONE } } : {}),
  }
  if (role === undefined) return [run(text, own)]
  const shaded = { ...own, shading: { type: ShadingType.CLEAR, color: 'auto', fill: HUES[role] ?? WELL } }
  const marked = mark === undefined || mark === '' ? [] : [run(mark, { ...shaded, bold: true, superScript: true })]
  return [run(text, { ...shaded, underline: {} }), ...marked]
}

export function run(text: string, look: Look = {}): TextRun {
  const words = told(text)
  return new TextRun({ ...look, ...(hasRightToLeft(words) ? { rightToLeft: true } : {}), text: words })
}

/** Stretches of what the team wrote in Markdown. */
export function spans(words: readonly Span[], desk: Desk, look: Look = {}): ParagraphChild[] {
  return words.flatMap(({ text, strong, emphasis, struck, code, href }) => {
    if (text === '\n') return [new TextRun({ break: 1 })]
    const own: Look = {
      ...look,
      ...(strong ? { bold: true } : {}),
      ...(emphasis ? { italics: true } : {}),
      ...(struck ? { strike: true } : {}),
      ...(code ? { font: 'Courier New' } : {}),
    }
    return linked(href, desk, own, style => [run(text, style)])
  })
}

/** A link whose place is not in the report, or whose address no program could open, is plain text. */
function linked(href: string | undefined, desk: Desk, look: Look, write: (look: Look) => TextRun[]): ParagraphChild[] {
  if (href === undefined) return write(look)
  const anchor = href.startsWith('#') ? desk.places.get(href.slice(1)) : undefined
  const link = anchor === undefined ? addressOf(href) : null
  if (anchor === undefined && link === null) return write(look)
  const children = write({ ...look, style: 'Hyperlink' })
  if (children.length === 0) return []
  return [
    anchor === undefined
      ? new ExternalHyperlink({ link: link ?? '', children })
      : new InternalHyperlink({ anchor, children }),
  ]
}

/** Word takes a file for damaged that holds an address it cannot read. */
function addressOf(href: string): string | null {
  if (href.length > LONGEST_ADDRESS || !/^(https?|mailto):/i.test(href) || !URL.canParse(href)) return null
  return new URL(href).href
}

function footnote(words: readonly Inline[], desk: Desk): FootnoteReferenceRun {
  desk.countNotes++
  desk.notes[desk.countNotes] = {
    children: [new Paragraph({ style: 'FootnoteText', children: [run(' '), ...runs(withoutNotes(words), desk)] })],
  }
  return new FootnoteReferenceRun(desk.countNotes)
}

const withoutNotes = (words: readonly Inline[]) => words.map(({ note: _, ...word }) => word)
