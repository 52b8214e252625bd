// What a change did to a thing, field by field, read from what was kept before and after it.
import { fieldWords, listed, type Names, NO_NAMES, worded, wordsOfList } from './wording.ts'

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string }

const LONGEST = 600
/** So many entries of a list are told whole; of a longer one, what stands on both sides of the change alike is left away. */
const TOLD_WHOLE = 6

/** Fields that did not change are left out; '' is nothing. Anything that is no object of fields stands as a whole. */
export function changesOf(before: string | null, after: string | null, names: Names = NO_NAMES): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(field => {
      const [was, is] = told(old.get(field), now.get(field), field, names)
      return { field: fieldWords(field), before: cut(was), after: cut(is) }
    })
    .filter(one => one.before !== one.after)
}

function fieldsOf(kept: string | null): Map<string, unknown> {
  if (kept === null) return new Map()
  const value: unknown = JSON.parse(kept)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return new Map([['', value]])
  return new Map(Object.entries(value))
}

function told(was: unknown, is: unknown, field: string, names: Names): readonly [string, string] {
  if (!Array.isArray(was) || !Array.isArray(is)) return [worded(was, field, names), worded(is, field, names)]
  const [old, now] = [wordsOfList(was, field, names), wordsOfList(is, field, names)]
  if (old.length <= TOLD_WHOLE && now.length <= TOLD_WHOLE) return [listed(old), listed(now)]
  const shortest = Math.min(old.length, now.length)
  let head = 0
  while (head < shortest && old[head] === now[head]) head++
  let tail = 0
  while (tail < shortest - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const changed = (list: readonly string[]) => {
    const part = list.slice(head, list.length - tail)
    return part.length === 0 ? '' : `${head > 0 ? '… ' : ''}${listed(part)}${tail > 0 ? ' …' : ''}`
  }
  return [changed(old), changed(now)]
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
}
