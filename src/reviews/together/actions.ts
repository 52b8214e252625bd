// Working together: beginning a session, who comes and goes, withdrawing one's name, and ending it with a memo.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, forbidden, invalid } from '../../core/errors.ts'
import { writeMemo } from '../journal/actions.ts'
import { getMemo, setPresent } from '../journal/store.ts'
import { findMember, listMembers } from '../members/store.ts'
import { madeOf, subjectsOf, telling } from './saved.ts'
import { isOpen, LASTS_HOURS, overAt, presentLine } from './signing.ts'
import {
  findSessionOf,
  getSession,
  insertSession,
  insertStays,
  lastActivity,
  listLeftOpen,
  listSaved,
  type Session,
  setEnd,
  setGuests,
  setLeft,
  setWithdrawn,
} from './store.ts'

export type Started = {
  /** Others than the holder. */
  readonly present: readonly number[]
  readonly guests: number
  readonly purpose: string
  readonly document: number | null
}

/** Returns its number. What was left open for more than a day is ended first. */
export function startSession(ctx: ReviewCtx, started: Started): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const heldBy = personOf(ctx)
    if (heldBy === null) throw forbidden('A working session is held by a person who is signed in.')
    await endLeftOpen(ctx)
    const open = await findSessionOf(ctx.db, reviewId, heldBy)
    if (open !== undefined)
      throw conflict(`You hold working session ${open.id} already. End it before you begin another.`)
    const others = await othersOf(ctx, started.present, heldBy)
    const { guests, purpose, document: documentId } = started
    if (others.length === 0 && guests === 0)
      throw invalid('present', 'Say who is present besides you: members, or a number of guests.')
    const id = await nextId(ctx.db, reviewId, 'working session')
    const afterActivity = await lastActivity(ctx.db, reviewId)
    await insertSession(ctx.db, {
      reviewId,
      id,
      heldBy,
      documentId,
      guests,
      purpose,
      afterActivity,
      startedAt: ctx.now,
    })
    await insertStays(ctx.db, reviewId, id, [heldBy, ...others], ctx.now)
    const after = { present: [heldBy, ...others], guests }
    await record(ctx, { verb: 'began', subjectKind: 'working session', subjectId: id, after })
    return id
  })
}

/** Members of the review alone; those who cannot sign in any longer may still sit in the room. */
async function othersOf(ctx: ReviewCtx, personIds: readonly number[], heldBy: number): Promise<number[]> {
  const members = new Set((await listMembers(ctx.db, ctx.review.id)).map(member => member.personId))
  const others = [...new Set(personIds)].filter(id => id !== heldBy)
  if (others.some(id => !members.has(id))) throw invalid('present', 'Choose members of this review.')
  return others
}

/** Who is there from now on, besides the holder; the others have left. */
export function changePresence(
  ctx: ReviewCtx,
  id: number,
  now: { readonly present: readonly number[]; readonly guests: number },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const session = await getSession(ctx.db, reviewId, id)
    if (session.heldBy !== personOf(ctx)) throw forbidden(`${session.holder} holds this session and says who is there.`)
    if (!isOpen(session, ctx.now)) throw conflict('This working session is over.')
    const others = await othersOf(ctx, now.present, session.heldBy)
    const there = new Set(session.stays.filter(stay => stay.leftAt === null).map(stay => stay.personId))
    const joined = others.filter(person => !there.has(person))
    const left = [...there].filter(person => person !== session.heldBy && !others.includes(person))
    if (joined.length === 0 && left.length === 0 && now.guests === session.guests) return
    await setLeft(ctx.db, reviewId, id, left, ctx.now)
    await insertStays(ctx.db, reviewId, id, joined, ctx.now)
    await setGuests(ctx.db, reviewId, id, now.guests)
    // A name that was withdrawn stays so when the person comes back into the room.
    const withdrawn = session.stays.filter(stay => stay.withdrawnAt !== null).map(stay => stay.personId)
    for (const person of joined)
      if (withdrawn.includes(person)) await setWithdrawn(ctx.db, reviewId, id, person, ctx.now)
    const after = { joined, left, guests: now.guests }
    await record(ctx, { verb: 'changed who is present in', subjectKind: 'working session', subjectId: id, after })
  })
}

/** By the holder or a lead; the memo says who was present and what was made. Returns the memo's number. */
export function endSession(ctx: ReviewCtx, id: number, note: string): Promise<number> {
  return transaction(ctx, async ctx => {
    const session = await getSession(ctx.db, ctx.review.id, id)
    const person = personOf(ctx)
    const member = person === null ? undefined : await findMember(ctx.db, ctx.review.id, person)
    if (session.heldBy !== person && member?.role !== 'lead')
      throw forbidden(`${session.holder} or a lead ends this session.`)
    return closeSession(ctx, session, note)
  })
}

async function closeSession(ctx: ReviewCtx, session: Session, note: string): Promise<number> {
  const { id: reviewId, slug } = ctx.review
  if (session.endedAt !== null) throw conflict('This working session has been ended already.')
  const endedAt = isOpen(session, ctx.now) ? ctx.now : overAt(session)
  const untilActivity = await lastActivity(ctx.db, reviewId)
  const made = madeOf(await listSaved(ctx.db, reviewId, { ...session, untilActivity }, overAt(session)))
  const memoId = await writeMemo(ctx, {
    kind: 'session',
    title: `Working session ${session.id}, ${session.startedAt.slice(0, 10)}`,
    text: [telling(slug, session.purpose, made), note].filter(part => part !== '').join('\n\n'),
    present: presentLine(session),
    about: subjectsOf(made),
  })
  const end = { endedAt, endedBy: personOf(ctx), untilActivity, memoId }
  if (!(await setEnd(ctx.db, reviewId, session.id, end))) throw conflict('This working session has been ended already.')
  await record(ctx, { verb: 'ended', subjectKind: 'working session', subjectId: session.id, after: { memo: memoId } })
  return memoId
}

/** Ends what nobody has ended within a day, as the system. */
async function endLeftOpen(ctx: ReviewCtx): Promise<void> {
  const dayAgo = new Date(Date.parse(ctx.now) - LASTS_HOURS * 3_600_000).toISOString()
  for (const id of await listLeftOpen(ctx.db, ctx.review.id, dayAgo)) {
    const session = await getSession(ctx.db, ctx.review.id, id)
    await closeSession({ ...ctx, actor: { kind: 'system', id: null } }, session, '')
  }
}

/**
 * Whoever was named by the holder may take the name back: nothing is signed with it any longer. Returns whether the memo
 * still says it, because its author has edited the line of who was present.
 */
export function withdrawName(
  ctx: ReviewCtx,
  id: number,
  isWithdrawn: boolean,
): Promise<{ readonly isStillNamed: boolean }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const session = await getSession(ctx.db, reviewId, id)
    const person = personOf(ctx)
    const stays = session.stays.filter(stay => stay.personId === person)
    if (person === null || stays.length === 0) throw forbidden('You were not named as present in this session.')
    if (session.heldBy === person) throw conflict('You hold this session: what was saved in it is yours.')
    if (stays.every(stay => (stay.withdrawnAt !== null) === isWithdrawn))
      throw conflict(isWithdrawn ? 'Your name is withdrawn already.' : 'Your name stands.')
    await setWithdrawn(ctx.db, reviewId, id, person, isWithdrawn ? ctx.now : null)
    const after = { person }
    const verb = isWithdrawn ? 'withdrew a name from' : 'put a name back to'
    await record(ctx, { verb, subjectKind: 'working session', subjectId: id, after })
    return { isStillNamed: !(await rewriteMemo(ctx, session)) && isWithdrawn }
  })
}

/** The line of who was present follows as long as nobody has written it anew. True when the memo says what is so now. */
async function rewriteMemo(ctx: ReviewCtx, before: Session): Promise<boolean> {
  if (before.memoId === null) return true
  const memo = await getMemo(ctx.db, ctx.review.id, before.memoId)
  if (memo.present !== presentLine(before)) return false
  const session = await getSession(ctx.db, ctx.review.id, before.id)
  await setPresent(ctx.db, ctx.review.id, before.memoId, presentLine(session))
  return true
}
