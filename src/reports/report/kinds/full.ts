// The full report: the sections that the team chose, in its order.
import { allPanels } from '../parts/panel/panel.ts'
import { principleBlocks } from '../parts/principle/principle.ts'
import { documentBlocks, methodBlocks, questionBlocks } from '../parts/review/method.ts'
import { referenceBlocks } from '../parts/review/references.ts'
import { configurationBlocks, theoryBlocks } from '../parts/theory/configurations.ts'
import type { Words } from '../parts/words.ts'
import type { Source } from '../source.ts'
import { type Block, heading, missing } from '../writing/blocks.ts'

export function fullReport(source: Source, words: Words): Block[] {
  return [
    ...questionBlocks(source, words),
    ...methodBlocks(source, words),
    ...documentBlocks(source, words),
    ...theoryBlocks(source, words),
    ...configurationBlocks(source, words),
    heading(2, words.say('report.principles.title'), 'principles'),
    ...(source.principles.length === 0 ? [missing(words.say('report.principle.none'))] : []),
    ...source.principles.map((principle, at) => principleBlocks(source, principle, at + 1, words, 'coded')),
    ...allPanels(source.panel, words),
    ...referenceBlocks(source, words),
  ]
}
