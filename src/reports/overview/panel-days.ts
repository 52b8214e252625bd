// Meetings and rounds of the panel as days along the loop of the overview.
import { counted } from '../../core/text.ts'

export type PanelDay = { readonly text: string; readonly state: 'done' | ''; readonly href: string }

/** Meetings and rounds in the order in which they happened; what is still open comes last. */
export function panelDaysOf(
  panel: {
    readonly meetings: readonly { readonly id: number; readonly title: string; readonly heldOn: string }[]
    readonly rounds: readonly {
      readonly id: number
      readonly title: string
      readonly status: string
      readonly openedAt: string | null
      readonly closesOn: string | null
      readonly closedAt: string | null
      readonly createdAt: string
      readonly answered: number
    }[]
  },
  home: string,
  today: string,
  day: (iso: string) => string,
): PanelDay[] {
  const meetings = panel.meetings.map(({ id, title, heldOn }) => ({
    on: heldOn,
    text: `${title}, ${day(heldOn)}`,
    state: heldOn <= today ? ('done' as const) : ('' as const),
    href: `${home}/panel/meetings/${id}`,
  }))
  const rounds = panel.rounds.map(round => ({
    on: round.closedAt ?? round.closesOn ?? round.createdAt,
    text: roundWords(round, day),
    state: round.status === 'closed' ? ('done' as const) : ('' as const),
    href: `${home}/panel/rounds/${round.id}`,
  }))
  return [...meetings, ...rounds]
    .sort((a, b) => (a.state === b.state ? (a.on < b.on ? -1 : 1) : a.state === 'done' ? -1 : 1))
    .map(({ on: _, ...rest }) => rest)
}

function roundWords(
  round: { title: string; status: string; closesOn: string | null; answered: number },
  day: (iso: string) => string,
): string {
  const answers = counted(round.answered, 'person has answered', 'people have answered')
  if (round.status === 'closed') return `${round.title}, closed; ${answers}`
  if (round.status === 'draft') return `${round.title}, in preparation`
  return `${round.title}${round.closesOn === null ? ', open' : ` until ${day(round.closesOn)}`}; ${answers}`
}
