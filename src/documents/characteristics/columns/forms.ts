// What the forms of the team's columns take.
import { z } from 'zod'
import { choice, needed, text, version } from '../../../core/http/fields.ts'
import { COLUMN_KINDS } from '../domain.ts'

export const ColumnForm = z.object({
  name: needed('a name', 100),
  kind: choice(COLUMN_KINDS, 'Choose what its cells hold.').default('text'),
  options: text(20_000),
  help: text(1_000),
})
export const ColumnChangeForm = ColumnForm.extend({ version: version() })
export const MoveForm = z.object({ to: choice(['earlier', 'later']) })
