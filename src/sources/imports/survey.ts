// Knows what a file holds beside its references: decisions made elsewhere, and fields that tell its searches apart.
import risTags from '../../../data/reference/ris-tags.json' with { type: 'json' }
import { COLUMN_TAG } from '../reading/entry.ts'
import type { Reference } from '../reading/references.ts'
import { valuesUnder } from './choices.ts'

export type Earlier = {
  readonly records: number
  /** Decisions by screen; null where the file does not say at which stage they were made. */
  readonly screens: readonly Tally[]
  /** Different names in the file. */
  readonly people: number
  readonly origins: readonly string[]
  /** Whether some do not say at which stage they were made. */
  readonly isUnstaged: boolean
}

export type Tally = {
  readonly screen: 'title-abstract' | 'full-text' | null
  readonly include: number
  readonly exclude: number
  readonly maybe: number
}
export type Telling = { readonly tag: string; readonly label: string; readonly values: number }
export type Value = { readonly value: string; readonly count: number }

export type Survey = {
  readonly earlier: Earlier
  readonly telling: readonly Telling[]
  /** The values of the field that was chosen, the most frequent first. */
  readonly values: readonly Value[]
  /** References without any of them. */
  readonly without: number
}

export type Surveyor = { take(reference: Reference): void; result(): Survey }

const SCREENS = ['title-abstract', 'full-text', null] as const
const MOST_TAGS = 300
const MOST_VALUES = 200
const MOST_LISTED = 40
const MOST_OFFERED = 12
const LONGEST = 200

/** Where programs write the source of a reference, or what people use for it. */
const KNOWN =
  /^(?:DB|DP|KW|DE|database|keywords|OWN|column (?:.*database.*|source|sources?|provider|tags?|manual tags|collections?|groups|mendeley-groups|label|custom\d|custom \d|remote-.*|origin|found in|searched?))$/i
const OTHER_FIELDS = new Set(
  Object.entries(risTags.fields).flatMap(([field, tags]) =>
    ['database', 'keywords', 'notes'].includes(field) ? [] : [field, ...tags],
  ),
)

/** `by`: the tag whose values are counted in full. */
export function surveyor(by: string): Surveyor {
  const tags = new Map<string, { with: number; values: Map<string, number> }>()
  const decisions = decisionTally()
  const chosen = new Map<string, number>()
  let without = 0

  function noteTags(reference: Reference): void {
    const here = new Set<string>()
    for (const { tag, value } of reference.tags) {
      if (value.length > LONGEST || (OTHER_FIELDS.has(tag) && tag !== by)) continue
      const known = tags.get(tag) ?? { with: 0, values: new Map<string, number>() }
      if (!tags.has(tag)) {
        if (tags.size >= MOST_TAGS) continue
        tags.set(tag, known)
      }
      if (!here.has(tag)) known.with += 1
      here.add(tag)
      if (known.values.has(value) || known.values.size < MOST_VALUES)
        known.values.set(value, (known.values.get(value) ?? 0) + 1)
    }
  }

  function take(reference: Reference): void {
    if (reference.record === null) return
    decisions.take(reference)
    noteTags(reference)
    if (by === '') return
    const values = valuesUnder(reference.tags, by)
    if (values.length === 0) without += 1
    for (const value of new Set(values))
      if (chosen.has(value) || chosen.size < 5_000) chosen.set(value, (chosen.get(value) ?? 0) + 1)
  }

  function result(): Survey {
    const telling = [...tags]
      .filter(([tag, { with: count, values }]) => values.size > 1 && (KNOWN.test(tag) || values.size * 2 <= count))
      .filter(([tag]) => !tag.startsWith('decision'))
      .filter(([tag, { values }]) => tag === by || KNOWN.test(tag) || values.size <= MOST_LISTED)
      .toSorted(([a], [b]) => Number(KNOWN.test(b)) - Number(KNOWN.test(a)))
      .slice(0, MOST_OFFERED)
      .map(([tag, { values }]) => ({ tag, label: tagLabel(tag), values: values.size }))
    const values = [...chosen]
      .map(([value, count]) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_LISTED)
    return { earlier: decisions.result(), telling, values, without }
  }

  return { take, result }
}

/** Counts decisions that another tool left with the references. */
function decisionTally() {
  const screens = SCREENS.map(screen => ({ screen, include: 0, exclude: 0, maybe: 0 }))
  const people = new Set<string>()
  const origins = new Set<string>()
  let records = 0
  let isUnstaged = false

  function take(reference: Reference): void {
    if (reference.decisions.length > 0) records += 1
    for (const decision of reference.decisions) {
      const screen = screens.find(one => one.screen === decision.screen)
      if (screen !== undefined) screen[decision.choice] += 1
      origins.add(decision.origin)
      if (decision.who !== '' && people.size < 1_000) people.add(decision.who)
      if (decision.screen === null) isUnstaged = true
    }
  }

  function result(): Earlier {
    const told = screens.filter(one => one.include + one.exclude + one.maybe > 0)
    return { records, isUnstaged, screens: told, people: people.size, origins: [...origins] }
  }

  return { take, result }
}

const NAMES: Readonly<Record<string, string>> = risTags.tags

/** A tag as people call it. */
export function tagLabel(tag: string): string {
  if (tag.startsWith(COLUMN_TAG)) return tag.slice(COLUMN_TAG.length)
  return Object.hasOwn(NAMES, tag) ? `${tag} (${NAMES[tag]})` : tag
}
