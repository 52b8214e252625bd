// What changes an agenda: putting subjects as they stand now or words of one's own, a prepared first agenda, order, taking out.
import { record, refuseOvertaken } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextIds } from '../../../core/db/counter.ts'
import { type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict, invalid } from '../../../core/errors.ts'
import { listQuestions } from '../../../reviews/questions/store.ts'
import { listSearchNames } from '../../../sources/searches/store.ts'
import { listTheoryStatements } from '../../../theories/store.ts'
import type { Language, Say } from '../../domain.ts'
import { bindSubjects } from '../../items/actions.ts'
import { moveItem } from '../../items/store.ts'
import { type Bound, type Subject, subjectFrom } from '../../items/words.ts'
import { getMeeting } from '../store.ts'
import {
  countPointsOf,
  deleteMeetingItem,
  getMeetingItem,
  insertMeetingItems,
  listMeetingItems,
  updatePosition,
} from './store.ts'

type SayIn = (language: Language) => Say

export type NewMeetingItem = {
  readonly principle: number | null
  /** A planned search. */
  readonly search?: number | null
  /** `theory statement 3`, or empty. */
  readonly subject?: string
  readonly heading: string
  readonly plainWords: string
}

/** Puts one subject as it stands now, or words of one's own. Returns the number of the item. */
export function putItem(ctx: ReviewCtx, meetingId: number, item: NewMeetingItem, sayIn: SayIn): Promise<number> {
  return transaction(ctx, async ctx => {
    const { principle, search = null, subject = '', heading, plainWords } = item
    const chosen = [
      ...(principle === null ? [] : [`principle ${principle}`]),
      ...(search === null ? [] : [`search ${search}`]),
      ...(subject === '' ? [] : [subject]),
    ]
    if (chosen.length > 1)
      throw invalid(search === null ? 'subject' : 'search', 'Choose one of them. Put one after the other.')
    const [first] = chosen
    if (first === undefined) {
      const [id] = await putBound(ctx, meetingId, [freeText(heading, plainWords)])
      return id ?? 0
    }
    const [bound] = await bindSubjects(ctx, subjectsFrom([first]), sayIn)
    if (bound === undefined) throw invalid(search === null ? 'principle' : 'search', notThere(first))
    const words = bound.subjectKind !== 'principle' && plainWords !== '' ? { ...bound, plainWords } : bound
    const [id] = await putBound(ctx, meetingId, [words])
    return id ?? 0
  })
}

function notThere(subject: string): string {
  if (subject.startsWith('search')) return 'Choose a planned search of this review.'
  return subject.startsWith('principle')
    ? 'Choose a principle of this review.'
    : 'Choose something of this review that still stands.'
}

function freeText(heading: string, plainWords: string): Bound {
  if (heading === '') throw invalid('heading', 'Choose what is put, or enter it in your own words.')
  const subject = { subjectKind: 'free text', subjectId: null, subjectVersion: null } as const
  return { ...subject, heading, plainWords, restsOn: '' }
}

function subjectsFrom(texts: readonly string[]): Subject[] {
  return texts.flatMap(text => {
    const subject = subjectFrom(text)
    if (subject === 'unknown') throw invalid('subjects', 'Choose from the list.')
    return subject === null ? [] : [subject]
  })
}

/** Puts everything chosen, in its order, leaving out what the meeting has at this version already. Returns how many. */
export function putSubjects(
  ctx: ReviewCtx,
  meetingId: number,
  chosen: { readonly subjects: readonly string[]; readonly heading: string; readonly plainWords: string },
  sayIn: SayIn,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const bound = await bindSubjects(ctx, subjectsFrom(chosen.subjects), sayIn)
    const own = chosen.heading === '' ? [] : [freeText(chosen.heading, chosen.plainWords)]
    if (bound.length + own.length === 0) throw invalid('subjects', 'Choose what is put, or enter it in your own words.')
    return (await putBound(ctx, meetingId, [...bound, ...own])).length
  })
}

/** What one consults a panel about first: the question, the initial theory, the planned searches, and what else there is. */
export function prepareAgenda(ctx: ReviewCtx, meetingId: number, say: Say, sayIn: SayIn): Promise<number> {
  return transaction(ctx, async ctx => {
    const [question] = await listQuestions(ctx.db, ctx.review.id)
    const statements = await listTheoryStatements(ctx.db, ctx.review.id)
    const searches = (await listSearchNames(ctx.db, ctx.review.id)).filter(one => one.status === 'planned')
    const bound = await bindSubjects(
      ctx,
      [
        ...(question === undefined ? [] : [{ kind: 'question' as const, id: question.id }]),
        ...statements.map(one => ({ kind: 'theory statement' as const, id: one.id })),
        ...searches.map(one => ({ kind: 'search' as const, id: one.id })),
      ],
      sayIn,
    )
    const own = (['matters', 'missing', 'heard'] as const).map(one =>
      freeText(say(`panel.agenda.${one}`), say(`panel.agenda.${one}Words`)),
    )
    return (await putBound(ctx, meetingId, [...bound, ...own])).length
  })
}

async function putBound(ctx: ReviewCtx, meetingId: number, bound: readonly Bound[]): Promise<number[]> {
  await getMeeting(ctx.db, ctx.review.id, meetingId)
  const present = await listMeetingItems(ctx.db, ctx.review.id, meetingId)
  const fresh = bound.filter(one => !present.some(item => isSame(item, one)))
  if (fresh.length === 0) throw invalid('subjects', 'All of this is on the agenda already.')
  const last = present.at(-1)?.position ?? 0
  const first = await nextIds(ctx.db, ctx.review.id, 'item', fresh.length)
  const items = fresh.map((one, at) => ({ ...one, id: first + at, position: last + at + 1 }))
  await insertMeetingItems(ctx.db, ctx.review.id, meetingId, items)
  for (const { id, subjectKind, subjectId, subjectVersion, heading } of items)
    await record(ctx, {
      verb: 'put an item to',
      subjectKind: 'meeting',
      subjectId: meetingId,
      after: { item: id, [subjectKind]: subjectId, version: subjectVersion, heading },
    })
  return items.map(item => item.id)
}

function isSame(
  item: Pick<Bound, 'subjectKind' | 'subjectId' | 'subjectVersion' | 'heading'>,
  other: Pick<Bound, 'subjectKind' | 'subjectId' | 'subjectVersion' | 'heading'>,
): boolean {
  return (
    item.subjectKind === other.subjectKind &&
    item.subjectId === other.subjectId &&
    item.subjectVersion === other.subjectVersion &&
    (item.subjectKind !== 'free text' || item.heading === other.heading)
  )
}

const MOVED = 'moved an item of'

/** Before it is moved or taken off: refused where it is not at the version that this was decided on. */
function refuseChanged(
  ctx: ReviewCtx,
  decidedOn: number | null,
  meetingId: number,
  item: { id: number; version: number },
) {
  const thing = { what: 'This item', kind: 'meeting', id: meetingId, verbs: [MOVED], part: { item: item.id } }
  return refuseOvertaken(ctx, decidedOn, item, thing)
}

/** One place up or down. */
export function moveMeetingItem(
  ctx: ReviewCtx,
  meetingId: number,
  id: number,
  to: 'up' | 'down',
  decidedOn: number | null = null,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const item = await getMeetingItem(ctx.db, ctx.review.id, meetingId, id)
    await refuseChanged(ctx, decidedOn, meetingId, item)
    const items = await listMeetingItems(ctx.db, ctx.review.id, meetingId)
    const other = items[items.findIndex(one => one.id === id) + (to === 'up' ? -1 : 1)]
    if (other === undefined) return
    await moveItem(ctx.db, ctx.review.id, id, other.position)
    await updatePosition(ctx.db, ctx.review.id, other.id, item.position)
    await record(ctx, {
      verb: MOVED,
      subjectKind: 'meeting',
      subjectId: meetingId,
      after: { item: id, to },
    })
  })
}

/** Returns the number to undo with. */
export function removeMeetingItem(
  ctx: ReviewCtx,
  meetingId: number,
  id: number,
  decidedOn: number | null = null,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getMeetingItem(ctx.db, ctx.review.id, meetingId, id)
    await refuseChanged(ctx, decidedOn, meetingId, row)
    if ((await countPointsOf(ctx.db, ctx.review.id, id)) > 0)
      throw conflict('Points were raised about this item. Remove them first, or leave it.')
    const bin = await keepInBin(ctx, {
      kind: 'item',
      id,
      title: row.heading,
      rows: [{ table: 'item', rows: [row] }],
      see: `/panel/meetings/${meetingId}`,
    })
    await deleteMeetingItem(ctx.db, ctx.review.id, id)
    return bin
  })
}
