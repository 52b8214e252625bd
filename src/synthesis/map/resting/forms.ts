// Which configurations are asked for by the ideas that meet in them.
import { z } from 'zod'
import { LAYERS } from '../../../configurations/domain.ts'
import { choice, optional, whole } from '../../../core/http/fields.ts'

/** An idea in a role; 0 stands for elements that no idea has been given. */
const idea = () => optional(whole(0, 999_999_999))

export const RestingFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised'),
  context: idea(),
  mechanism: idea(),
  outcome: idea(),
  strategy: idea(),
  actor: idea(),
  theme: optional(whole(1, 999_999_999)),
  after: optional(whole(1, 999_999_999)),
})
