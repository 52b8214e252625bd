// The columns of the table of ratings: the answers of a panel under codes, without names and times.
import { PANELLIST_ROLES } from '../../../panel/domain.ts'
import { type Column, column, yes } from '../table.ts'

export type RatingRow = {
  readonly roundId: number
  readonly round: string
  readonly status: string
  readonly position: number
  readonly heading: string
  readonly subjectKind: string
  readonly subjectId: number | null
  readonly subjectVersion: number | null
  readonly text: string
  readonly scale: string
  readonly code: string
  readonly role: string | null
  readonly score: number | null
  readonly enteredBy: number | null
}

export const RATING_COLUMNS: readonly Column<RatingRow>[] = [
  column('round', 'number', 'The number of the round.', row => row.roundId),
  column('round_title', 'text', 'Its title.', row => row.round),
  column('round_status', 'text', 'Where it is.', row => row.status, { values: ['open', 'closed'] }),
  column('item', 'number', 'The place of the item in the round.', row => row.position),
  column('heading', 'text', 'What was put, as the panel read it.', row => row.heading),
  column('subject', 'text', 'What kind of thing was put.', row => row.subjectKind),
  column('subject_number', 'number', 'Its number in the review.', row => row.subjectId),
  column('subject_version', 'number', 'The version that was put.', row => row.subjectVersion),
  column('question', 'text', 'The question, in the lead’s words.', row => row.text),
  column('scale', 'text', 'Its scale.', row => row.scale, {
    values: ['1-5', '1-7', '1-9', 'agree', 'choose', 'points'],
  }),
  column('code', 'text', 'The code under which a panellist goes in the whole review.', row => row.code),
  column(
    'role',
    'text',
    'The role of the panellist; empty where it would tell how fewer than four people answered a question.',
    row => row.role,
    { values: PANELLIST_ROLES },
  ),
  column(
    'score',
    'number',
    'The answer; on “agree” 1 is disagree and 2 agree, on “choose” 1 is chosen.',
    row => row.score,
    { unit: 'steps of the scale, or points' },
  ),
  column('cannot_judge', 'yes or no', 'Whether the answer was “I can’t judge”.', row => yes(row.score === null)),
  column('entered_by_team', 'yes or no', 'Whether the team entered it, from paper or from a talk.', row =>
    yes(row.enteredBy !== null),
  ),
]
