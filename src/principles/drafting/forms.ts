// What the form of a newer draft takes.
import { z } from 'zod'
import { choice } from '../../core/http/fields.ts'

export const TakeForm = z.object({ part: choice(['lines', 'explanation'], 'Choose lines or explanation.') })
