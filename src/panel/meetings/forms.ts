// What the forms of meetings take: when and how, who was there by role, what was put, and what was said.
import { z } from 'zod'
import { choice, day, needed, optional, text, version, whole } from '../../core/http/fields.ts'
import { MEETING_FORMS, MEETING_ROLES } from '../domain.ts'

const id = () => whole(1, 999_999_999)
const people = () => optional(whole(0, 500))

export const MeetingForm = z.object({
  title: needed('a title', 200),
  heldOn: day(),
  form: choice(MEETING_FORMS, 'Choose how people met.'),
  minutes: text(20_000),
  patients: people(),
  practitioners: people(),
  policy: people(),
  experts: people(),
  team: people(),
})
export const NewMeetingForm = MeetingForm.extend({ panel: id() })
export const MeetingChangeForm = MeetingForm.extend({ version: version() })
export const NewMeetingPageForm = z.object({ panel: optional(id()) })
/** A principle, a planned search, or words of one's own. */
export const MeetingItemForm = z.object({
  principle: optional(id()),
  search: optional(id()),
  heading: text(300),
  plainWords: text(2000),
})
export const PointForm = z.object({
  role: choice(MEETING_ROLES, 'Choose the role of who said it.'),
  saidBy: text(120),
  text: needed('what was said', 4000),
  item: optional(id()),
})

/** Field of the form → role. */
export const PRESENT = {
  patients: 'patient or public',
  practitioners: 'practitioner',
  policy: 'policy',
  experts: 'expert',
  team: 'review team',
} as const

export function presenceOf(form: Readonly<Record<keyof typeof PRESENT, number | null>>) {
  return (Object.keys(PRESENT) as (keyof typeof PRESENT)[]).flatMap(field => {
    const number = form[field]
    return number === null || number === 0 ? [] : [{ role: PRESENT[field], people: number }]
  })
}
