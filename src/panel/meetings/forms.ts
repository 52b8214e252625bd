// What the forms of meetings take: when, where and how, and who was there.
import { z } from 'zod'
import { choice, day, needed, optional, several, text, version, whole } from '../../core/http/fields.ts'
import { MEETING_FORMS } from '../domain.ts'

const id = () => whole(1, 999_999_999)
const people = () => optional(whole(0, 500))

export const MeetingForm = z.object({
  title: needed('a title', 200),
  heldOn: day(),
  form: choice(MEETING_FORMS, 'Choose how people met.'),
  place: text(200),
  minutes: text(20_000),
  patients: people(),
  practitioners: people(),
  policy: people(),
  experts: people(),
  team: people(),
  /** Panellists who were there; the numbers count the others. */
  attending: several(id(), 200),
})
export const NewMeetingForm = MeetingForm.extend({ panel: id() })
export const MeetingChangeForm = MeetingForm.extend({ version: version() })
export const NewMeetingPageForm = z.object({ panel: optional(id()) })
/** What the next point is likely to be: as the last. */
export const NoteQuery = z.object({ role: text(40), panellist: text(10), item: text(10) })

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
