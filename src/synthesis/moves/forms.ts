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
export const MoveFilter = z.object({ unreasoned: checkbox(), before: optional(whole(1, 999_999_999)) })
