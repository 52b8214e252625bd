// The account of involving a panel: the five sections of the GRIPP2 short form, and what ACCORD asks of each round.
import { PANELLIST_ROLES } from '../../../../panel/domain.ts'
import type { Involvement } from '../../around/around.ts'
import type { Source } from '../../source.ts'
import { type Block, heading, type Inline, missing, paragraph, plain, quiet, table } from '../../writing/blocks.ts'
import { type Words, wordFor } from '../words.ts'

export function accountBlocks(source: Source, words: Words): Block[] {
  const { say } = words
  const panels = source.around?.involvement ?? []
  return [
    heading(3, say('report.account.title'), 'panel-account'),
    ...(panels.length === 0 ? [missing(say('report.account.none'))] : []),
    ...panels.map(panel => gripp2(source, panel, words)),
    ...(panels.length === 0 ? [] : [paragraph([quiet(say('report.account.gripp2'))])]),
    ...accord(source, words),
  ]
}

function gripp2({ panel: all }: Source, panel: Involvement, words: Words): Block {
  const { say } = words
  const own = (text: string): Inline[] => [text === '' ? quiet(say('report.account.unsaid')) : plain(text)]
  // In the order in which the table of each round has them.
  const roles = PANELLIST_ROLES.flatMap(role => panel.roles.filter(one => one.role === role))
  const people = roles.map(one =>
    say('report.account.people', {
      role: wordFor('role', one.role, say),
      people: one.people,
      agreed: one.agreed,
      withdrew: one.withdrew,
    }),
  )
  const row = (section: string, what: string, says: Inline[]) => [
    say(`report.account.section.${section}`),
    say(`report.account.${what}`),
    says,
  ]
  return table(
    `${panel.name} (${say(`report.account.${panel.kind.replaceAll(' ', '-')}`)})`,
    ['section', 'what', 'says'].map(column => say(`report.account.head.${column}`)),
    [
      row('aim', 'aim', own(panel.aim)),
      row('methods', 'recruitment', own(panel.recruitment)),
      row('methods', 'support', own(panel.support)),
      row('methods', 'who', [plain(people.length === 0 ? say('report.account.nobody') : people.join('; '))]),
      row('methods', 'times', [plain(timesOf(all, panel.panelId, words))]),
      row('results', 'became', [plain(becameOf(all, panel.panelId, words))]),
      row('discussion', 'effect', own(panel.effect)),
      row('reflection', 'reflection', own(panel.reflection)),
    ],
  )
}

function timesOf({ meetings, rounds }: Source['panel'], panelId: number, { say, day }: Words): string {
  const held = meetings.filter(one => one.panelId === panelId).map(one => `${one.title} (${day(one.heldOn)})`)
  const asked = rounds
    .filter(one => one.panelId === panelId)
    .map(one => `${one.title} (${day(one.openedAt)} – ${day(one.closedAt)})`)
  return held.length + asked.length === 0 ? say('report.account.noTimes') : [...held, ...asked].join('; ')
}

/** Of closed rounds and meetings: while a round is open, nothing of it is shown. */
function becameOf({ comments, points, rounds, meetings }: Source['panel'], panelId: number, { say }: Words): string {
  const ofRounds = new Set(rounds.filter(one => one.panelId === panelId).map(one => one.id))
  const ofMeetings = new Set(meetings.filter(one => one.panelId === panelId).map(one => one.id))
  const said = [
    ...comments.filter(one => ofRounds.has(one.roundId)),
    ...points.filter(one => ofMeetings.has(one.meetingId)),
  ]
  const count = (choice: string | null) => said.filter(one => (one.disposition?.choice ?? null) === choice).length
  return say('report.account.dispositions', {
    n: said.length,
    accept: count('accept'),
    partly: count('partly'),
    reject: count('reject'),
    park: count('park'),
    open: count(null),
  })
}

function accord({ panel }: Source, words: Words): Block[] {
  const { say, day } = words
  if (panel.rounds.length === 0) return []
  const rows = panel.rounds.map(round => {
    const questions = [
      ...new Set(round.result.items.flatMap(item => item.questions.map(one => `“${one.question}” (${one.scale})`))),
    ]
    const { asked, answered } = round.result
    const kind = round.rule.replace(' ', '-')
    return [
      `${round.title} (${round.panelName})`,
      [
        [plain(say('report.account.items', { n: round.result.items.length }))],
        ...questions.map(text => [plain(text)]),
        ...round.result.priorities.map(one => [plain(`“${one.question}”`)]),
      ],
      say(`report.panel.rule.${kind}`, {
        ...{ round: round.title, chosen: day(round.ruleChosenAt) },
        ...{ percent: round.rulePercent, range: round.ruleRange },
      }),
      say(round.isAnonymous === 1 ? 'report.account.anonymous' : 'report.account.open'),
      [
        [plain(say('report.panel.answeredOf', { answered, invited: asked }))],
        ...round.result.roles.map(one => [quiet(`${wordFor('role', one.role, say)}: ${one.tookPart}/${one.invited}`)]),
      ],
      `${day(round.openedAt)} – ${day(round.closedAt)}`,
    ]
  })
  return [
    table(
      say('report.account.accord'),
      ['round', 'questions', 'rule', 'anonymity', 'response', 'time'].map(column =>
        say(`report.account.head.${column}`),
      ),
      rows,
    ),
    paragraph([quiet(say('report.account.accordSource'))]),
  ].map(block => (block.kind === 'table' ? { ...block, wide: true } : block))
}
