// Reads a sentence without tags: if this, then that, because of something.
import type { Role } from '../../../../configurations/domain.ts'
import type { Group } from '../citing/sources.ts'
import type { Tag } from '../tags.ts'
import { composer } from './composing.ts'
import { without } from './words.ts'

type Stretch = { readonly text: string; readonly tag: Pick<Tag, 'role' | 'number' | 'absent'> | null }

/** A sentence without tags: if this, then that, because of something; other words stay words. */
export function untagged(text: string, groups: readonly Group[]) {
  const out = composer()
  const cited: Group[] = []
  const words = without(text, 0, text.length, groups, group => cited.push(group)).trim()
  for (const piece of ifThen(words)) {
    if (piece.tag === null) out.plain(piece.text)
    else out.element(piece.text, piece.tag)
  }
  for (const group of cited) out.cite(group, null)
  return out.done()
}

const SAID: readonly (readonly [RegExp, Role])[] = [
  [/^(?:if|when)\s/i, 'context'],
  [/,?\sthen\s/i, 'outcome'],
  [/,?\sbecause(?:\sof)?\s/i, 'mechanism'],
]

function ifThen(text: string): readonly Stretch[] {
  const short = text.slice(0, 5_000)
  const places = SAID.flatMap(([word, role]) => {
    const found = word.exec(short)
    return found === null ? [] : [{ role, start: found.index, end: found.index + found[0].length }]
  }).toSorted((a, b) => a.start - b.start)
  if (!/^if\s/i.test(text) || !places.some(one => one.role === 'outcome')) return [{ text, tag: null }]
  return places.flatMap((place, at) => {
    const whole = text.slice(place.end, places[at + 1]?.start ?? text.length)
    const words = whole.replace(/[.;,\s]{1,5}$/, '')
    const tag = { role: place.role, number: null, absent: false }
    const stretches: Stretch[] = [{ text: text.slice(place.start, place.end), tag: null }]
    if (words !== '') stretches.push({ text: words, tag })
    return [...stretches, { text: whole.slice(words.length), tag: null }]
  })
}
