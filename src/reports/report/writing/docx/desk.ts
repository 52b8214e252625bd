// What is on the desk while a Word report is written: places that wait for their paragraph, footnotes so far, how deep one is.
import { Bookmark, FileChild, type IParagraphOptions, Paragraph, type ParagraphChild } from 'docx'
import { runsRightToLeft } from '../direction.ts'
import type { Standing } from '../sides.ts'
import type { Aside } from './aside/aside.ts'
import type { Places } from './places.ts'
import { STEP } from './styles.ts'

export type Desk = {
  readonly places: Places
  /** Names of bookmarks that the next paragraph gets. */
  waiting: string[]
  readonly placed: Set<string>
  readonly notes: Record<number, { readonly children: readonly Paragraph[] }>
  countNotes: number
  countLists: number
  /** Of Word: 1 for the parts of the report. */
  heading: number
  /** What is folded on a screen stands a step further in. */
  depth: number
  /** The next paragraph begins a page. */
  turns: boolean
  readonly pictures: ReadonlyMap<string, Uint8Array>
  /** Alternative text where a figure has none of its own. */
  readonly title: string
  /** Null where the library lays the body out and needs it whole. */
  readonly aside: Aside | null
}

/** A piece of the body; where it says nothing else, it is `other`. */
export type Piece = { readonly child: FileChild; readonly stands?: Standing }

const DEEPEST = 3
export const indentAt = (desk: Desk): number => STEP * Math.min(desk.depth, DEEPEST)

export function placeHere(desk: Desk, id: string | null): void {
  const name = id === null ? undefined : desk.places.get(id)
  if (name === undefined || desk.placed.has(name)) return
  desk.placed.add(name)
  desk.waiting.push(name)
}

type Line = Omit<IParagraphOptions, 'children' | 'text'> & { readonly inwards?: number }

/** What a paragraph is made of when the file is written. */
export type Making = () => readonly ParagraphChild[]

/** A paragraph of the body, with the places that wait for one; `text` is what it says, for its direction. */
export function line(desk: Desk, make: Making, text: string, options: Line = {}): FileChild {
  const names = desk.waiting.splice(0)
  const turns = desk.turns
  desk.turns = false
  const { inwards = 0, ...rest } = options
  const left = indentAt(desk) + inwards
  return later(desk, () => {
    const inside = names.reduceRight((held, id) => [new Bookmark({ id, children: held })], [...make()])
    return new Paragraph({
      ...(left > 0 ? { indent: { left } } : {}),
      ...(turns ? { pageBreakBefore: true } : {}),
      ...(runsRightToLeft(text) ? { bidirectional: true } : {}),
      ...rest,
      children: inside,
    })
  })
}

/** Made when the file is written and forgotten at once: the library keeps dozens of objects for a paragraph, and reports have tens of thousands. */
function later({ aside }: Desk, make: () => Paragraph): FileChild {
  const child = new FileChild('w:p')
  const prepForXml: typeof child.prepForXml = context => {
    const written = make().prepForXml(context)
    return aside === null ? written : aside.put(written, context)
  }
  return Object.assign(child, { prepForXml })
}
