// Comments on anything of a review, in one list and where they were said; observers may write them too.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../guard.ts'
import { readSubject, subjectLink } from '../subjects.ts'
import { commentOn, resolveComment } from './actions.ts'
import { CommentFilter, CommentForm, ResolveForm } from './forms.ts'
import { type CommentPlace, countOpenComments, listAllComments } from './store.ts'

const PAGE = 50
const CommentList = z.object({
  comments: z.array(
    z.object({
      id: z.number(),
      text: z.string(),
      writtenAt: z.string(),
      writtenBy: z.string().nullable(),
      resolvedAt: z.string().nullable(),
      about: z.object({ label: z.string(), href: z.string() }),
    }),
  ),
  state: z.enum(['open', 'all']),
  open: z.number(),
  /** To ask for the next page with, as `after`; null at the end. */
  next: z.string().nullable(),
})

async function listPage(ctx: MemberCtx, form: z.output<typeof CommentFilter>) {
  const state = form.state ?? 'open'
  const rows = await listAllComments(ctx.db, ctx.review.id, {
    withSettled: state === 'all',
    after: placeOf(form.after),
    limit: PAGE + 1,
  })
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    view: 'reviews/discussion/list',
    title: 'Comments',
    nav: 'journal',
    crumbs: [{ label: 'Journal', href: `/reviews/${ctx.review.slug}/journal` }],
    data: {
      comments: shown.map(({ subjectKind, subjectId, ...comment }) => {
        const { label, href } = subjectLink(ctx.review.slug, { kind: subjectKind, id: subjectId })
        return { ...comment, about: { label, href: `${href}#comments` } }
      }),
      state,
      open: await countOpenComments(ctx.db, ctx.review.id),
      next: last === undefined ? null : `${last.resolvedAt === null ? 'open' : 'settled'}${last.id}`,
    },
  }
}

/** "settled17"; anything else begins at the start. */
function placeOf(text: string): CommentPlace | null {
  const [, state, id] = /^(open|settled)([1-9]\d{0,8})$/.exec(text) ?? []
  return id === undefined ? null : { isSettled: state === 'settled', id: Number(id) }
}

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/comments',
    'review.read',
    { form: CommentFilter, answer: CommentList, summary: 'The comments of the team, the open ones first' },
    (ctx, { form }) => listPage(ctx, form),
  ),
  route(
    'POST',
    '/reviews/:review/comments',
    'review.comment',
    {
      form: CommentForm,
      example: { about: 'question:1', text: 'Is this still our question?' },
      backTo: (ctx, raw) => {
        const subject = readSubject(String((raw as { about?: unknown }).about ?? ''))
        return subject === null ? null : `${subjectLink(ctx.review.slug, subject).href}#comments`
      },
    },
    async (ctx, { form }) => {
      const subject = readSubject(form.about)
      if (subject === null) throw notFound('What the comment is about')
      const id = await commentOn(ctx, subject, form.text)
      return { see: `${subjectLink(ctx.review.slug, subject).href}#comments`, done: 'Said.', data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/comments/:comment/resolution',
    'review.comment',
    { form: ResolveForm },
    async (ctx, { params, form }) => {
      const subject = await resolveComment(ctx, params.comment, form.resolved)
      return {
        see: `${subjectLink(ctx.review.slug, subject).href}#comments`,
        done: form.resolved ? 'Settled.' : 'Open again.',
      }
    },
  ),
]
