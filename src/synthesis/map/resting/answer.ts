// What a configuration reads as with everything that speaks for and against it, as lists of what rests on an idea show it.
import { z } from 'zod'
import { EvidenceAnswer, ReadingAnswer } from '../../../configurations/answers.ts'
import type { Element } from '../../../configurations/elements/element.ts'
import type { Reading } from '../../../configurations/reading.ts'
import { countsOf, type RestingEvidence, restsOn } from '../../evidence.ts'

const Study = z.object({ label: z.string(), stance: z.string(), isConverse: z.boolean(), quotations: z.number() })

export const RestingAnswer = ReadingAnswer.extend({
  evidence: z.array(EvidenceAnswer).readonly(),
  /** Each once, however much of it speaks here; consultations are heard and not counted among them. */
  studies: z.array(Study).readonly(),
  consultations: z.array(Study).readonly(),
  stances: z.object({
    studies: z.number(),
    supports: z.number(),
    refines: z.number(),
    contradicts: z.number(),
    converse: z.number(),
    consultations: z.number(),
  }),
})

export function withEvidence(readings: readonly Reading<Element>[], rows: readonly RestingEvidence[]) {
  const byConfiguration = Map.groupBy(rows, row => row.of)
  return readings.map(reading => {
    const evidence = byConfiguration.get(reading.id) ?? []
    const found = restsOn(evidence)
    return { ...reading, evidence, ...found, stances: countsOf(found) }
  })
}
