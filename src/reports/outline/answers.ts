// What the page of the outline shows, and JSON clients get: every field, and no more.
import { z } from 'zod'
import { LANGUAGES, STYLES, TAGS } from './sections.ts'

export const OutlinePage = z.object({
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      shown: z.boolean(),
      /** The RAMESES items whose words stand in it, and how many of them are reported. */
      items: z.array(z.object({ item: z.number(), status: z.string() })),
    }),
  ),
  style: z.enum(STYLES),
  tags: z.enum(TAGS),
  language: z.enum(LANGUAGES),
  isDefault: z.boolean(),
  version: z.number(),
  writtenAt: z.string().nullable(),
  writtenBy: z.string().nullable(),
})
