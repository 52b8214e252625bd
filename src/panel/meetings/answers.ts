// What the pages about meetings show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { Said } from '../results/answers.ts'

export const Meeting = z.object({
  id: z.number(),
  panelId: z.number(),
  panelName: z.string(),
  title: z.string(),
  heldOn: z.string(),
  form: z.string(),
  minutes: z.string(),
  presence: z.array(z.object({ role: z.string(), people: z.number() })),
  version: z.number(),
})

export const Item = z.object({
  id: z.number(),
  principle: z.number().nullable(),
  /** The search that was put, planned then. */
  search: z.number().nullable(),
  version: z.number().nullable(),
  heading: z.string(),
  plainWords: z.string(),
  facts: z.array(z.object({ term: z.string(), says: z.string() })),
})

export const FormPage = z.object({
  meeting: Meeting.nullable(),
  panels: z.array(z.object({ id: z.number(), name: z.string() })),
  panel: z.number().nullable(),
  present: z.record(z.string(), z.number()),
})

export const MeetingPage = z.object({
  meeting: Meeting,
  items: z.array(Item),
  points: z.array(Said.extend({ item: z.number().nullable() })),
  principles: z.array(z.object({ id: z.number(), heading: z.string() })),
  /** Planned ones, which the panel may advise on. */
  searches: z.array(z.object({ id: z.number(), name: z.string() })),
})

export const Handout = z.object({ meeting: Meeting, items: z.array(Item) })
