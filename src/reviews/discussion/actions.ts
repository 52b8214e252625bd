// Saying something about a thing of the review, answering it, changing or deleting what one said, and calling a thread settled.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { index } from '../../core/db/search.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, forbidden, invalid, notFound, stale } from '../../core/errors.ts'
import { discussionLink, type Subject, subjectLink } from '../subjects.ts'
import { mayEdit } from './domain.ts'
import { readMentions, searchWords } from './mentions.ts'
import {
  countAnswersTo,
  deleteCommentRows,
  getComment,
  insertComment,
  insertMentions,
  listMentionable,
  listMentions,
  listRowsOf,
  replaceMentions,
  setResolved,
  updateComment,
  withMentions,
} from './store.ts'
import { isThere } from './subjects/store.ts'
import { lastOf, saveNoted } from './waiting/store.ts'

/** What the two engines call a row that others point to. */
const REFERRED_TO = ['SQLITE_CONSTRAINT_FOREIGNKEY', '23503']

export type Remark = {
  /** Members chosen from the list, besides those whose names stand in the text. */
  readonly mentioned?: readonly number[]
  /** The first comment of the thread; null begins one. */
  readonly answerTo?: number | null
}

/** Returns the number of the comment. */
export function commentOn(ctx: ReviewCtx, subject: Subject, text: string, remark: Remark = {}): Promise<number> {
  return transaction(ctx, async ctx => {
    const { mentioned = [], answerTo = null } = remark
    await refuseUnfit(ctx, subject, answerTo)
    const said = await read(ctx, text, mentioned)
    const id = await nextId(ctx.db, ctx.review.id, 'comment')
    await insertComment(ctx.db, {
      reviewId: ctx.review.id,
      id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      answerTo,
      text: said.text,
      writtenAt: ctx.now,
      writtenBy: personOf(ctx),
    })
    await insertMentions(ctx.db, ctx.review.id, id, said.personIds)
    await index(ctx.db, ctx.review.id, [entryOf(id, said.text)])
    await record(ctx, {
      verb: answerTo === null ? 'commented on' : 'answered a comment on',
      subjectKind: subject.kind,
      subjectId: subject.id,
      after: { comment: id, answerTo, mentioned: said.personIds.length },
    })
    return id
  })
}

/** A new thread is about something that is there; an answer may come after the thing was deleted. */
async function refuseUnfit(ctx: ReviewCtx, subject: Subject, answerTo: number | null): Promise<void> {
  if (answerTo === null) {
    if (!(await isThere(ctx.db, ctx.review.id, subject))) throw notFound('What the comment is about')
    return
  }
  const first = await getComment(ctx.db, ctx.review.id, answerTo)
  if (first.answerTo !== null || first.subjectKind !== subject.kind || first.subjectId !== subject.id)
    throw invalid('answerTo', 'Answer the first comment of a thread about the same thing.')
  if (first.resolvedAt !== null) throw conflict('This thread is settled. Open it again to answer.')
}

async function read(ctx: ReviewCtx, text: string, mentioned: readonly number[]) {
  const members = await listMentionable(ctx.db, ctx.review.id)
  if (mentioned.some(id => !members.some(one => one.id === id)))
    throw invalid('mentioned', 'Choose members of this review.')
  return readMentions(text, mentioned, members)
}

const entryOf = (id: number, text: string) => ({ kind: 'comment', id, title: '', body: searchWords(text) })

const CHANGING = ['changed a comment on']

/** Changes what one said oneself, within a day. */
export function changeComment(
  ctx: ReviewCtx,
  id: number,
  version: number,
  text: string,
  mentioned: readonly number[],
): Promise<Subject> {
  return transaction(ctx, async ctx => {
    const before = await getComment(ctx.db, ctx.review.id, id)
    if (before.writtenById !== personOf(ctx)) throw forbidden('Only who wrote a comment may change it.')
    if (!mayEdit(before, personOf(ctx), ctx.now))
      throw conflict('A comment can be changed for a day. Say something more, or delete it.')
    const said = await read(ctx, text, mentioned)
    const { subjectKind: kind, subjectId } = before
    if (!(await updateComment(ctx.db, ctx.review.id, id, version, { text: said.text, editedAt: ctx.now }))) {
      const part = { comment: id }
      const saved = await lastChange(ctx.db, ctx.review.id, kind, subjectId, CHANGING, part)
      const theirs = withMentions(before, await listMentions(ctx.db, ctx.review.id, [id])).text
      const fields = [{ name: 'text', label: 'Comment', theirs, mine: text }]
      throw stale('This comment', { version: before.version, ...saved, fields })
    }
    await replaceMentions(ctx.db, ctx.review.id, id, said.personIds)
    await index(ctx.db, ctx.review.id, [entryOf(id, said.text)])
    await record(ctx, {
      verb: 'changed a comment on',
      subjectKind: kind,
      subjectId,
      after: { comment: id, mentioned: said.personIds.length },
    })
    return { kind, id: subjectId }
  })
}

/** Deletes what one said oneself, unless others answered it; returns the bin's number. */
export function deleteComment(
  ctx: ReviewCtx,
  id: number,
  decidedOn: number | null = null,
): Promise<{ bin: number; subject: Subject }> {
  return transaction(ctx, async ctx => {
    const { id: reviewId, slug } = ctx.review
    const before = await getComment(ctx.db, reviewId, id)
    if (before.writtenById === null || before.writtenById !== personOf(ctx))
      throw forbidden('Only who wrote a comment may delete it.')
    const { subjectKind: kind, subjectId } = before
    const thing = { what: 'This comment', kind, id: subjectId, verbs: CHANGING, part: { comment: id } }
    await refuseOvertaken(ctx, decidedOn, before, thing)
    if ((await countAnswersTo(ctx.db, reviewId, id)) > 0)
      throw conflict('This comment stays: it has answers. Settle the thread instead.')
    const subject = { kind, id: subjectId }
    const rows = await listRowsOf(ctx.db, reviewId, id)
    const bin = await keepInBin(ctx, {
      kind: 'comment',
      id,
      title: `A comment on ${subjectLink(slug, subject).label}`,
      rows,
      found: [entryOf(id, before.text)],
      see: discussionLink(slug, subject).slice(`/reviews/${slug}`.length),
    })
    try {
      await deleteCommentRows(ctx.db, reviewId, id)
    } catch (error) {
      if (!REFERRED_TO.includes(String((error as { code?: unknown } | null)?.code))) throw error
      throw conflict('This comment stays: it is the answer to a check of coding. Take that back instead.')
    }
    return { bin, subject }
  })
}

/** Settles a thread or opens it again; of an answer it is the thread that is meant. */
export function resolveComment(ctx: ReviewCtx, id: number, resolved: boolean): Promise<Subject> {
  return transaction(ctx, async ctx => {
    const said = await getComment(ctx.db, ctx.review.id, id)
    const comment = said.answerTo === null ? said : await getComment(ctx.db, ctx.review.id, said.answerTo)
    const subject = { kind: comment.subjectKind, id: comment.subjectId }
    if ((comment.resolvedAt !== null) === resolved) return subject
    await setResolved(ctx.db, ctx.review.id, comment.id, resolved ? ctx.now : null, resolved ? personOf(ctx) : null)
    await record(ctx, {
      verb: resolved ? 'resolved a comment on' : 'reopened a comment on',
      subjectKind: subject.kind,
      subjectId: subject.id,
      after: { comment: comment.id },
    })
    return subject
  })
}

/** A person has seen what a thread says to them up to now; it waits for them again when more is said. */
export function noteThread(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const personId = personOf(ctx)
    const thread = await getComment(ctx.db, ctx.review.id, id)
    if (personId === null || thread.answerTo !== null) throw notFound('This thread')
    const upTo = await lastOf(ctx.db, ctx.review.id, id)
    await saveNoted(ctx.db, { reviewId: ctx.review.id, threadId: id, personId, upTo })
    await record(ctx, {
      verb: 'noted',
      subjectKind: 'comment',
      subjectId: id,
      after: { upTo },
      audience: 'self',
    })
  })
}
