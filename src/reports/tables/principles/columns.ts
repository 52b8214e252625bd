// The columns of the table of principles: what is advised, for whom, where it holds, and what it rests on.
import { nameOf, type Stance } from '../../../configurations/domain.ts'
import { type Line, PRINCIPLE_STATUSES } from '../../../principles/domain.ts'
import type { ReadPrinciple } from '../../../principles/reading.ts'
import type { Sureness } from '../../../principles/sureness/heads.ts'
import { type Column, column, joined } from '../table.ts'

export type PrincipleRow = ReadPrinciple & { readonly sureness: Sureness | null }

const linesOf = (kind: Line['kind'], name: string, means: string) =>
  column<PrincipleRow>(name, 'text', `${means}, one on a line.`, row =>
    row.lines
      .filter(line => line.kind === kind)
      .map(lineText)
      .join('\n'),
  )

/** The words, then in brackets who is meant, which side it is on, its theme and what it comes from. */
function lineText(line: Line): string {
  const from = line.layer === null || line.configurationId === null ? null : nameOf(line.layer, line.configurationId)
  const more = [line.audience === '' ? null : `for ${line.audience}`, line.polarity, line.themeName, from]
  const said = more.filter(one => one !== null && one !== '')
  return `${line.text.replaceAll('\n', ' ')}${said.length === 0 ? '' : ` [${said.join(', ')}]`}`
}

const studies = (stance: Stance, name: string) =>
  column<PrincipleRow>(
    name,
    'text',
    `Studies in which something ${stance} it. A study may stand under several stances.`,
    row => joined(row.resting.studies.filter(study => study.stances.includes(stance)).map(study => study.label)),
  )

const sure = (name: keyof Sureness & string, column_: string, means: string) =>
  column<PrincipleRow>(column_, 'text', means, row => String(row.sureness?.[name] ?? ''))

export const PRINCIPLE_COLUMNS: readonly Column<PrincipleRow>[] = [
  column('principle', 'number', 'The number of the principle in the review.', row => row.id),
  column('position', 'number', 'Its place in the list.', row => row.position),
  column('heading', 'text', 'Who should do what.', row => row.heading),
  column('status', 'text', 'Where it is.', row => row.status, { values: PRINCIPLE_STATUSES }),
  column('version', 'number', 'Its version.', row => row.version),
  column('levels', 'text', 'Its levels; those of its configurations where the team set none.', row =>
    joined(row.levels),
  ),
  column('settings', 'text', 'The settings in which a study of it was done.', row => joined(row.settings)),
  column(
    'explanation',
    'text',
    'The explanation, in Markdown, with references such as [CMOC 12].',
    row => row.explanation,
  ),
  column('where_it_holds', 'text', 'Where it holds.', row => row.whereItHolds),
  column('where_it_does_not', 'text', 'Where it does not.', row => row.whereItDoesNot),
  column('plain_words_en', 'text', 'In plain words, in English.', row => row.plainWords.en ?? null),
  column('plain_words_nl', 'text', 'In plain words, in Dutch.', row => row.plainWords.nl ?? null),
  linesOf('strategy', 'strategies', 'What was done in the studies'),
  linesOf('context', 'contexts', 'When it helps or hinders'),
  linesOf('mechanism', 'mechanisms', 'Why'),
  linesOf('outcome', 'outcomes', 'What came of it'),
  linesOf('action', 'actions', 'What is advised, and to whom'),
  linesOf('local meaning', 'local_meanings', 'What it means in one place'),
  column('configurations', 'text', 'The configurations it rests on.', row =>
    joined(row.configurations.map(ref => nameOf(ref.layer, ref.id))),
  ),
  studies('supports', 'studies_supporting'),
  studies('refines', 'studies_refining'),
  studies('contradicts', 'studies_contradicting'),
  column('unanswered', 'text', 'Studies that contradict it and have no answer yet.', row =>
    joined(row.resting.unanswered),
  ),
  column('consultations', 'text', 'Consultations heard, which are not counted as studies.', row =>
    joined(row.resting.consultations.map(one => one.label)),
  ),
  column('studies', 'number', 'How many studies it rests on.', row => row.resting.counts.studies, { unit: 'studies' }),
  column('rich_studies', 'number', 'How many of them are rich.', row => row.resting.counts.rich, { unit: 'studies' }),
  sure('onData', 'sure_data', 'How rich and trustworthy the data are, in the team’s words.'),
  sure('onExplanation', 'sure_explanation', 'How well the explanation hangs together.'),
  sure('onSettings', 'sure_settings', 'How far the settings resemble those it is meant for.'),
  sure('onContradiction', 'sure_contradiction', 'What contradicts it.'),
  sure('grade', 'sure_grade', 'The word that the team sums it up in.'),
  column('added_at', 'time', 'When it was added.', row => row.createdAt, { unit: 'UTC' }),
]
