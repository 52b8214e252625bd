// The theory and the configurations of the full report: statements, how they changed, each CMOC as worded, and by level.
import { countStances } from '../../../configurations/rests-on.ts'
import { sentenceOf } from '../../../theories/domain.ts'
import type { Source, TheoryVersion } from '../source.ts'
import {
  type Block,
  group,
  heading,
  linkTo,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
  table,
} from '../writing/blocks.ts'
import { wordingLine } from './chain.ts'
import type { Words } from './words.ts'

export function theoryBlocks({ theories }: Source, words: Words): Block[] {
  const { say, day } = words
  const title = heading(2, say('report.theory.title'), 'theory')
  if (theories.length === 0) return [title, missing(say('report.theory.none'))]
  return [
    title,
    ...theories.flatMap(theory => {
      const latest = theory.versions.at(-1)
      const first = theory.versions[0]
      if (latest === undefined || first === undefined) return []
      return [
        heading(3, `${theory.title} (${say(`report.theory.${latest.status}`)})`),
        ...(latest.text === '' ? [] : [{ kind: 'markdown' as const, text: latest.text }]),
        statements(latest, words),
        ...(theory.versions.length === 1
          ? []
          : [
              {
                kind: 'details' as const,
                summary: say('report.theory.history'),
                id: null,
                blocks: theory.versions.flatMap(version => [
                  paragraph([
                    strong(`${say(`report.theory.${version.status}`)}, ${day(version.writtenAt)}. `),
                    plain(version.reason),
                  ]),
                  statements(version, words),
                ]),
              },
            ]),
      ]
    }),
  ]
}

function statements({ statements }: TheoryVersion, { say }: Words): Block {
  const sentenceWords = {
    ifText: say('report.theory.if'),
    thenText: say('report.theory.then'),
    becauseText: say('report.theory.because'),
  }
  return list(statements.map(one => [strong(`${one.number}. `), plain(sentenceOf(one, sentenceWords))]))
}

export function configurationBlocks(source: Source, words: Words): Block[] {
  const { say } = words
  const title = heading(2, say('report.configurations.title'), 'configurations')
  if (source.configurations.length === 0) return [title, missing(say('report.configurations.none'))]
  return [title, byLevel(source, words), ...source.configurations.map(one => configuration(source, one, words))]
}

type Configuration = Source['configurations'][number]

const nameOf = (one: Configuration) => `CMOC ${one.id}${one.label === null ? '' : ` (${one.label})`}`

function byLevel({ configurations, levels }: Source, { say }: Words): Block {
  const cell = (found: readonly Configuration[]) =>
    found.length === 0
      ? [[quiet('–')]]
      : found.map(one => [linkTo(nameOf(one), `#cmoc-${one.id}`), plain(one.title === '' ? '' : ` ${one.title}`)])
  const none = configurations.filter(one => one.levelIds.length === 0)
  return table(
    say('report.configurations.byLevel'),
    [say('report.configurations.level'), say('report.configurations.which')],
    [
      ...levels.map(level => [level.name, cell(configurations.filter(one => one.levelIds.includes(level.id)))]),
      ...(none.length === 0 ? [] : [[say('report.configurations.noLevel'), cell(none)]]),
    ],
  )
}

function configuration({ basis }: Source, one: Configuration, words: Words): Block {
  const { say, counted } = words
  const rows = basis.filter(row => row.ref?.id === one.id)
  const counts = countStances(rows)
  const labels = (stance: string) =>
    [...new Set(rows.filter(row => row.stance === stance).map(row => row.documentLabel))].sort()
  const part = (stance: 'supports' | 'refines' | 'contradicts', n: number) =>
    n === 0 ? [] : [strong(`${say(`report.stance.${stance}`)}: `), plain(`${labels(stance).join(', ')}. `)]
  const converse = [...new Set(rows.filter(row => row.isConverse).map(row => row.documentLabel))].sort()
  return group(
    [
      heading(3, `${nameOf(one)}${one.title === '' ? '' : `: ${one.title}`}`),
      one.segments.length === 0 ? missing(say('report.chain.wordless')) : paragraph(wordingLine(one), 'wording'),
      ...(one.isGenerated && one.segments.length > 0 ? [paragraph([quiet(say('report.chain.generated'))])] : []),
      ...(one.missing.length === 0
        ? []
        : [
            missing(
              say('report.configurations.incomplete', {
                roles: one.missing.map(role => say(`report.element.${role}`)).join(', '),
              }),
            ),
          ]),
      counts.studies === 0
        ? missing(say('report.configurations.unsupported'))
        : paragraph([
            plain(`${counted(counts.studies, 'report.configurations.studies')} `),
            ...part('supports', counts.supports),
            ...part('refines', counts.refines),
            ...part('contradicts', counts.contradicts),
            ...(converse.length === 0
              ? []
              : [strong(`${say('report.stance.converse')}: `), plain(`${converse.join(', ')}.`)]),
          ]),
    ],
    `cmoc-${one.id}`,
  )
}
