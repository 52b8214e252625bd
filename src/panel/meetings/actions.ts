// What changes meetings: holding one, putting items, noting points, taking a point away.
import { lastChange, record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, notFound, stale } from '../../core/errors.ts'
import { readPrinciple } from '../../principles/reading.ts'
import { loadGround } from '../../principles/resting/store.ts'
import { listPrinciples } from '../../principles/store.ts'
import { getSearch, listTheoryStatements } from '../../sources/searches/store.ts'
import { sentenceOf } from '../../theories/domain.ts'
import type { Language, MEETING_ROLES, Say } from '../domain.ts'
import { getPanel } from '../panels/store.ts'
import { restsOnText } from '../rounds/rests-on.ts'
import { searchItem } from './search-item.ts'
import {
  deletePoint,
  findPointRow,
  getMeeting,
  insertMeeting,
  insertMeetingItem,
  insertPoint,
  listMeetingItems,
  setPresence,
  updateMeeting,
} from './store.ts'

type Role = (typeof MEETING_ROLES)[number]

export type MeetingWords = {
  readonly title: string
  readonly heldOn: string
  readonly form: 'in person' | 'online' | 'telephone' | 'mixed'
  readonly minutes: string
  readonly presence: readonly { readonly role: Role; readonly people: number }[]
}

/** Returns the number of the meeting. */
export function addMeeting(ctx: ReviewCtx, panelId: number, meeting: MeetingWords): Promise<number> {
  return transaction(ctx, async ctx => {
    await getPanel(ctx.db, ctx.review.id, panelId)
    const { presence, title, heldOn, form, minutes } = meeting
    const id = await nextId(ctx.db, ctx.review.id, 'meeting')
    await insertMeeting(ctx.db, {
      title,
      heldOn,
      form,
      minutes,
      reviewId: ctx.review.id,
      id,
      panelId,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await setPresence(ctx.db, ctx.review.id, id, presence)
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
    const { presence, version, title, heldOn, form, minutes } = meeting
    if (!(await updateMeeting(ctx.db, ctx.review.id, id, version, { title, heldOn, form, minutes })))
      throw stale('This meeting', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'meeting', id, ['changed'])),
        fields: [
          { name: 'title', label: 'Title', theirs: before.title, mine: title },
          { name: 'minutes', label: 'Minutes', theirs: before.minutes, mine: minutes },
        ],
      })
    await setPresence(ctx.db, ctx.review.id, id, presence)
    await record(ctx, {
      verb: 'changed',
      subjectKind: 'meeting',
      subjectId: id,
      before: { title: before.title, presence: before.presence },
      after: { title, presence },
    })
  })
}

export type NewMeetingItem = {
  readonly principle: number | null
  /** A planned search. */
  readonly search?: number | null
  readonly heading: string
  readonly plainWords: string
}

/** Puts a principle or a planned search as it stands now, or words of one's own. Returns the number of the item. */
export function putItem(
  ctx: ReviewCtx,
  meetingId: number,
  item: NewMeetingItem,
  sayIn: (language: Language) => Say,
): Promise<number> {
  return transaction(ctx, async ctx => {
    await getMeeting(ctx.db, ctx.review.id, meetingId)
    const position = ((await listMeetingItems(ctx.db, ctx.review.id, meetingId)).at(-1)?.position ?? 0) + 1
    const words = await wordsOf(ctx, item, sayIn)
    const id = await nextId(ctx.db, ctx.review.id, 'item')
    await insertMeetingItem(ctx.db, { ...words, reviewId: ctx.review.id, id, meetingId, position })
    await record(ctx, {
      verb: 'put an item to',
      subjectKind: 'meeting',
      subjectId: meetingId,
      after: { item: id, [words.subjectKind]: words.subjectId, version: words.subjectVersion, heading: words.heading },
    })
    return id
  })
}

function wordsOf(ctx: ReviewCtx, item: NewMeetingItem, sayIn: (language: Language) => Say) {
  const search = item.search ?? null
  if (item.principle !== null && search !== null)
    throw invalid('search', 'Choose a principle or a search, not both. Put one after the other.')
  if (item.principle !== null) return frozen(ctx, item.principle, sayIn)
  return search === null ? freeText(item) : planned(ctx, search, item.plainWords)
}

function freeText(item: NewMeetingItem) {
  if (item.heading === '') throw invalid('heading', 'Choose a principle or a planned search, or enter what is put.')
  return {
    subjectKind: 'free text' as const,
    subjectId: null,
    subjectVersion: null,
    heading: item.heading,
    plainWords: item.plainWords,
    restsOn: '',
  }
}

async function frozen(ctx: ReviewCtx, principleId: number, sayIn: (language: Language) => Say) {
  const [principle] = await listPrinciples(ctx.db, ctx.review.id, [principleId])
  if (principle === undefined) throw invalid('principle', 'Choose a principle of this review.')
  const ground = await loadGround(ctx.db, ctx.review.id, [principle], 'CMO')
  return {
    subjectKind: 'principle' as const,
    subjectId: principle.id,
    subjectVersion: principle.version,
    heading: principle.heading,
    plainWords: principle.plainWords.en || principle.plainWords.nl || '',
    restsOn: restsOnText(readPrinciple(principle, ground), sayIn),
  }
}

async function planned(ctx: ReviewCtx, searchId: number, plainWords: string) {
  const search = await getSearch(ctx.db, ctx.review.id, searchId).catch(() => null)
  if (search?.status !== 'planned') throw invalid('search', 'Choose a planned search of this review.')
  const { theoryStatementId } = search
  const [statement] =
    theoryStatementId === null ? [] : await listTheoryStatements(ctx.db, ctx.review.id, theoryStatementId)
  return searchItem(search, statement === undefined ? '' : sentenceOf(statement), plainWords)
}

export type NewPoint = {
  readonly role: Role
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

/** Who said it stays with the lead: the activity has the role only. Returns the number of the point. */
export function addPoint(ctx: ReviewCtx, meetingId: number, point: NewPoint): Promise<number> {
  return transaction(ctx, async ctx => {
    const { presence } = await getMeeting(ctx.db, ctx.review.id, meetingId)
    needPresent(presence, point.role)
    const items = await listMeetingItems(ctx.db, ctx.review.id, meetingId)
    if (point.item !== null && !items.some(item => item.id === point.item))
      throw invalid('item', 'Choose an item of this meeting.')
    const id = await nextId(ctx.db, ctx.review.id, 'point')
    const { role, saidBy, text } = point
    await insertPoint(ctx.db, {
      role,
      saidBy,
      text,
      itemId: point.item,
      reviewId: ctx.review.id,
      id,
      meetingId,
      createdAt: ctx.now,
      createdBy: personOf(ctx),
    })
    await record(ctx, {
      verb: 'noted a point of',
      subjectKind: 'meeting',
      subjectId: meetingId,
      after: { point: id, role, text, item: point.item },
    })
    return id
  })
}

/** Returns the number to undo with. */
export function removePoint(ctx: ReviewCtx, meetingId: number, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const found = await findPointRow(ctx.db, ctx.review.id, meetingId, id)
    if (found === undefined) throw notFound('This point')
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
