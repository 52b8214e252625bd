// Priorities: all items on one page, some of them chosen or points shared among them, added up without scripts.
import { notFound } from '../../../core/errors.ts'
import { sayIn } from '../../../core/http/page/messages.ts'
import type { Route } from '../../../core/http/routes.ts'
import { priorityQuestions, type Say } from '../../domain.ts'
import { PriorityPage } from '../answers.ts'
import { PriorityForm } from '../forms.ts'
import { needOpen, type PanellistCtx, route } from '../guard.ts'
import { elsewhere, HERE, pageOf, placeOf, priorityPath, seatOf, shownPriority, wayFrom } from '../showing.ts'
import { loadWork } from '../work/store.ts'
import { savePriorities } from './actions.ts'
import { type Given, givenBy } from './given.ts'

async function priorityPage(ctx: PanellistCtx, position: number) {
  const work = await loadWork(ctx.db, ctx.sitting)
  const question = priorityQuestions(work.questions).find(one => one.position === position)
  if (question === undefined) return null
  const place = placeOf(work, priorityPath(position))
  const title = sayIn(ctx.sitting.language)('panel.where', { n: place.n, of: place.of })
  return pageOf(ctx, 'priorities', title, {
    question: shownPriority(question, work),
    n: place.n,
    of: place.of,
    answered: place.answered,
  })
}

/** What is wrong with what was chosen or shared, with the total so far. */
function problemOf(wrong: Extract<Given, { kind: 'wrong' }>, scale: string, most: number, say: Say): string {
  if (wrong.isBoth) return say(scale === 'choose' ? 'panel.priorities.bothChosen' : 'panel.priorities.bothShared')
  if (wrong.sum === null) return say(scale === 'choose' ? 'panel.answer.outside' : 'panel.priorities.numbers')
  if (scale === 'choose') return say('panel.priorities.tooMany', { n: wrong.sum, most })
  return wrong.sum < most
    ? say('panel.priorities.left', { n: wrong.sum, most, left: most - wrong.sum })
    : say('panel.priorities.over', { n: wrong.sum, most, over: wrong.sum - most })
}

export const routes: readonly Route[] = [
  route(
    'GET',
    `${HERE}/priorities/:question`,
    'panel.answer',
    { answer: PriorityPage },
    async (ctx, { params }) => elsewhere(ctx) ?? (await priorityPage(ctx, params.question)) ?? { see: HERE },
  ),
  route(
    'POST',
    `${HERE}/priorities/:question`,
    'panel.answer',
    {
      form: PriorityForm,
      answer: PriorityPage,
      example: { items: [1], to: 'next' },
      again: async (ctx, { params }) => {
        const page = await priorityPage(ctx, params.question)
        if (page === null) throw notFound()
        return page
      },
    },
    async (ctx, { params, form }) => {
      needOpen(ctx)
      const say = sayIn(ctx.sitting.language)
      const work = await loadWork(ctx.db, ctx.sitting)
      const question = priorityQuestions(work.questions).find(one => one.position === params.question)
      if (question === undefined) throw notFound('This page')
      const given = givenBy(
        question,
        form,
        work.items.map(item => item.id),
      )
      if (given.kind === 'wrong') return { invalid: { given: [problemOf(given, question.scale, question.most, say)] } }
      if (given.kind !== 'nothing')
        await savePriorities(ctx, seatOf(ctx), params.question, given.kind === 'cannot' ? null : given.given)
      const path = priorityPath(params.question)
      return { see: wayFrom(placeOf(work, path), path, form.to) }
    },
  ),
]
