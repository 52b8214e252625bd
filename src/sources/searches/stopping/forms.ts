// What is asked of who stops searching, or begins again.
import { z } from 'zod'
import { choice, needed } from '../../../core/http/fields.ts'
import { GROUNDS } from './domain.ts'

export const StopForm = z.object({
  grounds: choice(GROUNDS, 'Choose on what grounds searching stops.'),
  reason: needed('the reason', 20_000),
})
export const ResumeForm = z.object({ reason: needed('the reason', 20_000) })
