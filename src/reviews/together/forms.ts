// What the forms of working together take: who is present, and how a session goes on or ends.
import { z } from 'zod'
import { checkbox, optional, several, text, whole } from '../../core/http/fields.ts'

const id = () => whole(1, 999_999_999)
const guests = () => optional(whole(0, 999)).transform(count => count ?? 0)

export const StartForm = z.object({
  present: several(id(), 100),
  guests: guests(),
  purpose: text(1_000),
  document: optional(id()),
})
/** Everyone who is there now besides the holder; who is not named has left. */
export const PresenceForm = z.object({ present: several(id(), 100), guests: guests() })
export const EndForm = z.object({ note: text(10_000) })
/** Without the mark the name stands again. */
export const WithdrawalForm = z.object({ withdrawn: checkbox() })

export const SessionsQuery = z.object({ document: optional(id()), before: optional(id()) })
