// Links inside a report lead to places that are in it: where a section is left out, the words stay and the link goes.
import type { Block, Inline } from './writing/blocks.ts'

/** Every place that a link can lead to. */
export function placesIn(blocks: readonly Block[]): Set<string> {
  const found = new Set<string>()
  const walk = (all: readonly Block[]) => {
    for (const block of all) {
      if ('id' in block && block.id !== null) found.add(block.id)
      if (block.kind === 'details' || block.kind === 'group') walk(block.blocks)
    }
  }
  walk(blocks)
  return found
}

export function settled(blocks: readonly Block[]): Block[] {
  const places = placesIn(blocks)
  const words = (all: readonly Inline[]): readonly Inline[] => all.map(one => inline(one, places))
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'paragraph':
        return { ...one, words: words(one.words) }
      case 'list':
        return { ...one, items: one.items.map(words) }
      case 'table':
        return { ...one, rows: one.rows.map(row => row.map(cell => cell.map(words))) }
      case 'quotation':
        return { ...one, source: words(one.source) }
      case 'markdown':
        return { ...one, text: markdown(one.text, places) }
      case 'details':
      case 'group':
        return { ...one, blocks: one.blocks.map(block) }
      default:
        return one
    }
  }
  return blocks.map(block)
}

function inline(one: Inline, places: ReadonlySet<string>): Inline {
  if (one.href === undefined || !one.href.startsWith('#') || places.has(one.href.slice(1))) return one
  const { href, ...rest } = one
  return rest
}

/** Our own links in a team's words, which have the form `[\[3\]](#principle-1-c12)`. */
function markdown(text: string, places: ReadonlySet<string>): string {
  return text.replaceAll(/\[(\\\[\d{1,9}\\\])\]\(#([a-z0-9-]{1,80})\)/g, (whole, shown: string, place: string) =>
    places.has(place) ? whole : shown,
  )
}

/** The same blocks under a heading one step further down. */
export function lowered(blocks: readonly Block[]): Block[] {
  return blocks.map(block => {
    if (block.kind === 'heading') return { ...block, level: block.level === 5 ? 5 : ((block.level + 1) as 3 | 4 | 5) }
    if (block.kind === 'group' || block.kind === 'details') return { ...block, blocks: lowered(block.blocks) }
    return block
  })
}
