// What the pages about vocabulary show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Level = z.object({
  id: z.number(),
  key: z.string(),
  name: z.string(),
  definition: z.string(),
  version: z.number(),
})

export const Facet = z.object({
  id: z.number(),
  key: z.string(),
  name: z.string(),
  describes: z.string(),
  isOrdered: z.number(),
  retiredAt: z.string().nullable(),
  version: z.number(),
})

export const Term = z.object({
  id: z.number(),
  facetId: z.number(),
  name: z.string(),
  definition: z.string(),
  parentId: z.number().nullable(),
  position: z.number(),
  version: z.number(),
})

export const Levels = z.object({ levels: z.array(Level) })

export const Facets = z.object({ facets: z.array(Facet), terms: z.array(Term) })

export const FacetPage = z.object({ facet: Facet, terms: z.array(Term) })

export const TermPage = z.object({ facet: Facet, term: Term, others: z.array(Term) })
