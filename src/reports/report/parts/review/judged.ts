// Why documents were judged as they were: a row each with the reasons given for its relevance, rigour and richness.
import { ASPECTS } from '../../../../documents/appraisals/domain.ts'
import type { Document, Source } from '../../source.ts'
import { type Block, type Inline, plain, quiet, strong, wideTable } from '../../writing/blocks.ts'
import { type Words, wordFor } from '../words.ts'

/** Nothing where no reason was given. */
export function reasonBlocks({ documents }: Source, words: Words): Block[] {
  const { say } = words
  const told = documents.filter(one => one.reasons.length > 0 || one.settledBecause !== '')
  if (told.length === 0) return []
  return [
    wideTable(
      say('report.documents.reasons'),
      ['document', ...ASPECTS.map(({ name }) => name)].map(column => say(`report.documents.${column}`)),
      told.map(one => [nameCell(one, words), ...ASPECTS.map(({ name }) => reasonCell(one, name, words))]),
    ),
  ]
}

function nameCell({ label, settledBecause }: Document, { say }: Words): Inline[][] {
  if (settledBecause === '') return [[plain(label)]]
  return [[plain(label)], [quiet(`${say('report.documents.settled')} `), plain(settledBecause)]]
}

/** A line for each person who gave one. */
function reasonCell({ reasons }: Document, aspect: (typeof ASPECTS)[number]['name'], { say }: Words): Inline[][] {
  const own = reasons.filter(one => one.aspect === aspect)
  if (own.length === 0) return [[quiet('–')]]
  return own.map(({ rating, reason }) => [strong(`${wordFor('richness', `judged ${rating}`, say)}: `), plain(reason)])
}
