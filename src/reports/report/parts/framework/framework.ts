// The framework of the full report: archetypes by setting, tensions, resources by level and theme, and the pathway stage by stage.
import { nameOf } from '../../../../configurations/domain.ts'
import { gridOf } from '../../../../principles/framework/archetypes/grid.ts'
import type { Framework } from '../../around/around.ts'
import type { Source } from '../../source.ts'
import {
  type Block,
  heading,
  type Inline,
  linkTo,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
  wideTable,
} from '../../writing/blocks.ts'
import type { Words } from '../words.ts'
import { resourceBlocks } from './resources.ts'
import { stageBlocks } from './stages.ts'

export function frameworkBlocks(source: Source, words: Words): Block[] {
  const { around } = source
  if (around === null) return []
  const { framework } = around
  return [
    heading(3, words.say('report.framework.archetypes'), 'archetypes'),
    ...archetypeBlocks(framework, words),
    heading(3, words.say('report.framework.tensions'), 'tensions'),
    ...tensionBlocks(framework, words),
    heading(3, words.say('report.framework.resources'), 'resources'),
    ...resourceBlocks(framework, words),
    heading(3, words.say('report.framework.stages'), 'stages'),
    ...stageBlocks(framework, words),
  ]
}

type Ref = { readonly layer: 'account' | 'synthesised'; readonly id: number }

/** References that lead to a configuration of this report; accounts stand in none of its places. */
export function refLinks(refs: readonly Ref[]): Inline[] {
  return refs.flatMap(({ layer, id }, at): Inline[] => [
    ...(at === 0 ? [] : [plain(', ')]),
    layer === 'account' ? plain(nameOf(layer, id)) : linkTo(nameOf(layer, id), `#cmoc-${id}`),
  ])
}

type Named = { readonly id: number; readonly heading: string; readonly status: string }

/** A principle that was withdrawn is said to be. */
function principleLinks(principles: readonly Named[], say: Words['say']): Inline[] {
  return principles.flatMap(({ id, heading, status }, at): Inline[] => [
    ...(at === 0 ? [] : [plain('; ')]),
    linkTo(heading || say('report.principle.untitled'), `#principle-${id}`),
    ...(status === 'withdrawn' ? [quiet(` ${say('report.framework.withdrawn')}`)] : []),
  ])
}

/** "[CMOC 3]" as it stands in a team's words, led to its place. */
function linkedText(text: string): Inline[] {
  return text.split(/(\[CMOC [1-9]\d{0,8}\])/).flatMap((part): Inline[] => {
    const id = /^\[CMOC (\d+)\]$/.exec(part)?.[1]
    return part === '' ? [] : [id === undefined ? plain(part) : linkTo(part, `#cmoc-${id}`)]
  })
}

/** Settings across, the best first and the worst last. */
function archetypeBlocks({ archetypes }: Framework, { say }: Words): Block[] {
  if (archetypes.length === 0) return [missing(say('report.framework.noArchetypes'))]
  const { settings, rows } = gridOf([], archetypes)
  const cell = (row: (typeof rows)[number], settingId: number): Inline[][] => {
    const found = row.find(one => one.settingId === settingId)
    if (found === undefined) return [[quiet('–')]]
    const { name, portrait, explainedBy, configurations, principles } = found.archetype
    return [
      [strong(name)],
      ...(portrait === '' ? [] : [[plain(portrait)]]),
      ...(explainedBy === '' ? [] : [[quiet(`${say('report.framework.explainedBy')} `), ...linkedText(explainedBy)]]),
      ...(configurations.length === 0
        ? []
        : [[quiet(`${say('report.framework.rests')} `), ...refLinks(configurations)]]),
      ...(principles.length === 0
        ? []
        : [[quiet(`${say('report.framework.principles')} `), ...principleLinks(principles, say)]]),
    ]
  }
  const place = (at: number) =>
    at === 0 ? say('report.framework.best') : at === rows.length - 1 ? say('report.framework.worst') : String(at + 1)
  return [
    wideTable(
      say('report.framework.grid'),
      [say('report.framework.rank'), ...settings.map(setting => setting.name)],
      rows.map((row, at) => [place(at), ...settings.map(setting => cell(row, setting.id))]),
    ),
  ]
}

function tensionBlocks({ tensions }: Framework, { say }: Words): Block[] {
  if (tensions.length === 0) return [missing(say('report.framework.noTensions'))]
  const side = (name: string, refs: readonly Ref[]): Inline[][] => [
    [plain(name)],
    ...(refs.length === 0 ? [[quiet(say('report.framework.nothingBehind'))]] : [refLinks(refs)]),
  ]
  return [
    wideTable(
      say('report.framework.pulls'),
      ['tension', 'oneSide', 'otherSide', 'holding'].map(column => say(`report.framework.${column}`)),
      tensions.map(one => [
        [[strong(one.name)], ...(one.about === '' ? [] : [linkedText(one.about)])],
        side(one.firstSide, one.first),
        side(one.secondSide, one.second),
        one.holding === '' ? [[quiet(say('report.principle.notSaid'))]] : [linkedText(one.holding)],
      ]),
    ),
    paragraph([quiet(say('report.framework.ours'))]),
  ]
}
