// What the pages about overview show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Link = z.object({ text: z.string(), href: z.string() })

export const Overview = z.object({
  question: z.object({ id: z.number(), text: z.string() }).nullable(),
  isRapid: z.boolean(),
  isExample: z.boolean(),
  numbers: z.record(z.string(), z.number()),
  places: z.array(
    z.object({
      name: z.string(),
      href: z.string(),
      count: z.number(),
      of: z.string(),
      what: z.string(),
      state: z.string(),
      next: Link.nullable(),
    }),
  ),
  panel: z.array(z.object({ text: z.string(), state: z.string(), href: z.string() })),
  waiting: z.array(Link),
  /** What waits for others, one line a person. */
  others: z.array(z.object({ name: z.string(), waits: z.string() })),
  stages: z.array(z.object({ name: z.string(), done: z.number(), total: z.number(), href: z.string() })),
  /** How many of the last documents coded brought no new idea, of how many; null before any is coded. */
  saturation: z.object({ quiet: z.number(), documents: z.number() }).nullable(),
  matrix: z
    .object({
      facet: z.string(),
      facetId: z.number(),
      list: z.string(),
      terms: z.array(z.object({ id: z.number(), name: z.string() })),
      rows: z.array(
        z.object({
          level: z.string(),
          levelId: z.number(),
          cells: z.array(z.object({ termId: z.number(), count: z.number(), heat: z.number() })),
        }),
      ),
    })
    .nullable(),
  activity: z.array(z.object({ at: z.string(), who: z.string(), what: z.string(), href: z.string() })),
})
