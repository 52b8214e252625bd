// How excerpts stand in the margin of the coding page: by the mark of what they were coded as, parked, or not used yet.
import type { Mark } from '../../documents/reading.ts'
import { addressOf } from '../addresses.ts'
import { type Layer, nameOf, type Role } from '../domain.ts'

type Use = {
  readonly excerptId: number
  readonly layer: Layer
  readonly configurationId: number
  readonly mark: string | null
  readonly role: Role | null
}
type Excerpt = {
  readonly id: number
  readonly starts: number
  readonly ends: number
  readonly isParked: number
  readonly isLost: number
}

/** One mark an excerpt: its first use, with how many there are more; an unused one opens in the composer. */
export function marksOf(excerpts: readonly Excerpt[], uses: readonly Use[], slug: string, codingPage: string): Mark[] {
  const byExcerpt = Map.groupBy(uses, use => use.excerptId)
  return excerpts
    .filter(excerpt => excerpt.isLost === 0)
    .map(({ id, starts, ends, isParked }) => {
      const place = { id, start: starts, end: ends }
      const [first, ...more] = byExcerpt.get(id) ?? []
      if (first === undefined) {
        const href = `${codingPage}?excerpt=${id}#composer`
        return { ...place, role: 'parked', label: isParked === 1 ? 'parked' : 'unused', href }
      }
      const others = more.length === 0 ? '' : ` +${more.length}`
      const label = `${first.mark ?? nameOf(first.layer, first.configurationId)}${others}`
      const rest = first.mark === null ? '' : `#${first.mark}`
      return {
        ...place,
        role: first.role ?? 'parked',
        label,
        href: addressOf(slug, first.layer, first.configurationId, rest),
      }
    })
}
