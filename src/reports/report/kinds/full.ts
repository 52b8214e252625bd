// The full report: the sections that the team chose in its order, each opening with the team's words on the RAMESES items.
import type { SectionKey } from '../../outline/sections.ts'
import { checklistBlocks } from '../../rameses/checklist.ts'
import { lowered } from '../links.ts'
import { frameworkBlocks } from '../parts/framework/framework.ts'
import { accountBlocks } from '../parts/panel/account.ts'
import { allPanels, thanksBlocks } from '../parts/panel/panel.ts'
import { withdrawnBlocks } from '../parts/principle/glance.ts'
import { placeTable } from '../parts/principle/places.ts'
import { principleBlocks } from '../parts/principle/principle.ts'
import { principleTable } from '../parts/principle/table.ts'
import { checkingBlocks } from '../parts/review/checking.ts'
import { documentBlocks } from '../parts/review/documents.ts'
import { flowBlocks } from '../parts/review/flow.ts'
import { sectionOpening } from '../parts/review/items.ts'
import { leftOutBlocks } from '../parts/review/left-out.ts'
import { criteriaBlocks, kindBlocks, memoBlocks, questionBlocks } from '../parts/review/method.ts'
import { prismaSBlocks } from '../parts/review/prisma-s.ts'
import { referenceBlocks } from '../parts/review/references.ts'
import { screeningBlocks } from '../parts/review/screening.ts'
import { searchBlocks } from '../parts/review/searches.ts'
import { columnBlocks } from '../parts/theory/columns.ts'
import { configurationBlocks } from '../parts/theory/configurations.ts'
import { storyBlocks } from '../parts/theory/story.ts'
import { theoryBlocks } from '../parts/theory/theories.ts'
import type { Words } from '../parts/words.ts'
import type { Source } from '../source.ts'
import { type Block, missing, newPage, paragraph, quiet } from '../writing/blocks.ts'

export function fullReport(source: Source, words: Words): Block[] {
  const { outline } = source
  const hidden = outline.sections.filter(section => !section.shown)
  return [
    ...outline.sections.filter(section => section.shown).flatMap(({ key }) => section(source, key, words)),
    ...(hidden.length === 0
      ? []
      : [
          paragraph([
            quiet(
              words.say('report.hidden', {
                sections: hidden.map(({ key }) => words.say(`report.section.${key}`)).join('; '),
              }),
            ),
          ]),
        ]),
  ]
}

type Drawn = (source: Source, words: Words) => Block[]

/** What the review's own data say in a section, after the team's words. */
const DATA: Partial<Record<SectionKey, Drawn>> = {
  question: questionBlocks,
  changes: (source, words) => memoBlocks(source, 'change', words),
  realist: kindBlocks,
  scoping: (source, words) => memoBlocks(source, 'scoping', words),
  searches: searchBlocks,
  selection: (source, words) => [...criteriaBlocks(source, words), ...screeningBlocks(source, words)],
  analysis: checkingBlocks,
  flow: (source, words) => [...flowBlocks(source, words), ...leftOutBlocks(source, words, true)],
  documents: documentBlocks,
  findings: (source, words) => placeTable(source, words),
  theories: theoryBlocks,
  story: storyBlocks,
  configurations: (source, words) => [...columnBlocks(source, words), ...configurationBlocks(source, words)],
  principles: principlesSection,
  framework: frameworkBlocks,
  panel: (source, words) => [...allPanels(source.panel, words, 'all but principles'), ...accountBlocks(source, words)],
  funding: (source, words) => thanksBlocks(source.panel, words),
  'search-appendix': prismaSBlocks,
}

function section(source: Source, key: SectionKey, words: Words): Block[] {
  if (key === 'references') return referenceBlocks(source, words)
  if (key === 'checklist') return [newPage, ...checklistBlocks(source.items, words, source.outline.sections)]
  return [...sectionOpening(source, key, words), ...(DATA[key]?.(source, words) ?? [])]
}

/** The table, and then each on a page of its own with its chain. */
function principlesSection(source: Source, words: Words): Block[] {
  const { say } = words
  if (source.principles.length === 0) return [missing(say('report.principle.none')), ...withdrawnBlocks(source, words)]
  return [
    principleTable(source, words),
    ...withdrawnBlocks(source, words),
    paragraph([quiet(say('report.principles.how'))]),
    ...source.principles.flatMap((principle, at) => [
      newPage,
      ...lowered([principleBlocks(source, principle, at + 1, words, 'coded')]),
    ]),
  ]
}
