// What the pages of imports answer: the preview with all that can be chosen, progress, and the report.
import { z } from 'zod'
import { DIVISIONS } from './choices.ts'
import { IMPORT_STAGES, IMPORT_STATES } from './domain.ts'

const Remark = z.object({ line: z.number(), reason: z.string() })
const First = z.object({
  line: z.number(),
  refusal: z.string().nullable(),
  record: z
    .object({
      title: z.string(),
      authors: z.array(z.string()),
      year: z.number().nullable(),
      journal: z.string(),
      doi: z.string(),
      abstract: z.string(),
    })
    .nullable(),
})
const SearchName = z.object({ id: z.number(), name: z.string() })
export const UploadPage = z.object({ search: SearchName, most: z.string() })

const Preview = z.object({
  first: z.array(First),
  remarks: z.array(Remark),
  /** How the columns of a table are read, with the first text in each; empty for other formats. */
  columns: z.array(z.object({ name: z.string(), field: z.string(), word: z.string(), sample: z.string() })),
  /** What a column can be read into. */
  fields: z.array(z.object({ value: z.string(), label: z.string() })),
  encodings: z.array(z.object({ value: z.string(), label: z.string() })),
  encodingName: z.string(),
  refusal: z.string().nullable(),
  count: z.number(),
  more: z.boolean(),
  /** Whether counts are of the whole file, or of its first part alone. */
  isCounted: z.boolean(),
  earlier: z.object({
    records: z.number(),
    screens: z
      .array(
        z.object({
          screen: z.enum(['title-abstract', 'full-text']).nullable(),
          include: z.number(),
          exclude: z.number(),
          maybe: z.number(),
        }),
      )
      .readonly(),
    people: z.number(),
    origins: z.array(z.string()),
    isUnstaged: z.boolean(),
  }),
  telling: z.array(z.object({ tag: z.string(), label: z.string(), values: z.number() })),
  /** The values that tell the searches apart, with the search of each: a number, `new` or `none`. */
  values: z.array(z.object({ value: z.string(), count: z.number(), search: z.string() })),
  without: z.number(),
  searches: z.array(SearchName),
})

const Choices = z.object({
  encoding: z.string(),
  delimiter: z.string(),
  untitled: z.boolean(),
  division: z.enum(DIVISIONS),
  by: z.string(),
  mergedName: z.string(),
  earlier: z.string(),
  decidedIn: z.string(),
  allWere: z.string(),
})

export const ImportPage = z.object({
  import: z.object({
    id: z.number(),
    state: z.enum(IMPORT_STATES),
    stage: z.enum(IMPORT_STAGES),
    fileName: z.string(),
    format: z.string(),
    formatName: z.string(),
    encoding: z.string(),
    bytes: z.number(),
    readCount: z.number(),
    newCount: z.number(),
    duplicateCount: z.number(),
    refusedCount: z.number(),
    createdAt: z.string(),
    createdByName: z.string().nullable(),
    finishedAt: z.string().nullable(),
  }),
  search: SearchName,
  refused: z.array(Remark),
  remarks: z.array(Remark),
  preview: Preview.nullable(),
  choices: Choices,
  /** The decisions of another tool that came with the records. */
  carried: z.array(
    z.object({ origin: z.string(), screen: z.string().nullable(), choice: z.string(), count: z.number() }),
  ),
  /** Whether they have become screening. */
  isCarriedIn: z.boolean(),
  /** An earlier import of the very same file. */
  same: z.object({ id: z.number(), finishedAt: z.string().nullable() }).nullable(),
  job: z
    .object({
      id: z.number(),
      state: z.string(),
      done: z.number(),
      total: z.number().nullable(),
      problem: z.string().nullable(),
    })
    .nullable(),
  canUndo: z.boolean(),
  /** Doubtful pairs that this import brought up, and how many of its records are set aside by now. */
  pairs: z.object({ open: z.number(), settled: z.number(), total: z.number() }),
  setAsideNow: z.number(),
  /** The first records of this import that are set aside, each with the one kept in its place. */
  setAside: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      line: z.number().nullable(),
      keptId: z.number(),
      keptTitle: z.string(),
    }),
  ),
})
