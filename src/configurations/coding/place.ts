// What the composer's fields say: which passage is meant, and where it goes.
import type { Passage } from '../../documents/excerpts/domain.ts'
import type { Layer } from '../domain.ts'

/** The position when the browser sent one, else the paragraph that the words were typed from. */
export function passageOf(form: {
  readonly start: number | null
  readonly end: number | null
  readonly paragraph: number | null
  readonly quote: string
}): Passage | null {
  const { start, end, paragraph, quote } = form
  if (start !== null && end !== null) return { start, end, quote }
  return paragraph === null || quote.trim() === '' ? null : { paragraph, quote }
}

/** What `into` and `target` of the form say, or null when they say nothing. */
export function placeIn(text: string) {
  if (text === 'new') return 'new' as const
  if (text.startsWith('quotation:')) return { evidenceId: Number(text.slice(10)) }
  const [kind, id, rest] = text.split(':')
  if (id === undefined) return null
  const layer: Layer = kind === 'account' ? 'account' : 'synthesised'
  const as =
    rest === undefined ? ('element' as const) : rest === 'whole' ? ('whole' as const) : { elementId: Number(rest) }
  return { layer, id: Number(id), as }
}

/** What the next passage is offered: the same account for another element, or the same synthesised configuration for more evidence. */
export function nextPlace(layer: Layer, id: number): string {
  return layer === 'account' ? `account:${id}` : `configuration:${id}:whole`
}
