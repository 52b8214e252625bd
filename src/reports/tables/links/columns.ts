// The columns of the table of links: one line of the map a row, from one thing to another.
import { LAYERS, type Layer, STANCES } from '../../../configurations/domain.ts'
import { type Column, column, yes } from '../table.ts'

type End = {
  readonly layer: Layer | 'theory statement'
  readonly id: number
  readonly elementId: number | null
  readonly mark: string | null
}

export type LinkRow = {
  readonly kind: string
  readonly link: number | null
  readonly from: End
  readonly to: End
  readonly stance: string | null
  readonly isConverse: boolean | null
  readonly note: string
  readonly by: string | null
  readonly at: string | null
}

const KINDS = ['ripple', 'alternative', 'contradicts', 'contributes to', 'stands under', 'bears on']

export const LINK_COLUMNS: readonly Column<LinkRow>[] = [
  column(
    'kind',
    'text',
    'What the line says. The first three are links that the team drew; accounts contribute to synthesised configurations, configurations stand under others and bear on theory statements.',
    row => row.kind,
    { values: KINDS },
  ),
  column('link', 'number', 'The number of a link that was drawn.', row => row.link),
  column('from_layer', 'text', 'The layer it comes from.', row => row.from.layer, { values: LAYERS }),
  column('from', 'number', 'The configuration it comes from.', row => row.from.id),
  column(
    'from_element',
    'number',
    'The element it comes from, where it does not come from the whole.',
    row => row.from.elementId,
  ),
  column('from_mark', 'text', 'The mark of that element.', row => row.from.mark),
  column('to_layer', 'text', 'What it leads to.', row => row.to.layer, { values: [...LAYERS, 'theory statement'] }),
  column('to', 'number', 'The configuration, or theory statement, that it leads to.', row => row.to.id),
  column(
    'to_element',
    'number',
    'The element it leads to, where it does not lead to the whole.',
    row => row.to.elementId,
  ),
  column('to_mark', 'text', 'The mark of that element.', row => row.to.mark),
  column('stance', 'text', 'What a contribution or bearing says.', row => row.stance, { values: STANCES }),
  column('converse', 'yes or no', 'Whether a contribution found the mirror image.', row =>
    row.isConverse === null ? null : yes(row.isConverse),
  ),
  column('note', 'text', 'What was noted on it.', row => row.note),
  column('added_by', 'text', 'Who added it.', row => row.by),
  column('added_at', 'time', 'When.', row => row.at, { unit: 'UTC' }),
]
