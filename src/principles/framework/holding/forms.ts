// For whom and where is asked: levels, and terms of any facet; none or several of each.
import { z } from 'zod'
import { LAYERS } from '../../../configurations/domain.ts'
import { choice, several, whole } from '../../../core/http/fields.ts'

const id = () => whole(1, 999_999_999)

export const HoldingFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised'),
  level: several(id(), 20),
  term: several(id(), 100),
})
