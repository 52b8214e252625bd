// What the forms of a configuration take.
import { z } from 'zod'
import { choice, decidedOn, optional, several, text, version, whole } from '../core/http/fields.ts'
import { STATUSES } from './domain.ts'
import { LONGEST_WORDING } from './wording.ts'

const id = () => whole(1, 999_999_999)

const fields = {
  label: text(40),
  title: text(300),
  wording: text(LONGEST_WORDING),
  status: choice(STATUSES, 'Choose a status.').default('draft'),
  parentId: optional(id()),
  theoryStatementId: optional(id()),
  levelIds: several(id(), 50),
  termIds: several(id(), 200),
  note: text(50_000),
}

export const NewAccountForm = z.object({ ...fields, documentId: optional(id()) })
export const NewConfigurationForm = z.object(fields)
export const ConfigurationForm = z.object({ ...fields, version: version() })
/**
 * Of a synthesised one that is there. Its label, its place and being retired are moves of the synthesis; what is sent of them
 * is compared with what is, and refused where it differs.
 */
export const SynthesisedForm = z.object({
  ...fields,
  label: optional(text(40)),
  status: optional(choice(STATUSES, 'Choose a status.')),
  version: version(),
})
export const StatusForm = z.object({ status: choice(STATUSES, 'Choose a status.'), version: version() })
export const NewQuery = z.object({ document: optional(id()), parent: optional(id()) })
export const InformForm = z.object({ substantiveId: optional(id()), name: text(300), note: text(5_000) })
export const CommandForm = z.object({})
/** A command about something that can be edited. */
export const ActForm = z.object({ version: decidedOn() })
