// Answers the lead enters for someone who telephoned or wrote on paper; they are shown as entered, and by whom.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { giveConsent, saveAnswers, saveMissing } from '../answering/actions.ts'
import { Item } from '../answering/answers.ts'
import { AnswerForm, ConsentForm, LONGEST_COMMENT, MissingForm } from '../answering/forms.ts'
import { shownItems, type Work } from '../answering/showing.ts'
import { findSitting, listItemsIn, listOwnComments, listOwnRatings } from '../answering/store.ts'
import { standingOf } from '../domain.ts'
import { frameOf, roundPath } from '../frame.ts'
import { noteLook } from '../panels/actions.ts'
import { listQuestions } from '../rounds/store.ts'

const EnteringPage = z.object({
  round: z.object({ id: z.number(), title: z.string(), standing: z.string() }),
  panellist: z.object({
    id: z.number(),
    name: z.string(),
    code: z.string(),
    hasConsent: z.boolean(),
    consentText: z.string(),
  }),
  items: z.array(Item),
  missing: z.string(),
})

async function enteringPage(ctx: MemberCtx, roundId: number, panellistId: number) {
  const sitting = await findSitting(ctx.db, { reviewId: ctx.review.id, roundId, panellistId })
  if (sitting === undefined) throw notFound('This panellist')
  await noteLook(ctx, `answers of panellist ${panellistId}`)
  const work: Work = {
    items: await listItemsIn(ctx.db, ctx.review.id, roundId, 'en'),
    questions: await listQuestions(ctx.db, ctx.review.id, [roundId]),
    ratings: await listOwnRatings(ctx.db, ctx.review.id, panellistId, roundId),
    comments: await listOwnComments(ctx.db, ctx.review.id, panellistId, roundId),
  }
  return {
    view: 'panel/rounds/entering',
    title: `Answers of ${sitting.code}`,
    ...frameOf(ctx, { label: sitting.roundTitle, href: roundPath(ctx, roundId) }),
    data: {
      round: { id: roundId, title: sitting.roundTitle, standing: standingOf(sitting, ctx.now) },
      panellist: {
        id: panellistId,
        name: sitting.name,
        code: sitting.code,
        hasConsent: sitting.givenAt !== null,
        consentText: sitting.consentText,
      },
      items: shownItems(work, sayIn('en')),
      missing: work.comments.find(one => one.itemId === null)?.text ?? '',
    },
  }
}

const SEAT = '/reviews/:review/panel/rounds/:round/panellists/:panellist'
const here = (ctx: MemberCtx, round: number, panellist: number, anchor = '') =>
  `${roundPath(ctx, round)}/panellists/${panellist}/answers${anchor}`
const tooLong = { invalid: { comment: [`Use at most ${LONGEST_COMMENT.toLocaleString('en-GB')} characters.`] } }

export const routes: readonly Route[] = [
  route('GET', `${SEAT}/answers`, 'panel.manage', { answer: EnteringPage }, (ctx, { params }) =>
    enteringPage(ctx, params.round, params.panellist),
  ),
  route(
    'POST',
    `${SEAT}/consent`,
    'panel.manage',
    {
      form: ConsentForm,
      answer: EnteringPage,
      example: { mayQuote: true },
      again: (ctx, { params }) => enteringPage(ctx, params.round, params.panellist),
    },
    async (ctx, { params, form }) => {
      await giveConsent(ctx, { panellistId: params.panellist, roundId: params.round }, form)
      return { see: here(ctx, params.round, params.panellist), done: 'The consent is noted as entered by you.' }
    },
  ),
  route(
    'POST',
    `${SEAT}/items/:item`,
    'panel.manage',
    {
      form: AnswerForm,
      answer: EnteringPage,
      example: { q1: 4, comment: 'By telephone.' },
      again: (ctx, { params }) => enteringPage(ctx, params.round, params.panellist),
    },
    async (ctx, { params, form }) => {
      if (form.comment.length > LONGEST_COMMENT) return tooLong
      const scores = new Map(
        ([1, 2, 3] as const).flatMap(n =>
          form[`q${n}`] === null
            ? []
            : [[n as number, form[`q${n}`] === 'cannot' ? null : Number(form[`q${n}`])] as const],
        ),
      )
      await saveAnswers(ctx, { panellistId: params.panellist, roundId: params.round }, params.item, {
        scores,
        comment: form.comment,
      })
      return {
        see: here(ctx, params.round, params.panellist, `#item-${params.item}`),
        done: 'Saved, as entered by you.',
      }
    },
  ),
  route(
    'POST',
    `${SEAT}/missing`,
    'panel.manage',
    {
      form: MissingForm,
      answer: EnteringPage,
      example: { comment: 'Carers.' },
      again: (ctx, { params }) => enteringPage(ctx, params.round, params.panellist),
    },
    async (ctx, { params, form }) => {
      if (form.comment.length > LONGEST_COMMENT) return tooLong
      await saveMissing(ctx, { panellistId: params.panellist, roundId: params.round }, form.comment)
      return { see: here(ctx, params.round, params.panellist), done: 'Saved, as entered by you.' }
    },
  ),
]
