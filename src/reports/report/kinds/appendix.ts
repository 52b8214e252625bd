// The appendix: searches, what was excluded and why, configurations in full with their quotations, and the account of the panel.
import { allPanels } from '../parts/panel/panel.ts'
import { documentBlocks, methodBlocks } from '../parts/review/method.ts'
import { referenceBlocks } from '../parts/review/references.ts'
import { configurationBlocks } from '../parts/theory/configurations.ts'
import type { Words } from '../parts/words.ts'
import type { Source } from '../source.ts'
import type { Block } from '../writing/blocks.ts'

export function appendixReport(source: Source, words: Words): Block[] {
  return [
    ...methodBlocks(source, words),
    ...documentBlocks(source, words),
    ...configurationBlocks(source, words),
    ...allPanels(source.panel, words),
    ...referenceBlocks(source, words),
  ]
}
