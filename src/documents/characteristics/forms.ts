// What the address of the table of included studies takes: rows, filters, order, which page.
import { z } from 'zod'
import { checkbox, choice, optional, several, text, whole } from '../../core/http/fields.ts'

export const TableForm = z.object({
  rows: choice(['studies', 'documents']).default('studies'),
  /** `country:UK`; nothing after the colon asks for empty cells. */
  where: several(text(400), 20),
  /** The same from the form over the table: a column and a value. */
  column: text(40),
  value: text(300),
  sort: text(40),
  down: checkbox(),
  /** Rows already shown. */
  from: optional(whole(0, 999_999)),
})
