// What the trail may be asked for: by whom, about what kind of thing, between which days, and how far down.
import { z } from 'zod'
import { day, optional, text, whole } from '../../core/http/fields.ts'

export const TrailQuery = z.object({
  person: optional(whole(1, 999_999_999)),
  kind: text(60),
  from: optional(day()),
  to: optional(day()),
  /** The last line of the page before. */
  before: optional(whole(1, 999_999_999)),
})
export type TrailFilter = z.output<typeof TrailQuery>
