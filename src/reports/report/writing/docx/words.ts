// Stretches of a sentence as Word writes them: runs, links to places and addresses, footnotes, and roles by underline and mark as well as by hue.
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImportedXmlComponent,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Inline } from '../blocks.ts'
import { hasRightToLeft } from '../direction.ts'
import { printable } from '../printable.ts'
import type { Span } from '../prose.ts'
import type { Desk, Making } from './desk.ts'
import { DIM, WELL } from './styles.ts'

/** How a stretch looks; `fill` is the colour behind it. */
type Look = {
  readonly style?: 'Hyperlink'
  readonly font?: string
  readonly bold?: true
  readonly italics?: true
  readonly strike?: true
  readonly color?: string
  readonly underline?: 'single' | 'none'
  readonly fill?: string
  readonly superScript?: true
}

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

/** The same when the file is written; what has notes at once, since they are numbered in their order. */
export function runsLater(words: readonly Inline[], desk: Desk): Making {
  if (!words.some(one => one.note !== undefined)) return () => runs(words, desk)
  const made = runs(words, desk)
  return () => made
}

function partsOf({ text, tone, role, mark }: Inline, look: Look): TextRun[] {
  if (text === '') return []
  const own: Look = {
    ...look,
    ...(tone === 'strong' ? { bold: true } : {}),
    ...(tone === 'quiet' ? { color: DIM } : {}),
    ...(tone === 'title' ? { italics: true } : {}),
    // A way to what stands behind a sentence does not stand in the way of reading it.
    ...(tone === 'note' ? { bold: true, superScript: true, underline: 'none' } : {}),
  }
  if (role === undefined) return [run(text, own)]
  const shaded: Look = { ...own, fill: HUES[role] ?? WELL }
  const marked = mark === undefined || mark === '' ? [] : [run(mark, { ...shaded, bold: true, superScript: true })]
  return [run(text, { ...shaded, underline: 'single' }), ...marked]
}

/** Written as the library would write it: of its own it keeps ten objects for each. */
export function run(text: string, look: Look = {}): TextRun {
  const words = told(text)
  const properties = propertiesOf(look, hasRightToLeft(words))
  const said = { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, words] }
  const prepForXml = () => ({ 'w:r': properties.length === 0 ? [said] : [{ 'w:rPr': properties }, said] })
  return Object.assign(new ImportedXmlComponent('w:r'), { prepForXml }) as unknown as TextRun
}

/** In the order that Word insists on. */
function propertiesOf(look: Look, isBackwards: boolean): object[] {
  const { style, font, bold, italics, strike, color, underline, fill, superScript } = look
  const value = (name: string, val: string) => [{ [name]: { _attr: { 'w:val': val } } }]
  const fonts = { 'w:ascii': font, 'w:hAnsi': font, 'w:eastAsia': font, 'w:cs': font }
  return [
    ...(style === undefined ? [] : value('w:rStyle', style)),
    ...(font === undefined ? [] : [{ 'w:rFonts': { _attr: fonts } }]),
    ...(bold ? [{ 'w:b': {} }, { 'w:bCs': {} }] : []),
    ...(italics ? [{ 'w:i': {} }, { 'w:iCs': {} }] : []),
    ...(strike ? [{ 'w:strike': {} }] : []),
    ...(color === undefined ? [] : value('w:color', color)),
    ...(underline === undefined ? [] : value('w:u', underline)),
    ...(fill === undefined ? [] : [{ 'w:shd': { _attr: { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': fill } } }]),
    ...(superScript ? value('w:vertAlign', 'superscript') : []),
    ...(isBackwards ? [{ 'w:rtl': {} }] : []),
  ]
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
