// What the pages about meetings show, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { Contact } from '../panels/answers.ts'
import { Said, Typed } from '../results/answers.ts'

export const Meeting = z.object({
  id: z.number(),
  panelId: z.number(),
  panelName: z.string(),
  title: z.string(),
  heldOn: z.string(),
  form: z.string(),
  place: z.string(),
  minutes: z.string(),
  presence: z.array(z.object({ role: z.string(), people: z.number() })),
  version: z.number(),
})

export const Item = z.object({
  id: z.number(),
  kind: z.string(),
  principle: z.number().nullable(),
  /** The search that was put, planned then. */
  search: z.number().nullable(),
  subject: z.number().nullable(),
  /** Of the subject. */
  version: z.number().nullable(),
  itemVersion: z.number().describe('Of the item itself: what its place is changed against.'),
  heading: z.string(),
  plainWords: z.string(),
  facts: z.array(z.object({ term: z.string(), says: z.string() })),
})

/** For leads alone. */
const Person = z.object({ id: z.number(), name: z.string(), role: z.string() })

export const FormPage = z.object({
  meeting: Meeting.nullable(),
  panels: z.array(z.object({ id: z.number(), name: z.string() })),
  panel: z.number().nullable(),
  /** Those who are not ticked, by field of the form. */
  present: z.record(z.string(), z.number()),
  people: z.array(Person),
  attending: z.array(z.number()),
})

export const MeetingPage = z.object({
  typed: Typed,
  meeting: Meeting,
  items: z.array(Item),
  points: z.array(
    Said.extend({
      item: z.number().nullable(),
      role: z.string(),
      saidBy: z.string(),
      panellist: z.number(),
      version: z.number(),
    }),
  ),
  people: z.array(Person),
  note: z.object({ role: z.string(), panellist: z.string(), item: z.string() }),
})

export const Handout = z.object({
  meeting: Meeting,
  items: z.array(Item),
  contact: Contact,
})
