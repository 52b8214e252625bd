// What contradicts a principle, and the team's answers to it.
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { AnswersPage } from '../answers.ts'
import { EmptyForm } from '../forms.ts'
import { frameOf, pagePath } from '../frame.ts'
import { readPrinciple } from '../reading.ts'
import { loadGround } from '../resting/store.ts'
import { getPrinciple } from '../store.ts'
import { answerContradiction, deleteAnswer } from './actions.ts'
import { contradictionsOf } from './contradicting.ts'
import { AnswerForm } from './forms.ts'

async function answersPage(ctx: MemberCtx, id: number) {
  const principle = await getPrinciple(ctx.db, ctx.review.id, id)
  const ground = await loadGround(ctx.db, ctx.review.id, [principle], ctx.review.shape)
  const read = readPrinciple(principle, ground)
  return {
    view: 'principles/answering/answers',
    title: `What contradicts principle ${id}`,
    ...frameOf(ctx, id),
    data: { principle: { id, heading: principle.heading }, ...contradictionsOf(read) },
  }
}

const ANSWERS = '/reviews/:review/principles/:principle/answers'

export const routes: readonly Route[] = [
  route('GET', ANSWERS, 'review.read', { answer: AnswersPage }, (ctx, { params }) =>
    answersPage(ctx, params.principle),
  ),
  route(
    'POST',
    `${ANSWERS}/:document`,
    'principles.write',
    {
      form: AnswerForm,
      answer: AnswersPage,
      example: { text: 'It looked at practices without a link worker.', version: 0 },
      again: (ctx, { params }) => answersPage(ctx, params.principle),
    },
    async (ctx, { params, form }) => {
      await answerContradiction(ctx, params.principle, params.document, form)
      return { see: `${pagePath(ctx, params.principle)}/answers`, done: 'The answer is saved.' }
    },
  ),
  route(
    'POST',
    `${ANSWERS}/:document/deletion`,
    'principles.write',
    { form: EmptyForm, example: {} },
    async (ctx, { params }) => {
      const bin = await deleteAnswer(ctx, params.principle, params.document)
      return {
        see: `${pagePath(ctx, params.principle)}/answers`,
        done: 'The answer is deleted.',
        undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
      }
    },
  ),
]
