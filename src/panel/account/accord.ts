// The account of a panel's involvement: the five sections of the GRIPP2 short form in order, with what ACCORD asks of each round.
import { dayOf } from '../../core/clock.ts'
import { counted } from '../../core/text.ts'
import type { Question } from '../domain.ts'
import { type Rule, ruleInWords } from '../rule.ts'

export const SECTIONS = ['Aim', 'Methods', 'Results', 'Discussion', 'Looking back'] as const
export type Line = { readonly section: (typeof SECTIONS)[number]; readonly what: string; readonly says: string }
export const ACCOUNT_HEAD = ['section', 'what', 'says'] as const

export type Response = {
  readonly roundId: number
  readonly role: string
  readonly asked: number
  readonly answered: number
}
type AskedRound = Rule & {
  readonly id: number
  readonly title: string
  readonly standing: string
  readonly isAnonymous: number
  readonly ruleChosenAt: string | null
  readonly openedAt: string | null
  readonly closedAt: string | null
  readonly closesOn: string | null
  readonly items: number
}
type Meeting = { readonly title: string; readonly heldOn: string; readonly form: string; readonly people: number }
type Role = { readonly role: string; readonly people: number; readonly agreed: number; readonly withdrew: number }
type Words = Readonly<Record<'aim' | 'recruitment' | 'support' | 'effect' | 'reflection', string>>

export type Facts = {
  readonly account: Words
  readonly takingPart: readonly Role[]
  readonly meetings: readonly Meeting[]
  readonly rounds: readonly AskedRound[]
  readonly questions: readonly (Question & { readonly roundId: number })[]
  readonly response: readonly Response[]
  readonly said: readonly { readonly choice: string }[]
}

export function accountLines(facts: Facts): Line[] {
  const { account, takingPart, meetings, rounds, questions, response, said } = facts
  const line = (section: Line['section'], what: string, says: string): Line => ({ section, what, says })
  const own = (section: Line['section'], what: string, says: string) => line(section, what, says || 'Not said yet.')
  const count = (choice: string) => said.filter(one => one.choice === choice).length
  return [
    own('Aim', 'Aim of involving the panel', account.aim),
    own('Methods', 'How people were found and chosen', account.recruitment),
    own('Methods', 'How they were prepared, supported and paid', account.support),
    line('Methods', 'Who was on the panel', takingPart.map(peopleOf).join('; ') || 'Nobody yet.'),
    ...meetings.map(one =>
      line(
        'Methods',
        `Meeting: ${one.title}`,
        `${one.heldOn}, ${one.form}, ${counted(one.people, 'person', 'people')}.`,
      ),
    ),
    ...[...rounds]
      .sort((a, b) => a.id - b.id)
      .flatMap(round =>
        roundLines(
          round,
          questions.filter(one => one.roundId === round.id),
          response.filter(one => one.roundId === round.id),
        ).map(([what, says]) => line('Methods', `Round ${round.title}: ${what}`, says)),
      ),
    line(
      'Results',
      'What was said and what became of it',
      `${counted(said.length, 'comment or point', 'comments and points')}: ${count('accept')} led to a change, ${count('partly')} to a change in part, ${count('reject')} to none, ${count('park')} kept for later, ${count('')} awaiting a decision.`,
    ),
    own('Discussion', 'What it changed in the review, for better and worse', account.effect),
    own('Looking back', 'What went well, what did not', account.reflection),
  ]
}

const peopleOf = ({ role, people, agreed, withdrew }: Role) =>
  `${role} ${people} (${agreed} agreed${withdrew === 0 ? '' : `, ${withdrew} withdrew`})`

const SCALE_NAMES: Readonly<Record<string, string>> = { agree: 'agree or disagree' }

function scaleOf({ text, scale, most, lowLabel, highLabel }: Question): string {
  if (scale === 'choose') return `“${text}”: choose up to ${most}`
  if (scale === 'points') return `“${text}”: ${most} points to share`
  const ends = lowLabel === '' && highLabel === '' ? '' : ` (${lowLabel} … ${highLabel})`
  return `“${text}”: ${SCALE_NAMES[scale] ?? scale.replace('-', '–')}${ends}, or “can’t judge”`
}

function roundLines(
  round: AskedRound,
  questions: readonly Question[],
  response: readonly Response[],
): (readonly [string, string])[] {
  const asked = response.reduce((sum, one) => sum + one.asked, 0)
  const answered = response.reduce((sum, one) => sum + one.answered, 0)
  const rate = asked === 0 ? '' : ` (${Math.round((100 * answered) / asked)}%)`
  const roles = response.map(one => `${one.role} ${one.answered} of ${one.asked}`).join('; ')
  const opened = round.openedAt === null ? 'Not opened.' : `Open from ${dayOf(round.openedAt)}`
  const end = round.closedAt === null ? round.closesOn : dayOf(round.closedAt)
  const time = round.openedAt === null ? opened : `${opened}${end === null ? ', no last day set' : ` to ${end}`}.`
  return [
    ['questions and scales', `${counted(round.items, 'item')}. ${questions.map(scaleOf).join('; ')}.`],
    ['rule of consensus', ruleSaid(round)],
    [
      'anonymity',
      round.isAnonymous === 1
        ? 'Anonymous: panellists never saw who gave which answer.'
        : 'Open: who had answered saw the others’ answers by name.',
    ],
    ['response by role', `${answered} of ${asked} asked have answered${rate}${roles === '' ? '' : `: ${roles}`}.`],
    ['time', time],
  ]
}

function ruleSaid(round: AskedRound): string {
  const chosen = round.ruleChosenAt === null ? '' : ` Chosen on ${dayOf(round.ruleChosenAt)}`
  if (chosen === '') return ruleInWords(round)
  return `${ruleInWords(round)}${chosen}${round.openedAt === null ? '' : ', before the round opened'}.`
}
