// What pages and JSON of the framework say of the things that archetypes and tensions are tied to.
import { z } from 'zod'
import { LayerAnswer } from '../../configurations/answers.ts'

const number = z.number()
export const list = <T extends z.ZodType>(type: T) => z.array(type).readonly()

export const TiedAnswer = z.object({
  configurations: list(
    z.object({
      name: z.string(),
      layer: LayerAnswer,
      id: number,
      status: z.string(),
      heading: z.string(),
      sentence: z.string(),
    }),
  ),
  studies: list(
    z.object({
      label: z.string(),
      stance: z.string(),
      stances: list(z.string()),
      documentIds: list(number),
      richness: z.string(),
    }),
  ),
  counts: z.object({
    studies: number,
    supports: number,
    refines: number,
    contradicts: number,
    converse: number,
    consultations: number,
  }),
  rests: z.string(),
})
export const PrincipleNames = list(z.object({ id: number, heading: z.string(), status: z.string() }))

/** What a form offers to tie to. */
export const OffersAnswer = z.object({
  configurations: list(z.object({ name: z.string(), words: z.string() })),
  more: z.boolean(),
  principles: PrincipleNames,
})
