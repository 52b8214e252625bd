// What the forms of an agenda take: one item, several at once, and where an item moves.
import { z } from 'zod'
import { choice, decidedOn, optional, several, text, whole } from '../../../core/http/fields.ts'

const id = () => whole(1, 999_999_999)

/** A principle, a planned search, any other subject (`theory statement 3`), or words of one's own. */
export const MeetingItemForm = z.object({
  principle: optional(id()),
  search: optional(id()),
  subject: text(60),
  heading: text(300),
  plainWords: text(2000),
})
export const AgendaForm = z.object({ subjects: several(text(60), 300), heading: text(300), plainWords: text(2000) })
export const PreparationForm = z.object({
  language: choice(['en', 'nl'], 'Choose a language.').default('en'),
})
export const PositionForm = z.object({ to: choice(['up', 'down'], 'Choose where to.'), version: decidedOn() })
export const RemovalForm = z.object({ version: decidedOn() })
