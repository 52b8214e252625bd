// What changes meetings: planning or noting one, and who was there, by role and, for those on the panel, by tick.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import type { MEETING_ROLES } from '../domain.ts'
import { getPanel, listPanellists } from '../panels/store.ts'
import { getMeeting, insertMeeting, setAttendance, setPresence, updateMeeting } from './store.ts'

type Role = (typeof MEETING_ROLES)[number]
type Present = { readonly role: Role; readonly people: number }

export type MeetingWords = {
  readonly title: string
  readonly heldOn: string
  readonly form: 'in person' | 'online' | 'telephone' | 'mixed'
  readonly place?: string
  readonly minutes: string
  /** Those who are not ticked, by role. */
  readonly presence: readonly Present[]
  /** Numbers of panellists who were there. */
  readonly attending?: readonly number[]
}

/** Returns the number of the meeting. */
export function addMeeting(ctx: ReviewCtx, panelId: number, meeting: MeetingWords): Promise<number> {
  return transaction(ctx, async ctx => {
    await getPanel(ctx.db, ctx.review.id, panelId)
    const { title, heldOn, form, place = '', minutes } = meeting
    const id = await nextId(ctx.db, ctx.review.id, 'meeting')
    await insertMeeting(ctx.db, {
      title,
      heldOn,
      form,
      place,
      minutes,
      reviewId: ctx.review.id,
      id,
      panelId,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    const presence = await setWhoWasThere(ctx, id, panelId, meeting)
    await record(ctx, {
      verb: 'noted',
      subjectKind: 'meeting',
      subjectId: id,
      after: { panelId, title, heldOn, form, presence },
    })
    return id
  })
}

export function changeMeeting(
  ctx: ReviewCtx,
  id: number,
  meeting: MeetingWords & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getMeeting(ctx.db, ctx.review.id, id)
    const { version, title, heldOn, form, place = '', minutes } = meeting
    if (!(await updateMeeting(ctx.db, ctx.review.id, id, version, { title, heldOn, form, place, minutes })))
      throw stale('This meeting', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'meeting', id, ['changed'])),
        fields: [
          { name: 'title', label: 'Title', theirs: before.title, mine: title },
          { name: 'minutes', label: 'Minutes', theirs: before.minutes, mine: minutes },
        ],
      })
    const presence = await setWhoWasThere(ctx, id, before.panelId, meeting)
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'meeting',
      subjectId: id,
      before: { title: before.title, presence: before.presence },
      after: { title, presence },
    })
  })
}

/** Keeps who was ticked, and by role how many were there in all; returns the latter, which names nobody. */
async function setWhoWasThere(ctx: ReviewCtx, id: number, panelId: number, meeting: MeetingWords): Promise<Present[]> {
  const attending = [...new Set(meeting.attending ?? [])]
  const people = attending.length === 0 ? [] : await listPanellists(ctx.db, ctx.review.id, panelId)
  const ticked = attending.map(one => people.find(person => person.id === one))
  const roles = ticked.map(person => {
    if (person === undefined) throw invalid('attending', 'Choose people of this panel.')
    return person.role
  })
  const counts = new Map<Role, number>()
  for (const { role, people } of [...meeting.presence, ...roles.map(role => ({ role, people: 1 }))])
    counts.set(role, (counts.get(role) ?? 0) + people)
  const presence = [...counts].map(([role, people]) => ({ role, people }))
  await setPresence(ctx.db, ctx.review.id, id, presence)
  await setAttendance(ctx.db, ctx.review.id, id, attending)
  return presence
}
