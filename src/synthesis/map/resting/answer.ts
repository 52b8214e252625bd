// What a configuration reads as with everything that speaks for and against it, as lists of what rests on an idea show it.
import { z } from 'zod'
import { EvidenceAnswer, ReadingAnswer } from '../../../configurations/answers.ts'
import type { Element } from '../../../configurations/elements/element.ts'
import type { Reading } from '../../../configurations/reading.ts'
import { countStances, studiesOf } from '../../../configurations/rests-on.ts'
import type { RestingEvidence } from '../../evidence.ts'

export const RestingAnswer = ReadingAnswer.extend({
  evidence: z.array(EvidenceAnswer).readonly(),
  studies: z
    .array(z.object({ label: z.string(), stance: z.string(), isConverse: z.boolean(), quotations: z.number() }))
    .readonly(),
  stances: z.record(z.string(), z.number()),
})

export function withEvidence(readings: readonly Reading<Element>[], rows: readonly RestingEvidence[]) {
  const byConfiguration = Map.groupBy(rows, row => row.of)
  return readings.map(reading => {
    const evidence = byConfiguration.get(reading.id) ?? []
    return { ...reading, evidence, studies: studiesOf(evidence), stances: countStances(evidence) }
  })
}
