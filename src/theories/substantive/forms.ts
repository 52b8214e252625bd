// What the form of a substantive theory takes.
import { z } from 'zod'
import { link, needed, several, text, version, whole } from '../../core/http/fields.ts'

export const SubstantiveForm = z.object({
  name: needed('a name', 200),
  summary: text(5000),
  citation: text(1000),
  url: z.union([z.literal(''), link()], 'Enter a web address that begins with http:// or https://.').default(''),
  informs: several(whole(1, 999_999_999)),
})
export const SubstantiveChangeForm = SubstantiveForm.extend({ version: version() })
