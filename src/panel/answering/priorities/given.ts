// What a form of priorities gave, read against its question: what each item gets, and how much that is in all.
import type { PriorityQuestion } from '../../domain.ts'
import { excessOf } from '../../rounds/priorities.ts'

type Form = { readonly items: readonly number[]; readonly points: readonly string[]; readonly cannot: boolean }

export type Given =
  | { readonly kind: 'cannot' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'given'; readonly given: ReadonlyMap<number, number> }
  /**
   * `sum` is what was chosen or shared; null where something typed is no number of points. `isBoth`: something was given and
   * "I can't judge" too.
   */
  | { readonly kind: 'wrong'; readonly sum: number | null; readonly isBoth?: boolean }

const POINTS = /^(0|[1-9]\d{0,3})$/

/** `itemIds` in the order of the page, which is the order of `points`. */
export function givenBy(question: PriorityQuestion, form: Form, itemIds: readonly number[]): Given {
  if (form.cannot) {
    const isBoth = form.items.length > 0 || form.points.some(text => !['', '0'].includes(text.trim()))
    return isBoth ? { kind: 'wrong', sum: null, isBoth } : { kind: 'cannot' }
  }
  if (question.scale === 'choose') {
    const chosen = [...new Set(form.items)]
    if (chosen.length === 0) return { kind: 'nothing' }
    const isForeign = chosen.some(id => !itemIds.includes(id))
    if (isForeign) return { kind: 'wrong', sum: null }
    const given = new Map(chosen.map(id => [id, 1]))
    return excessOf(question, [...given.values()]) === null
      ? { kind: 'given', given }
      : { kind: 'wrong', sum: chosen.length }
  }
  const typed = form.points.map(text => text.trim()).map(text => (text === '' ? '0' : text))
  if (typed.every(text => text === '0')) return { kind: 'nothing' }
  if (typed.length > itemIds.length || typed.some(text => !POINTS.test(text))) return { kind: 'wrong', sum: null }
  const given = new Map(typed.map((text, at) => [itemIds[at] ?? 0, Number(text)]))
  const sum = [...given.values()].reduce((total, one) => total + one, 0)
  return excessOf(question, [...given.values()]) === null ? { kind: 'given', given } : { kind: 'wrong', sum }
}
