// Saying something about anything of a review and reading what was said; observers may do both.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../guard.ts'
import { discussionLink, readSubject } from '../subjects.ts'
import { changeComment, commentOn, deleteComment, resolveComment } from './actions.ts'
import { About, discussion } from './answers.ts'
import { mayEdit } from './domain.ts'
import { AboutQuery, CommentChangeForm, CommentDeletionForm, CommentForm, ResolveForm } from './forms.ts'
import { getComment, listMentionable, listMentions, readDiscussion, withMentions } from './store.ts'
import { describeSubjects } from './subjects/store.ts'

const DiscussionPage = z.object({ about: About, ...discussion })
const EditPage = z.object({
  id: z.number(),
  text: z.string(),
  version: z.number(),
  mentions: z.array(z.number()),
  members: z.array(z.object({ id: z.number(), name: z.string() })),
  about: About,
})

const LIST = (ctx: MemberCtx) => ({ label: 'Comments', href: `/reviews/${ctx.review.slug}/comments` })

async function discussionPage(ctx: MemberCtx, asked: string) {
  const subject = readSubject(asked)
  if (subject === null) throw notFound('What the comments are about')
  const said = await readDiscussion(ctx.db, ctx.review.id, subject.kind, subject.id)
  const about = (await describeSubjects(ctx.db, ctx.review, [subject]))(subject)
  if (about.isDeleted && said.comments.length === 0) throw notFound('What the comments are about')
  return {
    view: 'reviews/discussion/page',
    title: `Discussion of ${about.label}`,
    nav: 'journal',
    crumbs: [LIST(ctx)],
    data: { about, ...said },
  }
}

async function editPage(ctx: MemberCtx, id: number) {
  const comment = await getComment(ctx.db, ctx.review.id, id)
  if (!mayEdit(comment, ctx.person.id, ctx.now)) throw notFound('A comment of yours that can still be changed')
  const { text, mentions } = withMentions(comment, await listMentions(ctx.db, ctx.review.id, [id]))
  const subject = { kind: comment.subjectKind, id: comment.subjectId }
  return {
    view: 'reviews/discussion/edit',
    title: 'Change a comment',
    nav: 'journal',
    crumbs: [LIST(ctx)],
    data: {
      id,
      text,
      version: comment.version,
      mentions: mentions.map(one => one.id),
      members: await listMentionable(ctx.db, ctx.review.id),
      about: (await describeSubjects(ctx.db, ctx.review, [subject]))(subject),
    },
  }
}

const said = (raw: unknown) => readSubject(String((raw as { about?: unknown }).about ?? ''))

export const routes: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/discussion',
    'review.read',
    { form: AboutQuery, answer: DiscussionPage, summary: 'What was said about one thing, in threads' },
    (ctx, { form }) => discussionPage(ctx, form.about),
  ),
  route(
    'POST',
    '/reviews/:review/comments',
    'review.comment',
    {
      form: CommentForm,
      example: { about: 'question:1', answerTo: '', text: 'Is this still our question?', mentioned: [] },
      backTo: (ctx, raw) => {
        const subject = said(raw)
        return subject === null ? null : discussionLink(ctx.review.slug, subject)
      },
      summary: 'Say something about a thing of the review, or answer; members are mentioned as @Name or by number',
    },
    async (ctx, { form }) => {
      const subject = readSubject(form.about)
      if (subject === null) throw notFound('What the comment is about')
      const { text, mentioned, answerTo } = form
      const id = await commentOn(ctx, subject, text, { mentioned, answerTo })
      return { see: discussionLink(ctx.review.slug, subject, id), done: 'Said.', data: { id } }
    },
  ),
  route(
    'GET',
    '/reviews/:review/comments/:comment/edit',
    'review.comment',
    { answer: EditPage, summary: 'A comment of one’s own, to be changed within a day' },
    (ctx, { params }) => editPage(ctx, params.comment),
  ),
  route(
    'POST',
    '/reviews/:review/comments/:comment',
    'review.comment',
    {
      form: CommentChangeForm,
      answer: EditPage,
      example: { text: 'Is this still our question, or a new one?', mentioned: [], version: '1' },
      again: (ctx, { params }) => editPage(ctx, params.comment),
      summary: 'Change what one said, within a day',
    },
    async (ctx, { params, form }) => {
      const subject = await changeComment(ctx, params.comment, form.version, form.text, form.mentioned)
      return { see: discussionLink(ctx.review.slug, subject, params.comment), done: 'Saved.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/comments/:comment/deletion',
    'review.comment',
    { form: CommentDeletionForm, summary: 'Delete what one said oneself, unless it was answered' },
    async (ctx, { params, form }) => {
      const { bin, subject } = await deleteComment(ctx, params.comment, form.version)
      return {
        see: discussionLink(ctx.review.slug, subject),
        done: 'The comment was deleted.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/comments/:comment/resolution',
    'review.comment',
    { form: ResolveForm, summary: 'Settle a thread, or open it again' },
    async (ctx, { params, form }) => {
      const subject = await resolveComment(ctx, params.comment, form.resolved)
      const { slug } = ctx.review
      const see = form.back === null ? discussionLink(slug, subject) : `/reviews/${slug}/${form.back}`
      return { see, done: form.resolved ? 'Settled.' : 'Open again.' }
    },
  ),
]
