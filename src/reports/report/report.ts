// The reports: of the principles alone, the full account around them, the four pages in short, and what stands behind.

import type { ReportKind } from './kinds/kinds.ts'
import { allPanels } from './parts/panel/panel.ts'
import { principleBlocks } from './parts/principle/principle.ts'
import { documentBlocks, methodBlocks, questionBlocks, referenceBlocks } from './parts/review/method.ts'
import { configurationBlocks, theoryBlocks } from './parts/theory/configurations.ts'
import { type Words, wordsIn } from './parts/words.ts'
import type { Say, Source } from './source.ts'
import { type Block, heading, missing, paragraph, quiet, type Report } from './writing/blocks.ts'

export type { ReportKind }

/** `home` is the review's address where the report is read on the server, null where it leaves as a file. */
export function reportOf(
  source: Source,
  kind: ReportKind,
  language: 'en' | 'nl',
  say: Say,
  home: string | null = null,
): Report {
  const words = wordsIn(language, say, home)
  const { review } = source
  return {
    language,
    title: kind === 'full' ? review.title : say(`report.title.${kind}`, { title: review.title }),
    subtitle: [review.intervention, say(`report.kind.${review.kind}`)].filter(part => part !== '').join(' · '),
    notice: review.isExample ? say('report.example') : '',
    blocks: WRITTEN[kind](source, words),
  }
}

const WRITTEN: Readonly<Record<ReportKind, (source: Source, words: Words) => Block[]>> = {
  principles,
  full,
  appendix,
  brief,
}

function brief(source: Source, words: Words): Block[] {
  return principles(source, words)
}

function appendix(source: Source, words: Words): Block[] {
  return [
    ...methodBlocks(source, words),
    ...configurationBlocks(source, words),
    ...allPanels(source.panel, words),
    ...referenceBlocks(source, words),
  ]
}

function principles(source: Source, words: Words): Block[] {
  const { say } = words
  const question = source.questions.at(-1)
  return [
    question === undefined ? missing(say('report.question.none')) : paragraph(question.text, 'reading'),
    paragraph([quiet(say('report.principles.how'))]),
    ...principleList(source, words),
    ...referenceBlocks(source, words),
  ]
}

function principleList(source: Source, words: Words): Block[] {
  if (source.principles.length === 0) return [missing(words.say('report.principle.none'))]
  return source.principles.map((principle, at) => principleBlocks(source, principle, at + 1, words))
}

function full(source: Source, words: Words): Block[] {
  return [
    ...questionBlocks(source, words),
    ...methodBlocks(source, words),
    ...documentBlocks(source, words),
    ...theoryBlocks(source, words),
    ...configurationBlocks(source, words),
    heading(2, words.say('report.principles.title'), 'principles'),
    ...principleList(source, words),
    ...allPanels(source.panel, words),
    ...referenceBlocks(source, words),
  ]
}
