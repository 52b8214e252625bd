// A map in words, as pages and JSON give it: a row for each configuration, a sentence for each line that runs across.
import { z } from 'zod'
import { ROLES } from '../../configurations/domain.ts'

const Part = z.object({
  key: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  sign: z.enum(['+', '−', '±', '']),
  statementId: z.number().nullable(),
  mark: z.string(),
})
/** To be spread into the answer of a page; from rowsOf and crossingsOf. */
export const inWords = {
  rows: z
    .array(
      z.object({
        id: z.number(),
        name: z.string(),
        /** By column, which is called after its first role. */
        cells: z.array(z.object({ role: z.enum(ROLES), parts: z.array(Part).readonly() })).readonly(),
      }),
    )
    .readonly(),
  crossings: z
    .array(
      z.object({
        kind: z.enum(['within', 'absent', 'ripple', 'alternative', 'contradicts', 'same']),
        from: Part,
        to: Part,
        configurations: z.array(z.number()).readonly(),
        isInCycle: z.boolean(),
      }),
    )
    .readonly(),
}
