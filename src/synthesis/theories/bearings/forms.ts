// What it takes to say how a configuration bears on a theory statement.
import { z } from 'zod'
import { choice, decidedOn, needed, text, version } from '../../../core/http/fields.ts'
import { BEARING_STANCES } from './domain.ts'

const said = { stance: choice(BEARING_STANCES, 'Choose how it stands to the statement.'), note: text(2_000) }

/** `configuration` is what people say: CMOC 3, account 12. */
export const BearingForm = z.object({ configuration: needed('a configuration, for example CMOC 3', 60), ...said })
export const BearingRemovalForm = z.object({ version: decidedOn() })
export const BearingChangeForm = z.object({ ...said, version: version() })
