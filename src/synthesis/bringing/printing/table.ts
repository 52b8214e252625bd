// Prints configurations as the tables they are published in: a sentence each, or a column for each kind of element.
import type { Role, Stance } from '../../../configurations/domain.ts'
import type { Stretch } from '../../../configurations/wording.ts'
import { citationsIn } from '../reading/citing/sources.ts'
import { UNLABELLED } from '../reading/labels.ts'
import { asRead } from './marks.ts'
import { inOrder, type Placed } from './order.ts'
import { nameOfTag, printSentence, type Style } from './sentence.ts'

export const LAYOUTS = ['sentences', 'columns', 'both'] as const
export type Layout = (typeof LAYOUTS)[number]

export type PrintedElement = {
  readonly mark: string
  readonly role: Role
  readonly wording: string
  readonly mechanismAbsent: boolean
}

export type PrintedSource = {
  readonly name: string
  readonly stance: Stance
  readonly isConverse: boolean
  readonly locator: string
  /** The element it is cited for. */
  readonly mark: string | null
}

export type Printable = {
  readonly id: number
  readonly label: string
  readonly parentId: number | null
  readonly title: string
  readonly theme: string
  /** Empty where nobody has worded it. */
  readonly stretches: readonly Stretch[]
  readonly isGenerated: boolean
  readonly elements: readonly PrintedElement[]
  readonly levels: readonly string[]
  readonly sources: readonly PrintedSource[]
}

export type Printed = {
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly id: number | null
    readonly theme: string | null
    readonly cells: readonly string[]
  }[]
}

type Column = { readonly name: string; readonly of: (one: Placed, how: How) => string }
export type How = { readonly layout: Layout; readonly style: Style }

/** A table that has columns for elements shows by these two that its sentences need not be asked for any. */
const ALWAYS: readonly string[] = ['ID', 'Context', 'Outcome']

/** Themes are bands: rows of one cell, before the configurations under them. */
export function printTable(all: readonly Printable[], how: How): Printed {
  const placed = inOrder(all).map(one => ({ ...one, ...asRead(one, how) }))
  const columns = COLUMNS[how.layout].filter(
    ({ name, of }) => ALWAYS.includes(name) || placed.some(one => of(one, how) !== ''),
  )
  const rows: Printed['rows'][number][] = []
  let theme = ''
  for (const one of placed) {
    if (one.theme !== theme)
      rows.push({ id: null, theme: one.theme, cells: [one.theme, ...columns.slice(1).map(() => '')] })
    theme = one.theme
    rows.push({ id: one.id, theme: null, cells: columns.map(column => column.of(one, how)) })
  }
  return { head: columns.map(column => column.name), rows }
}

const id: Column = {
  name: 'ID',
  of: one =>
    one.isAbove
      ? `Overarching ${/^(?:[A-Z]|\d{1,3})$/.test(one.label) ? one.label : ''}`.trim()
      : one.label || UNLABELLED,
}
const title: Column = { name: 'Title', of: one => one.title }
const sentence: Column = {
  name: 'CMOC',
  of: (one, { layout, style }) =>
    one.isGenerated && layout === 'both'
      ? ''
      : printSentence(one.stretches, one.elements, style, style === 'none' ? new Map() : citedFor(one)),
}
const levels: Column = { name: 'Level', of: one => one.levels.join('; ') }
const sources: Column = {
  name: 'Sources',
  of: (one, { layout, style }) => {
    // A sentence without tags has no place for the citations of an element: they are those of the row.
    if (layout === 'sentences' && style === 'none') return [...new Set(one.sources.map(printSource))].join('; ')
    const beside = one.sources.filter(source => source.mark === null || !isInline(source))
    return beside.map(source => aimed(source, one)).join('; ')
  },
}

const elements = (name: string, role: Role, absent = false): Column => ({
  name,
  of: (one, { style }) => {
    const cited = citedFor(one)
    return one.elements
      .filter(element => element.role === role && element.mechanismAbsent === absent)
      .map(element => {
        const said = cited.get(element.mark)
        const words = `${element.wording}${said === undefined ? '' : ` (${said})`}`
        return style === 'none' ? words : `${nameOfTag(element)}: ${words}`
      })
      .join('\n')
  },
})

const ELEMENTS: readonly Column[] = [
  elements('Strategy', 'strategy'),
  elements('Actor', 'actor'),
  elements('Context', 'context'),
  elements('Resource', 'resource'),
  elements('Mechanism', 'mechanism'),
  elements('Response', 'response'),
  elements('Outcome', 'outcome'),
  elements('Outcome when mechanism absent', 'outcome', true),
]

const COLUMNS: Readonly<Record<Layout, readonly Column[]>> = {
  sentences: [id, title, sentence, levels, sources],
  columns: [id, title, ...ELEMENTS, levels, sources],
  both: [id, title, sentence, ...ELEMENTS, levels, sources],
}

/** The citations of each element: `Smith 2019; Jones et al. 2020`. */
function citedFor(one: Printable): ReadonlyMap<string, string> {
  const own = one.sources.filter(source => source.mark !== null && isInline(source))
  return new Map(
    [...Map.groupBy(own, source => source.mark as string)].map(([mark, list]) => [
      mark,
      list.map(printSource).join('; '),
    ]),
  )
}

/** Only what reads as a citation can stand behind the words of an element. */
function isInline(source: PrintedSource): boolean {
  return citationsIn(`(${printSource(source)})`, new Map()).length > 0
}

function aimed(source: PrintedSource, one: Printable): string {
  const element = one.elements.find(element => element.mark === source.mark)
  return `${printSource(source)}${element === undefined ? '' : ` (${nameOfTag(element)})`}`
}

/** Smith 2019, p. 4 (opposite confirmed) */
export function printSource({ name, locator, stance, isConverse }: PrintedSource): string {
  const place = locator === '' ? '' : `, ${locator}`
  const said = isConverse ? ' – opposite confirmed' : stance === 'supports' ? '' : ` – ${stance}`
  return `${name}${place}${said}`
}
