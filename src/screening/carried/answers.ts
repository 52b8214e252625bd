// What the pages about carried show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const CarryingPage = z.object({
  import: z.object({ id: z.number(), fileName: z.string(), state: z.string() }),
  decisions: z.number(),
  records: z.number(),
  found: z.array(
    z.object({ origin: z.string(), screen: z.string().nullable(), choice: z.string(), count: z.number() }),
  ),
  carried: z.array(z.object({ screen: z.string(), outcome: z.string(), status: z.string(), count: z.number() })),
  job: z
    .object({
      id: z.number(),
      state: z.string(),
      isBack: z.boolean(),
      done: z.number(),
      total: z.number().nullable(),
      problem: z.string().nullable(),
    })
    .nullable(),
})
