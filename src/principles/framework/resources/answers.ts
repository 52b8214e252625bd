// What pages and JSON say of an idea that stands in a cell of the framework.
import { z } from 'zod'
import { ROLES } from '../../../configurations/domain.ts'
import { list } from '../answers.ts'
import { PARTS } from './ideas.ts'

export const IdeaAnswer = z.object({
  part: z.enum(PARTS),
  role: z.enum(ROLES),
  name: z.string(),
  sign: z.string(),
  statementId: z.number().nullable(),
  mark: z.string(),
  configurations: list(z.number()),
})
/** Ideas of which the first are given: `count` is of all. */
export const SomeIdeas = z.object({ count: z.number(), ideas: list(IdeaAnswer) })
