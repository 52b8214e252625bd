// One configuration of a check at a time: its passages beside it, and the checker's answer.
import { z } from 'zod'
import { EvidenceAnswer, ReadingAnswer } from '../../../configurations/answers.ts'
import { headingOf } from '../../../configurations/reading.ts'
import { getConfiguration } from '../../../configurations/store.ts'
import { forbidden } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { historyLine } from '../../pages/history.ts'
import { evidenceOf } from '../../store.ts'
import { ownChanges, sayAnswer, withdrawAnswer } from '../actions.ts'
import { DONE } from '../domain.ts'
import { AnswerForm } from '../forms.ts'
import { CheckAnswer, SaidAnswer, showCheck, showSaid } from '../shown.ts'
import { countAnswers, findUnanswered, getCheck, getItem } from '../store.ts'

const Item = z.object({
  check: CheckAnswer,
  position: z.number(),
  heading: z.string(),
  configuration: ReadingAnswer,
  evidence: z.array(EvidenceAnswer),
  said: SaidAnswer.nullable(),
  /** What the checker has changed since the check was asked for, the latest first. */
  changes: z.array(z.object({ id: z.number(), at: z.string(), what: z.string(), note: z.string() })),
  next: z.number().nullable(),
})

const ONE = '/reviews/:review/synthesis/checks/:check/items/:item'
const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/synthesis/checks${path}`

async function page(ctx: MemberCtx, checkId: number, position: number) {
  const { id: reviewId, shape } = ctx.review
  const row = await getCheck(ctx.db, reviewId, checkId)
  if (row.checkerId !== ctx.person.id) throw forbidden(`This check was asked of ${row.checkerName}.`)
  const item = await getItem(ctx.db, reviewId, checkId, position)
  const configuration = await getConfiguration(ctx.db, reviewId, row.layer, item.configurationId, shape)
  const changes = await ownChanges(ctx, row, item)
  return {
    view: 'synthesis/checking/item',
    title: `Check of coding ${checkId}, ${position} of ${row.size}`,
    nav: 'synthesis',
    crumbs: [
      { label: 'Synthesis', href: `/reviews/${ctx.review.slug}/synthesis` },
      { label: 'Checks', href: at(ctx) },
      { label: `Check ${checkId}`, href: at(ctx, `/${checkId}`) },
    ],
    data: {
      check: showCheck(row, await countAnswers(ctx.db, reviewId, checkId), ctx.person.id),
      position,
      heading: headingOf(configuration),
      configuration,
      evidence: await evidenceOf(ctx.db, reviewId, row.layer, [item.configurationId]),
      said: showSaid(item),
      changes: changes.map(change => ({ id: change.id, at: change.at, ...historyLine(change) })),
      next: await findUnanswered(ctx.db, reviewId, checkId, position),
    },
  }
}

/** The next one to answer, from the beginning again at the end; the page of the check when all are answered. */
async function onward(ctx: MemberCtx, checkId: number, position: number): Promise<string> {
  const next =
    (await findUnanswered(ctx.db, ctx.review.id, checkId, position)) ??
    (await findUnanswered(ctx.db, ctx.review.id, checkId, 0))
  return at(ctx, next === null ? `/${checkId}` : `/${checkId}/items/${next}`)
}

export const routes: readonly Route[] = [
  route(
    'GET',
    ONE,
    'synthesis.check',
    { answer: Item, summary: 'One configuration of a check with its passages, for the person who was asked' },
    (ctx, { params }) => page(ctx, params.check, params.item),
  ),
  route(
    'POST',
    `${ONE}/answer`,
    'synthesis.check',
    {
      form: AnswerForm,
      answer: Item,
      example: { answer: 'agree', note: '', proposedWording: '', change: '' },
      again: (ctx, { params }) => page(ctx, params.check, params.item),
      summary: 'Agree with a configuration, amend it, or open a discussion',
    },
    async (ctx, { params, form }) => {
      await sayAnswer(ctx, params.check, params.item, form)
      return {
        see: await onward(ctx, params.check, params.item),
        done: `Noted: ${DONE[form.answer]}.`,
        undo: { action: at(ctx, `/${params.check}/items/${params.item}/answer/withdrawal`), label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    `${ONE}/answer/withdrawal`,
    'synthesis.check',
    { form: z.object({}), summary: 'Take an answer back' },
    async (ctx, { params }) => {
      await withdrawAnswer(ctx, params.check, params.item)
      return { see: at(ctx, `/${params.check}/items/${params.item}`), done: 'The answer was taken back.' }
    },
  ),
]
