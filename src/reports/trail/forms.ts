// What the trail may be asked for: by whom, about what kind of thing, between which days, and how far down.
import { z } from 'zod'
import { day, optional, text, whole } from '../../core/http/fields.ts'

const chosen = {
  person: optional(whole(1, 999_999_999)),
  kind: text(60),
  from: optional(day()),
  to: optional(day()),
}

type Days = { readonly from: string | null; readonly to: string | null }
const isForward = ({ from, to }: Days) => from === null || to === null || from <= to
const BACKWARD = { path: ['to'], message: 'The last day is before the first. Change one of them.' }

export const TrailQuery = z
  .object({
    ...chosen,
    /** The last line of the page before. */
    before: optional(whole(1, 999_999_999)),
  })
  .refine(isForward, BACKWARD)
export type TrailFilter = z.output<typeof TrailQuery>

export const TrailFileQuery = z.object(chosen).refine(isForward, BACKWARD)
