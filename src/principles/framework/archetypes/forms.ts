// What the forms of archetypes take.
import { z } from 'zod'
import { choice, needed, optional, several, text, version, whole } from '../../../core/http/fields.ts'

const id = () => whole(1, 999_999_999)

export const GridFilter = z.object({
  as: choice(['sentences', 'counts'], 'Choose sentences or counts.').default('sentences'),
})
export const BeginningForm = z.object({ setting: optional(id()) })
export const ArchetypeForm = z.object({
  name: needed('a name', 200),
  settingId: id(),
  portrait: text(4000),
  explainedBy: text(20_000),
  chosen: several(z.string().max(40), 500),
  others: text(2000),
  principles: several(id()),
})
export const ChangedArchetypeForm = ArchetypeForm.extend({ version: version() })
