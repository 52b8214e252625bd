// Which part of the review the map shows.
import { z } from 'zod'
import { LAYERS, STATUSES } from '../../configurations/domain.ts'
import { choice, optional, whole } from '../../core/http/fields.ts'

const id = () => optional(whole(1, 999_999_999))

export const MapFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised'),
  statement: id(),
  theme: id(),
  level: id(),
  term: id(),
  status: optional(choice(STATUSES)),
  /** One configuration, with those it meets through an idea or a link. */
  focus: id(),
  /** One idea, with all configurations that use it. */
  idea: id(),
})
export type MapChoice = z.output<typeof MapFilter>
