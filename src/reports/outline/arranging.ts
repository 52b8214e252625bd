// The order of sections from what a form says: numbers typed beside them, and one step up or down.
import type { SectionKey, Shown } from './sections.ts'

export type Asked = {
  readonly sections: readonly SectionKey[]
  /** Numbers typed beside `sections`; empty: the order of `sections` counts. */
  readonly places: readonly number[]
  readonly shown: readonly SectionKey[]
  /** `panel up`. */
  readonly move?: string | undefined
}

/** Equal numbers keep their order, but a section whose number was changed goes before the one that had it. */
export function arranged({ sections, places, shown, move }: Asked): Shown[] {
  const keys = [...new Set(sections)]
  const ranked = keys.map((key, at) => ({ key, at: at + 1, place: places[at] ?? at + 1 }))
  ranked.sort((a, b) => a.place - b.place || towards(a, b) || a.at - b.at)
  const order = ranked.map(one => one.key)
  const [key = '', direction] = (move ?? '').split(' ')
  const from = (order as readonly string[]).indexOf(key)
  const to = direction === 'up' ? from - 1 : from + 1
  const [one, other] = [order[from], order[to]]
  if (one !== undefined && other !== undefined) {
    order[to] = one
    order[from] = other
  }
  return order.map(one => ({ key: one, shown: shown.includes(one) }))
}

type Ranked = { readonly at: number; readonly place: number }

/** Of two with the same number the one that was moved there: up before, down behind the one that stood there. */
function towards(a: Ranked, b: Ranked): number {
  const step = (one: Ranked) => Math.sign(one.place - one.at)
  return step(a) - step(b)
}
