// What the forms of a principle's lines take.
import { z } from 'zod'
import { choice, decidedOn, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { LINE_KINDS } from '../domain.ts'

export const NewLineForm = z.object({
  kind: choice(LINE_KINDS, 'Choose what the line is.'),
  text: needed('the words of the line', 1000),
  polarity: optional(choice(['enabling', 'hindering', 'both'], 'Choose a side or leave it open.')),
  audience: text(120),
  themeId: optional(whole(1, 999_999_999)),
})
export const LineForm = NewLineForm.extend({ version: version() })
export const PlaceForm = z.object({ to: choice(['up', 'down'], 'Choose up or down.'), version: decidedOn() })
