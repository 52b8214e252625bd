// What the form of a newer draft takes: all its lines, all its changes, or the sentences chosen.
import { z } from 'zod'
import { choice, optional, several, text, version } from '../../core/http/fields.ts'

/** With `sentences`, `take` names them by key, `seen` is the stamp of the draft they were shown in. */
export const TakeForm = z.object({
  part: choice(['lines', 'explanation', 'sentences'], 'Choose lines, explanation or sentences.'),
  take: several(z.string().max(8), 1000),
  seen: text(40),
  version: optional(version()),
})
