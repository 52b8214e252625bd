// The columns of the table of excerpts: the words, where they stand, and what they are evidence of.
import { type Layer, nameOf } from '../../../configurations/domain.ts'
import { type Column, column, joined, yes } from '../table.ts'

export type ExcerptRow = {
  readonly id: number
  readonly documentId: number
  readonly documentLabel: string
  readonly textNumber: number
  readonly onPage: string
  readonly starts: number
  readonly ends: number
  readonly quote: string
  readonly isLost: boolean
  readonly isKept: boolean
  readonly isParked: boolean
  readonly theoryStatementId: number | null
  readonly terms: readonly { readonly facet: string; readonly name: string }[]
  readonly uses: readonly {
    readonly layer: Layer
    readonly configurationId: number
    readonly mark: string | null
    readonly role: string | null
    readonly stance: string
  }[]
  readonly principles: readonly { readonly principleId: number; readonly stance: string }[]
  readonly note: string
  readonly createdBy: string | null
  readonly createdAt: string
}

const POINTS = 'Unicode code points'

export const EXCERPT_COLUMNS: readonly Column<ExcerptRow>[] = [
  column('excerpt', 'number', 'The number of the excerpt in the review.', row => row.id),
  column('document', 'number', 'The document it is from.', row => row.documentId),
  column('document_label', 'text', 'What the document is called for short.', row => row.documentLabel),
  column('page', 'text', 'The page it begins on, as printed where the document numbers its pages.', row => row.onPage),
  column('starts', 'number', 'Where it begins in the extracted text.', row => row.starts, { unit: POINTS }),
  column('ends', 'number', 'Where it ends.', row => row.ends, { unit: POINTS }),
  column('text', 'number', 'Which text of the document the positions are of; 1 is the first.', row => row.textNumber),
  column('quote', 'text', 'Its words.', row => row.quote),
  column('coded', 'yes or no', 'Whether it is evidence of anything.', row =>
    yes(row.uses.length + row.principles.length > 0),
  ),
  column('parked', 'yes or no', 'Whether it was put aside to be thought about, without a role.', row =>
    yes(row.isParked),
  ),
  column('roles', 'text', 'The roles of the elements that it is evidence of.', row =>
    joined(row.uses.map(one => one.role)),
  ),
  column(
    'evidence_of',
    'text',
    'Each configuration, element and principle that it is evidence of, with the stance.',
    row => usedIn(row),
  ),
  column('terms', 'text', 'Terms of the review’s vocabulary, each after its facet.', row =>
    joined(row.terms.map(one => `${one.facet}: ${one.name}`)),
  ),
  column('theory_statement', 'number', 'The theory statement that it was put to.', row => row.theoryStatementId),
  column('note', 'text', 'What was noted on it.', row => row.note),
  column('lost', 'yes or no', 'Whether its words are no longer found in the present text.', row => yes(row.isLost)),
  column('kept', 'yes or no', 'Whether it was decided to keep it although they are not.', row => yes(row.isKept)),
  column('added_by', 'text', 'Who marked it.', row => row.createdBy),
  column('added_at', 'time', 'When.', row => row.createdAt, { unit: 'UTC' }),
]

const usedIn = ({ uses, principles }: ExcerptRow) =>
  joined([
    ...uses.map(one =>
      [nameOf(one.layer, one.configurationId), one.mark, one.stance].filter(part => part !== null).join(' '),
    ),
    ...principles.map(one => `principle ${one.principleId} ${one.stance}`),
  ])
