// What the pages about checklist show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Item = z.object({
  item: z.number(),
  section: z.string(),
  title: z.string(),
  asks: z.string(),
  state: z.enum(['answered', 'open']),
  says: z.string(),
  searches: z.array(z.object({ id: z.number(), source: z.string() })).readonly(),
  words: z.string(),
  version: z.number(),
})

export const Checklist = z.object({ items: z.array(Item), reference: z.string(), doi: z.string() })

export const ItemPage = z.object({ item: Item })
