// What the forms of points take: one, a changed one, or several as they are typed during a meeting.
import { z } from 'zod'
import { choice, decidedOn, needed, optional, text, version, whole } from '../../../core/http/fields.ts'
import { MEETING_ROLES } from '../../domain.ts'

const id = () => whole(1, 999_999_999)

export const PointForm = z.object({
  /** Of a panellist who is named, the panellist's own. */
  role: optional(choice(MEETING_ROLES, 'Choose the role of who said it.')),
  panellist: optional(id()),
  saidBy: text(120),
  text: needed('what was said', 4000),
  item: optional(id()),
})
export const PointChangeForm = PointForm.extend({ version: version() })
export const RemovalForm = z.object({ version: decidedOn() })
export const NotesForm = z.object({ notes: needed('what was said', 40_000) })
