// How the example's configurations bear on its theory, and which texts were read again when it changed.
import { settleRevisits } from '../../../configurations/revisits/actions.ts'
import { sayBearing } from '../../../synthesis/theories/bearings/actions.ts'
import type { Stage } from '../stage.ts'

export async function bearOnTheories({ content, numbers, on }: Stage): Promise<void> {
  for (const { statement, configuration, stance, note, at, by } of content.bearings) {
    const layer = content.configurations.find(one => one.key === configuration)?.layer ?? 'synthesised'
    const of = { layer, id: numbers.get('configuration', configuration) }
    await sayBearing(on(at, by), numbers.get('theory statement', statement), of, { stance, note })
  }
  for (const { documents, theory, theoryVersion, outcome, reason, at, by } of content.revisits) {
    const documentIds = documents.map(key => numbers.get('document', key))
    const theoryId = numbers.get('theory', theory)
    await settleRevisits(on(at, by), { documentIds, theoryId, theoryVersion, outcome, reason })
  }
}
