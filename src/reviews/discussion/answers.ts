// The discussion of one thing as pages and JSON give it: threads with their answers, and the members one may mention.
import { z } from 'zod'

const person = z.object({ id: z.number(), name: z.string() })

const said = {
  id: z.number(),
  text: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string().nullable(),
  writtenById: z.number().nullable(),
  editedAt: z.string().nullable(),
  /** Until when the writer may change it. */
  editableUntil: z.string(),
  mentions: z.array(person),
}

export const AnswerShape = z.object(said)

export const Thread = z.object({
  ...said,
  resolvedAt: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  answers: z.array(AnswerShape),
})

/** To be spread into the answer of a page; from readDiscussion. */
export const discussion = { comments: z.array(Thread), members: z.array(person) }

/** What a thread is about: its words, whether it is still there, and where it is discussed. */
export const About = z.object({
  kind: z.string(),
  id: z.number(),
  label: z.string(),
  words: z.string(),
  isDeleted: z.boolean(),
  /** Its own page; null where it has none, or was deleted. */
  place: z.string().nullable(),
  /** Where it is discussed. */
  href: z.string(),
})

/** A thread in a list, with how far it went. */
export const ListedThread = z.object({
  id: z.number(),
  text: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string().nullable(),
  resolvedAt: z.string().nullable(),
  resolvedBy: z.string().nullable(),
  answers: z.number(),
  about: About,
})
