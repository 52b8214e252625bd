// Which matrix is asked for: of accounts or synthesised configurations, by which facet.
import { z } from 'zod'
import { LAYERS } from '../../configurations/domain.ts'
import { choice, optional, whole } from '../../core/http/fields.ts'

export const MatrixFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised'),
  facet: optional(whole(1, 999_999_999)),
})
