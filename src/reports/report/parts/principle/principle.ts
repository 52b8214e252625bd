// One principle: what to do, for whom, where it holds and where not, how sure, what the panel said, and the way to the sources.
import { actionsByAudience, coinOf, type Line } from '../../../../principles/domain.ts'
import { readPrinciple } from '../../../../principles/reading.ts'
import { referencesIn } from '../../../../principles/references.ts'
import type { Principle } from '../../../../principles/store.ts'
import { sentencesIn } from '../../../../principles/trace/ties.ts'
import { traceOf } from '../../../../principles/trace/trace.ts'
import type { Source } from '../../source.ts'
import {
  type Block,
  details,
  group,
  heading,
  linkTo,
  list,
  missing,
  paragraph,
  quiet,
  strong,
  table,
} from '../../writing/blocks.ts'
import { panelOf } from '../panel/panel.ts'
import { reasonSaid } from '../shipped.ts'
import { stancesSaid, type Words, withStop, wordFor } from '../words.ts'
import { chainBlocks } from './chain.ts'
import { restingSaid, studiedBlocks } from './places.ts'
import { besideOf, foreignBlocks, keyOf, placedUnder, placeOf, referenceNumbers, referredWords } from './referring.ts'
import { sourceBlocks } from './sources.ts'
import { headingOf, lineWords, prefixOf, standingSaid } from './standing.ts'
import { answerBlocks, surenessBlocks } from './sureness.ts'

/** `as`: in plain words for those who will act on it, or with the chain as the team coded it. */
export function principleBlocks(
  source: Source,
  principle: Principle,
  at: number,
  words: Words,
  as: 'plain' | 'coded' = 'plain',
): Block {
  const { say, home } = words
  const read = readPrinciple(principle, source.ground)
  const numbers = referenceNumbers(principle)
  const beside = besideOf(principle, source)
  const behind = { id: principle.id, configurations: [...principle.configurations, ...beside] }
  const trace = traceOf(behind, source.ground, source.depths)
  const summary =
    home === null ? `#summary-${principle.id}` : `${home}/principles/${principle.id}/summary?language=${words.language}`
  return group([
    heading(2, `${at}. ${headingOf(principle, words)}`, prefixOf(principle)),
    paragraph([
      quiet(standingSaid(source, principle, words)),
      ...(as === 'plain' ? [quiet(' · '), linkTo(say('report.summary.one'), summary)] : []),
    ]),
    plainWords(principle, words),
    ...actionBlocks(source, principle, words),
    ...reachBlocks(source, principle, words),
    ...explanation(source, principle, numbers, words),
    {
      kind: 'squares',
      sentence: restingSaid(source, principle, words),
      studies: read.resting.studies.map(study => ({
        label: study.label,
        richness: study.richness,
        stance: study.stance,
        words: `${documentsOf(study, source)}${wordFor('richness', study.richness, say)}, ${stancesSaid(study.stances, say)}`,
      })),
    },
    ...(read.resting.unanswered.length === 0
      ? []
      : [missing(say('report.principle.unanswered', { studies: read.resting.unanswered.join(', ') }))]),
    ...answerBlocks(read, words),
    ...surenessBlocks(source, read, words),
    ...conditions(principle, source, words),
    ...linesOf(principle, 'outcome', 'report.principle.outcomes', source, words),
    ...linesOf(principle, 'strategy', 'report.principle.strategies', source, words),
    ...linesOf(principle, 'local meaning', 'report.principle.local', source, words),
    ...panelOf(source.panel, principle.id, words),
    heading(3, say('report.chain.title')),
    paragraph([quiet(say(as === 'plain' ? 'report.sources.how' : 'report.chain.how'))]),
    ...(as === 'plain' ? sourceBlocks : chainBlocks)(trace, prefixOf(principle), { numbers, beside }, words),
    ...(as === 'plain' ? [] : versionBlocks(source, principle, words)),
  ])
}

/** What a study with a name of its own was published as, by which the references know it. */
function documentsOf(study: { readonly label: string; readonly documentIds: readonly number[] }, source: Source) {
  const own = source.documents.filter(one => study.documentIds.includes(one.id)).map(one => one.label)
  return own.length === 0 || own.includes(study.label) ? '' : `${own.join(', ')}; `
}

export function plainWords(principle: Principle, { say, language }: Words): Block {
  const text = principle.plainWords[language] ?? ''
  return text === '' ? missing(say('report.principle.noPlainWords')) : paragraph(text, 'lead')
}

export function actionBlocks(source: Source, principle: Principle, { say }: Words): Block[] {
  const groups = actionsByAudience(principle.lines)
  const title = heading(3, say('report.principle.actions'))
  if (groups.length === 0) return [title, missing(say('report.principle.noActions'))]
  return [
    title,
    list(
      groups.flatMap(({ audience, lines }) =>
        lines.map(line => [
          strong(`${audience === '' ? say('report.principle.everyone') : audience}: `),
          ...referredWords(line.text, principle, source),
        ]),
      ),
    ),
  ]
}

function reachBlocks(source: Source, principle: Principle, words: Words): Block[] {
  const { say } = words
  const part = (key: string, text: string) => [
    heading(3, say(key)),
    text === '' ? missing(say('report.principle.notSaid')) : paragraph(referredWords(text, principle, source)),
  ]
  return [
    ...part('report.principle.holds', principle.whereItHolds),
    ...part('report.principle.holdsNot', principle.whereItDoesNot),
    ...studiedBlocks(source, principle, words),
  ]
}

/** The team's explanation; each reference becomes a number that leads to what stands behind it. */
function explanation(
  source: Source,
  principle: Principle,
  numbers: ReadonlyMap<string, number>,
  words: Words,
): Block[] {
  const { say } = words
  const title = heading(3, say('report.principle.why'))
  if (principle.explanation.trim() === '')
    return [title, missing(say('report.principle.noExplanation')), ...foreignBlocks(source, principle, words)]
  const known = placedUnder(principle, source)
  const text = principle.explanation.replaceAll(
    /\[(CMOC|account) ([1-9]\d{0,8})\](?!\()/gi,
    (_whole, word: string, number: string) => {
      const ref = { layer: word.toLowerCase() === 'cmoc' ? 'synthesised' : 'account', id: Number(number) } as const
      const shown = numbers.get(keyOf(ref))
      return known.has(keyOf(ref)) ? `[\\[${shown}\\]](#${placeOf(principle, ref)})` : `\\[${shown}\\]`
    },
  )
  const isBare = sentencesIn(principle.explanation).some(sentence => referencesIn(sentence).length === 0)
  return [
    title,
    { kind: 'markdown', text },
    ...(isBare ? [paragraph([quiet(say('report.principle.unnumbered'))])] : []),
    ...foreignBlocks(source, principle, words),
  ]
}

/** What helps and what gets in the way, two sides of one row. */
function conditions(principle: Principle, source: Source, words: Words): Block[] {
  const { say } = words
  const rows = coinOf(principle.lines)
  if (rows.length === 0) return []
  const isUnsaid = rows.some(row => row.unsaid.length > 0)
  const cell = (lines: readonly Line[]) =>
    lines.length === 0 ? [[quiet('–')]] : lines.map(line => lineWords(line, principle, source, words))
  return [
    heading(3, say('report.principle.conditions')),
    table(
      '',
      ['theme', 'helps', 'hinders', ...(isUnsaid ? ['unsaid'] : [])].map(column => say(`report.principle.${column}`)),
      rows.map(row => [
        row.theme === '' ? say('report.principle.noTheme') : row.theme,
        cell(row.helping),
        cell(row.hindering),
        ...(isUnsaid ? [cell(row.unsaid)] : []),
      ]),
    ),
  ]
}

function linesOf(principle: Principle, kind: Line['kind'], key: string, source: Source, words: Words): Block[] {
  const lines = principle.lines.filter(line => line.kind === kind)
  if (lines.length === 0) return []
  return [heading(3, words.say(key)), list(lines.map(line => lineWords(line, principle, source, words)))]
}

/** How it came to its words: each version with its reason; nothing where there is one alone. */
function versionBlocks({ around }: Source, { id }: Principle, words: Words): Block[] {
  const { say, day } = words
  const versions = (around?.principleVersions ?? []).filter(one => one.principleId === id)
  if (versions.length < 2) return []
  return [
    details(say('report.principle.history'), [
      list(
        versions.map(one => [
          strong(`${one.version}, ${day(one.writtenAt)}: `),
          { text: withStop(reasonSaid(one.reason, words)) },
          quiet(` ${say('report.story.by', { by: one.writtenBy ?? say('report.team') })}`),
        ]),
      ),
    ]),
  ]
}
