// What a sheet of answers sends: `i7-q1`, `i7-comment` … for each item, `p2-items` or `p2-points` for priorities, and what is missing.
import { z } from 'zod'
import { errorsOf, several, text } from '../../core/http/fields.ts'
import {
  differenceOf,
  EnteredForm,
  EnteredPriorityForm,
  LONGEST_COMMENT,
  longestOf,
  scoresOf,
} from '../answering/forms.ts'
import {
  type ItemRead,
  type PriorityRead,
  type Problems,
  type Read,
  type ReadSheet,
  type Sheet,
  tooLong,
} from './sheet.ts'

export const SheetForm = z.object({}).catchall(several(text(20_000), 200))

export function sheetOf(boxes: Sheet): ReadSheet {
  return {
    boxes,
    item: id => itemOn(boxes, id),
    priority: position => priorityOn(boxes, position),
    missing: missingOn(boxes),
  }
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
function itemOn(sheet: Sheet, id: number): Read<ItemRead> | null {
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

function priorityOn(sheet: Sheet, position: number): Read<PriorityRead> | null {
  const boxes = boxesOf(sheet, `p${position}-`)
  if (boxes === null) return null
  const { items = [], points = [] } = boxes
  const parsed = EnteredPriorityForm.safeParse({ ...firstOf(boxes), items: [...items], points: [...points] })
  return parsed.success ? right({ ...parsed.data, had: boxes.had?.[0] }) : wrong({ given: ['Choose from the list.'] })
}

/** What is missing, where the sheet has that box. */
function missingOn(sheet: Sheet): ReadSheet['missing'] {
  if (!('missing' in sheet)) return null
  const comment = sheet.missing?.[0] ?? ''
  return comment.length > LONGEST_COMMENT
    ? wrong({ missing: [tooLong(LONGEST_COMMENT)] })
    : right({ comment, seen: sheet['missing-seen']?.[0] ?? '' })
}

const wrong = (problems: Problems): Read<never> => ({ problems })
const right = <T>(read: T): Read<T> => ({ problems: null, read })
