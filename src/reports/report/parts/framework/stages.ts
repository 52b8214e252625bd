// The pathway: a row for each stage with its contexts, mechanisms and outcomes, and what leads from one stage to another.
import { PARTS } from '../../../../principles/framework/resources/ideas.ts'
import type { Framework } from '../../around/around.ts'
import { type Block, type Inline, missing, paragraph, plain, quiet, wideTable } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'
import { ideaLines } from './resources.ts'

const MOST_IDEAS = 8
const MOST_RIPPLES = 12

export function stageBlocks({ pathway }: Framework, words: Words): Block[] {
  const { say } = words
  const used = pathway.stages.filter(stage => stage.configurations.length > 0)
  if (used.length === 0) return [missing(say('report.framework.noStages'))]
  const names = new Map(pathway.stages.map(stage => [stage.id, stage.name]))
  const rows = pathway.stages.map(stage => [
    stage.name,
    ...PARTS.map(part => {
      const lines = ideaLines(stage.parts[part], MOST_IDEAS, words)
      return lines.length === 0 ? [[quiet('–')]] : lines
    }),
    ripples(stage.ripples, names, words),
  ])
  const head = ['context', 'mechanism', 'outcome'].map(part => say(`report.columns.${part}`))
  return [
    wideTable(
      say('report.framework.pathway'),
      [say('report.framework.stage'), ...head, say('report.framework.leadsTo')],
      rows,
    ),
    ...(pathway.unplaced.length === 0
      ? []
      : [paragraph([quiet(say('report.framework.unplaced', { n: pathway.unplaced.length }))])]),
  ]
}

type Ripples = Framework['pathway']['stages'][number]['ripples']

function ripples(all: Ripples, names: ReadonlyMap<number, string>, { say }: Words): Inline[][] {
  if (all.length === 0) return [[quiet('–')]]
  const lines = all
    .slice(0, MOST_RIPPLES)
    .map(({ from, to, toStageId }): Inline[] => [
      plain(`${from.wording || `CMOC ${from.configurationId}`} → ${to.wording || `CMOC ${to.configurationId}`}`),
      quiet(` (${names.get(toStageId) ?? ''})`),
    ])
  const more = all.length - MOST_RIPPLES
  return more <= 0 ? lines : [...lines, [quiet(say('report.framework.more', { n: more }))]]
}
