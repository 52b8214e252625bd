// One form for all comments and points of a page with a Save beside each: what was typed beside the others comes back with the page.
import type { z } from 'zod'
import { forbidden } from '../../../core/errors.ts'
import type { MemberCtx } from '../../../reviews/guard.ts'
import { saveEntry } from './actions.ts'
import { entryOn, type SaidForm, sheetOf } from './forms.ts'
import { pressedOn, type Standing, stillTyped } from './typed.ts'

type Page = { readonly data: object }

/** Goes back to `see` where nothing else was typed; else answers the page itself, with what is not saved yet as `typed`. */
export async function saveFromPage<P extends Page>(
  ctx: MemberCtx,
  form: z.output<typeof SaidForm>,
  page: () => Promise<P>,
  { saidOn, see }: { readonly saidOn: (page: P) => readonly Standing[]; readonly see: string },
) {
  const sheet = sheetOf(form)
  const pressed = pressedOn(sheet, saidOn(await page()))
  if (pressed === null) return { invalid: { form: ['Press the Save that stands beside the words to be saved.'] } }
  if (pressed.what === 'line' && !ctx.may('panel.manage')) throw forbidden()
  const entry = pressed.what === 'line' ? null : entryOn(sheet, pressed)
  if (entry !== null && entry.problems !== null) return { invalid: entry.problems }
  const done = await saveEntry(ctx, pressed, entry)
  const now = await page()
  const typed = stillTyped(sheet, saidOn(now), pressed)
  const anchor = pressed.what === 'point' ? 'point' : 'comment'
  if (typed === null) return { see: `${see}#${anchor}-${pressed.id}`, done }
  return { ...now, data: { ...now.data, typed: { done, boxes: typed } } }
}
