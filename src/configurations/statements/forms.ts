// What the forms of ideas take.
import { z } from 'zod'
import { decidedOn, needed, optional, text, version, whole } from '../../core/http/fields.ts'

const id = () => whole(1, 999_999_999)
const fields = {
  name: needed('a short name', 300),
  definition: text(5_000),
  code: text(20),
  partOfId: optional(id()),
}

export const StatementForm = z.object(fields)
export const StatementChangeForm = z.object({ ...fields, version: version() })
export const MergeForm = z.object({ intoId: id(), version: decidedOn() })
/** `after` is where the page before ended: the number of its last idea. */
export const StatementFilter = z.object({ q: text(300), after: optional(id()) })
export type StatementInput = z.output<typeof StatementForm>
