// What the form of an appraisal takes.
import { z } from 'zod'
import { choice, optional, text, version } from '../../core/http/fields.ts'
import { RATINGS } from './domain.ts'

const rating = () => optional(choice(RATINGS, 'Choose high, moderate or low.'))

/** Version 0 stands for one that has not been written yet. */
export const AppraisalForm = z.object({
  relevance: rating(),
  relevanceReason: text(5_000),
  rigour: rating(),
  rigourReason: text(5_000),
  richness: rating(),
  richnessReason: text(5_000),
  version: version(),
})
