// What was read: how many documents and studies, their characteristics and what was judged of them.
import type { Aspect } from '../../../../documents/appraisals/domain.ts'
import { isCounted } from '../../../../screening/flow/texts.ts'
import type { Document, Judgement, Source } from '../../source.ts'
import { type Block, missing, paragraph, plain, quiet, wideTable } from '../../writing/blocks.ts'
import { facetSaid } from '../shipped.ts'
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
    ...differBlocks({ documents, texts: counts }, words),
    documentTable(texts, say('report.documents.caption'), words),
    ...unjudgedBlocks(texts, words),
    ...furtherTable(characteristics, words),
    ...(consultations.length === 0 ? [] : [documentTable(consultations, say('report.documents.consultations'), words)]),
  ]
}

const NOT_COUNTED = ['not decided on', 'not retrieved', 'excluded', 'duplicate or not screened'] as const
const MOST_NAMES = 8

/** Which of the documents the flow of records does not count as included, and what it counts beside them; nothing where the two agree. */
export function differBlocks(source: Pick<Source, 'documents' | 'texts'>, words: Words): Block[] {
  const { say, counted } = words
  const parts = NOT_COUNTED.flatMap(standing => {
    const own = source.documents.filter(one => one.standing === standing).map(one => one.label)
    if (own.length === 0) return []
    const more = own.length - MOST_NAMES
    const names = [...own.slice(0, MOST_NAMES), ...(more > 0 ? [counted(more, 'report.texts.more')] : [])].join('; ')
    const key = `report.texts.${standing.replaceAll(' ', '-')}.${own.length === 1 ? 'one' : 'many'}`
    return [say(key, { n: own.length, names })]
  })
  const without = source.texts.includedWithout
  const sentences = [
    ...(parts.length > 0 ? [say('report.texts.differ', { parts: parts.join('; ') })] : []),
    ...(without > 0 ? [counted(without, 'report.texts.without')] : []),
  ]
  return sentences.length === 0 ? [] : [paragraph(sentences.join(' '))]
}

/** What is missing of the judgements, so that a dash in the table is no oversight. */
function unjudgedBlocks(texts: readonly Document[], { say }: Words): Block[] {
  const without = (aspect: Aspect) => texts.filter(one => one[aspect] === null).length
  const [relevance, rigour, richness] = [without('relevance'), without('rigour'), without('richness')]
  if (relevance + rigour + richness === 0) return []
  if (Math.min(relevance, rigour, richness) === texts.length) return [missing(say('report.documents.noneJudged'))]
  return [missing(say('report.documents.unjudged', { relevance, rigour, richness }))]
}

/** The columns a team made for itself, in RAMESES terms part of the document characteristics. */
function furtherTable({ columns, rows }: Source['characteristics'], words: Words): Block[] {
  const { say } = words
  if (columns.length === 0) return []
  const cells = rows.map(row => [row.label, ...row.cells.map(cell => cell || '–')])
  return [
    wideTable(
      say('report.documents.further'),
      [say('report.documents.document'), ...columns.map(column => facetSaid(column, words))],
      cells,
    ),
  ]
}

function documentTable(documents: readonly Document[], caption: string, { say }: Words): Block {
  const differ = documents.some(one => one.standing !== null && !isCounted(one.standing))
  const judged = (value: Judgement) => (value === null ? '–' : wordFor('richness', `judged ${value}`, say))
  return wideTable(
    caption,
    [
      'document',
      ...(differ ? ['standing'] : []),
      ...['design', 'country', 'participants', 'study', 'relevance', 'rigour', 'richness'],
    ].map(column => say(`report.documents.${column}`)),
    documents.map(one => [
      [plain(one.label), quiet(one.kind === 'article' ? '' : ` (${say(`report.kind.${one.kind}`)})`)],
      ...(differ ? [one.standing === null ? '–' : say(`report.standing.${one.standing.replaceAll(' ', '-')}`)] : []),
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
