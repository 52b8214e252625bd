// What the forms of an appraisal take: one's own, and what several people settle on.
import { z } from 'zod'
import { choice, optional, several, text, version, whole } from '../../core/http/fields.ts'
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
  /** The theory statements that the document speaks to. */
  statementIds: several(whole(1, 999_999_999), 100),
  version: version(),
})

export const AgreedForm = z.object({
  relevance: rating(),
  rigour: rating(),
  richness: rating(),
  reason: text(5_000),
  version: version(),
})
