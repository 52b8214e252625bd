// What the panel said and what was changed because of it: per principle, and all of it for the full report.
import { figureBlocks, roundBlocks } from '../../panel/figures.ts'
import type { Disposition, Panel } from '../../source.ts'
import {
  type Block,
  heading,
  type Inline,
  list,
  missing,
  paragraph,
  plain,
  quiet,
  strong,
  table,
} from '../../writing/blocks.ts'
import { type Words, wordFor } from '../words.ts'

type Item = Panel['items'][number]

/** Meetings and closed rounds that had this principle before them. */
export function panelOf(panel: Panel, principleId: number, words: Words): Block[] {
  const { say } = words
  const items = panel.items.filter(item => item.subjectKind === 'principle' && item.subjectId === principleId)
  const title = heading(3, say('report.panel.title'))
  if (items.length === 0) return [title, missing(say(panel.openRounds > 0 ? 'report.panel.open' : 'report.panel.none'))]
  return [title, ...items.flatMap(item => itemBlocks(panel, item, words))]
}

function itemBlocks(panel: Panel, item: Item, words: Words): Block[] {
  return [...figureBlocks(panel, item, words), ...saidBlocks(panel, item, words)]
}

function saidBlocks(panel: Panel, item: Item, words: Words): Block[] {
  const { say, counted } = words
  const comments = panel.comments.filter(comment => comment.itemId === item.id)
  const points = panel.points.filter(point => point.itemId === item.id)
  const hidden = comments.filter(comment => !comment.mayQuote).length
  const meeting = panel.meetings.find(one => one.id === item.meetingId)
  const said = [
    ...points.map(point => pointLine(point, words)),
    ...comments
      .filter(comment => comment.mayQuote)
      .map(comment => lineOf(comment.text, wordFor('role', comment.role, say), comment.disposition, words)),
  ]
  return [
    ...(meeting === undefined
      ? []
      : [paragraph(say('report.panel.meeting', { title: meeting.title, day: words.day(meeting.heldOn) }))]),
    ...(said.length === 0 ? [] : [list(said)]),
    ...(hidden === 0 ? [] : [paragraph([quiet(counted(hidden, 'report.panel.unquoted'))])]),
  ]
}

/** Words of a meeting are those of its minutes, and in quotation marks where who said them may be quoted. */
function pointLine({ text, role, words: as, disposition }: Panel['points'][number], words: Words): Inline[] {
  const by = wordFor('role', role, words.say)
  const said = as === 'kept' ? quiet(words.say('report.panel.kept')) : plain(as === 'quoted' ? `“${text}”` : text)
  return [said, plain(' '), ...becameLine(by, disposition, words)]
}

/** What was said at a meeting of no item in particular. */
function wholeBlocks({ meetings, points }: Panel, words: Words): Block[] {
  return meetings.flatMap(({ id, title, heldOn }) => {
    const said = points.filter(point => point.meetingId === id && point.itemId === null)
    if (said.length === 0) return []
    return [
      heading(3, words.say('report.panel.whole', { title, day: words.day(heldOn) })),
      list(said.map(point => pointLine(point, words))),
    ]
  })
}

/** What was said, by whom in one word, and what was done about it. */
function lineOf(text: string, who: string, disposition: Disposition | null, words: Words): Inline[] {
  return [plain(`“${text}” `), ...becameLine(who, disposition, words)]
}

function becameLine(who: string, disposition: Disposition | null, { say }: Words): Inline[] {
  const answer =
    disposition === null
      ? say('report.choice.none')
      : [
          wordFor('choice', disposition.choice, say),
          disposition.reason,
          disposition.resultingVersion === null ? '' : say('report.panel.version', { n: disposition.resultingVersion }),
        ]
          .filter(part => part !== '')
          .join(' ')
  return [quiet(`${who}. `), strong(answer)]
}

/** All meetings and rounds with who took part by role, and what was said of these items; of principles a report with pages of principles says it there. */
export function allPanels(panel: Panel, words: Words, of: 'all items' | 'all but principles'): Block[] {
  const { say, day, counted } = words
  if (panel.meetings.length === 0 && panel.rounds.length === 0) return [missing(say('report.panel.nobody'))]
  const meetings = panel.meetings.map(meeting => [
    `${meeting.title} (${meeting.panelName})`,
    day(meeting.heldOn),
    wordFor('form', meeting.form, say),
    meeting.presence.map(one => `${wordFor('role', one.role, say)}: ${one.people}`).join(', '),
  ])
  const rounds = panel.rounds.map(round => [
    `${round.title} (${round.panelName})`,
    `${day(round.openedAt)} – ${day(round.closedAt)}`,
    say('report.panel.byLink'),
    say('report.panel.answeredOf', { answered: round.result.answered, invited: round.result.asked }),
  ])
  const shown = inTheirOrder(panel).filter(item => of === 'all items' || item.subjectKind !== 'principle')
  const missingOnes = panel.comments.filter(comment => comment.itemId === null)
  const unquoted = missingOnes.filter(one => !one.mayQuote).length
  return [
    table(
      say('report.panel.times'),
      [say('report.panel.what'), say('report.panel.when'), say('report.panel.how'), say('report.panel.who')],
      [...meetings, ...rounds],
    ),
    ...(panel.openRounds === 0 ? [] : [paragraph(counted(panel.openRounds, 'report.panel.stillOpen'))]),
    ...roundBlocks(panel, words),
    ...shown.flatMap(item => {
      const said = itemBlocks(panel, item, words)
      return said.length === 0 ? [] : [heading(3, item.heading), ...said]
    }),
    ...wholeBlocks(panel, words),
    ...(missingOnes.length === 0
      ? []
      : [
          heading(3, say('report.panel.missing')),
          list(
            missingOnes
              .filter(one => one.mayQuote)
              .map(one => lineOf(one.text, wordFor('role', one.role, say), one.disposition, words)),
          ),
          ...(unquoted === 0 ? [] : [paragraph([quiet(counted(unquoted, 'report.panel.unquoted'))])]),
        ]),
  ]
}

/** Those of one meeting or round together, in the order of the table above them. */
function inTheirOrder({ items, meetings, rounds }: Panel): readonly Item[] {
  return [
    ...meetings.flatMap(one => items.filter(item => item.meetingId === one.id)),
    ...rounds.flatMap(one => items.filter(item => item.roundId === one.id)),
  ]
}

/** Names of people of the panels stand here and nowhere else. */
export function thanksBlocks({ thanked }: Panel, { say }: Words, level: 2 | 3 = 3): Block[] {
  if (thanked.length === 0) return []
  return [
    heading(level, say('report.panel.thanks'), 'thanks'),
    paragraph(say('report.panel.thanked', { names: thanked.join('; ') })),
  ]
}
