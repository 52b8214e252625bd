// The method of the full report: question, searches, flow of records, what was read, and what departed from the plan.
import type { Document, Source } from '../../source.ts'
import { type Block, heading, list, missing, paragraph, plain, quiet, strong, table } from '../../writing/blocks.ts'
import { type Words, wordFor } from '../words.ts'
import { checkingBlocks } from './checking.ts'
import { flowBlocks } from './flow.ts'
import { screeningBlocks } from './screening.ts'
import { searchBlocks } from './searches.ts'

export function questionBlocks({ questions }: Source, { say, day }: Words): Block[] {
  const title = heading(2, say('report.question.title'), 'question')
  const latest = questions.at(-1)
  if (latest === undefined) return [title, missing(say('report.question.none'))]
  return [
    title,
    paragraph(latest.text, 'lead'),
    ...(questions.length === 1
      ? []
      : [
          heading(3, say('report.question.history')),
          list(
            questions.map(question => [
              strong(`${day(question.writtenAt)}: `),
              plain(question.text),
              ...(question.reason === '' ? [] : [quiet(` ${question.reason}`)]),
            ]),
            true,
          ),
        ]),
  ]
}

export function methodBlocks(source: Source, words: Words): Block[] {
  const { say } = words
  const { review, criteria } = source
  return [
    heading(2, say('report.method.title'), 'method'),
    paragraph(say(review.kind === 'rapid-realist-review' ? 'report.method.rapid' : 'report.method.realist')),
    review.registration === ''
      ? missing(say('report.method.unregistered'))
      : paragraph(say('report.method.registered', { where: review.registration })),
    ...searchBlocks(source, words),
    heading(3, say('report.method.criteria')),
    ...(criteria.length === 0
      ? [missing(say('report.method.noCriteria'))]
      : [list(criteria.map(one => [strong(`${say(`report.method.${one.kind}`)}: `), plain(one.text)]))]),
    ...screeningBlocks(source, words),
    ...flowBlocks(source, words),
    ...checkingBlocks(source, words),
    ...changeBlocks(source, words),
  ]
}

function changeBlocks({ memos }: Source, { say, day }: Words): Block[] {
  const part = (kind: string, key: string, none: string): Block[] => {
    const found = memos.filter(memo => memo.kind === kind)
    return [
      heading(3, say(key)),
      ...(found.length === 0
        ? [missing(say(none))]
        : found.flatMap(memo => [
            paragraph([strong(`${memo.title}. `), quiet(day(memo.writtenAt))]),
            { kind: 'markdown' as const, text: memo.text },
          ])),
    ]
  }
  return [
    ...part('scoping', 'report.memos.scoping', 'report.memos.noScoping'),
    ...part('change', 'report.memos.changes', 'report.memos.noChanges'),
  ]
}

export function documentBlocks({ documents, texts: counts, characteristics }: Source, words: Words): Block[] {
  const { say, counted } = words
  const title = heading(2, say('report.documents.title'), 'documents')
  const texts = documents.filter(one => one.kind !== 'consultation')
  const consultations = documents.filter(one => one.kind === 'consultation')
  if (documents.length === 0) return [title, missing(say('report.documents.none'))]
  return [
    title,
    paragraph(
      [
        `${counted(counts.documents, 'report.documents.count')} ${counted(counts.studies, 'report.documents.studies')}`,
        ...(counts.consultations > 0 ? [counted(counts.consultations, 'report.documents.beside')] : []),
      ].join(' '),
    ),
    documentTable(texts, say('report.documents.caption'), words),
    ...furtherTable(characteristics, words),
    ...(consultations.length === 0 ? [] : [documentTable(consultations, say('report.documents.consultations'), words)]),
  ]
}

/** The columns a team made for itself, in RAMESES terms part of the document characteristics. */
function furtherTable({ columns, rows }: Source['characteristics'], { say }: Words): Block[] {
  if (columns.length === 0) return []
  const cells = rows.map(row => [row.label, ...row.cells.map(cell => cell || '–')])
  return [table(say('report.documents.further'), [say('report.documents.document'), ...columns], cells)]
}

function documentTable(documents: readonly Document[], caption: string, { say }: Words): Block {
  const judged = (value: string | null) => (value === null ? '–' : wordFor('richness', `judged ${value}`, say))
  return table(
    caption,
    ['document', 'design', 'country', 'participants', 'study', 'relevance', 'rigour', 'richness'].map(column =>
      say(`report.documents.${column}`),
    ),
    documents.map(one => [
      [plain(one.label), quiet(one.kind === 'article' ? '' : ` (${say(`report.kind.${one.kind}`)})`)],
      one.design || '–',
      one.country || '–',
      one.participants || '–',
      one.studyName ?? '–',
      judged(one.relevance),
      judged(one.rigour),
      judged(one.richness),
    ]),
  )
}
