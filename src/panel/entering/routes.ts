// Answers the lead enters for someone who telephoned or wrote on paper; they are shown as entered, and by whom.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import { sayIn } from '../../core/http/page/messages.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { giveConsent, saveAnswers, saveMissing } from '../answering/actions.ts'
import { Item, Priority } from '../answering/answers.ts'
import {
  ConsentForm,
  differenceOf,
  EnteredForm,
  EnteredPriorityForm,
  LONGEST_COMMENT,
  longestOf,
  MissingForm,
  scoresOf,
} from '../answering/forms.ts'
import { keptWords, seenOf } from '../answering/meanwhile.ts'
import { savePriorities } from '../answering/priorities/actions.ts'
import { givenBy } from '../answering/priorities/given.ts'
import { shownItems, shownPriorities } from '../answering/showing.ts'
import { findSitting, listOwnComments } from '../answering/store.ts'
import { loadWork } from '../answering/work/store.ts'
import { priorityQuestions, standingOf } from '../domain.ts'
import { frameOf, roundPath } from '../frame.ts'
import { listItems } from '../items/store.ts'
import { noteLook } from '../panels/actions.ts'
import { listQuestions } from '../rounds/store.ts'
import { TEAM } from '../wording.ts'
import { saveSheet } from './actions.ts'
import { SheetForm, sheetOf } from './forms.ts'
import { meanwhile, problemWith, tooLong } from './sheet.ts'

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
  priorities: z.array(Priority),
  missing: z.string(),
  missingSeen: z.string(),
})

async function enteringPage(ctx: MemberCtx, roundId: number, panellistId: number) {
  const sitting = await findSitting(ctx.db, { reviewId: ctx.review.id, roundId, panellistId })
  if (sitting === undefined) throw notFound('This panellist')
  await noteLook(ctx, `answers of panellist ${panellistId}`)
  const work = await loadWork(ctx.db, { ...sitting, reader: TEAM })
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
        consentText: sitting.consent.text,
      },
      items: shownItems(work, sayIn('en')),
      priorities: shownPriorities(work),
      missing: work.comments.find(one => one.itemId === null)?.text ?? '',
      missingSeen: seenOf(work.comments, null),
    },
  }
}

const SEAT = '/reviews/:review/panel/rounds/:round/panellists/:panellist'
const here = (ctx: MemberCtx, round: number, panellist: number, anchor = '') =>
  `${roundPath(ctx, round)}/panellists/${panellist}/answers${anchor}`
const seatOf = (params: { readonly panellist: number; readonly round: number }) => ({
  panellistId: params.panellist,
  roundId: params.round,
})
const ownComments = (ctx: MemberCtx, { panellistId, roundId }: ReturnType<typeof seatOf>) =>
  listOwnComments(ctx.db, ctx.review.id, panellistId, roundId)

export const routes: readonly Route[] = [
  route('GET', `${SEAT}/answers`, 'panel.manage', { answer: EnteringPage }, (ctx, { params }) =>
    enteringPage(ctx, params.round, params.panellist),
  ),
  route(
    'POST',
    `${SEAT}/answers`,
    'panel.manage',
    {
      form: SheetForm,
      answer: EnteringPage,
      example: { 'i1-q1': '4', 'i1-comment': 'On paper.' },
      again: (ctx, { params }) => enteringPage(ctx, params.round, params.panellist),
    },
    async (ctx, { params, form }) => {
      await saveSheet(ctx, seatOf(params), sheetOf(form))
      return { see: here(ctx, params.round, params.panellist), done: 'The whole sheet is saved, as entered by you.' }
    },
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
      await giveConsent(ctx, seatOf(params), form)
      return { see: here(ctx, params.round, params.panellist), done: 'The consent is noted as entered by you.' }
    },
  ),
  route(
    'POST',
    `${SEAT}/items/:item`,
    'panel.manage',
    {
      form: EnteredForm,
      answer: EnteringPage,
      example: { q1: 4, comment: 'By telephone.' },
      again: (ctx, { params }) => enteringPage(ctx, params.round, params.panellist),
    },
    async (ctx, { params, form }) => {
      const long = longestOf(form)
      if (long !== null) return { invalid: { [long.field]: [tooLong(long.most)] } }
      const difference = differenceOf(form)
      const sent = { seen: form.seen, comment: form.comment, ...(difference === null ? {} : { difference }) }
      const { clash, ...words } = keptWords(sent, await ownComments(ctx, seatOf(params)), params.item)
      if (clash !== null) return { invalid: { [clash.field]: [meanwhile(clash.text)] } }
      await saveAnswers(ctx, seatOf(params), params.item, { scores: scoresOf(form), instead: form.instead, ...words })
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
      if (form.comment.length > LONGEST_COMMENT) return { invalid: { comment: [tooLong(LONGEST_COMMENT)] } }
      const { clash, comment } = keptWords(form, await ownComments(ctx, seatOf(params)), null)
      if (clash !== null) return { invalid: { [clash.field]: [meanwhile(clash.text)] } }
      await saveMissing(ctx, seatOf(params), comment)
      return { see: here(ctx, params.round, params.panellist), done: 'Saved, as entered by you.' }
    },
  ),
  route(
    'POST',
    `${SEAT}/priorities/:question`,
    'panel.manage',
    {
      form: EnteredPriorityForm,
      answer: EnteringPage,
      example: { items: [1] },
      again: (ctx, { params }) => enteringPage(ctx, params.round, params.panellist),
    },
    async (ctx, { params, form }) => {
      const questions = priorityQuestions(await listQuestions(ctx.db, ctx.review.id, [params.round]))
      const question = questions.find(one => one.position === params.question)
      if (question === undefined) throw notFound('This question')
      const items = await listItems(ctx.db, ctx.review.id, params.round)
      const given = givenBy(
        question,
        form,
        items.map(item => item.id),
      )
      if (given.kind === 'wrong') return { invalid: { given: [problemWith(given, question)] } }
      const seat = seatOf(params)
      if (given.kind !== 'nothing')
        await savePriorities(ctx, seat, params.question, given.kind === 'cannot' ? null : given.given, form.instead)
      return {
        see: here(ctx, params.round, params.panellist, `#priority-${params.question}`),
        done: 'Saved, as entered by you.',
      }
    },
  ),
]
