// Ways through the model of a report for tests: its words, its blocks, and a voice in which fixed words can be told from others.
import { sayIn } from '../../../../src/core/http/page/messages.ts'
import type { Say } from '../../../../src/reports/report/source.ts'
import type { Block, Inline } from '../../../../src/reports/report/writing/blocks.ts'

export function everyBlock(blocks: readonly Block[]): Block[] {
  return blocks.flatMap(block =>
    block.kind === 'details' || block.kind === 'group' ? [block, ...everyBlock(block.blocks)] : [block],
  )
}

/** Lists of inlines that stand together: a paragraph, an item, a line of a cell, the source of a quotation. */
export function linesOf(block: Block): (readonly Inline[])[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.words]
    case 'list':
      return [...block.items]
    case 'table':
      return block.rows.flatMap(row => row.flatMap(cell => [...cell]))
    case 'quotation':
      return [block.source]
    default:
      return []
  }
}

/** Every text of a block; those of quotations and of Markdown too. */
export function textsOf(block: Block): string[] {
  const own = linesOf(block).map(line => line.map(one => one.text).join(''))
  switch (block.kind) {
    case 'heading':
    case 'markdown':
      return [block.text]
    case 'table':
      return [block.caption, ...block.head, ...own]
    case 'quotation':
      return [block.text ?? '', block.stanceWord, ...own]
    case 'figure':
      return [block.label, block.caption]
    case 'squares':
      return [block.sentence, ...block.studies.flatMap(one => [one.label, one.words])]
    case 'details':
      return [block.summary]
    default:
      return own
  }
}

const [OPEN, CLOSE] = ['\u2997', '\u2998']

/** Says the same with a mark around what is fixed; what is put into it stands outside of the marks. */
export function markedSay(language: 'en' | 'nl'): Say {
  const say = sayIn(language)
  return (key, values = {}) => {
    const outside = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${CLOSE}${value}${OPEN}`]))
    return `${OPEN}${say(key, outside)}${CLOSE}`
  }
}

/** What is left of a text in that voice when fixed words are taken out, and days where the rest `isKnown` as it is not. */
export function unfixed(text: string, isKnown: (part: string) => boolean): string[] {
  return text
    .replaceAll(/\u2997[^\u2997\u2998]*\u2998/g, '\n')
    .split(/[\n…]/)
    .flatMap(part => (isKnown(part) ? [] : part.replaceAll(/\d{1,2} \p{L}+ \d{4}/gu, '\n').split('\n')))
    .filter(part => /\p{L}/u.test(part))
}

/** Every string in a value, however deep. */
export function stringsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  const parts = value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value)
  return parts.flatMap(part => stringsIn(part, seen))
}
