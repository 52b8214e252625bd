// What the pages of working sessions show, and JSON clients get.
import { z } from 'zod'

export const SessionAnswer = z.object({
  id: z.number(),
  heldBy: z.number(),
  holder: z.string(),
  documentId: z.number().nullable(),
  guests: z.number(),
  purpose: z.string(),
  startedAt: z.string(),
  /** When it ended, or will end by itself. */
  overAt: z.string(),
  isOpen: z.boolean(),
  /** Over, but nobody has ended it yet: its memo is not written. */
  wantsEnding: z.boolean(),
  memoId: z.number().nullable(),
  stays: z.array(
    z.object({
      personId: z.number(),
      /** Null where the name was withdrawn, except for the person. */
      name: z.string().nullable(),
      joinedAt: z.string(),
      leftAt: z.string().nullable(),
      isWithdrawn: z.boolean(),
    }),
  ),
  isMine: z.boolean(),
  /** Whether the reader is named in it without holding it, and has withdrawn the name. */
  named: z.enum(['no', 'yes', 'withdrawn']),
})

const Member = z.object({ personId: z.number(), name: z.string(), role: z.string() })

export const SessionList = z.object({
  sessions: z.array(SessionAnswer),
  /** The session the reader holds now. */
  open: SessionAnswer.nullable(),
  members: z.array(Member),
  document: z.number().nullable(),
  next: z.number().nullable(),
})

export const SessionPage = z.object({
  session: SessionAnswer,
  members: z.array(Member),
  counts: z.string(),
  made: z.array(z.object({ label: z.string(), href: z.string().nullable(), verbs: z.array(z.string()) })),
  isMore: z.boolean(),
})
