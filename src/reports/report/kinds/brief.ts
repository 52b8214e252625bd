// The principles in four pages: as much of each as there is room for, and what was left out is counted and said.
import { actionsByAudience } from '../../../principles/domain.ts'
import { withoutReferences } from '../../../principles/references.ts'
import type { Principle } from '../../../principles/store.ts'
import { facetOf, restingSaid } from '../parts/principle/places.ts'
import { headingOf, standingSaid } from '../parts/principle/standing.ts'
import { differBlocks } from '../parts/review/documents.ts'
import { restCount, type Words, withStop } from '../parts/words.ts'
import type { Source } from '../source.ts'
import { type Block, heading, list, missing, paragraph, plain, quiet, strong, table } from '../writing/blocks.ts'
import { cutText, fitting } from './fitting.ts'
import { aboutSentence } from './principles.ts'
import { wordsOf } from './summary.ts'

/** Four pages of A4, less what stands around the principles. */
const ROOM = 140
/** Lines that a principle takes, by how much of it is told. */
export const LINES = { much: 24, some: 12, little: 7 } as const
export type Depth = keyof typeof LINES
const MOST_PLACES = 8

/** As much of each as there is room for; what does not fit at the least is left out. */
export function depthFor(count: number): { readonly depth: Depth; readonly shown: number } {
  const depth = (['much', 'some'] as const).find(one => count * LINES[one] <= ROOM) ?? 'little'
  return { depth, shown: Math.min(count, Math.floor(ROOM / LINES[depth])) }
}

export function briefReport(source: Source, words: Words): Block[] {
  const { say } = words
  const question = source.questions.at(-1)
  const { depth, shown } = depthFor(source.principles.length)
  const left = source.principles.length - shown
  return [
    question === undefined
      ? missing(say('report.question.none'))
      : paragraph(wordsOf(cutText(question.text, 5), words), 'reading'),
    heading(2, say('report.places.title'), 'place'),
    paragraph(wordsOf(cutText(aboutSentence(source, words), 5), words)),
    ...differBlocks(source, words),
    ...placesInBrief(source, words),
    heading(2, say('report.principles.title'), 'principles'),
    ...(source.principles.length === 0 ? [missing(say('report.principle.none'))] : []),
    ...source.principles.slice(0, shown).flatMap((principle, at) => inBrief(source, principle, at + 1, depth, words)),
    ...(left === 0 ? [] : [missing(words.counted(left, 'report.brief.left'))]),
    heading(2, say('report.brief.method'), 'method'),
    paragraph(methodSentence(source, words)),
    paragraph([quiet(say('report.brief.more'))]),
  ]
}

/** The places that most studies are from. */
function placesInBrief({ places }: Source, words: Words): Block[] {
  const { say } = words
  const studied = places.filter(place => place.studies > 0).sort((a, b) => b.studies - a.studies)
  if (studied.length === 0) return [missing(say('report.places.none'))]
  const more = studied.length - MOST_PLACES
  return [
    table(
      say('report.places.caption'),
      ['place', 'studies'].map(column => say(`report.places.${column}`)),
      studied
        .slice(0, MOST_PLACES)
        .map(place => [`${facetOf(place, words)}: ${cutText(place.name, 1).text}`, restCount(place, words)]),
    ),
    ...(more <= 0 ? [] : [paragraph([quiet(words.counted(more, 'report.brief.places'))])]),
  ]
}

function inBrief(source: Source, principle: Principle, at: number, depth: Depth, words: Words): Block[] {
  const { say, language } = words
  const text = principle.plainWords[language] ?? ''
  const name = heading(3, `${at}. ${cutText(headingOf(principle, words), 2, 70).text}`)
  const standing = quiet(`${standingSaid(source, principle, words)}.`)
  const inPlain =
    text === ''
      ? [paragraph([standing]), missing(say('report.principle.noPlainWords'))]
      : [paragraph([standing, plain(' '), ...wordsOf(cutText(text, depth === 'little' ? 2 : 3), words)])]
  if (depth === 'little') return [name, ...inPlain]
  const rests = restingSaid(source, principle, words)
  const own = source.sureness.get(principle.id)
  const grade =
    own === undefined ? say('report.sure.none') : own.grade === null ? say('report.glance.inWords') : own.grade
  const sure = paragraph([strong(`${say('report.sure.title')}: `), plain(`${withStop(grade)} ${rests}`)])
  if (depth === 'some') return [name, ...inPlain, sure]
  return [name, ...inPlain, ...actionsInBrief(principle, words), ...reachInBrief(principle, words), sure]
}

function actionsInBrief(principle: Principle, { say, counted }: Words): Block[] {
  const lines = actionsByAudience(principle.lines).flatMap(({ audience, lines }) =>
    lines.map(line => ({
      who: audience === '' ? say('report.principle.everyone') : audience,
      text: withoutReferences(line.text),
    })),
  )
  if (lines.length === 0) return [missing(say('report.principle.noActions'))]
  const { shown, left } = fitting(lines, 4, one => one.who.length + one.text.length + 2)
  return [
    ...(shown.length === 0 ? [] : [list(shown.map(one => [strong(`${one.who}: `), plain(one.text)]))]),
    ...(left === 0 ? [] : [paragraph([quiet(counted(left, 'report.brief.actions'))])]),
  ]
}

function reachInBrief({ whereItHolds, whereItDoesNot }: Principle, words: Words): Block[] {
  const part = (key: string, text: string) => {
    const label = strong(`${words.say(key)}: `)
    return text === ''
      ? paragraph([label, plain(words.say('report.principle.notSaid'))])
      : paragraph([label, ...wordsOf(cutText(withoutReferences(text), 2), words)])
  }
  return [part('report.principle.holds', whereItHolds), part('report.principle.holdsNot', whereItDoesNot)]
}

function methodSentence({ review, searches, flow, panel }: Source, { say, counted }: Words): string {
  const run = searches.filter(search => search.status === 'run').length
  return [
    say(review.kind === 'rapid-realist-review' ? 'report.method.rapid' : 'report.method.realist'),
    counted(run, 'report.brief.searches'),
    counted(flow.total.identified, 'report.brief.records'),
    panel.meetings.length + panel.rounds.length === 0
      ? say('report.panel.nobody')
      : say('report.brief.panel', { meetings: panel.meetings.length, rounds: panel.rounds.length }),
  ].join(' ')
}
