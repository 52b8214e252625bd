// What the form of a substantive theory takes.
import { z } from 'zod'
import { link, needed, several, text, version, whole } from '../../core/http/fields.ts'

export const SubstantiveForm = z.object({
  name: needed('a name', 200),
  summary: text(5000),
  citation: text(1000),
  url: z.union([z.literal(''), link()], 'Enter a web address that begins with http:// or https://.').default(''),
  informs: several(whole(1, 999_999_999)),
  /** How it informs them, place by place as `noted` names the statements. */
  noted: several(whole(1, 999_999_999)),
  notes: several(text(500)),
})

type Lists = {
  readonly informs: readonly number[]
  readonly noted: readonly number[]
  readonly notes: readonly string[]
}

/** Each statement once, with its note. */
export function informedBy({ informs, noted, notes }: Lists) {
  const note = new Map(noted.map((statement, at) => [statement, notes[at] ?? '']))
  return [...new Set(informs)].map(statementId => ({ statementId, note: note.get(statementId) ?? '' }))
}
export const SubstantiveChangeForm = SubstantiveForm.extend({ version: version() })
