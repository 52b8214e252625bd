// What the form of a move takes.
import { z } from 'zod'
import { INFERENCES } from '../../configurations/domain.ts'
import { checkbox, choice, optional, text, version, whole } from '../../core/http/fields.ts'
import { MOVE_KINDS } from './domain.ts'

const fields = {
  kind: choice(MOVE_KINDS, 'Choose what kind of move it was.'),
  inference: optional(choice(INFERENCES)),
  reason: text(2_000),
}

export const MoveForm = z.object(fields)
export const MoveChangeForm = z.object({ ...fields, version: version() })
const id = () => optional(whole(1, 999_999_999))

export const MoveFilter = z.object({
  unreasoned: checkbox(),
  configuration: id(),
  theory: id(),
  /** The story is told from its beginning; latest first for looking up what happened last. */
  order: optional(choice(['latest'])),
  /** All of it on one page, for printing. */
  whole: checkbox(),
  /** The last number of the page before. */
  after: id(),
})
