// What the pages about rounds show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { Said, Spread, Typed } from '../results/answers.ts'

export const Question = z.object({
  text: z.string(),
  scale: z.string(),
  /** Of priorities: how many may be chosen, or the points to share. */
  most: z.number().nullable(),
  lowLabel: z.string(),
  highLabel: z.string(),
  /** The same in Dutch, or ''. */
  textNl: z.string().optional(),
  lowLabelNl: z.string().optional(),
  highLabelNl: z.string().optional(),
})

export const FormPage = z.object({
  round: z
    .object({
      id: z.number(),
      panelId: z.number(),
      title: z.string(),
      titleNl: z.string(),
      intro: z.string(),
      introNl: z.string(),
      closesOn: z.string().nullable(),
      version: z.number(),
    })
    .nullable(),
  panels: z.array(z.object({ id: z.number(), name: z.string() })),
  panel: z.number().nullable(),
  follows: z.number().nullable(),
  earlier: z.array(z.object({ id: z.number(), title: z.string(), panelId: z.number() })),
  /** Whether the panel has readers of English and of Dutch, so that words may be given in both. */
  inDutch: z.boolean(),
  identity: z.string(),
  rule: z.object({ rule: z.string(), rulePercent: z.number(), ruleRange: z.number() }),
  questions: z.array(Question),
  chosen: z.array(z.number()),
  /** Items that are no principles; they have a page of their own. */
  others: z.number(),
  principles: z.array(
    z.object({ id: z.number(), heading: z.string(), status: z.string(), hasPlainWords: z.boolean() }),
  ),
})

export const RoundPage = z.object({
  round: z.object({
    id: z.number(),
    title: z.string(),
    titleNl: z.string(),
    intro: z.string(),
    introNl: z.string(),
    standing: z.string(),
    panelId: z.number(),
    panelName: z.string(),
    closesOn: z.string().nullable(),
    openedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    isAnonymous: z.boolean(),
    version: z.number(),
  }),
  follows: z.object({ id: z.number(), title: z.string() }).nullable(),
  /** Questions of the round before that were asked on another scale, a sentence each. */
  notCompared: z.array(z.string()),
  /** For leads: words of the team that hold the name of a panellist, a sentence each. */
  named: z.array(z.string()),
  rule: z.object({ words: z.string(), chosenAt: z.string().nullable() }),
  panelKind: z.string(),
  /** Whether panellists can ask somebody; a round is not opened before. */
  hasContact: z.boolean(),
  questions: z.array(Question),
  asked: z.number(),
  answered: z.number(),
  /** Who of the team entered answers for people, and for how many. */
  entered: z.array(z.object({ by: z.string(), people: z.number() })),
  items: z.array(
    z.object({
      id: z.number(),
      kind: z.string(),
      subject: z.number().nullable(),
      principle: z.number().nullable(),
      version: z.number().nullable(),
      heading: z.string(),
      plainWords: z.string(),
      facts: z.array(z.object({ term: z.string(), says: z.string() })),
      spreads: z.array(Spread),
      /** What the rule says of each question that somebody has answered. */
      verdicts: z.array(z.object({ question: z.string(), result: z.enum(['in', 'out', 'none']), figures: z.string() })),
      said: z.array(Said),
    }),
  ),
  priorities: z.array(
    z.object({
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
    }),
  ),
  missing: z.array(Said),
  typed: Typed,
})
