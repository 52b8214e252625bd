// What the pages about reviews show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Reviews = z.object({
  reviews: z.array(
    z.object({
      id: z.number(),
      slug: z.string(),
      title: z.string(),
      kind: z.string(),
      intervention: z.string(),
      isExample: z.number(),
      role: z.string(),
      createdAt: z.string(),
      /** When it was put back from an export; null when it began here. */
      restoredAt: z.string().nullable(),
    }),
  ),
})

export const Settings = z.object({
  settings: z.object({
    title: z.string(),
    kind: z.string(),
    intervention: z.string(),
    registration: z.string(),
    slug: z.string(),
    shape: z.string(),
    version: z.number(),
  }),
})
