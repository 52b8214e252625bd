// A principle on one page: what to do, where it holds and where not, how sure, what the panel said; what does not fit is counted and said.
import { actionsByAudience } from '../../../principles/domain.ts'
import { readPrinciple } from '../../../principles/reading.ts'
import { withoutReferences } from '../../../principles/references.ts'
import type { Principle } from '../../../principles/store.ts'
import { HEADS } from '../../../principles/sureness/heads.ts'
import { figuresIn, verdictIn } from '../panel/figures.ts'
import { restingSaid } from '../parts/principle/places.ts'
import { headingOf, prefixOf, standingSaid } from '../parts/principle/standing.ts'
import type { Words } from '../parts/words.ts'
import type { Source } from '../source.ts'
import {
  type Block,
  group,
  heading,
  type Inline,
  linkTo,
  list,
  missing,
  newPage,
  paragraph,
  plain,
  quiet,
  type Report,
  strong,
} from '../writing/blocks.ts'
import { type Cut, cutText, fitting, unmarked } from './fitting.ts'

/** Lines of a page of A4 for each part; together with the headings they fill it and no more. */
export const ROOM = { heading: 2, plainWords: 3, actions: 5, reach: 2, sure: 3, panel: 2 } as const

const nameOf = (principle: Principle, at: number, words: Words) =>
  `${at}. ${cutText(headingOf(principle, words), ROOM.heading, 60).text}`

/** One principle alone, under its own heading. */
export function summaryReport({ review, ...source }: Source, principle: Principle, at: number, words: Words): Report {
  return {
    language: words.language,
    title: nameOf(principle, at, words),
    subtitle: cutText(review.title, 1).text,
    notice: review.isExample ? words.say('report.example') : '',
    blocks: [
      ...summaryWords({ review, ...source }, principle, words),
      words.home === null
        ? paragraph([quiet(words.say('report.summary.saved'))])
        : furtherTo(`${words.home}/principles/${principle.id}`, words),
    ],
  }
}

const furtherTo = (address: string, { say }: Words) =>
  paragraph([quiet(`${say('report.summary.more')} `), linkTo(say('report.summary.whole'), address)])

/** Among all of them, without its heading. */
export function summaryBlocks(source: Source, principle: Principle, words: Words): Block[] {
  const more = words.home === null ? `#${prefixOf(principle)}` : `${words.home}/principles/${principle.id}`
  return [...summaryWords(source, principle, words), furtherTo(more, words)]
}

function summaryWords(source: Source, principle: Principle, words: Words): Block[] {
  const { say, language } = words
  const read = readPrinciple(principle, source.ground)
  const inPlain = principle.plainWords[language] ?? ''
  return [
    paragraph([quiet(standingSaid(source, principle, words))]),
    inPlain === ''
      ? missing(say('report.principle.noPlainWords'))
      : paragraph(wordsOf(cutText(inPlain, ROOM.plainWords, 76), words), 'lead'),
    ...actions(principle, words),
    ...said('report.principle.holds', principle.whereItHolds, words),
    ...said('report.principle.holdsNot', principle.whereItDoesNot, words),
    paragraph([
      strong(`${say('report.sure.title')}. `),
      ...sureness(source, principle, words),
      plain(` ${restingSaid(source, principle, words)}`),
      ...(read.resting.unanswered.length === 0
        ? []
        : [plain(` ${say('report.summary.unanswered', { n: read.resting.unanswered.length })}`)]),
    ]),
    ...panelSaid(source, principle, words),
  ]
}

/** All of them, each on a page of its own. */
export function allSummaries(source: Source, words: Words): Block[] {
  if (source.principles.length === 0) return []
  return [
    newPage,
    heading(2, words.say('report.summary.title'), 'summaries'),
    ...source.principles.flatMap((principle, at) => [
      ...(at === 0 ? [] : [newPage]),
      group(
        [heading(3, nameOf(principle, at + 1, words)), ...summaryBlocks(source, principle, words)],
        `summary-${principle.id}`,
      ),
    ]),
  ]
}

/** The words that are left, and how many more there are. */
export function wordsOf({ text, left }: Cut, { say }: Words): Inline[] {
  return [plain(text), ...(left === 0 ? [] : [quiet(` ${say('report.summary.left', { n: left })}`)])]
}

function actions(principle: Principle, { say }: Words): Block[] {
  const title = paragraph([strong(say('report.principle.actions'))])
  const lines = actionsByAudience(principle.lines).flatMap(({ audience, lines }) =>
    lines.map(line => ({
      who: audience === '' ? say('report.principle.everyone') : audience,
      text: withoutReferences(line.text),
    })),
  )
  if (lines.length === 0) return [title, missing(say('report.principle.noActions'))]
  const { shown, left } = fitting(lines, ROOM.actions, one => one.who.length + one.text.length + 2)
  return [
    title,
    ...(shown.length === 0 ? [] : [list(shown.map(one => [strong(`${one.who}: `), plain(one.text)]))]),
    ...(left === 0 ? [] : [paragraph([quiet(say('report.summary.actions', { n: left }))])]),
  ]
}

function said(key: string, text: string, words: Words): Block[] {
  const { say } = words
  const label = strong(`${say(key)}. `)
  if (text === '') return [paragraph([label, plain(say('report.principle.notSaid'))], 'missing')]
  return [paragraph([label, ...wordsOf(cutText(withoutReferences(text), ROOM.reach), words)])]
}

function sureness(source: Source, principle: Principle, words: Words): Inline[] {
  const { say } = words
  const own = source.sureness.get(principle.id)
  if (own === undefined) return [plain(say('report.sure.none'))]
  const text = HEADS.map(({ name }) => unmarked(own[name]))
    .filter(part => part !== '')
    .join(' ')
  const grade = own.grade === null ? [] : [plain(`${say('report.sure.grade', { grade: own.grade })} `)]
  return [...grade, ...wordsOf(cutText(text, ROOM.sure), words)]
}

/** The last closed round that had it; of meetings only that they spoke of it. */
function panelSaid({ panel }: Source, { id }: Principle, words: Words): Block[] {
  const { say } = words
  const items = panel.items.filter(item => item.subjectKind === 'principle' && item.subjectId === id)
  const label = strong(`${say('report.summary.panel')}. `)
  const round = panel.rounds.findLast(one => items.some(item => item.roundId === one.id))
  const found = round?.result.items.find(one => items.some(item => item.id === one.item.id))
  const question = found?.questions[0]
  const met = items.filter(item => item.meetingId !== null).length
  if (question === undefined || question.answered === 0) {
    const key = met > 0 ? 'report.summary.met' : panel.openRounds > 0 ? 'report.panel.open' : 'report.panel.none'
    return [paragraph([label, plain(say(key))])]
  }
  const text = `${question.question} ${figuresIn(question, words)}`
  return [
    paragraph([label, ...wordsOf(cutText(text, ROOM.panel + 1), words), strong(` ${verdictIn(question, words)}`)]),
  ]
}
