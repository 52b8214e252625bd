// What is asked of the grid of resources and of the stages.
import { z } from 'zod'
import { LAYERS } from '../../../configurations/domain.ts'
import { checkbox, choice } from '../../../core/http/fields.ts'

export const ResourceFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised'),
  as: choice(['words', 'counts'], 'Choose words or counts.').default('words'),
  /** Leaves out rows and columns with nothing in them. */
  hide: checkbox(),
})
