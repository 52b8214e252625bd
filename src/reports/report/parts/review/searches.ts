// How the studies were searched for: a row a search, strategies as run, iterations and why searching stopped (RAMESES, item 8).
import { isNone } from '../../../../sources/searches/checklist/domain.ts'
import type { Source } from '../../source.ts'
import { type Block, list, missing, paragraph, plain, strong, table } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'

export function searchBlocks(source: Source, words: Words): Block[] {
  const { searches } = source
  const { say, day } = words
  if (searches.length === 0) return [missing(say('report.searches.none'))]
  const rows = searches.map(search => [
    `${search.source}${search.platform === '' ? '' : ` (${search.platform})`}`,
    String(search.iteration),
    search.status === 'planned' ? say('report.searches.planned') : day(search.runOn),
    [search.coverage, isNone(search.limits) ? say('report.searches.noLimits') : search.limits]
      .filter(text => text !== '')
      .join('; ') || '–',
    search.hits === null ? '–' : String(search.hits),
    search.why === '' ? say('report.searches.noReason') : search.why,
  ])
  return [
    table(
      say('report.searches.caption'),
      [
        say('report.searches.source'),
        say('report.searches.iteration'),
        say('report.searches.day'),
        say('report.searches.coverage'),
        say('report.searches.hits'),
        say('report.searches.why'),
      ],
      rows,
    ),
    ...roundBlocks(source, words),
  ]
}

/** What each iteration was for, and why searching stopped (RAMESES, item 8). */
function roundBlocks({ iterationNotes, stopped }: Source, { say, day }: Words): Block[] {
  const rounds = iterationNotes.filter(one => one.title !== '' || one.reason !== '')
  return [
    ...(rounds.length === 0
      ? []
      : [
          paragraph(say('report.searches.rounds')),
          list(rounds.map(one => [strong(`${one.number}. ${one.title} `), plain(one.reason)])),
        ]),
    ...(stopped === null
      ? [missing(say('report.searches.goesOn'))]
      : [
          paragraph(
            say('report.searches.stopped', {
              day: day(stopped.writtenAt),
              because: say(`report.searches.because.${stopped.grounds}`),
            }),
          ),
          { kind: 'markdown' as const, text: stopped.reason },
        ]),
  ]
}
