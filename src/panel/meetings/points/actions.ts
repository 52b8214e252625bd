// What changes the points of a meeting: noting one or several, changing one, taking one away.
import { lastChange, record, refuseOvertaken } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { Invalid, invalid, notFound, stale } from '../../../core/errors.ts'
import type { MEETING_ROLES } from '../../domain.ts'
import { listMeetingItems } from '../agenda/store.ts'
import { getMeeting, listAttendees } from '../store.ts'
import { pointsIn } from './quick.ts'
import { deletePoint, findPointRow, insertPoint, updatePoint } from './store.ts'

type Role = (typeof MEETING_ROLES)[number]

export type NewPoint = {
  readonly role: Role | null
  /** Someone who was there, when it is kept who said it. */
  readonly panellist?: number | null
  readonly saidBy: string
  readonly text: string
  readonly item: number | null
}

/** The team is always heard; others only where somebody of their role was there. */
function needPresent(presence: readonly { readonly role: Role }[], role: Role): void {
  if (role === 'review team' || presence.some(one => one.role === role)) return
  const there = presence.map(one => one.role)
  throw invalid(
    'role',
    there.length === 0
      ? 'Nobody is noted as present. Edit the meeting and note who was there first.'
      : `Nobody of this role was present. Present: ${there.join(', ')}. Edit the meeting where that is not complete.`,
  )
}

async function checked(ctx: ReviewCtx, meetingId: number, { panellist = null, ...point }: NewPoint) {
  const { presence } = await getMeeting(ctx.db, ctx.review.id, meetingId)
  const items = await listMeetingItems(ctx.db, ctx.review.id, meetingId)
  if (point.item !== null && !items.some(item => item.id === point.item))
    throw invalid('item', 'Choose an item of this meeting.')
  const people = panellist === null ? [] : await listAttendees(ctx.db, ctx.review.id, meetingId)
  const person = people.find(one => one.id === panellist)
  if (panellist !== null && person === undefined) throw invalid('panellist', 'Choose someone who was there.')
  const role = person?.role ?? point.role
  if (role === null) throw invalid('role', 'Choose the role of who said it.')
  needPresent(presence, role)
  return { role, saidBy: point.saidBy, panellistId: panellist, text: point.text, itemId: point.item }
}

/** Who said it stays with the lead: the activity has the role only, and is for leads since observers do not read meetings. Returns the number of the point. */
export function addPoint(ctx: ReviewCtx, meetingId: number, point: NewPoint): Promise<number> {
  return transaction(ctx, async ctx => {
    const words = await checked(ctx, meetingId, point)
    const id = await nextId(ctx.db, ctx.review.id, 'point')
    const made = { reviewId: ctx.review.id, id, meetingId, createdAt: ctx.now, createdBy: personOf(ctx) }
    await insertPoint(ctx.db, { ...words, ...made })
    await record(ctx, {
      verb: 'noted a point of',
      subjectKind: 'meeting',
      subjectId: meetingId,
      after: { point: id, role: words.role, text: words.text, item: words.itemId },
      audience: 'lead',
    })
    return id
  })
}

/** Several lines at once, all or none. Returns how many. */
export function addNotes(ctx: ReviewCtx, meetingId: number, notes: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const items = await listMeetingItems(ctx.db, ctx.review.id, meetingId)
    const { points, problems } = pointsIn(
      notes,
      items.map(item => item.id),
    )
    if (problems.length > 0) throw new Invalid({ notes: problems.slice(0, 20) })
    const { presence } = await getMeeting(ctx.db, ctx.review.id, meetingId)
    const absent = points.find(one => one.role !== 'review team' && !presence.some(there => there.role === one.role))
    if (absent !== undefined)
      throw invalid('notes', `Nobody is noted as present who is ${absent.role}. Edit the meeting first.`)
    for (const point of points) await addPoint(ctx, meetingId, { ...point, saidBy: '' })
    return points.length
  })
}

export function changePoint(
  ctx: ReviewCtx,
  meetingId: number,
  id: number,
  { version, ...point }: NewPoint & { readonly version: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const found = await findPointRow(ctx.db, ctx.review.id, meetingId, id)
    if (found === undefined) throw notFound('This point')
    const words = await checked(ctx, meetingId, point)
    if (!(await updatePoint(ctx.db, ctx.review.id, id, version, words)))
      throw stale('This point', {
        version: found.point.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'point', id, ['changed'])),
        fields: [{ name: 'text', label: 'What was said', theirs: found.point.text, mine: words.text }],
      })
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'point',
      subjectId: id,
      before: { role: found.point.role, text: found.point.text, item: found.point.itemId },
      after: { role: words.role, text: words.text, item: words.itemId },
      audience: 'lead',
    })
  })
}

/** Returns the number to undo with. */
export function removePoint(
  ctx: ReviewCtx,
  meetingId: number,
  id: number,
  version: number | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const found = await findPointRow(ctx.db, ctx.review.id, meetingId, id)
    if (found === undefined) throw notFound('This point')
    await refuseOvertaken(ctx, version, found.point, { what: 'This point', kind: 'point', id, verbs: ['changed'] })
    const bin = await keepInBin(ctx, {
      kind: 'point',
      id,
      title: `Point ${id}`,
      rows: [
        { table: 'point', rows: [found.point] },
        { table: 'disposition', rows: found.disposition },
      ],
      see: `/panel/meetings/${meetingId}`,
    })
    await deletePoint(ctx.db, ctx.review.id, id)
    return bin
  })
}
