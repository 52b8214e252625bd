// Configurations as columns, one row each: contexts, mechanisms, outcomes and what they rest on, as published reviews print them.
import type { Reading } from '../../../../configurations/reading.ts'
import { type Part, partOf } from '../../../../principles/framework/resources/ideas.ts'
import { restsOn } from '../../../../synthesis/evidence.ts'
import type { Source } from '../../source.ts'
import { type Block, type Inline, linkTo, plain, quiet, wideTable } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'
import { nameOf } from './configurations.ts'
import { tagOf } from './tags.ts'

export function columnBlocks({ configurations, basis }: Source, words: Words): Block[] {
  const { say } = words
  if (configurations.length === 0) return []
  const resting = Map.groupBy(basis, row => row.ref?.id ?? 0)
  const rows = configurations.map(one => {
    const { studies, consultations } = restsOn(resting.get(one.id) ?? [])
    const labels = [...studies, ...consultations].map(study => study.label).sort()
    return [
      [linkTo(nameOf(one), `#cmoc-${one.id}`), ...(one.title === '' ? [] : [quiet(` ${one.title}`)])],
      cell(one, null, words),
      cell(one, 'context', words),
      cell(one, 'mechanism', words),
      cell(one, 'outcome', words),
      labels.length === 0 ? say('report.configurations.unsupported') : labels.join('; '),
    ]
  })
  return [
    wideTable(
      say('report.columns.caption'),
      ['which', 'others', 'context', 'mechanism', 'outcome', 'studies'].map(column => say(`report.columns.${column}`)),
      rows,
    ),
  ]
}

/** Each element on a line of its own; an inferred one has its sign. `part` null: strategies and actors. */
function cell({ elements }: Pick<Reading, 'elements'>, part: Part | null, { tags }: Words): Inline[][] {
  const own = elements.filter(element => partOf(element.role) === part)
  if (own.length === 0) return [[quiet('–')]]
  return own.map(({ wording, role, mark, isInferred }) => [
    plain(wording),
    quiet(` (${tagOf(role, mark, tags)}${isInferred ? '\u00A0∴' : ''})`),
  ])
}
