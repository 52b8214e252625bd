// What the forms of a review itself take.
import { z } from 'zod'
import { choice, needed, text, version } from '../core/http/fields.ts'

const KINDS = ['realist-review', 'rapid-realist-review'] as const
export const SHAPES = ['CMO', 'resource + response', 'SCMO', 'ICAMO'] as const

export const NewReviewForm = z.object({
  title: needed('a title', 300),
  kind: choice(KINDS, 'Choose the kind of review.'),
  intervention: text(300),
  registration: text(300),
})

export const SettingsForm = z.object({
  title: needed('a title', 300),
  kind: choice(KINDS, 'Choose the kind of review.'),
  intervention: text(300),
  registration: text(300),
  slug: needed('an address', 60),
  shape: choice(SHAPES, 'Choose the shape of configurations.'),
  version: version(),
})
