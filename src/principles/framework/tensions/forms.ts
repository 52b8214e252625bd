// What the forms of tensions take.
import { z } from 'zod'
import { needed, several, text, version, whole } from '../../../core/http/fields.ts'

const names = () => several(z.string().max(40), 500)

export const TensionForm = z.object({
  name: needed('a name', 200),
  about: text(4000),
  firstSide: needed('what pulls on one side', 200),
  secondSide: needed('what pulls on the other side', 200),
  first: names(),
  firstOthers: text(2000),
  second: names(),
  secondOthers: text(2000),
  holding: text(20_000),
  principles: several(whole(1, 999_999_999)),
})
export const ChangedTensionForm = TensionForm.extend({ version: version() })
