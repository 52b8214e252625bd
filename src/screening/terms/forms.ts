// What the form of terms to highlight takes: two lists, one term a line.
import { z } from 'zod'
import { text, version } from '../../core/http/fields.ts'

export const TermsForm = z.object({ include: text(25_000), exclude: text(25_000), version: version().default(0) })
