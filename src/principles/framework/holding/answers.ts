// What the page and JSON of "what works, for whom, where" say.
import { z } from 'zod'
import { LayerAnswer, NameAnswer } from '../../../configurations/answers.ts'
import { list } from '../answers.ts'
import { VERDICTS } from './verdict.ts'

const number = z.number()
const Counts = z.object({
  studies: number,
  supports: number,
  refines: number,
  contradicts: number,
  converse: number,
  consultations: number,
})
const judged = { said: z.string(), elsewhere: z.string(), there: Counts, anywhere: Counts }

export const HoldingData = z.object({
  layer: LayerAnswer,
  levels: list(NameAnswer),
  facets: list(NameAnswer.extend({ terms: list(NameAnswer) })),
  conditions: list(z.object({ label: z.string(), chosen: list(NameAnswer) })),
  said: z.string(),
  /** Empty while nothing is asked. */
  groups: list(
    z.object({
      verdict: z.enum(VERDICTS),
      principles: list(
        z.object({
          id: number,
          heading: z.string(),
          status: z.string(),
          whereItHolds: z.string(),
          whereItDoesNot: z.string(),
          ...judged,
        }),
      ),
      configurations: list(z.object({ id: number, name: z.string(), sentence: z.string(), ...judged })),
      /** Of all, of which the first are given. */
      configurationCount: number,
    }),
  ),
})
