// Which contexts, mechanisms and outcomes are asked for: at a level, of a theme, in a stage; 0 stands for none of them.
import { z } from 'zod'
import { LAYERS } from '../../../configurations/domain.ts'
import { choice, optional, whole } from '../../../core/http/fields.ts'
import { PARTS, SIDES } from '../resources/ideas.ts'

const id = () => optional(whole(0, 999_999_999))

export const ElementFilter = z.object({
  layer: choice(LAYERS, 'Choose accounts or synthesised configurations.').default('synthesised'),
  level: id(),
  theme: id(),
  stage: id(),
  part: optional(choice(PARTS, 'Choose contexts, mechanisms or outcomes.')),
  side: optional(choice(SIDES, 'Choose a side.')),
  after: id(),
})
