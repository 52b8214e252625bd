// The order of sections from what a form says: numbers typed beside them, and one step up or down.
import { SECTION_KEYS, type SectionKey, type Shown } from './sections.ts'

export type Asked = {
  readonly sections: readonly SectionKey[]
  /** Numbers typed beside `sections`; empty: the order of `sections` counts. */
  readonly places: readonly number[]
  readonly shown: readonly SectionKey[]
  /** `panel up`. */
  readonly move?: string | undefined
  /** What `orderOf` says of an outline; '' where it does not count. */
  readonly order?: string
}

const BETWEEN = ', '

export const orderOf = (sections: readonly Shown[]) => sections.map(one => one.key).join(BETWEEN)

/** Equal numbers keep their order, but a section whose number was changed goes before the one that had it. */
export function arranged({ sections, places, shown, move, order: chosen = '' }: Asked): Shown[] {
  const isShown = (key: SectionKey) => ({ key, shown: shown.includes(key) })
  if (chosen !== '') return SECTION_KEYS.toSorted((a, b) => rank(chosen, a) - rank(chosen, b)).map(isShown)
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
  return order.map(isShown)
}

/** Sections that are not named go to the end. */
function rank(order: string, key: SectionKey): number {
  const at = order.split(BETWEEN).indexOf(key)
  return at === -1 ? SECTION_KEYS.length : at
}

type Ranked = { readonly at: number; readonly place: number }

/** Of two with the same number the one that was moved there: up before, down behind the one that stood there. */
function towards(a: Ranked, b: Ranked): number {
  const step = (one: Ranked) => Math.sign(one.place - one.at)
  return step(a) - step(b)
}
