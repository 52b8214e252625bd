// What the pages of bringing in a table answer.
import { z } from 'zod'
import { DocumentChoice, LayerAnswer } from '../../configurations/answers.ts'
import { ROLES, STANCES } from '../../configurations/domain.ts'
import { BRINGING_STATES } from './domain.ts'

const Made = z.object({
  configurations: z.number().optional(),
  elements: z.number().optional(),
  sources: z.number().optional(),
  documents: z.number().optional(),
  ideas: z.number().optional(),
  themes: z.number().optional(),
  stayed: z.array(z.object({ kind: z.string(), id: z.number() })).optional(),
})

export const TablesPage = z.object({
  documents: z.array(DocumentChoice),
  /** The document the accounts are to be of, where the page was opened from one. */
  documentId: z.number().nullable(),
  earlier: z.array(
    z.object({
      id: z.number(),
      fileName: z.string(),
      state: z.enum(BRINGING_STATES),
      made: Made,
      createdAt: z.string(),
      createdByName: z.string().nullable(),
    }),
  ),
})

const Row = z.object({
  line: z.number(),
  kind: z.string(),
  isSaid: z.boolean(),
  label: z.string(),
  isOverarching: z.boolean(),
  under: z.string(),
  title: z.string(),
  theme: z.string(),
  segments: z.array(
    z.object({ text: z.string(), role: z.enum(ROLES).nullable(), mark: z.string().nullable(), inferred: z.boolean() }),
  ),
  parts: z.array(
    z.object({
      role: z.enum(ROLES),
      mark: z.string(),
      wording: z.string(),
      absent: z.boolean(),
      /** How many other rows have the same idea. */
      shared: z.number(),
    }),
  ),
  levels: z.array(z.string()),
  sources: z.array(
    z.object({ name: z.string(), mark: z.string().nullable(), stance: z.enum(STANCES), isConverse: z.boolean() }),
  ),
  leftOver: z.array(z.object({ column: z.string(), text: z.string() })),
  remarks: z.array(z.string()),
})

export const BringingPage = z.object({
  bringing: z.object({
    id: z.number(),
    fileName: z.string(),
    state: z.enum(BRINGING_STATES),
    made: Made,
    version: z.number(),
    createdAt: z.string(),
    createdByName: z.string().nullable(),
    finishedAt: z.string().nullable(),
  }),
  chosen: z.object({
    layer: LayerAnswer,
    documentId: z.number().nullable(),
    header: z.string(),
    between: z.string(),
    codes: z.string(),
    references: z.string(),
  }),
  told: z.object({ header: z.boolean(), between: z.string(), codes: z.string() }),
  documents: z.array(DocumentChoice),
  /** A table of configurations as Retroduce writes it: accounts and configurations come back as they were. */
  isOwn: z.boolean(),
  columns: z.array(z.object({ name: z.string(), kind: z.string(), sample: z.string() })),
  kinds: z.array(z.object({ value: z.string(), label: z.string() })),
  rows: z.array(Row),
  counts: z.object({
    rows: z.number(),
    configurations: z.number(),
    themes: z.number(),
    out: z.number(),
    elements: z.number(),
    shared: z.number(),
    leftOver: z.number(),
  }),
  from: z.number(),
  next: z.number().nullable(),
  cited: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      count: z.number(),
      as: z.string(),
      isChosen: z.boolean(),
      candidates: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
  moreCited: z.number(),
  job: z
    .object({
      id: z.number(),
      state: z.string(),
      done: z.number(),
      total: z.number().nullable(),
      problem: z.string().nullable(),
    })
    .nullable(),
  into: z.array(z.object({ id: z.number(), line: z.number().nullable(), isAccount: z.boolean() })),
})
