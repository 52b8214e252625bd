// The searches in full: PRISMA-S item by item, and every strategy as it was run.
import { isNone, REFERENCE } from '../../../../sources/searches/checklist/domain.ts'
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
import { loggedTo } from './logged.ts'

export function prismaSBlocks({ around, searches }: Source, words: Words): Block[] {
  const { say } = words
  const rows = (around?.prismaS.items ?? []).map(({ item, state, words: own }) => {
    const lines = around === null ? [] : loggedTo(item, around.prismaS.searches, around.prismaS.records, words)
    const log = lines.map((line): Inline[] => [plain(line)])
    const said = own === '' ? log : [[plain(own), quiet(` ${say('report.principle.ours')}`)], ...log]
    const open = state === 'open' ? [[strong(say('report.prismaS.isOpen'))]] : []
    return [String(item), say(`report.prismaS.of.${item}`), [...open, ...said]]
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
  const noneOr = (text: string) => (isNone(text) ? say('report.prismaS.noneUsed') : text)
  const fields: readonly (readonly [string, string])[] = [
    ['platform', platform],
    ['coverage', coverage],
    ['limits', noneOr(limits)],
    ['filters', noneOr(filters)],
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
      strategy === '' ? missing(say('report.prismaS.noStrategy')) : toTheLetter(strategy),
    ],
    `search-${id}`,
  )
}

/** PRISMA-S item 8 asks for the strategy line by line, as it was run: as code, so that lines and signs stay. */
function toTheLetter(strategy: string): Block {
  const fence = strategy.includes('```') ? '~~~' : '```'
  return strategy.includes(fence)
    ? paragraph(strategy, 'wording')
    : { kind: 'markdown', text: `${fence}\n${strategy}\n${fence}` }
}
