// What the page of a draft's items shows, and the same for who words one of them.
import { z } from 'zod'

const entry = z.object({ value: z.string(), label: z.string() })

export const ItemsPage = z.object({
  round: z.object({ id: z.number(), title: z.string(), standing: z.string() }),
  items: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      subject: z.number().nullable(),
      /** Of the subject. */
      version: z.number().nullable(),
      heading: z.string(),
      plainWords: z.string(),
      ownWords: z.boolean(),
      itemVersion: z
        .number()
        .describe('Of the item itself: what its words are saved, and its place is changed, against.'),
      /** What has happened to the subject since it was put. */
      since: z.string(),
    }),
  ),
  choices: z.array(z.object({ label: z.string(), entries: z.array(entry) })),
})

export const WordsPage = ItemsPage.extend({
  /** The `itemVersion` of the item in the address. */
  version: z.number(),
})
