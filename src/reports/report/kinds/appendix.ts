// The appendix: searches, what was excluded and why, configurations in full with their quotations, and the account of the panel.
import { accountBlocks } from '../parts/panel/account.ts'
import { allPanels } from '../parts/panel/panel.ts'
import { documentBlocks } from '../parts/review/documents.ts'
import { flowBlocks } from '../parts/review/flow.ts'
import { reasonBlocks } from '../parts/review/judged.ts'
import { leftOutBlocks } from '../parts/review/left-out.ts'
import { criteriaBlocks } from '../parts/review/method.ts'
import { prismaSBlocks } from '../parts/review/prisma-s.ts'
import { referenceBlocks } from '../parts/review/references.ts'
import { screeningBlocks } from '../parts/review/screening.ts'
import { searchBlocks } from '../parts/review/searches.ts'
import { parkedBlocks } from '../parts/theory/parked.ts'
import { tracedBlocks } from '../parts/theory/traced.ts'
import type { Words } from '../parts/words.ts'
import type { Source } from '../source.ts'
import { type Block, heading, paragraph, quiet } from '../writing/blocks.ts'

export function appendixReport(source: Source, words: Words): Block[] {
  const { say } = words
  const part = (key: string, ...blocks: Block[]): Block[] => [heading(2, say(`report.appendix.${key}`), key), ...blocks]
  return [
    paragraph([quiet(say('report.appendix.how'))]),
    ...part('searches', ...searchBlocks(source, words), ...prismaSBlocks(source, words)),
    ...part(
      'selection',
      ...criteriaBlocks(source, words),
      ...screeningBlocks(source, words),
      ...flowBlocks(source, words),
    ),
    heading(3, say('report.appendix.leftOut'), 'left-out'),
    ...leftOutBlocks(source, words, false),
    ...part('documents', ...documentBlocks(source, words), ...reasonBlocks(source, words)),
    ...part('configurations', ...tracedBlocks(source, words)),
    ...part('parked', ...parkedBlocks(source, words)),
    ...part('panel', ...allPanels(source.panel, words, 'all items'), ...accountBlocks(source, words)),
    ...referenceBlocks(source, words),
  ]
}
