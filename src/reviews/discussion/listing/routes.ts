// Threads in lists: all of a review, and those that are for the reader.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../guard.ts'
import { SUBJECTS } from '../../subjects.ts'
import { noteThread } from '../actions.ts'
import { ListedThread } from '../answers.ts'
import { CommentFilter } from '../forms.ts'
import { countOpenComments, listMentionable } from '../store.ts'
import { describeSubjects } from '../subjects/store.ts'
import { listLastAnswers, listOwnThreads, listThreads, type ThreadPlace } from './store.ts'

const PAGE = 50
const MOST_OWN = 100
const person = z.object({ id: z.number(), name: z.string() })

const ThreadList = z.object({
  comments: z.array(ListedThread),
  filter: z.object({
    state: z.enum(['open', 'settled', 'all']),
    kind: z.string().nullable(),
    person: z.number().nullable(),
  }),
  kinds: z.array(z.object({ kind: z.string(), word: z.string() })),
  members: z.array(person),
  open: z.number(),
  /** To ask for the next page with, as `after`; null at the end. */
  next: z.string().nullable(),
})

const OwnThread = ListedThread.extend({
  last: z.object({ text: z.string(), writtenAt: z.string(), writtenBy: z.string().nullable() }).nullable(),
})
const ForYou = z.object({
  /** Someone mentioned or answered the reader, who has said and noted nothing since. */
  waiting: z.array(OwnThread),
  others: z.array(OwnThread),
})

async function listPage(ctx: MemberCtx, form: z.output<typeof CommentFilter>) {
  const state = form.state ?? 'open'
  const rows = await listThreads(ctx.db, ctx.review.id, {
    state,
    kind: form.kind,
    personId: form.person,
    after: placeOf(form.after),
    limit: PAGE + 1,
  })
  const last = rows.length > PAGE ? rows.at(PAGE - 1) : undefined
  return {
    view: 'reviews/discussion/list',
    title: 'Comments',
    nav: 'journal',
    crumbs: [{ label: 'Journal', href: `/reviews/${ctx.review.slug}/journal` }],
    data: {
      comments: await withSubjects(ctx, rows.slice(0, PAGE)),
      filter: { state, kind: form.kind, person: form.person },
      kinds: Object.entries(SUBJECTS).map(([kind, { word }]) => ({ kind, word })),
      members: await listMentionable(ctx.db, ctx.review.id),
      open: await countOpenComments(ctx.db, ctx.review.id),
      next: last === undefined ? null : `${last.resolvedAt === null ? 'open' : 'settled'}${last.id}`,
    },
  }
}

/** "settled17"; anything else begins at the start. */
function placeOf(text: string): ThreadPlace | null {
  const [, state, id] = /^(open|settled)([1-9]\d{0,8})$/.exec(text) ?? []
  return id === undefined ? null : { isSettled: state === 'settled', id: Number(id) }
}

async function withSubjects<T extends { readonly subjectKind: string; readonly subjectId: number }>(
  ctx: MemberCtx,
  rows: readonly T[],
) {
  const subjectOf = (row: T) => ({ kind: row.subjectKind, id: row.subjectId })
  const describe = await describeSubjects(ctx.db, ctx.review, rows.map(subjectOf))
  return rows.map(row => ({ ...row, about: describe(subjectOf(row)) }))
}

async function forYou(ctx: MemberCtx) {
  const { id: reviewId } = ctx.review
  const waiting = await listOwnThreads(ctx.db, reviewId, ctx.person.id, true, MOST_OWN)
  const others = await listOwnThreads(ctx.db, reviewId, ctx.person.id, false, MOST_OWN)
  const all = await withSubjects(ctx, [...waiting, ...others])
  const ids = all.map(one => one.id)
  const last = new Map((await listLastAnswers(ctx.db, reviewId, ids)).map(one => [one.answerTo, one]))
  const shown = all.map(one => ({ ...one, last: last.get(one.id) ?? null }))
  return {
    view: 'reviews/discussion/for-you',
    title: 'For you',
    nav: 'for-you',
    data: { waiting: shown.slice(0, waiting.length), others: shown.slice(waiting.length) },
  }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/comments',
    'review.read',
    {
      form: CommentFilter,
      answer: ThreadList,
      summary: 'Threads of the team by state, kind and person, open ones first',
    },
    (ctx, { form }) => listPage(ctx, form),
  ),
  route(
    'GET',
    '/reviews/:review/for-you',
    'review.read',
    { answer: ForYou, summary: 'Open threads that mention or answer the reader, and the others they are in' },
    ctx => forYou(ctx),
  ),
  route(
    'POST',
    '/reviews/:review/comments/:comment/noted',
    'review.comment',
    { form: z.object({}), summary: 'Note what a thread says to oneself; it waits again when more is said' },
    async (ctx, { params }) => {
      await noteThread(ctx, params.comment)
      return { see: `/reviews/${ctx.review.slug}/for-you`, done: 'Noted.' }
    },
  ),
]
