// The principle report: whether it applies to a place like the reader's, the principles, each on one page, and the references.
import { thanksBlocks } from '../parts/panel/panel.ts'
import { glanceTable, withdrawnBlocks } from '../parts/principle/glance.ts'
import { placeTable } from '../parts/principle/places.ts'
import { principleBlocks } from '../parts/principle/principle.ts'
import { differBlocks } from '../parts/review/documents.ts'
import { referenceBlocks } from '../parts/review/references.ts'
import type { Words } from '../parts/words.ts'
import type { Source } from '../source.ts'
import { type Block, heading, missing, paragraph, quiet } from '../writing/blocks.ts'
import { allSummaries } from './summary.ts'

export function principleReport(source: Source, words: Words): Block[] {
  const { say } = words
  const question = source.questions.at(-1)
  return [
    paragraph([quiet(say('report.asked'))]),
    question === undefined ? missing(say('report.question.none')) : paragraph(question.text, 'reading'),
    ...applies(source, words),
    heading(2, say('report.glance.title'), 'glance'),
    ...(source.principles.length === 0 ? [missing(say('report.principle.none'))] : [glanceTable(source, words)]),
    ...withdrawnBlocks(source, words),
    ...(source.principles.length === 0 ? [] : [paragraph([quiet(say('report.principles.how'))])]),
    ...source.principles.map((principle, at) => principleBlocks(source, principle, at + 1, words)),
    ...allSummaries(source, words),
    ...thanksBlocks(source.panel, words, 2),
    ...referenceBlocks(source, words),
  ]
}

/** There is a table in which a place can be looked for. */
const isStudied = ({ places }: Source) => places.some(place => place.studies + place.consultations > 0)

/** What a reader must know to see whether it applies to a place like theirs. */
export function applies(source: Source, words: Words): Block[] {
  const { say } = words
  return [
    heading(2, say('report.places.title'), 'place'),
    paragraph(aboutSentence(source, words)),
    ...differBlocks(source, words),
    ...placeTable(source, words),
    ...(isStudied(source) ? [paragraph([quiet(say('report.places.how'))])] : []),
  ]
}

/** The intervention, how much was read, and from when it is. */
export function aboutSentence({ review, documents, texts }: Source, { say, counted }: Words): string {
  const years = documents.flatMap(one => (one.kind === 'consultation' || one.year === null ? [] : [one.year]))
  const stop = (text: string) => text.trim().replace(/[.\s]{1,9}$/, '')
  return [
    review.intervention.trim() === ''
      ? say('report.places.noAbout')
      : say('report.places.about', { intervention: stop(review.intervention) }),
    `${counted(texts.documents, 'report.documents.count')} ${counted(texts.studies, 'report.documents.studies')}`,
    ...(texts.consultations === 0 ? [] : [counted(texts.consultations, 'report.documents.beside')]),
    ...(years.length === 0
      ? []
      : [say('report.places.years', { first: Math.min(...years), last: Math.max(...years) })]),
  ].join(' ')
}
