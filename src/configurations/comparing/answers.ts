// What the page of accounts side by side shows, and JSON clients get.
import { z } from 'zod'
import { DocumentChoice, LayerAnswer, NameAnswer } from '../answers.ts'
import { POLARITIES, ROLES, STANCES } from '../domain.ts'
import { ASPECTS } from './domain.ts'

const number = z.number()

export const SaidAnswer = z.object({
  layer: LayerAnswer,
  configurationId: number,
  elementId: number.nullable(),
  mark: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
  wording: z.string(),
  polarity: z.enum(POLARITIES).nullable(),
  levels: z.array(z.string()).readonly(),
  isInferred: z.boolean(),
  reasoning: z.string(),
  stance: z.enum(STANCES),
  isConverse: z.boolean(),
  note: z.string(),
  /** All who were present, where it was made together. */
  together: z.string().nullable(),
})

const Row = z.object({
  /** Code points of the text; of lost passages those of an earlier one. */
  start: number,
  end: number,
  paragraph: number.nullable(),
  isLost: z.boolean(),
  columns: z
    .array(
      z.object({
        personId: number,
        passages: z
          .array(
            z.object({
              excerptId: number,
              quote: z.string(),
              onPage: z.string(),
              start: number,
              end: number,
              isParked: z.boolean(),
              said: z.array(SaidAnswer).readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  by: z.array(number).readonly(),
  differences: z
    .array(
      z.object({
        aspect: z.enum(ASPECTS),
        each: z.array(z.object({ personId: number, said: z.string() })).readonly(),
      }),
    )
    .readonly(),
})

export const ComparisonPage = z.object({
  document: DocumentChoice,
  /** Everyone who made something of this text, and those who are compared. */
  coders: z.array(NameAnswer),
  people: z.array(NameAnswer),
  facts: z.object({
    passages: number,
    byAll: number,
    alone: z.array(z.object({ personId: number, passages: number })).readonly(),
    differing: number,
    characters: z.array(z.object({ personId: number, characters: number })).readonly(),
    byAnyone: number,
    shared: number,
  }),
  rows: z.array(Row),
  /** Elements that rest on no passage of this text: inferred ones with their reasoning, and such as wait for a quotation. */
  unplaced: z.array(z.object({ personId: number, said: z.array(SaidAnswer) })),
  /** Accounts of others, which the reader may take over. */
  others: z.array(NameAnswer),
  take: number.nullable(),
})
