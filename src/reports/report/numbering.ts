// Numbers for the references of a report in a style that cites by them: in the order in which its documents are first named in it.
import { referenceBlocks } from './parts/review/references.ts'
import type { Words } from './parts/words.ts'
import type { Document, Source } from './source.ts'
import type { Block, Inline } from './writing/blocks.ts'

/** A label behind a name, in what the team wrote as well; never within the words of a source. */
export function numbered(blocks: readonly Block[], source: Source, words: Words): readonly Block[] {
  const at = blocks.findIndex(one => one.kind === 'heading' && one.id === 'references')
  const texts = source.documents.filter(one => one.kind !== 'consultation')
  if (words.style !== 'vancouver' || at < 0 || texts.length === 0) return blocks
  const order = new Map<string, number>()
  const citing = citingOf(texts, order)
  // The section of the references is a heading and a list.
  const before = blocks.slice(0, at).map(one => blockWith(one, citing))
  const after = blocks.slice(at + 2).map(one => blockWith(one, citing))
  const last = texts.length + 1
  const documents = texts.toSorted((a, b) => (order.get(a.label) ?? last) - (order.get(b.label) ?? last))
  return [...before, ...referenceBlocks({ ...source, documents }, words), ...after]
}

type Citing = { readonly inline: (text: string) => string; readonly prose: (text: string) => string }

/** Fills `order` as it goes. */
function citingOf(texts: readonly Document[], order: Map<string, number>): Citing {
  const labels = texts.map(one => one.label).filter(label => label.trim() !== '')
  const known = new Set(labels)
  const cited = (label: string) => {
    const number = order.get(label) ?? order.size + 1
    order.set(label, number)
    return `${label} (${number})`
  }
  // A label of one common word says nothing within a sentence; one with a year does.
  const pattern = patternOf(labels.filter(label => /\d{4}/.test(label)))
  const prose = (text: string) => (pattern === null ? text : text.replaceAll(pattern, cited))
  return { prose, inline: text => (known.has(text) ? cited(text) : prose(text)) }
}

function patternOf(labels: readonly string[]): RegExp | null {
  if (labels.length === 0) return null
  const longest = labels.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const all = longest.map(label => RegExp.escape(label)).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all})(?![\\p{L}\\p{N}])`, 'gu')
}

function blockWith(block: Block, citing: Citing): Block {
  const line = (words: readonly Inline[]) => words.map(one => inlineWith(one, citing))
  switch (block.kind) {
    case 'paragraph':
      return { ...block, words: line(block.words) }
    case 'list':
      return { ...block, items: block.items.map(line) }
    case 'table':
      return { ...block, rows: block.rows.map(row => row.map(cell => cell.map(line))) }
    case 'quotation':
      return { ...block, source: line(block.source) }
    case 'markdown':
      return { ...block, text: citing.prose(block.text) }
    case 'squares':
      return {
        ...block,
        studies: block.studies.map(one => ({
          ...one,
          label: citing.inline(one.label),
          words: citing.prose(one.words),
        })),
      }
    case 'details':
      return {
        ...block,
        summary: citing.prose(block.summary),
        blocks: block.blocks.map(one => blockWith(one, citing)),
      }
    case 'group':
      return { ...block, blocks: block.blocks.map(one => blockWith(one, citing)) }
    default:
      return block
  }
}

function inlineWith(one: Inline, citing: Citing): Inline {
  const text = citing.inline(one.text)
  return one.note === undefined
    ? { ...one, text }
    : { ...one, text, note: one.note.map(part => inlineWith(part, citing)) }
}
