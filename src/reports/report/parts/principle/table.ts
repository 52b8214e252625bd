// The principles as published reviews lay them out: a row each with its explanation, its configurations, its evidence and the panel's word.
import { nameOf } from '../../../../configurations/domain.ts'
import { readPrinciple } from '../../../../principles/reading.ts'
import { verdictIn } from '../../panel/figures.ts'
import type { Source } from '../../source.ts'
import { type Block, type Inline, linkTo, plain, quiet, strong, wideTable } from '../../writing/blocks.ts'
import type { Words } from '../words.ts'
import { placeOf } from './referring.ts'
import { headingOf, prefixOf, standingSaid } from './standing.ts'

export function principleTable(source: Source, words: Words): Block {
  const { say, language } = words
  const rows = source.principles.map((principle, at) => {
    const { resting } = readPrinciple(principle, source.ground)
    const text = principle.plainWords[language] ?? ''
    const having = (stance: 'supports' | 'refines' | 'contradicts'): Inline[][] => {
      const labels = resting.studies.filter(study => study.stances.includes(stance)).map(study => study.label)
      return labels.length === 0
        ? []
        : [[quiet(`${say(`report.stance.${stance}`)}: `), plain(labels.sort().join(', '))]]
    }
    const evidence = [...having('supports'), ...having('refines'), ...having('contradicts')]
    const refs = principle.configurations.map(({ layer, id }): Inline[] => {
      const found = source.configurations.find(one => layer === 'synthesised' && one.id === id)
      const name = `${nameOf(layer, id)}${found?.label == null ? '' : ` (${found.label})`}`
      return [linkTo(name, layer === 'account' ? `#${placeOf(principle, { layer, id })}` : `#cmoc-${id}`)]
    })
    return [
      [
        [linkTo(`${at + 1}. ${headingOf(principle, words)}`, `#${prefixOf(principle)}`)],
        [quiet(standingSaid(source, principle, words))],
      ],
      text === '' ? [[quiet(say('report.principle.noPlainWords'))]] : text,
      refs.length === 0 ? [[quiet(say('report.chain.none'))]] : refs,
      evidence.length === 0 ? [[quiet(say('report.rests.none'))]] : evidence,
      source.sureness.get(principle.id)?.grade ??
        say(source.sureness.has(principle.id) ? 'report.glance.inWords' : 'report.glance.unsaid'),
      panelCell(source, principle.id, words),
    ]
  })
  return wideTable(
    say('report.principles.table'),
    ['principle', 'plain', 'configurations', 'evidence', 'sure', 'panel'].map(column =>
      say(`report.principles.${column}`),
    ),
    rows,
  )
}

/** The verdict of the rule in each closed round that had it. */
function panelCell({ panel }: Source, id: number, words: Words): Inline[][] {
  const items = panel.items.filter(item => item.subjectKind === 'principle' && item.subjectId === id)
  const lines = panel.rounds.flatMap(round => {
    const found = round.result.items.find(one => items.some(item => item.id === one.item.id))
    const question = found?.questions[0]
    return question === undefined ? [] : [[plain(`${round.title}: `), strong(verdictIn(question, words))]]
  })
  const met = items.filter(item => item.meetingId !== null).length
  if (lines.length > 0) return lines
  return [[quiet(words.say(met > 0 ? 'report.summary.met' : 'report.panel.none'))]]
}
