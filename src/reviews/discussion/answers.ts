// The discussion of one thing as pages and JSON give it.
import { z } from 'zod'

export const Comments = z.array(
  z.object({
    id: z.number(),
    text: z.string(),
    writtenAt: z.string(),
    writtenBy: z.string().nullable(),
    resolvedAt: z.string().nullable(),
    resolvedBy: z.string().nullable(),
  }),
)
