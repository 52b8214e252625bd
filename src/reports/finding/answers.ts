// What the page of what was found shows, and JSON clients get.
import { z } from 'zod'

const Part = z.object({ text: z.string(), isHit: z.boolean() })
const Named = z.object({ kind: z.string(), id: z.number(), label: z.string(), href: z.string(), title: z.string() })

export const FoundPage = z.object({
  q: z.string(),
  kind: z.string().nullable(),
  /** What each kind is called in the list of kinds. */
  names: z.record(z.string(), z.string()),
  hasWords: z.boolean(),
  /** Sentences on what was not looked for as it may have been meant. */
  remarks: z.array(z.string()),
  /** The one thing that was called by its number: "CMOC 12". */
  named: Named.nullable(),
  /** Where what is shown begins, counted from 0. */
  from: z.number(),
  count: z.number(),
  /** There are more than are counted. */
  more: z.boolean(),
  previous: z.number().nullable(),
  next: z.number().nullable(),
  hits: z.array(
    z.object({
      kind: z.string(),
      id: z.number(),
      label: z.string(),
      href: z.string(),
      title: z.array(Part),
      /** Which of its words the passage is taken from: "Plain words in Dutch"; '' where that is plain. */
      what: z.string(),
      /** Of the passage, where it is known. */
      language: z.enum(['en', 'nl']).nullable(),
      passage: z.array(Part),
    }),
  ),
})
