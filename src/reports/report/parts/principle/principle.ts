// One principle: what to do, for whom, where it holds and where not, what it rests on, what the panel said. No CMOC words in it.
import { actionsByAudience, coinOf, type Line, type Ref } from '../../../../principles/domain.ts'
import { readPrinciple } from '../../../../principles/reading.ts'
import { referencesIn } from '../../../../principles/references.ts'
import type { Principle } from '../../../../principles/store.ts'
import { traceOf } from '../../../../principles/trace/trace.ts'
import type { Source } from '../../source.ts'
import {
  type Block,
  group,
  heading,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
  table,
} from '../../writing/blocks.ts'
import { panelOf } from '../panel/panel.ts'
import { restingSentence, type Words, wordFor } from '../words.ts'
import { chainBlocks } from './chain.ts'
import { answerBlocks, surenessBlocks } from './sureness.ts'

export function principleBlocks(source: Source, principle: Principle, at: number, words: Words): Block {
  const { say } = words
  const prefix = `principle-${principle.id}`
  const read = readPrinciple(principle, source.ground)
  const numbers = referenceNumbers(principle)
  const title = principle.heading === '' ? say('report.principle.untitled') : principle.heading
  return group([
    heading(2, `${at}. ${title}`, prefix),
    paragraph([quiet(say(`report.principle.status.${standingOf(source, principle)}`, { n: principle.version }))]),
    plainWords(principle, words),
    ...actions(principle, words),
    ...reach(principle, words),
    ...explanation(principle, prefix, numbers, words),
    {
      kind: 'squares',
      sentence: restingSentence(read.resting, words),
      studies: read.resting.studies.map(study => ({
        label: study.label,
        richness: study.richness,
        stance: study.stance,
        words: `${wordFor('richness', study.richness, say)}, ${wordFor('stance', study.stance, say)}`,
      })),
    },
    ...(read.resting.unanswered.length === 0
      ? []
      : [missing(say('report.principle.unanswered', { studies: read.resting.unanswered.join(', ') }))]),
    ...answerBlocks(read, words),
    ...surenessBlocks(source, read, words),
    ...conditions(principle, words),
    ...linesOf(principle, 'outcome', 'report.principle.outcomes', words),
    ...linesOf(principle, 'strategy', 'report.principle.strategies', words),
    ...linesOf(principle, 'local meaning', 'report.principle.local', words),
    ...panelOf(source.panel, principle.id, words),
    heading(3, say('report.chain.title')),
    paragraph([quiet(say('report.chain.how'))]),
    ...chainBlocks(traceOf(principle, source.ground, source.depths), prefix, numbers, words),
  ])
}

/** A principle stays in the panel until it is revised or agreed on; once its round has closed the panel has answered. */
function standingOf({ panel }: Source, { id, version, status }: Principle): string {
  if (status !== 'in panel') return status
  const closed = new Set(panel.rounds.map(round => round.id))
  const answered = panel.items.filter(
    item =>
      item.subjectKind === 'principle' && item.subjectId === id && item.roundId !== null && closed.has(item.roundId),
  )
  const isOver = panel.openRounds === 0 ? answered.length > 0 : answered.some(item => item.subjectVersion === version)
  return isOver ? 'answered' : 'in-panel'
}

/** References are counted 1, 2, 3 in the order in which the explanation names them; the others follow. */
function referenceNumbers(principle: Principle): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const ref of [...referencesIn(principle.explanation), ...principle.configurations])
    if (!numbers.has(keyOf(ref))) numbers.set(keyOf(ref), numbers.size + 1)
  return numbers
}

const keyOf = (ref: Ref) => `${ref.layer} ${ref.id}`

function plainWords(principle: Principle, { say, language }: Words): Block {
  const text = principle.plainWords[language] ?? ''
  return text === '' ? missing(say('report.principle.noPlainWords')) : paragraph(text, 'lead')
}

function actions(principle: Principle, { say }: Words): Block[] {
  const groups = actionsByAudience(principle.lines)
  const title = heading(3, say('report.principle.actions'))
  if (groups.length === 0) return [title, missing(say('report.principle.noActions'))]
  return [
    title,
    list(
      groups.flatMap(({ audience, lines }) =>
        lines.map(line => [
          strong(`${audience === '' ? say('report.principle.everyone') : audience}: `),
          plain(line.text),
        ]),
      ),
    ),
  ]
}

function reach(principle: Principle, { say }: Words): Block[] {
  const part = (key: string, text: string) => [
    heading(3, say(key)),
    text === '' ? missing(say('report.principle.notSaid')) : paragraph(text),
  ]
  return [
    ...part('report.principle.holds', principle.whereItHolds),
    ...part('report.principle.holdsNot', principle.whereItDoesNot),
  ]
}

/** The team's explanation; each reference becomes a number that leads to the chain beneath. */
function explanation(
  principle: Principle,
  prefix: string,
  numbers: ReadonlyMap<string, number>,
  { say }: Words,
): Block[] {
  const title = heading(3, say('report.principle.why'))
  if (principle.explanation.trim() === '') return [title, missing(say('report.principle.noExplanation'))]
  const known = new Set(principle.configurations.map(keyOf))
  const text = principle.explanation.replaceAll(
    /\[(CMOC|account) ([1-9]\d{0,8})\](?!\()/gi,
    (_whole, word: string, number: string) => {
      const layer = word.toLowerCase() === 'cmoc' ? 'synthesised' : 'account'
      const key = `${layer} ${number}`
      const shown = numbers.get(key)
      return known.has(key)
        ? `[\\[${shown}\\]](#${prefix}-${layer === 'account' ? 'a' : 'c'}${number})`
        : `\\[${shown}\\]`
    },
  )
  return [title, { kind: 'markdown', text }]
}

/** What helps and what gets in the way, two sides of one row. */
function conditions(principle: Principle, { say }: Words): Block[] {
  const rows = coinOf(principle.lines)
  if (rows.length === 0) return []
  const cell = (lines: readonly Line[]) => (lines.length === 0 ? [[quiet('–')]] : lines.map(line => [plain(line.text)]))
  return [
    table(
      say('report.principle.conditions'),
      [say('report.principle.theme'), say('report.principle.helps'), say('report.principle.hinders')],
      rows.map(row => [
        row.theme === '' ? say('report.principle.noTheme') : row.theme,
        cell(row.helping),
        cell(row.hindering),
      ]),
    ),
  ]
}

function linesOf(principle: Principle, kind: Line['kind'], key: string, { say }: Words): Block[] {
  const lines = principle.lines.filter(line => line.kind === kind)
  return lines.length === 0 ? [] : [heading(3, say(key)), list(lines.map(line => line.text))]
}
