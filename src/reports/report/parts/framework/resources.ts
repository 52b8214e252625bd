// Resources: levels across, themes down, and in each cell what helps and what hinders there.
import type { Idea, Side } from '../../../../principles/framework/resources/ideas.ts'
import { SIDES } from '../../../../principles/framework/resources/ideas.ts'
import type { Framework } from '../../around/around.ts'
import { type Block, type Inline, missing, paragraph, plain, quiet, strong, wideTable } from '../../writing/blocks.ts'
import { levelSaid } from '../shipped.ts'
import type { Words } from '../words.ts'

/** On one side of a cell, as on the page of the grid; the rest is counted. */
export const MOST_IDEAS = 4

export function resourceBlocks({ resources }: Framework, words: Words): Block[] {
  const { say } = words
  const { cells } = resources
  if (cells.length === 0) return [missing(say('report.framework.noResources'))]
  const shown = (of: 'levelId' | 'themeId', all: Framework['resources']['levels'], none: string) => [
    ...all.filter(one => cells.some(cell => cell[of] === one.id)),
    ...(cells.some(cell => cell[of] === 0) ? [{ id: 0, name: none }] : []),
  ]
  const levels = shown('levelId', resources.levels, say('report.configurations.noLevel'))
  const themes = shown('themeId', resources.themes, say('report.framework.noTheme'))
  const rows = themes.map(theme => [
    theme.name,
    ...levels.map(level => {
      const cell = cells.find(one => one.levelId === level.id && one.themeId === theme.id)
      return cell === undefined ? [[quiet('–')]] : SIDES.flatMap(side => sideLines(cell.sides[side], side, words))
    }),
  ])
  return [
    wideTable(
      say('report.framework.helpsHinders'),
      [say('report.principle.theme'), ...levels.map(one => levelSaid(one.name, words))],
      rows,
    ),
    paragraph([quiet(say('report.framework.counts'))]),
  ]
}

const SIGNS: Readonly<Record<Side, string>> = { helping: '+', hindering: '−', unsaid: '·' }

function sideLines(ideas: readonly Idea[], side: Side, words: Words): Inline[][] {
  return ideaLines(ideas, MOST_IDEAS, words).map(line => [strong(`${SIGNS[side]} `), ...line])
}

/** Each idea with how many configurations say it, where more than one does; what is left out is counted. */
export function ideaLines(ideas: readonly Idea[], most: number, { say }: Words): Inline[][] {
  const lines = ideas
    .slice(0, most)
    .map(({ name, configurations: { length } }): Inline[] => [
      plain(name),
      ...(length > 1 ? [quiet(` (${length})`)] : []),
    ])
  const more = ideas.length - most
  return more <= 0 ? lines : [...lines, [quiet(say('report.framework.more', { n: more }))]]
}
