// What the form of how sure a team is takes.
import { z } from 'zod'
import { optional, text, version, whole } from '../../core/http/fields.ts'

/** Version 0 while nobody has said anything yet. */
export const SurenessForm = z.object({
  onData: text(4000),
  onExplanation: text(4000),
  onSettings: text(4000),
  onContradiction: text(4000),
  gradeId: optional(whole(1, 999_999_999)),
  version: version(),
})
