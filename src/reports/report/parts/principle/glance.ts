// All principles in one table: what, for whom, on what it rests, how sure the team is; and those that were withdrawn.
import type { Source } from '../../source.ts'
import { type Block, type Inline, linkTo, list, paragraph, plain, quiet, strong, table } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'
import { restingSaid } from './places.ts'
import { audiencesOf, headingOf, prefixOf, standingSaid } from './standing.ts'

export function glanceTable(source: Source, words: Words): Block {
  const { say } = words
  const rows = source.principles.map((principle, at) => {
    const audiences = audiencesOf(principle, words)
    const grade = source.sureness.get(principle.id)?.grade ?? null
    const name: Inline[] = [linkTo(`${at + 1}. ${headingOf(principle, words)}`, `#${prefixOf(principle)}`)]
    return [
      [name, [quiet(standingSaid(source, principle, words))]],
      audiences.length === 0 ? [[quiet(say('report.glance.nobody'))]] : audiences.map(one => [plain(one)]),
      restingSaid(source, principle, words),
      grade ?? say(source.sureness.has(principle.id) ? 'report.glance.inWords' : 'report.glance.unsaid'),
    ]
  })
  return table(
    say('report.glance.caption'),
    ['principle', 'for', 'rests', 'sure'].map(column => say(`report.glance.${column}`)),
    rows,
  )
}

/** Nothing where none was. */
export function withdrawnBlocks({ withdrawn }: Source, words: Words): Block[] {
  if (withdrawn.length === 0) return []
  return [
    paragraph([quiet(words.counted(withdrawn.length, 'report.withdrawn'))]),
    list(
      withdrawn.map(one => [
        strong(headingOf(one, words)),
        plain(`: ${one.reason === '' ? words.say('report.noReason') : one.reason}`),
      ]),
    ),
  ]
}
