// The columns of the table of documents: every text of the review, consultations and excluded ones too.
import { ASPECTS, RATINGS } from '../../../documents/appraisals/domain.ts'
import { DOCUMENT_KINDS } from '../../../documents/domain.ts'
import type { Judged } from '../studies/columns.ts'
import { type Column, column, joined } from '../table.ts'

export type DocumentRow = {
  readonly id: number
  readonly label: string
  readonly kind: string
  readonly title: string
  readonly authors: readonly string[]
  readonly year: number | null
  readonly journal: string
  readonly volume: string
  readonly issue: string
  readonly pages: string
  readonly publisher: string
  readonly doi: string
  readonly url: string
  readonly country: string
  readonly design: string
  readonly participants: string
  readonly stakeholders: string
  readonly note: string
  readonly recordId: number | null
  readonly studyId: number | null
  readonly studyName: string | null
  readonly screening: string | null
  readonly form: string | null
  readonly characters: number | null
  readonly excerpts: number
  readonly parked: number
  readonly accounts: number
  readonly terms: readonly { readonly name: string; readonly facet: string }[]
  readonly judged: Judged | null
  readonly measures: readonly { readonly name: string; readonly locator: string }[]
  readonly aims: readonly { readonly text: string; readonly category: string }[]
  readonly kin: readonly { readonly kind: string; readonly label: string }[]
  readonly createdAt: string
}

const field = (name: keyof DocumentRow & string, means: string) =>
  column<DocumentRow>(name, 'text', means, row => String(row[name] ?? ''))

export const DOCUMENT_COLUMNS: readonly Column<DocumentRow>[] = [
  column('document', 'number', 'The number of the document in the review.', row => row.id),
  field('label', 'What it is called for short.'),
  column('kind', 'text', 'What kind of text it is; a consultation stands outside the PRISMA counts.', row => row.kind, {
    values: DOCUMENT_KINDS,
  }),
  field('title', 'The title.'),
  column('authors', 'text', 'The authors in order.', row => row.authors.join('; ')),
  column('year', 'number', 'The year of publication.', row => row.year),
  field('journal', 'The journal, or the book it appeared in.'),
  field('volume', 'Volume.'),
  field('issue', 'Issue.'),
  field('pages', 'Pages.'),
  field('publisher', 'Publisher or institution.'),
  field('doi', 'The DOI.'),
  field('url', 'A web address.'),
  column('record', 'number', 'The record it was made of.', row => row.recordId),
  column('study', 'number', 'The study it belongs to.', row => row.studyId),
  column('study_name', 'text', 'The name of that study.', row => row.studyName),
  column('belongs_to', 'text', 'Documents it belongs to otherwise, and as what.', row =>
    joined(row.kin.map(one => `${one.kind}: ${one.label}`)),
  ),
  column('full_text_decision', 'text', 'What the screen of full texts came to.', row => row.screening),
  field('country', 'Country.'),
  field('design', 'Design.'),
  field('participants', 'Participants.'),
  field('stakeholders', 'Stakeholders.'),
  column('terms', 'text', 'Terms of the review’s vocabulary, each after its facet.', row =>
    joined(row.terms.map(one => `${one.facet}: ${one.name}`)),
  ),
  column('aims', 'text', 'What it set out to do.', row =>
    joined(row.aims.map(one => (one.category === '' ? one.text : `${one.category}: ${one.text}`))),
  ),
  column('measures', 'text', 'What it measured and with what.', row => joined(row.measures.map(one => one.name))),
  ...ASPECTS.flatMap(({ name, label }) => [
    column<DocumentRow>(
      name,
      'text',
      `${label}: what was agreed, or said by all who judged.`,
      row => row.judged?.[name].rating ?? null,
      { values: RATINGS },
    ),
    column<DocumentRow>(`${name}_by`, 'text', 'Whose word that is.', row => row.judged?.[name].by ?? null, {
      values: ['agreed', 'one person', 'all alike', 'different', 'nobody'],
    }),
    column<DocumentRow>(`${name}_reasons`, 'text', 'Who judged how, and why.', row => reasonsIn(row, name)),
  ]),
  column('agreed_because', 'text', 'Why they agreed on it.', row => row.judged?.reason ?? null),
  column('text_form', 'text', 'How its text came in; empty without a text.', row => row.form, {
    values: ['pasted', 'txt', 'html', 'docx', 'pdf'],
  }),
  column('text_length', 'number', 'How long the text is.', row => row.characters, { unit: 'Unicode code points' }),
  column('excerpts', 'number', 'How many excerpts were marked in it.', row => row.excerpts, { unit: 'excerpts' }),
  column('parked', 'number', 'How many of them are parked.', row => row.parked, { unit: 'excerpts' }),
  column('accounts', 'number', 'How many accounts were taken from it.', row => row.accounts, { unit: 'accounts' }),
  field('note', 'What was noted on it.'),
  column('added_at', 'time', 'When it was added.', row => row.createdAt, { unit: 'UTC' }),
]

function reasonsIn({ judged }: DocumentRow, name: 'relevance' | 'rigour' | 'richness'): string {
  const given = judged?.given.filter(one => one[name] !== null) ?? []
  return given
    .map(
      one =>
        `${one.person ?? 'somebody'}: ${one[name]}${one[`${name}Reason`] === '' ? '' : ` (${one[`${name}Reason`]})`}`,
    )
    .join('; ')
}
