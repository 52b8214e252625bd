// What the log of searches says to each item of PRISMA-S, as sentences in the language of a report: what was done by which search, and for which it is not logged.
import { isNone, togetherOf } from '../../../../sources/searches/checklist/domain.ts'
import { isDatabaseSide, type SearchKind } from '../../../../sources/searches/domain.ts'
import type { LoggedSearch, RecordsFound } from '../../around/around.ts'
import type { Words } from '../words.ts'

type Told = { readonly search: LoggedSearch; readonly says: string }
type Answer = {
  /** Message of what is missing altogether; '' where the item is said in other words. */
  readonly none?: boolean
  readonly found?: readonly Told[]
  readonly lacking?: readonly LoggedSearch[]
  /** Sentences beside those two, whole. */
  readonly also?: readonly string[]
}
type Rule = (run: readonly LoggedSearch[], words: Words, records: RecordsFound) => Answer

/** Sentences of one item; planned searches have done nothing yet. */
export function loggedTo(
  item: number,
  searches: readonly LoggedSearch[],
  records: RecordsFound,
  words: Words,
): string[] {
  const { say } = words
  const run = searches.filter(one => one.status === 'run')
  const { found = [], lacking = [], also = [] } = (RULES[item - 1] as Rule)(run, words, records)
  const sentences = [
    ...(found.length === 0 ? [] : [say(`report.prismaS.found.${item}`, { list: listOf(found.map(one => one.says)) })]),
    ...also,
    ...(lacking.length === 0
      ? []
      : [say(`report.prismaS.lacks.${item}`, { list: listOf(lacking.map(one => named(one))) })]),
  ]
  return sentences.length === 0 ? [say(`report.prismaS.none.${item}`)] : sentences
}

const listOf = (parts: readonly string[]) => parts.join('; ')
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim().replace(/[.;]$/, '')

/** By its number and name, as it stands among the strategies. */
const named = ({ id, source }: LoggedSearch, more = '') => `${id}. ${source}${more === '' ? '' : ` (${flat(more)})`}`
const saying = (search: LoggedSearch, text: string): Told => ({ search, says: `${named(search)}: ${flat(text)}` })
const bare = (search: LoggedSearch, more = ''): Told => ({ search, says: named(search, more) })

const ofKind = (run: readonly LoggedSearch[], ...kinds: readonly SearchKind[]) =>
  run.filter(one => kinds.includes(one.kind))

/** Those for which it is said, and those for which it is not. */
function split(
  searches: readonly LoggedSearch[],
  isSaid: (search: LoggedSearch) => boolean,
  tell: (search: LoggedSearch) => Told,
): Answer {
  return { found: searches.filter(isSaid).map(tell), lacking: searches.filter(one => !isSaid(one)) }
}

/** "none" is our own word in the field's example; the rest stands as the team wrote it. */
const asWritten = (text: string, { say }: Words) => (isNone(text) ? say('report.prismaS.noneUsed') : text)

const RULES: readonly Rule[] = [
  run =>
    split(
      ofKind(run, 'database'),
      one => one.platform !== '',
      one => bare(one, one.platform),
    ),
  (run, { say }) => {
    const { said, apart, open } = togetherOf(run)
    return {
      found: said.map(one => saying(one, one.together)),
      also:
        apart.length === 0
          ? []
          : [say('report.prismaS.apart', { list: listOf(apart.map(one => named(one, one.platform))) })],
      lacking: open,
    }
  },
  run => ({ found: ofKind(run, 'register').map(one => bare(one, one.platform)) }),
  run =>
    split(
      ofKind(run, 'website', 'organisation'),
      one => one.strategy + one.coverage + one.note !== '',
      one => saying(one, one.strategy || one.coverage || one.note),
    ),
  (run, { say }) =>
    split(
      ofKind(run, 'citation chasing'),
      one => one.seeds !== '' && one.direction !== null,
      one =>
        saying(
          one,
          [one.seeds.replaceAll('\n', ', '), say(`report.prismaS.direction.${one.direction}`), one.tool]
            .filter(part => part !== '')
            .join('; '),
        ),
    ),
  run =>
    split(
      ofKind(run, 'experts'),
      one => one.contacts !== '',
      one => saying(one, one.contacts),
    ),
  run =>
    split(
      ofKind(run, 'other'),
      one => one.strategy + one.note !== '',
      one => saying(one, one.strategy || one.note),
    ),
  run =>
    split(
      run.filter(one => isDatabaseSide(one.kind) || one.kind === 'website'),
      one => one.strategy !== '',
      one => bare(one),
    ),
  (run, words) =>
    split(
      run.filter(one => isDatabaseSide(one.kind)),
      one => one.limits !== '',
      one => saying(one, asWritten(one.limits, words)),
    ),
  (run, { say }) => {
    const side = run.filter(one => isDatabaseSide(one.kind))
    const without = side.filter(one => isNone(one.filters))
    const used = side.filter(one => one.filters !== '' && !isNone(one.filters))
    const unreferenced = used.filter(one => one.filtersReference === '')
    return {
      found: used.map(one =>
        saying(one, one.filtersReference === '' ? one.filters : `${one.filters}, ${one.filtersReference}`),
      ),
      also: [
        ...(without.length === 0
          ? []
          : [say('report.prismaS.unfiltered', { list: listOf(without.map(one => named(one))) })]),
        ...(unreferenced.length === 0
          ? []
          : [say('report.prismaS.unreferenced', { list: listOf(unreferenced.map(one => named(one))) })]),
      ],
      lacking: side.filter(one => one.filters === ''),
    }
  },
  run =>
    split(
      run.filter(one => isDatabaseSide(one.kind)),
      one => one.adaptedFrom !== '',
      one => saying(one, one.adaptedFrom),
    ),
  (run, { say }) => {
    const again = run.filter(one => one.rerunOf !== null)
    const alerts = run.filter(one => one.alerts !== '')
    return {
      found: again.map(one => bare(one, say('report.prismaS.rerunOf', { n: String(one.rerunOf) }))),
      also:
        alerts.length === 0
          ? []
          : [say('report.prismaS.alerts', { list: listOf(alerts.map(one => saying(one, one.alerts).says)) })],
    }
  },
  (run, { day }) =>
    split(
      run,
      one => one.runOn !== null,
      one => saying(one, day(one.runOn)),
    ),
  (run, { say }) => {
    const databases = ofKind(run, 'database')
    const without = databases.filter(one => one.peerReview === 'no')
    const checked = databases.filter(one => one.peerReview === 'yes' && one.peerReviewHow !== '')
    return {
      found: checked.map(one => saying(one, one.peerReviewHow)),
      also:
        without.length === 0 ? [] : [say('report.prismaS.unchecked', { list: listOf(without.map(one => named(one))) })],
      lacking: databases.filter(one => !checked.includes(one) && !without.includes(one)),
    }
  },
  run =>
    split(
      run,
      one => one.hits !== null,
      one => saying(one, String(one.hits)),
    ),
  (_, { say }, { records, duplicates, duplicatesElsewhere }) => ({
    also: [
      ...(records === 0 ? [] : [say('report.prismaS.copies', { duplicates, records })]),
      ...(records === 0 || duplicatesElsewhere === 0
        ? []
        : [say('report.prismaS.copiesElsewhere', { n: duplicatesElsewhere })]),
    ],
  }),
]
