// Comments on anything of a review; observers may write them too.
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { route } from '../guard.ts'
import { readSubject, subjectLink } from '../subjects.ts'
import { commentOn, resolveComment } from './actions.ts'
import { CommentForm, ResolveForm } from './forms.ts'

export const routes: readonly Route[] = [
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
