// What the pages about batches show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { SCREENS } from '../domain.ts'

export const Page = z.object({
  batches: z.array(
    z.object({
      id: z.number(),
      screen: z.enum(SCREENS),
      screenName: z.string(),
      personId: z.number(),
      personName: z.string(),
      /** The person has left or only observes: the records are open to everyone. */
      hasLeft: z.boolean(),
      label: z.string(),
      createdAt: z.string(),
      takenBackAt: z.string().nullable(),
      done: z.number(),
      total: z.number(),
      /** Records are still being put in. */
      isFilling: z.boolean(),
      problem: z.string().nullable(),
    }),
  ),
  people: z.array(z.object({ personId: z.number(), name: z.string() })),
  imports: z.array(z.object({ id: z.number(), fileName: z.string() })),
  searches: z.array(z.object({ id: z.number(), name: z.string() })),
})
