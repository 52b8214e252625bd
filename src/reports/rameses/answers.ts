// What the pages of the RAMESES items show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { STATUSES } from './items.ts'

const Item = z.object({
  item: z.number(),
  part: z.string(),
  /** As in the published table. */
  name: z.string(),
  /** What it asks, in our own words. */
  asks: z.string(),
  from: z.enum(['data', 'journal', 'words']),
  status: z.enum(STATUSES),
  words: z.string(),
  page: z.string(),
  reason: z.string(),
  /** The section of the full report that prints the words, and its heading. */
  section: z.string(),
  sectionTitle: z.string(),
  /** The outline leaves that section out, and no page of the paper is named. */
  isLeftOut: z.boolean(),
  /** A sentence for the checklist. */
  where: z.string(),
  version: z.number(),
  writtenAt: z.string().nullable(),
  writtenBy: z.string().nullable(),
})

const Counts = z.object({ reported: z.number(), notDone: z.number(), open: z.number(), begun: z.number() })

export const ItemList = z.object({
  items: z.array(Item),
  counts: Counts,
  /** The first item that is open; null when none is. */
  next: z.number().nullable(),
  isRapid: z.boolean(),
  reference: z.string(),
  doi: z.string(),
})

export const Checklist = z.object({
  language: z.enum(['en', 'nl']),
  items: z.array(Item),
  head: z.array(z.string()),
  caption: z.string(),
  source: z.string(),
  note: z.string(),
  doi: z.string(),
})

export const ItemPage = z.object({
  item: Item,
  /** What the data say; `href` where it was counted from. */
  facts: z.array(z.object({ text: z.string(), href: z.string().nullable() })),
  memos: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      title: z.string(),
      text: z.string(),
      writtenAt: z.string(),
      writtenBy: z.string().nullable(),
      /** It stands in the words as it is. */
      isTaken: z.boolean(),
    }),
  ),
  /** The kinds of memo that have to do with the item, as pages call them. */
  kinds: z.array(z.object({ kind: z.string(), word: z.string() })),
  /** What is typed and not saved yet; null where the page shows what stands. */
  preview: z.object({ words: z.string() }).nullable(),
  previous: z.number().nullable(),
  next: z.number().nullable(),
})

const Part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })

export const History = z.object({
  item: Item,
  versions: z.array(
    z.object({
      version: z.number(),
      status: z.enum(STATUSES),
      words: z.string(),
      page: z.string(),
      reason: z.string(),
      writtenAt: z.string(),
      writtenBy: z.string().nullable(),
      /** Against the version before it. */
      parts: z.array(Part),
    }),
  ),
  /** To ask for older versions with; null at the end. */
  before: z.number().nullable(),
})
