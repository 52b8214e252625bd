// Which columns the table of included studies has, and what a cell of each kind may hold.

export const COLUMN_KINDS = ['text', 'number', 'one', 'several'] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** A column as cells and filters know it. Keys are stable: `country`, `facet-3`, `column-12`. */
export type Column = {
  readonly key: string
  readonly name: string
  readonly kind: ColumnKind
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly help: string
  /** The longest text it takes. */
  readonly most: number
  /** What the review's vocabulary or the form of a document holds too, a column the team made, or answers to an appraisal form. */
  readonly from: 'document' | 'facet' | 'team' | 'form'
  /** The number of the facet or of the team's column; 0 for what stands on the form of a document. */
  readonly id: number
}

/** What the form of a document asks as well; the table shows the same words. */
export const DOCUMENT_COLUMNS = [
  { key: 'design', name: 'Design', most: 1_000 },
  { key: 'country', name: 'Country', most: 200 },
  { key: 'participants', name: 'Participants', most: 2_000 },
  { key: 'stakeholders', name: 'Stakeholders', most: 2_000 },
] as const
export type DocumentColumn = (typeof DOCUMENT_COLUMNS)[number]['key']

/** Facets that describe configurations and documents alike: one vocabulary of settings and populations for both. */
export const SHARED_FACETS: readonly string[] = ['setting', 'population']

export const MOST_OPTIONS = 100
const LONGEST = 5_000

export function columnsOf(
  facets: readonly {
    readonly id: number
    readonly name: string
    readonly terms: readonly { readonly id: number; readonly name: string }[]
  }[],
  own: readonly {
    readonly id: number
    readonly name: string
    readonly kind: ColumnKind
    readonly options: readonly string[]
    readonly help: string
  }[],
): Column[] {
  return [
    ...DOCUMENT_COLUMNS.map(one => ({ ...one, kind: 'text' as const, options: [], help: '', from: 'document', id: 0 })),
    ...facets.map(({ id, name, terms }) => ({
      ...{ key: `facet-${id}`, name, kind: 'several' as const, help: 'Terms of the review’s own vocabulary.' },
      options: terms.map(term => ({ value: String(term.id), label: term.name })),
      ...{ most: LONGEST, from: 'facet', id },
    })),
    ...own.map(({ id, name, kind, options, help }) => ({
      ...{ key: `column-${id}`, name, kind, help, most: LONGEST, from: 'team', id },
      options: options.map(value => ({ value, label: value })),
    })),
  ] as Column[]
}

/** One line an option, each once, in the order they were typed. */
export function readOptions(lines: string): string[] {
  return [...new Set(lines.split('\n').map(line => line.trim().slice(0, 200)))].filter(Boolean)
}

const NUMBER = /^[-−]?\d{1,12}(?:[.,]\d{1,6})?$/

export type ReadCell = { readonly values: readonly string[] } | { readonly problem: string }

/** What was sent as it is kept; a value that a list no longer offers may stay where it stands. */
export function readCell(column: Column, sent: readonly string[], had: readonly string[]): ReadCell {
  const values = [...new Set(sent.map(value => value.trim()).filter(Boolean))]
  if (values.length === 0) return { values }
  if (column.kind === 'text') {
    const text = values.join('\n')
    return text.length > column.most
      ? { problem: `${column.name}: use at most ${column.most.toLocaleString('en-GB')} characters.` }
      : { values: [text] }
  }
  if (column.kind === 'number') {
    const [number = ''] = values
    if (values.length > 1 || !NUMBER.test(number))
      return { problem: `${column.name}: enter a number, for example 41 or 2.5.` }
    return { values: [number.replace('−', '-').replace(',', '.')] }
  }
  const offered = new Set(column.options.map(option => option.value))
  if (values.some(value => !offered.has(value) && !had.includes(value)))
    return { problem: `${column.name}: choose from the list.` }
  if (column.kind === 'one' && values.length > 1) return { problem: `${column.name}: choose one.` }
  return { values: [...values].sort((a, b) => place(column, a) - place(column, b)) }
}

const place = (column: Column, value: string) => {
  const at = column.options.findIndex(option => option.value === value)
  return at === -1 ? MOST_OPTIONS : at
}

/** What stood in a cell when a form was printed, to know whether somebody changed it since. */
export const asWas = (values: readonly string[]) => values.join('\n')
