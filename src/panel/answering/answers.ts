// What a panellist's pages say: one's own answers and nobody else's.
import { z } from 'zod'

const contact = z.object({ name: z.string(), phone: z.string(), email: z.string() })
const framed = { contact, paper: z.string() }
const Question = z.object({
  id: z.number(),
  name: z.string(),
  text: z.string(),
  most: z.number(),
  low: z.string(),
  high: z.string(),
  answers: z.array(z.object({ score: z.number(), words: z.string() })),
  chosen: z.string(),
})
export const Item = z.object({
  id: z.number(),
  position: z.number(),
  heading: z.string(),
  plainWords: z.string(),
  facts: z.array(z.object({ term: z.string(), says: z.string() })),
  questions: z.array(Question),
  comment: z.string(),
  answered: z.string(),
  entered: z.boolean(),
  isAnswered: z.boolean(),
})
const round = z.object({ title: z.string(), intro: z.string(), closesOn: z.string().nullable(), isOpen: z.boolean() })

export const DoorPage = z.object({ secret: z.string(), canSend: z.boolean() })
export const Nothing = z.object({})
export const StartPage = z.object({
  ...framed,
  round,
  name: z.string(),
  items: z.number(),
  answered: z.number(),
  hasConsent: z.boolean(),
  withdrawn: z.boolean(),
  next: z.string(),
})
export const ConsentPage = z.object({
  ...framed,
  round,
  text: z.string(),
  version: z.number(),
  mayQuote: z.boolean(),
  mayThank: z.boolean(),
  hasConsent: z.boolean(),
})
export const ItemPage = z.object({ ...framed, round, item: Item, of: z.number(), answered: z.number() })
export const MissingPage = z.object({ ...framed, round, comment: z.string(), of: z.number() })
export const SummaryPage = z.object({
  ...framed,
  round,
  items: z.array(Item),
  answered: z.number(),
  missing: z.string(),
  missingAnswered: z.string(),
  consent: z.object({ mayQuote: z.boolean(), mayThank: z.boolean() }).nullable(),
})
export const WithdrawalPage = z.object({ ...framed, round })
export const PaperPage = z.object({ ...framed, round, items: z.array(Item), code: z.string() })
