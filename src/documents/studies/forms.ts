// What the forms of studies take: name and note, and which documents come together or part.
import { z } from 'zod'
import { needed, several, text, version, whole } from '../../core/http/fields.ts'

const documentIds = () => several(whole(1, 999_999_999), 500)

export const StudyForm = z.object({ name: needed('a name', 200), note: text(20_000), version: version() })
/** The name of a study that is there, or of a new one. */
export const GroupForm = z.object({ name: needed('the name of a study', 200), documentIds: documentIds() })
export const PartForm = z.object({ documentIds: documentIds() })
