// What the forms of bringing in a table take: the table, and how it is to be read.
import { z } from 'zod'
import { LAYERS } from '../../configurations/domain.ts'
import { choice, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { COLUMN_KINDS } from './reading/columns.ts'
import { CODES } from './reading/sharing.ts'

export const TableForm = z.object({
  layer: choice(LAYERS, 'Choose what the rows become.').default('synthesised'),
  documentId: optional(whole(1, 999_999_999)),
  pasted: text(2_000_000),
  references: text(200_000),
})

const line = () => whole(1, 999_999_999)

/** Rows and sources come as lists beside each other: `kinds` is for `lines`, `as` for `cited`. */
export const ReadingForm = z
  .object({
    layer: choice(LAYERS, 'Choose what the rows become.').default('synthesised'),
    documentId: optional(whole(1, 999_999_999)),
    /** Of the reading that was on the page; without it nothing is compared. */
    version: optional(version()),
    header: choice(['told', 'yes', 'no']).default('told'),
    columns: several(choice(COLUMN_KINDS, 'Choose what each column holds.'), 60),
    between: choice(['told', 'lines', 'semicolons']).default('told'),
    codes: choice(['told', ...CODES]).default('told'),
    references: text(200_000),
    lines: several(line(), 200),
    kinds: several(choice(['told', 'configuration', 'theme', 'out'], 'Choose what each row is.'), 200),
    cited: several(text(300), 400),
    as: several(
      z
        .string('Choose what each source is.')
        .regex(/^(|told|new|consultation|out|(document|record):[1-9]\d{0,8})$/, 'Choose what each source is.'),
      400,
    ),
  })
  .refine(form => form.lines.length === form.kinds.length, {
    path: ['kinds'],
    message: 'Say for each row that is named what it is.',
  })
  .refine(form => form.cited.length === form.as.length, {
    path: ['as'],
    message: 'Say for each source that is named what it is.',
  })

export type ReadingInput = z.output<typeof ReadingForm>

/** The first row that is shown, counted from 0. */
export const PageQuery = z.object({ from: whole(0, 100_000).default(0) })
export const NewTableQuery = z.object({ document: optional(whole(1, 999_999_999)) })
