// Programme theories of the full report: statements with what bears on them, how they changed and why, and the outside theories that inform them.

import { BEARING_STANCES, type Bearing, weightOf } from '../../../../synthesis/theories/bearings/domain.ts'
import { sentenceOf } from '../../../../theories/domain.ts'
import type { Around } from '../../around/around.ts'
import type { Source, TheoryVersion } from '../../source.ts'
import {
  type Block,
  details,
  group,
  heading,
  type Inline,
  linkTo,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
} from '../../writing/blocks.ts'
import { restCount, type Words, wordFor } from '../words.ts'
import { inferenceSaid } from './story.ts'

export function theoryBlocks({ theories, around }: Source, words: Words): Block[] {
  const { say, day } = words
  if (theories.length === 0) return [missing(say('report.theory.none'))]
  return [
    ...theories.flatMap(theory => {
      const latest = theory.versions.at(-1)
      if (latest === undefined) return []
      return [
        group(
          [
            heading(3, `${theory.title} (${say(`report.theory.${latest.status}`)})`),
            paragraph([
              quiet(
                say('report.theory.written', {
                  n: latest.version,
                  by: latest.writtenBy ?? say('report.team'),
                  day: day(latest.writtenAt),
                }),
              ),
            ]),
            ...(latest.text === '' ? [] : [{ kind: 'markdown' as const, text: latest.text }]),
            ...latest.statements.flatMap(one => statementBlocks(one, around, words)),
            ...historyBlocks(theory.versions, words),
          ],
          `theory-${theory.id}`,
        ),
      ]
    }),
    ...substantiveBlocks(theories, around, words),
  ]
}

const sentence = (one: TheoryVersion['statements'][number], { say }: Words) =>
  sentenceOf(one, {
    ifText: say('report.theory.if'),
    thenText: say('report.theory.then'),
    becauseText: say('report.theory.because'),
  })

function statementBlocks(one: TheoryVersion['statements'][number], around: Around | null, words: Words): Block[] {
  const { say } = words
  const said = paragraph([strong(`${one.number}. `), plain(sentence(one, words))])
  if (around === null) return [said]
  const bearings = around.bearings.filter(bearing => bearing.statementId === one.id)
  const lines = [
    ...BEARING_STANCES.flatMap(stance => bearingLine(bearings, stance, around, words)),
    ...bearingLine(bearings, null, around, words),
    ...informingLine(one.id, around, words),
  ]
  const counts = weightOf(bearings, around.resting)
  const { supports, refines, contradicts } = counts
  const weight =
    counts.studies + counts.consultations === 0
      ? missing(say('report.bearing.none'))
      : paragraph([
          quiet(
            [
              say('report.bearing.weight', { rests: restCount(counts, words), supports, refines, contradicts }),
              ...(supports + refines + contradicts > counts.studies ? [say('report.bearing.twice')] : []),
            ].join(' '),
          ),
        ])
  return [said, weight, ...(lines.length === 0 ? [] : [list(lines)])]
}

/** Configurations in one stance, each with the note of how it bears. */
function bearingLine(
  bearings: readonly Bearing[],
  stance: Bearing['stance'],
  around: Around,
  words: Words,
): Inline[][] {
  const own = bearings.filter(bearing => bearing.stance === stance)
  if (own.length === 0) return []
  const { say } = words
  const label = stance === null ? say('report.bearing.points') : wordFor('stance', stance, say)
  const named = own.flatMap(({ layer, configurationId: id, note }, at): Inline[] => {
    const known = around.names.get(`${layer} ${id}`)
    const name = `${say(`report.chain.${layer === 'account' ? 'account' : 'configuration'}`, { n: id })}${known?.label ? ` (${known.label})` : ''}`
    return [
      ...(at === 0 ? [] : [plain('; ')]),
      layer === 'account' ? plain(name) : linkTo(name, `#cmoc-${id}`),
      ...(note === '' ? [] : [quiet(`, ${note.trim().replace(/[.]{1,3}$/, '')}`)]),
    ]
  })
  return [[strong(`${label}: `), ...named]]
}

function informingLine(statementId: number, { substantive }: Around, { say }: Words): Inline[][] {
  const own = substantive.filter(theory => theory.statements.some(one => one.statementId === statementId))
  if (own.length === 0) return []
  return [[strong(`${say('report.theory.informedBy')}: `), plain(own.map(theory => theory.name).join('; '))]]
}

/** Every version with its reason, its inference where one was named, and its statements as they were. */
function historyBlocks(versions: readonly TheoryVersion[], words: Words): Block[] {
  if (versions.length < 2) return []
  const { say, day } = words
  return [
    details(
      say('report.theory.history'),
      versions.flatMap(version => [
        paragraph([
          strong(`${version.version}, ${say(`report.theory.${version.status}`)}, ${day(version.writtenAt)}. `),
          plain(version.reason === '' ? say('report.story.noReason') : version.reason),
          plain(' '),
          ...inferenceSaid(version.inference, version.inferenceReason, words),
        ]),
        list(version.statements.map(one => [strong(`${one.number}. `), plain(sentence(one, words))])),
      ]),
    ),
  ]
}

/** Named theories from outside; they inform and are never counted as evidence. */
function substantiveBlocks(theories: Source['theories'], around: Around | null, words: Words): Block[] {
  if (around === null || around.substantive.length === 0) return []
  const { say } = words
  const numbers = new Map(
    theories.flatMap(theory => (theory.versions.at(-1)?.statements ?? []).map(one => [one.id, one.number])),
  )
  return [
    heading(3, say('report.substantive.title'), 'substantive'),
    paragraph([quiet(say('report.substantive.how'))]),
    list(
      around.substantive.map(theory => {
        const informs = theory.statements.flatMap(one => {
          const number = numbers.get(one.statementId)
          return number === undefined ? [] : [`${number}${one.note === '' ? '' : ` (${one.note})`}`]
        })
        const configurations = theory.configurations.map(({ layer, id }) =>
          say(`report.chain.${layer === 'account' ? 'account' : 'configuration'}`, { n: id }),
        )
        return [
          strong(`${theory.name}. `),
          ...(theory.summary === '' ? [] : [plain(`${theory.summary} `)]),
          ...(informs.length === 0
            ? []
            : [plain(`${say('report.substantive.informs', { statements: informs.join('; ') })} `)]),
          ...(configurations.length === 0
            ? []
            : [plain(`${say('report.substantive.lends', { configurations: configurations.join(', ') })} `)]),
          quiet(theory.citation === '' ? say('report.substantive.uncited') : theory.citation),
          ...(theory.url === '' ? [] : [plain(' '), linkTo(theory.url, theory.url)]),
        ]
      }),
    ),
  ]
}
