// What the pages about characteristics show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { TEXT_STANDINGS } from '../../screening/flow/texts.ts'
import { COLUMN_KINDS } from './domain.ts'

export const ColumnAnswer = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(COLUMN_KINDS),
  options: z.array(z.object({ value: z.string(), label: z.string() })).readonly(),
  help: z.string(),
  /** Answers to an appraisal form: not filled here, and empty where it asks nothing. */
  isFixed: z.boolean(),
})

export const Documents = z.array(z.object({ id: z.number(), label: z.string(), version: z.number() }))

export const CellAnswer = z.object({
  text: z.string(),
  /** What to send as `KEY-was`; null where the documents of a study differ and are filled one by one. */
  was: z.string().nullable(),
  differs: z.boolean(),
  locator: z.string(),
  excerptId: z.number().nullable(),
})

export const Table = z.object({
  by: z.enum(['studies', 'documents']),
  columns: z.array(ColumnAnswer),
  rows: z.array(
    z.object({
      studyId: z.number().nullable(),
      name: z.string(),
      /** How the flow of records counts it: included where one of its documents is. */
      standing: z.enum(TEXT_STANDINGS),
      documents: Documents,
      cells: z.array(CellAnswer),
    }),
  ),
  /** Of all rows that the filter leaves, and of all there are. */
  count: z.number(),
  all: z.number(),
  /** How many of all the flow of records does not count as included. */
  notIncluded: z.number(),
  missing: z.number(),
  counts: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      missing: z.number(),
      values: z.array(z.object({ label: z.string(), count: z.number() })).readonly(),
    }),
  ),
  filter: z.object({ where: z.array(z.object({ key: z.string(), value: z.string().nullable() })) }),
  sort: z.string(),
  down: z.boolean(),
  from: z.number(),
  next: z.number().nullable(),
})

export const Missing = z.object({
  by: z.enum(['studies', 'documents']),
  rows: z.array(
    z.object({
      studyId: z.number().nullable(),
      name: z.string(),
      documents: Documents,
      columns: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  ),
  cells: z.number(),
})
