// What the pages about projects show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../../../documents/domain.ts'
import { INTO, PROJECT_STATES } from './domain.ts'
import { COUNTINGS } from './reading/positions.ts'

const Made = z.object({
  documents: z.number().optional(),
  quotations: z.number().optional(),
  terms: z.number().optional(),
  stayed: z.array(z.object({ kind: z.string(), id: z.number() })).optional(),
})

const Head = {
  ...{ id: z.number(), fileName: z.string(), state: z.enum(PROJECT_STATES), createdAt: z.string() },
  ...{ createdByName: z.string().nullable(), made: Made },
}

export const ProjectsPage = z.object({ projects: z.array(z.object(Head)) })

export const ProjectPage = z.object({
  project: z.object({
    ...Head,
    ...{ bytes: z.number(), version: z.number(), name: z.string(), origin: z.string(), codes: z.number() },
    ...{ merged: z.number(), finishedAt: z.string().nullable() },
  }),
  choices: z.object({ into: z.enum(INTO), kind: z.enum(DOCUMENT_KINDS) }),
  job: z.object({ state: z.string(), done: z.number(), total: z.number().nullable(), problem: z.string() }).nullable(),
  /** An earlier project of the very same file. */
  same: z.number().nullable(),
  documents: z.array(
    z.object({
      name: z.string(),
      form: z.enum(['text', 'pdf']),
      characters: z.number().nullable(),
      quotations: z.number(),
      unplaced: z.number(),
      counting: z.enum(COUNTINGS),
      known: z.number().nullable(),
    }),
  ),
  counts: z.object({ documents: z.number(), quotations: z.number(), unplaced: z.number(), lines: z.number() }),
  /** What has no place, the first of each kind; report.csv has all. */
  without: z.array(
    z.object({
      kind: z.string(),
      count: z.number(),
      lines: z.array(z.object({ name: z.string(), where: z.string(), why: z.string(), words: z.string() })),
    }),
  ),
  into: z.array(z.object({ id: z.number(), label: z.string(), quotations: z.number() })),
})
