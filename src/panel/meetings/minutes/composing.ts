// Minutes composed of who was there, what was put, what was said and what became of it, in the words of one language.
import type { MEETING_ROLES, Say } from '../../domain.ts'

type Role = (typeof MEETING_ROLES)[number]

export type Spoken = {
  readonly itemId: number | null
  readonly role: Role
  readonly text: string
  readonly choice: string | null
  readonly reason: string | null
}
type Correction = {
  readonly role: Role
  readonly text: string
  readonly receivedOn: string
  readonly outcome: string
  readonly answer: string
}
export type MinutesOf = {
  readonly title: string
  readonly day: string
  readonly place: string
  readonly panelName: string
  readonly minutes: string
  readonly presence: readonly { readonly role: Role; readonly people: number }[]
  readonly items: readonly { readonly id: number; readonly heading: string }[]
  readonly points: readonly Spoken[]
  readonly corrections: readonly Correction[]
}

const ROLE_KEYS: Readonly<Record<Role, string>> = {
  'patient or public': 'panel.role.patient',
  practitioner: 'panel.role.practitioner',
  policy: 'panel.role.policy',
  expert: 'panel.role.expert',
  'review team': 'panel.role.team',
}

export function roleIn(role: Role, say: Say): string {
  return say(ROLE_KEYS[role])
}

/** Who, what, and what became of it: the parts that a page and a letter both print. */
export function composed(of: MinutesOf, say: Say) {
  const pointsOf = (itemId: number | null) =>
    of.points
      .filter(point => point.itemId === itemId)
      .map(point => ({
        by: roleIn(point.role, say),
        text: point.text,
        became: point.choice === null ? '' : say(`panel.disposed.${point.choice}`, { reason: point.reason ?? '' }),
      }))
  return {
    title: of.title,
    day: of.day,
    place: of.place,
    panelName: of.panelName,
    text: of.minutes,
    present: of.presence.map(one => `${roleIn(one.role, say)}: ${one.people}`),
    items: of.items.map((item, at) => ({ heading: `${at + 1}. ${item.heading}`, points: pointsOf(item.id) })),
    whole: pointsOf(null),
    corrections: of.corrections.map(one => ({
      by: roleIn(one.role, say),
      text: one.text,
      became: say(one.outcome === 'corrected' ? 'panel.minutes.corrected' : 'panel.minutes.noted'),
      answer: one.answer,
    })),
  }
}

type Composed = ReturnType<typeof composed>

/** The same as plain text, for a letter. */
export function asText(minutes: Composed, say: Say): string {
  const points = (list: Composed['whole']) =>
    list.flatMap(point => [
      `- ${point.by}: ${point.text.replaceAll('\n', ' ')}`,
      ...(point.became === '' ? [] : [`  ${point.became}`]),
    ])
  const section = (heading: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', heading, ...lines])
  return [
    [minutes.title, minutes.day, minutes.place].filter(part => part !== '').join(', '),
    ...section(say('panel.minutes.present'), minutes.present),
    ...(minutes.text === '' ? [] : ['', minutes.text]),
    ...minutes.items.flatMap(item => ['', item.heading, ...points(item.points)]),
    ...section(say('panel.minutes.whole'), points(minutes.whole)),
    ...section(
      say('panel.minutes.corrections'),
      minutes.corrections.map(
        one => `- ${one.by}: ${one.text} (${[one.became, one.answer].filter(Boolean).join(' ')})`,
      ),
    ),
  ].join('\n')
}
