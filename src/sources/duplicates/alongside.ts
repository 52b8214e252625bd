// Two records side by side: their fields aligned, and in each the words that only one of them has.
import { differences } from '../../core/differences.ts'
import { shorten } from '../../core/text.ts'
import { FIELD_LABELS, type FieldName } from '../records/changes.ts'
import type { RecordFields } from '../records/fields.ts'

/** Text of a field; `isOdd` where the other record does not have these words. */
export type Stretch = { readonly text: string; readonly isOdd: boolean }

export const VERDICTS = ['same', 'differs', 'only left', 'only right'] as const
export type Verdict = (typeof VERDICTS)[number]

export type Line = {
  readonly name: FieldName
  readonly label: string
  readonly verdict: Verdict
  readonly left: readonly Stretch[]
  readonly right: readonly Stretch[]
}

/** Longer texts are cut before they are compared word by word. */
const LONGEST_SHOWN = 6_000
const MOST_NAMES = 100

const ORDER: readonly FieldName[] = [
  ...(['title', 'authors', 'year', 'journal', 'volume', 'issue', 'pages', 'doi', 'pmid', 'isbn', 'type'] as const),
  ...(['publisher', 'language', 'url', 'abstract', 'keywords', 'notes'] as const),
]

/** Fields that are empty in both are left out. */
export function alongside(left: RecordFields, right: RecordFields): readonly Line[] {
  return ORDER.flatMap(name => {
    const [one, other] = [shown(left[name]), shown(right[name])]
    if (one === '' && other === '') return []
    return [{ name, label: FIELD_LABELS[name], ...compared(one, other) }]
  })
}

function compared(left: string, right: string): Pick<Line, 'verdict' | 'left' | 'right'> {
  const whole = (text: string) => (text === '' ? [] : [{ text, isOdd: false }])
  if (left === right) return { verdict: 'same', left: whole(left), right: whole(right) }
  if (right === '') return { verdict: 'only left', left: whole(left), right: [] }
  if (left === '') return { verdict: 'only right', left: [], right: whole(right) }
  const parts = differences(left, right)
  const side = (odd: 'removed' | 'added') =>
    parts
      .filter(part => part.kind === 'same' || part.kind === odd)
      .flatMap(one => stretches(one.text, one.kind === odd))
  return { verdict: 'differs', left: side('removed'), right: side('added') }
}

/** The space before odd words is not odd itself. */
function stretches(text: string, isOdd: boolean): readonly Stretch[] {
  const words = text.trimStart()
  if (!isOdd || words === '') return [{ text, isOdd: false }]
  const space = text.slice(0, text.length - words.length)
  return [...(space === '' ? [] : [{ text: space, isOdd: false }]), { text: words, isOdd }]
}

function shown(value: RecordFields[FieldName]): string {
  if (Array.isArray(value)) return shorten(value.slice(0, MOST_NAMES).join('; '), LONGEST_SHOWN)
  return shorten(String(value ?? '').trim(), LONGEST_SHOWN)
}

/** Fields that the kept record leaves empty and a copy fills. */
export function fillable(kept: RecordFields, copy: RecordFields): readonly FieldName[] {
  return ORDER.filter(name => name !== 'type' && name !== 'notes' && isEmpty(kept[name]) && !isEmpty(copy[name]))
}

/** How much a record says, for choosing the one to keep. */
export function filledOf(record: RecordFields): number {
  const weights: Partial<Record<FieldName, number>> = { abstract: 4, doi: 2, title: 2, authors: 2 }
  return ORDER.filter(name => !isEmpty(record[name])).reduce((sum, name) => sum + (weights[name] ?? 1), 0)
}

function isEmpty(value: RecordFields[FieldName]): boolean {
  return value === null || (typeof value !== 'number' && value.length === 0)
}
