// What the pages about theories show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Statement = z.object({
  id: z.number(),
  number: z.string(),
  ifText: z.string(),
  thenText: z.string(),
  becauseText: z.string(),
  sentence: z.string(),
})

export const Row = z.object({
  id: z.number().nullable(),
  number: z.string(),
  ifText: z.string(),
  thenText: z.string(),
  becauseText: z.string(),
})

export const Version = z.object({
  version: z.number(),
  title: z.string(),
  status: z.string(),
  text: z.string(),
  reason: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string().nullable(),
})

export const Theories = z.object({
  theories: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      status: z.string(),
      version: z.number(),
      text: z.string(),
      writtenAt: z.string(),
      statements: z.array(Statement),
    }),
  ),
  substantive: z.array(
    z.object({ id: z.number(), name: z.string(), summary: z.string(), citation: z.string(), url: z.string() }),
  ),
})

export const Editor = z.object({
  theory: z.object({
    id: z.number().nullable(),
    version: z.number(),
    title: z.string(),
    status: z.string(),
    text: z.string(),
  }),
  rows: z.array(Row),
})
