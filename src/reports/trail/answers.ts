// What the trail of a review shows, and JSON clients get.
import { z } from 'zod'

export const Trail = z.object({
  filter: z.object({
    person: z.number().nullable(),
    kind: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    before: z.number().nullable(),
  }),
  people: z.array(z.object({ id: z.number(), name: z.string() })),
  kinds: z.array(z.string()),
  /** What each of them is called on pages. */
  kindWords: z.record(z.string(), z.string()),
  lines: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      who: z.string(),
      what: z.string(),
      href: z.string(),
      /** The reader alone sees it, or leads alone; '' where the whole team does. */
      audience: z.enum(['', 'lead', 'self']),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  /** Where the next page begins, as `before`; null at the end. */
  next: z.number().nullable(),
})
