// What the page of a round's results shows, and JSON gets.
import { z } from 'zod'
import { Said, Spread } from '../answers.ts'

const count = z.object({ score: z.number(), count: z.number() })
const Group = z.object({
  role: z.string(),
  answered: z.number(),
  cannot: z.number(),
  counts: z.array(count).readonly(),
  median: z.number().nullable(),
})

export const QuestionFigures = Spread.extend({
  scale: z.string(),
  asked: z.number(),
  /** Percent of those asked. */
  rate: z.number().nullable(),
  verdict: z.object({ result: z.enum(['in', 'out', 'none']), figures: z.string() }).nullable(),
  /** The round before, where the item's version and the scale are the same. */
  before: z.object({ n: z.number(), median: z.number().nullable() }).nullable(),
  /** Roles of four people and more; `withheld` are those without figures because a smaller group could be worked out from the rest. */
  groups: z.object({ shown: z.array(Group).readonly(), withheld: z.array(z.string()).readonly() }),
  /** Why groups of four and more have no figures of their own, or ''. */
  withheldSaid: z.string(),
})

export const RoleCounts = z
  .array(z.object({ role: z.string(), invited: z.number(), tookPart: z.number(), commented: z.number() }))
  .readonly()

export const Ranked = z.object({
  question: z.string(),
  scale: z.string(),
  most: z.number(),
  people: z.number(),
  cannot: z.number(),
  ranked: z
    .array(
      z.object({
        item: z.number(),
        heading: z.string(),
        by: z.number(),
        total: z.number(),
        share: z.number().nullable(),
      }),
    )
    .readonly(),
})

export const ResultsPage = z.object({
  round: z.object({
    id: z.number(),
    title: z.string(),
    standing: z.string(),
    panelName: z.string(),
    isAnonymous: z.boolean(),
  }),
  panelKind: z.string(),
  follows: z.object({ id: z.number(), title: z.string() }).nullable(),
  /** Questions of the round before that were asked on another scale, a sentence each. */
  notCompared: z.array(z.string()),
  rule: z.object({ words: z.string(), chosenAt: z.string().nullable() }),
  asked: z.number(),
  answered: z.number(),
  roles: RoleCounts,
  items: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      subject: z.number().nullable(),
      version: z.number().nullable(),
      heading: z.string(),
      questions: z.array(QuestionFigures),
      /** Groups without figures of their own: what they said, and the lead's sentence on it. */
      apart: z.array(
        z.object({
          role: z.string(),
          /** Its number in addresses. */
          group: z.number(),
          sentence: z.string(),
          sentenceVersion: z.number(),
          said: z.array(Said.pick({ id: true, kind: true, text: true })),
        }),
      ),
      drawing: z.string(),
    }),
  ),
  priorities: z.array(Ranked).readonly(),
})
