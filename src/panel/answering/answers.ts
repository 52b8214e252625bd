// What a panellist's pages say: one's own answers and nobody else's.
import { z } from 'zod'
import { Contact } from '../panels/answers.ts'

const lang = z.string().nullable()
const framed = { contact: Contact, paper: z.string() }
const Question = z.object({
  id: z.number(),
  name: z.string(),
  text: z.string(),
  /** The language of the words where it is not the reader's. */
  lang,
  most: z.number(),
  low: z.string(),
  lowLang: lang,
  high: z.string(),
  highLang: lang,
  /** `label` is the part of the words that is the lead's own. */
  answers: z.array(z.object({ score: z.number(), words: z.string(), label: z.string(), lang })),
  chosen: z.string(),
  isExtreme: z.boolean(),
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
  asksDifference: z.boolean(),
  setting: z.string(),
  differs: z.string(),
  because: z.string(),
  differenceAnswered: z.string(),
  /** Who entered an answer for the person, or ''. */
  enteredBy: z.string(),
  /** A score came from the person, by link. */
  byLink: z.boolean(),
  /** To be sent back as `seen`, so that words saved meanwhile are not replaced unseen. */
  seen: z.string(),
  isAnswered: z.boolean(),
  asksWhy: z.boolean(),
})
export const Priority = z.object({
  position: z.number(),
  text: z.string(),
  lang,
  scale: z.string(),
  most: z.number(),
  cannot: z.boolean(),
  isAnswered: z.boolean(),
  enteredBy: z.string(),
  byLink: z.boolean(),
  items: z.array(
    z.object({
      id: z.number(),
      position: z.number(),
      heading: z.string(),
      plainWords: z.string(),
      given: z.number(),
    }),
  ),
})
/** What the round before says of an item: hidden until one has rated it then or now. */
const Earlier = z.object({
  isReworded: z.boolean(),
  isHidden: z.boolean(),
  fewest: z.number(),
  answers: z.array(
    z.object({
      questionId: z.number(),
      question: z.string(),
      lang,
      own: z.string(),
      people: z.number(),
      counts: z.array(z.object({ score: z.number(), count: z.number() })).readonly(),
    }),
  ),
  comments: z.array(z.string()),
})
const round = z.object({
  title: z.string(),
  titleLang: lang,
  intro: z.string(),
  introLang: lang,
  closesOn: z.string().nullable(),
  isOpen: z.boolean(),
  isAnonymous: z.boolean(),
})

export const DoorPage = z.object({ secret: z.string(), canSend: z.boolean() })
export const Nothing = z.object({})
export const StartPage = z.object({
  ...framed,
  round,
  name: z.string(),
  items: z.number(),
  answered: z.number(),
  hasConsent: z.boolean(),
  hasSaid: z.boolean(),
  withdrawn: z.boolean(),
  next: z.string(),
})
export const ConsentPage = z.object({
  ...framed,
  round,
  text: z.string(),
  textLanguage: z.string(),
  version: z.number(),
  mayQuote: z.boolean(),
  mayThank: z.boolean(),
  hasConsent: z.boolean(),
})
const place = { n: z.number(), of: z.number(), answered: z.number() }
export const ItemPage = z.object({
  ...framed,
  ...place,
  round,
  item: Item,
  earlier: Earlier.nullable(),
  /** How the others answered, in an open round, once one has rated the item oneself. */
  others: z.array(z.object({ name: z.string(), scores: z.array(z.string()), comment: z.string() })),
})
export const PriorityPage = z.object({ ...framed, ...place, round, question: Priority })
export const MissingPage = z.object({ ...framed, round, comment: z.string(), seen: z.string(), of: z.number() })
export const SummaryPage = z.object({
  ...framed,
  round,
  items: z.array(Item),
  priorities: z.array(Priority),
  hasSaid: z.boolean(),
  of: z.number(),
  answered: z.number(),
  missing: z.string(),
  missingAnswered: z.string(),
  /** Once the round is closed: what one said at meetings, and what became of it. */
  points: z.array(z.object({ meeting: z.string(), text: z.string(), became: z.string() })),
  consent: z.object({ mayQuote: z.boolean(), mayThank: z.boolean() }).nullable(),
})
export const WithdrawalPage = z.object({ ...framed, round })
export const PaperPage = z.object({
  ...framed,
  round,
  items: z.array(Item),
  priorities: z.array(Priority),
  code: z.string(),
})
