// A sheet of answers read box by box: which belong to which item, what was changed since the page was opened, and what is wrong.
import { errorsOf } from '../../core/http/fields.ts'
import {
  differenceOf,
  EnteredForm,
  EnteredPriorityForm,
  LONGEST_COMMENT,
  longestOf,
  scoresOf,
} from '../answering/forms.ts'
import type { Given } from '../answering/priorities/given.ts'
import type { PriorityQuestion } from '../domain.ts'

export type Sheet = Readonly<Record<string, readonly string[]>>
export type Problems = Readonly<Record<string, readonly string[]>>
type Read<T> = { readonly problems: Problems } | { readonly problems: null; readonly read: T }

const ITEM_BOX = /^i([1-9]\d{0,8})-(q[1-3]|had|comment|setting|differs|because|seen|instead)$/
const PRIORITY_BOX = /^p([1-3])-(items|points|cannot|had|instead)$/

/** The first box that no item and no question of this round has; null where there is none. */
export function strangerIn(sheet: Sheet, items: readonly number[], positions: readonly number[]): string | null {
  const isKnown = (name: string) =>
    name.startsWith('_') ||
    name === 'missing' ||
    name === 'missing-seen' ||
    items.includes(Number(ITEM_BOX.exec(name)?.[1])) ||
    positions.includes(Number(PRIORITY_BOX.exec(name)?.[1]))
  return Object.keys(sheet).find(name => !isKnown(name)) ?? null
}

/** The boxes of one item or question under their own names; null where the sheet has none of them. */
function boxesOf(sheet: Sheet, prefix: string): Sheet | null {
  const boxes = Object.entries(sheet).filter(([name]) => name.startsWith(prefix))
  return boxes.length === 0
    ? null
    : Object.fromEntries(boxes.map(([name, value]) => [name.slice(prefix.length), value]))
}

const firstOf = (sheet: Sheet) =>
  Object.fromEntries(Object.entries(sheet).map(([name, value]) => [name, value[0] ?? '']))

/** Scores that were changed on the page (`had` holds those it was opened with) and words; undefined words were not asked for. */
export function itemOn(sheet: Sheet, id: number) {
  const boxes = boxesOf(sheet, `i${id}-`)
  if (boxes === null) return null
  const parsed = EnteredForm.safeParse(firstOf(boxes))
  if (!parsed.success) return wrong(errorsOf(parsed.error))
  const form = parsed.data
  const long = longestOf(form)
  if (long !== null) return wrong({ [long.field]: [tooLong(long.most)] })
  const had = (boxes.had?.[0] ?? '').split(',')
  const scores = [...scoresOf(form)].filter(([position, score]) => had[position - 1] !== String(score ?? 'cannot'))
  const asks = 'setting' in boxes || 'differs' in boxes || 'because' in boxes
  return right({
    seen: form.seen,
    instead: form.instead,
    scores: new Map(scores),
    comment: 'comment' in boxes ? form.comment : undefined,
    difference: asks ? (differenceOf({ ...form, parts: 'difference' }) ?? undefined) : undefined,
  })
}

export function priorityOn(sheet: Sheet, position: number) {
  const boxes = boxesOf(sheet, `p${position}-`)
  if (boxes === null) return null
  const { items = [], points = [] } = boxes
  const parsed = EnteredPriorityForm.safeParse({ ...firstOf(boxes), items: [...items], points: [...points] })
  return parsed.success ? right({ ...parsed.data, had: boxes.had?.[0] }) : wrong({ given: ['Choose from the list.'] })
}

/** What is missing, where the sheet has that box. */
export function missingOn(sheet: Sheet) {
  if (!('missing' in sheet)) return null
  const comment = sheet.missing?.[0] ?? ''
  return comment.length > LONGEST_COMMENT
    ? wrong({ missing: [tooLong(LONGEST_COMMENT)] })
    : right({ comment, seen: sheet['missing-seen']?.[0] ?? '' })
}

/** What was chosen or shared as the page says it in `p2-had`. */
export function writtenOf(given: Given): string {
  if (given.kind === 'cannot') return 'cannot'
  if (given.kind !== 'given') return ''
  return [...given.given].flatMap(([id, score]) => (score > 0 ? [`${id}:${score}`] : [])).join(' ')
}

/** What is wrong with what was chosen or shared, for the team. */
export function problemWith(given: Extract<Given, { kind: 'wrong' }>, { scale, most }: PriorityQuestion): string {
  const isChoice = scale === 'choose'
  if (given.isBoth) return isChoice ? 'Choose items, or “can’t judge”.' : 'Share points, or choose “can’t judge”.'
  if (isChoice) return given.sum === null ? 'Choose from the list.' : `Choose at most ${most}.`
  return `Share ${most} points${given.sum === null ? ', in whole numbers' : `: these are ${given.sum}`}.`
}

export const meanwhile = (text: string) =>
  `Meanwhile other words were saved here: “${text}”. Save again to put these in their place.`
export const tooLong = (most: number) => `Use at most ${most.toLocaleString('en-GB')} characters.`

const wrong = (problems: Problems): Read<never> => ({ problems })
const right = <T>(read: T): Read<T> => ({ problems: null, read })
