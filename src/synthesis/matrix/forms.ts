// Which matrix is asked for: of accounts or synthesised configurations, by which facet, as counts or as sentences.
import { z } from 'zod'
import { LAYERS } from '../../configurations/domain.ts'
import { checkbox, choice, optional, whole } from '../../core/http/fields.ts'

const layer = () => choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised')

export const MatrixFilter = z.object({
  layer: layer(),
  facet: optional(whole(1, 999_999_999)),
  as: choice(['counts', 'sentences'], 'Choose counts or sentences.').default('counts'),
  /** Leaves out rows and columns with nothing in them. */
  hide: checkbox(),
})

export const MeetingFilter = z.object({
  layer: layer(),
  /** What the rows are: the ideas of contexts, or the themes of the configurations. */
  by: choice(['idea', 'theme'], 'Choose ideas or themes.').default('idea'),
  hide: checkbox(),
})
