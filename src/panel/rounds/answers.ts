// What the pages about rounds show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { Said, Spread } from '../results/answers.ts'

export const Question = z.object({ text: z.string(), scale: z.string(), lowLabel: z.string(), highLabel: z.string() })

export const FormPage = z.object({
  round: z
    .object({
      id: z.number(),
      panelId: z.number(),
      title: z.string(),
      intro: z.string(),
      closesOn: z.string().nullable(),
      version: z.number(),
    })
    .nullable(),
  panels: z.array(z.object({ id: z.number(), name: z.string() })),
  panel: z.number().nullable(),
  questions: z.array(Question),
  chosen: z.array(z.number()),
  principles: z.array(
    z.object({ id: z.number(), heading: z.string(), status: z.string(), hasPlainWords: z.boolean() }),
  ),
})

export const RoundPage = z.object({
  round: z.object({
    id: z.number(),
    title: z.string(),
    intro: z.string(),
    standing: z.string(),
    panelId: z.number(),
    panelName: z.string(),
    closesOn: z.string().nullable(),
    openedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    version: z.number(),
  }),
  panelKind: z.string(),
  /** Whether panellists can ask somebody; a round is not opened before. */
  hasContact: z.boolean(),
  questions: z.array(Question),
  asked: z.number(),
  answered: z.number(),
  items: z.array(
    z.object({
      id: z.number(),
      principle: z.number().nullable(),
      version: z.number().nullable(),
      heading: z.string(),
      plainWords: z.string(),
      facts: z.array(z.object({ term: z.string(), says: z.string() })),
      spreads: z.array(Spread),
      said: z.array(Said),
    }),
  ),
  missing: z.array(Said),
})
