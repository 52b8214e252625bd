// Points typed as people speak, one a line: letters of a role, perhaps the number of an item, then the words.
import type { MEETING_ROLES } from '../../domain.ts'

type Role = (typeof MEETING_ROLES)[number]
export type QuickPoint = { readonly role: Role; readonly item: number | null; readonly text: string }

export const ROLE_LETTERS: Readonly<Record<string, Role>> = {
  pt: 'patient or public',
  pr: 'practitioner',
  po: 'policy',
  ex: 'expert',
  rt: 'review team',
}
const LINE = /^([a-z]{2})\s{1,9}(?:(\d{1,3})\s{1,9})?(\S.*)$/i
const LONGEST = 4_000

/** `items` are in the order of the agenda, which the numbers count. A line that begins with no role goes on with the last. */
export function pointsIn(
  notes: string,
  items: readonly number[],
): { readonly points: readonly QuickPoint[]; readonly problems: readonly string[] } {
  const points: QuickPoint[] = []
  const problems: string[] = []
  for (const [at, line] of notes.split('\n').entries()) {
    const text = line.trim()
    if (text === '') continue
    const found = text.length > LONGEST ? null : LINE.exec(text)
    const role = ROLE_LETTERS[found?.[1]?.toLowerCase() ?? '']
    const item = found?.[2] === undefined ? null : items[Number(found[2]) - 1]
    if (text.length > LONGEST) problems.push(`Line ${at + 1}: longer than ${LONGEST} characters.`)
    else if (role === undefined) problems.push(`Line ${at + 1}: begin with pt, pr, po, ex or rt for who said it.`)
    else if (item === undefined) problems.push(`Line ${at + 1}: there is no item ${found?.[2]} on the agenda.`)
    else points.push({ role, item, text: found?.[3] ?? '' })
  }
  return { points, problems }
}
