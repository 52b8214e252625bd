// What the form of a review's grades takes: one word or phrase a line.
import { z } from 'zod'
import { text, version } from '../../core/http/fields.ts'

export const GradesForm = z.object({ words: text(1000), version: version() })
