// What the forms of items take: a subject as the list offers it or words of one's own, and a place.
import { z } from 'zod'
import { choice, decidedOn, text, version } from '../../core/http/fields.ts'

export const ItemForm = z.object({ subject: text(60), heading: text(300), plainWords: text(2000) })
export const WordsForm = z.object({ heading: text(300), plainWords: text(2000), version: version() })
export const PlaceForm = z.object({
  to: choice(['up', 'down', 'out'], 'Choose up, down or out.'),
  version: decidedOn(),
})
