// What the page of reports and exports tells views and programs.
import { z } from 'zod'

export const Unseen = z.object({ format: z.enum(['json', 'archive']), unseen: z.number() })
export const Reports = z.object({
  /** Records with votes that the reader is blind to; the files of the whole review hold them. */
  unseen: z.number(),
  principles: z.number(),
  configurations: z.number(),
  documents: z.number(),
  language: z.enum(['en', 'nl']),
  /** What can be had and where; what is `slow` is asked for with a POST to export-files. */
  groups: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      text: z.string(),
      offers: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          text: z.string(),
          read: z.string().nullable(),
          ways: z.array(
            z.object({
              label: z.string(),
              format: z.string(),
              of: z.string().nullable(),
              report: z.string().nullable(),
              slow: z.boolean(),
              /** Without the names of the team. */
              pseudonyms: z.boolean(),
              href: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
  gaps: z.array(z.object({ text: z.string(), href: z.string() })),
})
