// What was read: how many documents and studies, their characteristics and what was judged of them.
import type { Document, Judgement, Source } from '../../source.ts'
import { type Block, missing, paragraph, plain, quiet, wideTable } from '../../writing/blocks.ts'
import { type Words, wordFor } from '../words.ts'

export function documentBlocks({ documents, texts: counts, characteristics }: Source, words: Words): Block[] {
  const { say, counted } = words
  const texts = documents.filter(one => one.kind !== 'consultation')
  const consultations = documents.filter(one => one.kind === 'consultation')
  if (documents.length === 0) return [missing(say('report.documents.none'))]
  return [
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
  return [wideTable(say('report.documents.further'), [say('report.documents.document'), ...columns], cells)]
}

function documentTable(documents: readonly Document[], caption: string, { say }: Words): Block {
  const judged = (value: Judgement) => (value === null ? '–' : wordFor('richness', `judged ${value}`, say))
  return wideTable(
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
