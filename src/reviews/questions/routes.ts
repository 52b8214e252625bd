// The review question with its versions.
import { z } from 'zod'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../guard.ts'
import { writeQuestion } from './actions.ts'
import { QuestionForm } from './forms.ts'
import { listQuestions } from './store.ts'

const Questions = z.object({
  questions: z.array(
    z.object({
      id: z.number(),
      text: z.string(),
      reason: z.string(),
      writtenAt: z.string(),
      writtenBy: z.string().nullable(),
    }),
  ),
})

async function questionPage(ctx: MemberCtx) {
  return {
    view: 'reviews/questions/page',
    title: 'Review question',
    nav: 'theory',
    data: { questions: await listQuestions(ctx.db, ctx.review.id) },
  }
}

export const routes: readonly Route[] = [
  route('GET', '/reviews/:review/question', 'review.read', { answer: Questions }, ctx => questionPage(ctx)),
  route(
    'POST',
    '/reviews/:review/question',
    'theory.write',
    {
      form: QuestionForm,
      answer: Questions,
      example: { text: 'What works, for whom, and why?', reason: '', version: 0 },
      again: ctx => questionPage(ctx),
    },
    async (ctx, { form }) => {
      const id = await writeQuestion(ctx, form)
      return { see: `/reviews/${ctx.review.slug}/question`, done: 'Saved as a new version.', data: { id } }
    },
  ),
]
