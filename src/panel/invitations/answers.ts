// What the pages about invitations show, and JSON clients get: every field, and no more.
import { z } from 'zod'

export const Link = z.object({
  id: z.number(),
  purpose: z.string(),
  createdAt: z.string(),
  mailedAt: z.string().nullable(),
  firstUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})

export const InvitationsPage = z.object({
  round: z.object({ id: z.number(), title: z.string(), standing: z.string(), panelId: z.number() }),
  people: z.array(
    z.object({
      id: z.number(),
      code: z.string(),
      name: z.string(),
      email: z.string(),
      role: z.string(),
      language: z.string(),
      withdrawnAt: z.string().nullable(),
      answered: z.number(),
      links: z.array(Link),
    }),
  ),
  made: z.array(
    z.object({
      panellistId: z.number(),
      name: z.string(),
      link: z.string(),
      sent: z.boolean(),
      problem: z.string(),
      /** To copy, where it was not sent. */
      subject: z.string(),
      text: z.string(),
    }),
  ),
  /** How many were asked and have not finished. */
  late: z.number(),
  canSend: z.boolean(),
})
