// What the form of an iteration takes.
import { z } from 'zod'
import { text, version } from '../../../core/http/fields.ts'

/** Version 0 where nobody has written about it yet. */
export const IterationForm = z.object({ title: text(200), reason: text(5_000), version: version() })
export type IterationInput = Omit<z.output<typeof IterationForm>, 'version'>
