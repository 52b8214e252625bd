// The theory and the configurations of the full report: statements, how they changed, each CMOC as worded, and by level.
import type { RestingStudy } from '../../../../configurations/rests-on.ts'
import { restsOn } from '../../../../synthesis/evidence.ts'
import { sentenceOf } from '../../../../theories/domain.ts'
import type { Source, TheoryVersion } from '../../source.ts'
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
} from '../../writing/blocks.ts'
import { wordingLine } from '../principle/chain.ts'
import type { Words } from '../words.ts'

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
  const { say } = words
  const rows = basis.filter(row => row.ref?.id === one.id)
  const found = restsOn(rows)
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
      ...restingBlocks(found, words),
    ],
    `cmoc-${one.id}`,
  )
}

/** Studies by what they say, each once for each stance it takes; consultations apart, since they are heard and not counted. */
function restingBlocks({ studies, consultations }: ReturnType<typeof restsOn>, { say, counted }: Words): Block[] {
  if (studies.length + consultations.length === 0) return [missing(say('report.configurations.unsupported'))]
  const heard = counted(consultations.length, 'report.rests.consultations')
  const part = (word: string, found: readonly RestingStudy[]) => {
    const labels = found.map(study => study.label).sort()
    return labels.length === 0 ? [] : [strong(`${word}: `), plain(`${labels.join(', ')}. `)]
  }
  const counts =
    studies.length === 0
      ? say('report.rests.only', { consultations: heard })
      : counted(studies.length, 'report.configurations.studies')
  const stances = ['supports', 'refines', 'contradicts'] as const
  return [
    paragraph([
      plain(`${counts} `),
      ...stances.flatMap(stance =>
        part(
          say(`report.stance.${stance}`),
          studies.filter(study => study.stances.includes(stance)),
        ),
      ),
      ...part(
        say('report.stance.converse'),
        studies.filter(study => study.isConverse),
      ),
      ...part(say('report.configurations.heard'), consultations),
    ]),
  ]
}
