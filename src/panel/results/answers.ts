// What pages and JSON say of results: no names, and codes for the lead alone.
import { z } from 'zod'

const number = z.number().nullable()
export const Spread = z.object({
  question: z.string(),
  lowLabel: z.string(),
  highLabel: z.string(),
  counts: z.array(z.object({ score: z.number(), count: z.number() })).readonly(),
  cannot: z.number(),
  answered: z.number(),
  entered: z.number(),
  statistics: z.object({
    n: z.number(),
    median: number,
    iqr: number,
    agreement: number,
    ipr: number,
    ipras: number,
    index: number,
    disagreement: z.boolean().nullable(),
    class: z.string().nullable(),
  }),
})
/** What was done, and what was typed beside other comments and points of the page and is not saved yet. */
export const Typed = z.object({ done: z.string(), boxes: z.record(z.string(), z.string()) }).optional()
export const Said = z.object({
  id: z.number(),
  kind: z.enum(['comment', 'point', 'missing', 'difference']),
  text: z.string(),
  /** "practitioner, K7" for the lead, the role alone for others, and only where quoting by role was allowed. */
  by: z.string(),
  enteredBy: z.string().nullable(),
  /** The line of local meaning that was made of what differs in a setting. */
  lineId: number,
  choice: z.string().nullable(),
  reason: z.string().nullable(),
  resultingVersion: number,
  dispositionVersion: z.number(),
})
