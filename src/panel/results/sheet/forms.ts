// What a page of comments and points sends: `comment7-choice`, `comment7-reason` … of every one, and beside which Save was pressed.
import { z } from 'zod'
import { errorsOf, several, text } from '../../../core/http/fields.ts'
import { DispositionForm } from '../forms.ts'
import type { Entry, Pressed, Sheet } from './typed.ts'

export const SaidForm = z.object({ save: text(40).default('') }).catchall(several(text(20_000), 5))
export const SAID_EXAMPLE = { save: 'comment1', 'comment1-choice': 'park', 'comment1-reason': 'Kept for later.' }

/** The first box of each name, as it was typed. */
export function sheetOf({ save, ...boxes }: z.output<typeof SaidForm>): Sheet {
  const typed = Object.entries(boxes).map(([name, value]) => [name, [value].flat()[0] ?? ''])
  return { save: String(save), boxes: Object.fromEntries(typed) }
}

/** What stands beside one of them, or what is wrong with it under the names of its boxes. */
export function entryOn({ boxes }: Sheet, { what, id }: Pressed): Entry {
  const at = `${what}${id}-`
  const own = Object.entries(boxes).filter(([name]) => name.startsWith(at))
  const parsed = DispositionForm.safeParse(
    Object.fromEntries(own.map(([name, value]) => [name.slice(at.length), value])),
  )
  if (parsed.success) return { problems: null, disposition: parsed.data }
  return {
    problems: Object.fromEntries(Object.entries(errorsOf(parsed.error)).map(([name, said]) => [at + name, [...said]])),
  }
}
