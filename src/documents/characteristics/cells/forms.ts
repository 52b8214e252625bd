// What a form of cells takes: the version it was filled against, and a field for each column that the table has.
import { z } from 'zod'
import { several, text, version } from '../../../core/http/fields.ts'
import { MOST_OPTIONS } from '../domain.ts'

export const CellsForm = z.object({ version: version() }).catchall(several(text(5_000), MOST_OPTIONS))
