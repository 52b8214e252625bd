// The data of the pages of duplicates, as views and JSON get it.
import { z } from 'zod'
import { VERDICTS } from './alongside.ts'
import { FINDERS, PAIR_REASONS, PAIR_STATES } from './domain.ts'

const Origin = z.object({
  record: z.number(),
  searchId: z.number().nullable(),
  name: z.string(),
  importId: z.number().nullable(),
})
const Side = z.object({
  id: z.number(),
  title: z.string(),
  standing: z.string(),
  document: z.number().nullable(),
  origins: z.array(Origin).readonly(),
  copies: z.array(z.number()).readonly(),
})
const Stretches = z.array(z.object({ text: z.string(), isOdd: z.boolean() })).readonly()
const Counts = z.object({ open: z.number(), settled: z.number(), total: z.number() })
export const Look = z.object({
  id: z.number(),
  state: z.string(),
  done: z.number().nullable(),
  total: z.number().nullable(),
  problem: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** How many pairs it found, once it is done. */
  found: z.number().nullable(),
})

export const PairPage = z.object({
  pair: z
    .object({
      id: z.number(),
      state: z.enum(PAIR_STATES),
      reason: z.enum(PAIR_REASONS),
      score: z.number(),
      foundBy: z.enum(FINDERS),
      importId: z.number().nullable(),
      version: z.number(),
      settledAt: z.string().nullable(),
      settledByName: z.string().nullable(),
      settledWith: z.number().nullable(),
      asideId: z.number().nullable(),
      /** The records as they were found; where one was set aside since, the kept one is shown. */
      recordId: z.number(),
      otherId: z.number(),
    })
    .nullable(),
  shown: z
    .object({
      left: Side,
      right: Side,
      keep: z.number(),
      aside: z.number(),
      obstacle: z.string().nullable(),
      lines: z
        .array(
          z.object({
            name: z.string(),
            label: z.string(),
            verdict: z.enum(VERDICTS),
            left: Stretches,
            right: Stretches,
          }),
        )
        .readonly(),
    })
    .nullable(),
  counts: Counts,
  /** Which of all pairs this one is. */
  place: z.number(),
  previous: z.number().nullable(),
  next: z.number().nullable(),
  /** What the reader settled last and may take back. */
  last: z
    .object({
      id: z.number(),
      state: z.enum(PAIR_STATES),
      left: z.number(),
      right: z.number(),
      asideId: z.number().nullable(),
    })
    .nullable(),
  look: Look.nullable(),
})

export const LookPage = z.object({ look: Look })

export const SetAsidePage = z.object({
  records: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      year: z.number().nullable(),
      journal: z.string(),
      duplicateBy: z.string().nullable(),
      importId: z.number().nullable(),
      keptId: z.number(),
      keptTitle: z.string(),
      keptYear: z.number().nullable(),
      keptJournal: z.string(),
    }),
  ),
  next: z.number().nullable(),
  counts: Counts,
  filter: z.object({ how: z.string().nullable(), import: z.number().nullable(), q: z.string() }),
})

export const ApartPage = z.object({
  pairs: z.array(
    z.object({
      id: z.number(),
      recordId: z.number(),
      otherId: z.number(),
      title: z.string(),
      otherTitle: z.string(),
      settledAt: z.string().nullable(),
      settledByName: z.string().nullable(),
      settledWith: z.number().nullable(),
    }),
  ),
  next: z.number().nullable(),
  counts: Counts,
})

export const CopyPage = z.object({ record: z.object({ id: z.number(), title: z.string() }) })

/** What a record's page shows of its copies. */
export const Group = {
  /** Every search that found it or a copy of it. */
  origins: z.array(Origin).readonly(),
  copies: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      duplicateBy: z.string().nullable(),
      source: z.string().nullable(),
      /** Fields that it has and the record lacks. */
      fills: z.array(z.object({ name: z.string(), label: z.string() })),
    }),
  ),
  /** The abstract of a copy, where the record has none. */
  borrowed: z.object({ from: z.number(), abstract: z.string() }).nullable(),
  pairs: z.array(z.object({ id: z.number(), other: z.number() })),
}
