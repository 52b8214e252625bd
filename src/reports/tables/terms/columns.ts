// The columns of the codebook of a review: roles, levels, facets with their terms, and ideas, each with how often it is used.
import { type Column, column } from '../table.ts'

export type TermRow = {
  readonly kind: string
  readonly id: number | null
  readonly facet: string
  readonly describes: string
  readonly name: string
  readonly code: string | null
  readonly partOf: string | null
  readonly definition: string
  readonly documents: number | null
  readonly excerpts: number | null
  readonly configurations: number | null
  readonly elements: number | null
  readonly retiredAt: string | null
}

const uses = (name: 'documents' | 'excerpts' | 'configurations' | 'elements') =>
  column<TermRow>(name, 'number', `How many ${name} carry it; empty where it is not for them.`, row => row[name], {
    unit: name,
  })

export const TERM_COLUMNS: readonly Column<TermRow>[] = [
  column('kind', 'text', 'What kind of code it is.', row => row.kind, {
    values: ['role', 'level', 'facet', 'term', 'idea'],
  }),
  column('number', 'number', 'Its number in the review; roles have none.', row => row.id),
  column('facet', 'text', 'The facet of a term.', row => row.facet),
  column('describes', 'text', 'What a facet is for.', row => row.describes, {
    values: ['documents', 'excerpts', 'configurations'],
  }),
  column('name', 'text', 'Its name.', row => row.name),
  column('code', 'text', 'The code of an idea.', row => row.code),
  column('part_of', 'text', 'The term or idea it is part of.', row => row.partOf),
  column('definition', 'text', 'What it means.', row => row.definition),
  ...(['documents', 'excerpts', 'configurations', 'elements'] as const).map(uses),
  column('retired_at', 'time', 'When it was taken out of use; what carries it keeps it.', row => row.retiredAt, {
    unit: 'UTC',
  }),
]
