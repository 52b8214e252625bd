// What the form of a study takes.
import { z } from 'zod'
import { needed, text, version } from '../../core/http/fields.ts'

export const StudyForm = z.object({ name: needed('a name', 200), note: text(20_000), version: version() })
