// The configurations of the full report: by level, each as worded with what it rests on, and which were retired.
import type { RestingStudy } from '../../../../configurations/rests-on.ts'
import { restsOn } from '../../../../synthesis/evidence.ts'
import type { Source } from '../../source.ts'
import {
  type Block,
  group,
  heading,
  linkTo,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
  table,
} from '../../writing/blocks.ts'
import { wordingLine } from '../principle/chain.ts'
import { levelSaid } from '../shipped.ts'
import type { Words } from '../words.ts'

export function configurationBlocks(source: Source, words: Words): Block[] {
  const { say } = words
  const retired = source.around?.retired ?? []
  return [
    ...(source.configurations.length === 0
      ? [missing(say('report.configurations.none'))]
      : [byLevel(source, words), ...source.configurations.map(one => configuration(source, one, words))]),
    ...(retired.length === 0
      ? []
      : [
          paragraph([
            quiet(
              say('report.configurations.retired', {
                names: retired
                  .map(one => `${nameOf({ ...one, label: null })}${one.title === '' ? '' : ` ${one.title}`}`)
                  .join('; '),
              }),
            ),
          ]),
        ]),
  ]
}

type Configuration = Source['configurations'][number]

export const nameOf = (one: Pick<Configuration, 'id' | 'label'>) =>
  `CMOC ${one.id}${one.label === null ? '' : ` (${one.label})`}`

function byLevel({ configurations, levels }: Source, words: Words): Block {
  const { say } = words
  const cell = (found: readonly Configuration[]) =>
    found.length === 0
      ? [[quiet('–')]]
      : found.map(one => [linkTo(nameOf(one), `#cmoc-${one.id}`), plain(one.title === '' ? '' : ` ${one.title}`)])
  const none = configurations.filter(one => one.levelIds.length === 0)
  return table(
    say('report.configurations.byLevel'),
    [say('report.configurations.level'), say('report.configurations.which')],
    [
      ...levels.map(level => [
        levelSaid(level.name, words),
        cell(configurations.filter(one => one.levelIds.includes(level.id))),
      ]),
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
      one.segments.length === 0 ? missing(say('report.chain.wordless')) : paragraph(wordingLine(one, words), 'wording'),
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
export function restingBlocks(
  { studies, consultations }: ReturnType<typeof restsOn>,
  { say, counted }: Words,
): Block[] {
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
