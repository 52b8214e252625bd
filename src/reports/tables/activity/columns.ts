// The columns of the table of activity: what was done as a sentence, and the same as it is kept.
import { happened, whoDid } from '../../overview/happened.ts'
import { type Column, column } from '../table.ts'

export type ActivityRow = {
  readonly id: number
  readonly at: string
  readonly actorKind: string
  readonly actorName: string | null
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly before: string | null
  readonly after: string | null
  readonly audience: string
}

const ACTORS = ['person', 'panellist', 'command line', 'system']

export const ACTIVITY_COLUMNS: readonly Column<ActivityRow>[] = [
  column(
    'activity',
    'number',
    'The number of what was done; numbers are missing where it is not for the reader.',
    row => row.id,
  ),
  column('at', 'time', 'When.', row => row.at, { unit: 'UTC' }),
  column('who', 'text', 'Who did it. Panellists are not named.', row => whoOf(row)),
  column('sentence', 'text', 'What was done, to be read.', row => `${whoDid(row)} ${happened(row, '').what}`),
  column('actor', 'text', 'What kind of actor it was.', row => row.actorKind, { values: ACTORS }),
  column('verb', 'text', 'What was done, as it is kept.', row => row.verb),
  column('subject', 'text', 'What kind of thing it was done to.', row => row.subjectKind),
  column('subject_number', 'number', 'The number of that thing.', row => row.subjectId),
  column('audience', 'text', 'Who may see it: the team, leads, or whoever did it.', row => row.audience, {
    values: ['team', 'lead', 'self'],
  }),
  column('before', 'text', 'How it stood before, as JSON.', row => row.before),
  column('after', 'text', 'How it stood after, as JSON.', row => row.after),
]

function whoOf({ actorKind, actorName }: ActivityRow): string {
  if (actorKind === 'person') return actorName ?? 'somebody'
  return actorKind === 'panellist' ? 'a panellist' : actorKind === 'system' ? 'Retroduce' : actorKind
}
