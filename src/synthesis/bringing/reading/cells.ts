// Reads a cell of a column of contexts, mechanisms or outcomes: several elements, one a line, with codes, tags and citations.
import type { Role } from '../../../configurations/domain.ts'
import { citationsIn } from './citing/sources.ts'
import { free, MOST_ELEMENTS, markOf } from './sentence/composing.ts'
import { readSentence } from './sentence/sentence.ts'
import { tagNamed, tagsIn } from './tags.ts'
import type { Part, Reference, Source } from './types.ts'

export type Between = 'lines' | 'semicolons'

type ItemParts = { readonly parts: readonly Part[]; readonly sources: readonly Source[] }
/** `left` are lines beyond what a row can have. */
export type CellParts = ItemParts & { readonly left: readonly string[] }

type Asked = {
  readonly role: Role
  readonly absent: boolean
  readonly between: Between
  readonly references: ReadonlyMap<number, Reference>
  /** Marks the row has by now. */
  readonly marks: Set<string>
}

export function partsOfCell(cell: string, asked: Asked): CellParts {
  const parts: Part[] = []
  const sources: Source[] = []
  const items = itemsOf(cell, asked.between)
  for (const item of items.slice(0, MOST_ELEMENTS)) {
    const own = partsOfItem(item, asked)
    parts.push(...own.parts)
    sources.push(...own.sources)
  }
  return { parts, sources, left: items.length > MOST_ELEMENTS ? [items.slice(MOST_ELEMENTS).join('\n')] : [] }
}

const BULLET = /^\s*(?:[•·▪◦●*–-]\s+|\d{1,2}[.)]\s+)/

function itemsOf(cell: string, between: Between): readonly string[] {
  const lines = cell.split('\n')
  const items = between === 'semicolons' ? lines.flatMap(outsideBrackets) : lines
  return items.map(item => item.replace(BULLET, '').trim()).filter(item => item !== '')
}

/** Cut at semicolons, but not at those between two citations. */
function outsideBrackets(line: string): readonly string[] {
  const cuts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '(' || line[at] === '[') depth++
    if (line[at] === ')' || line[at] === ']') depth = Math.max(0, depth - 1)
    if (line[at] !== ';' || depth > 0) continue
    cuts.push(line.slice(from, at))
    from = at + 1
  }
  return [...cuts, line.slice(from)]
}

function partsOfItem(item: string, asked: Asked): ItemParts {
  const { text, number } = codeBefore(item, asked.role)
  const { role, references, marks } = asked
  if (number === null && tagsIn(item).tags.length > 0) {
    const read = readSentence(item, references)
    if (read.parts.length > 0) return renamed(read, asked)
  }
  const groups = citationsIn(text, references)
  let words = ''
  let at = 0
  for (const group of groups) {
    words += text.slice(at, group.start).trimEnd()
    at = group.end
  }
  words = (words + text.slice(at)).replaceAll(/\s+/g, ' ').trim()
  const wanted = number === null ? null : markOf(role, number)
  const mark = wanted === null || marks.has(wanted) ? free(role, marks) : wanted
  marks.add(mark)
  const part = { role, mark, wording: words, code: wanted ?? '', absent: asked.absent }
  return { parts: [part], sources: groups.flatMap(group => group.sources.map(source => ({ ...source, mark }))) }
}

/** “M3: fear of blame”, “(M3) fear of blame”, “M3 fear of blame” and “M3” alone, in a column of that role. */
function codeBefore(item: string, role: Role): { readonly text: string; readonly number: number | null } {
  const found = /^[([]?([A-Za-z]{1,12}\s?\d{1,3}|[A-Z])([)\]]?\s*[:.–—-]?)(?=\s|$)/.exec(item.slice(0, 40))
  const named = found === null ? null : tagNamed(found[1]!)
  if (found === null || named === null || !isOf(named.role, role)) return { text: item, number: null }
  if (named.number === null && !/[:)\]]/.test(found[2]!)) return { text: item, number: null }
  return { text: item.slice(found[0].length).trim(), number: named.number }
}

function isOf(found: Role, role: Role): boolean {
  return found === role || (found === 'mechanism' && (role === 'resource' || role === 'response'))
}

/** The parts of a tagged item under marks that are free in this row. */
function renamed(read: ItemParts, { marks, absent }: Asked): ItemParts {
  const names = new Map<string, string>()
  const parts = read.parts.map(part => {
    const mark = marks.has(part.mark) ? free(part.role, marks) : part.mark
    marks.add(mark)
    names.set(part.mark, mark)
    return { ...part, mark, absent: part.absent || (absent && part.role === 'outcome') }
  })
  const sources = read.sources.map(source => ({ ...source, mark: names.get(source.mark ?? '') ?? parts[0]!.mark }))
  return { parts, sources }
}
