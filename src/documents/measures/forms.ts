// What the forms of measures and aims take.
import { z } from 'zod'
import { checkbox, choice, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { DOCUMENT_KINDS } from '../domain.ts'

const id = () => whole(1, 999_999_999)

export const FrequencyForm = z.object({
  domain: text(100),
  kind: optional(choice(DOCUMENT_KINDS)),
  term: optional(id()),
  level: optional(id()),
  instruments: checkbox(),
})
/** Several lines at once: name | what it measures | where it says so. */
export const LinesForm = z.object({ lines: needed('a measure, one a line', 60_000), excerptId: optional(id()) })
export const MeasureForm = z.object({
  name: needed('a name', 300),
  domain: text(100),
  isInstrument: checkbox(),
  levelId: optional(id()),
  version: version(),
})
export const MergeForm = z.object({ intoId: whole(1, 999_999_999) })
export const AimForm = z.object({
  text: needed('what it set out to do', 5_000),
  category: text(100),
  locator: text(200),
  excerptId: optional(id()),
})
export const AimChangeForm = AimForm.extend({ version: version() })
