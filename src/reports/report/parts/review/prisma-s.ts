// The searches in full: PRISMA-S item by item, and every strategy as it was run.
import { REFERENCE } from '../../../../sources/searches/checklist/domain.ts'
import type { Source } from '../../source.ts'
import {
  type Block,
  details,
  heading,
  type Inline,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
  table,
} from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

export function prismaSBlocks({ around, searches }: Source, words: Words): Block[] {
  const { say, language } = words
  const items = around?.prismaS ?? []
  const rows = items.map(({ item, title, state, says, words: own }) => {
    const fromLog = language === 'en' ? says : say(`report.prismaS.${state}`)
    const answer: Inline[] = own === '' ? [plain(fromLog)] : [plain(own), quiet(` ${say('report.principle.ours')}`)]
    return [String(item), title, state === 'open' ? [strong(`${say('report.prismaS.isOpen')} `), ...answer] : answer]
  })
  return [
    ...(rows.length === 0
      ? []
      : [
          table(
            say('report.prismaS.caption'),
            ['item', 'title', 'answer'].map(column => say(`report.prismaS.${column}`)),
            rows,
          ),
          paragraph([quiet(say('report.prismaS.source', { reference: REFERENCE }))]),
        ]),
    heading(3, say('report.searches.strategies')),
    ...(searches.length === 0 ? [missing(say('report.searches.none'))] : searches.map(one => searchBlock(one, words))),
  ]
}

function searchBlock(search: Source['searches'][number], { say, day }: Words): Block {
  const { id, source, platform, status, runOn, coverage, limits, filters, hits, why, strategy, note } = search
  const when = status === 'planned' ? say('report.searches.planned') : day(runOn)
  const fields: readonly (readonly [string, string])[] = [
    ['platform', platform],
    ['coverage', coverage],
    ['limits', limits],
    ['filters', filters],
    ['hits', hits === null ? '' : String(hits)],
    ['why', why],
    ['note', note],
  ]
  return details(
    [`${id}. ${source}`, when].filter(part => part !== '').join(', '),
    [
      list(
        fields
          .filter(([, text]) => text !== '')
          .map(([key, text]) => [strong(`${say(`report.prismaS.field.${key}`)}: `), plain(text)]),
      ),
      strategy === '' ? missing(say('report.prismaS.noStrategy')) : paragraph(strategy, 'wording'),
    ],
    `search-${id}`,
  )
}
