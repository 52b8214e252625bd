// Which part of the chain a trace shows: all of it, what one sentence or line is tied to, or one configuration.
import { z } from 'zod'
import { optional, whole } from '../../core/http/fields.ts'

const id = () => optional(whole(1, 999_999_999))

export const TraceFilter = z.object({
  /** By its place in the explanation, from 1. */
  sentence: id(),
  line: id(),
  configuration: id(),
  account: id(),
})
export type TraceChoice = z.output<typeof TraceFilter>
