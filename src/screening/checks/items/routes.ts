// One record of a second check at a time: the checker's answer, and how a disagreement was settled.
import { z } from 'zod'
import { forbidden } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { fromColumns } from '../../../sources/records/rows.ts'
import { getRecord } from '../../../sources/records/store.ts'
import { listCriteria, listReasons } from '../../criteria/store.ts'
import { markerOf } from '../../decisions/highlight.ts'
import { SCREEN_NAMES } from '../../domain.ts'
import { listTermsFor } from '../../terms/store.ts'
import { answerBlind, reopenDisagreement, sayOpinion, settleDisagreement, withdrawOpinion } from '../actions.ts'
import { BlindForm, OpinionForm, OutcomeForm } from '../forms.ts'
import { showDisagreement, showItem } from '../shown.ts'
import { countVerdicts, findUnanswered, getCheck, getItem } from '../store.ts'
import { Item, Settling } from './answers.ts'

const ONE = '/reviews/:review/screening/checks/:check/items/:item'
const at = (ctx: MemberCtx, path = '') => `/reviews/${ctx.review.slug}/screening${path}`
const isLead = (ctx: MemberCtx) => ctx.review.role === 'lead'
const crumbs = (ctx: MemberCtx, check: number) => [
  { label: 'Screening', href: at(ctx) },
  { label: 'Second checks', href: at(ctx, '/checks') },
  { label: `Check ${check}`, href: at(ctx, `/checks/${check}`) },
]

async function facts(ctx: MemberCtx, id: number) {
  const row = await getCheck(ctx.db, ctx.review.id, id)
  const { screen, size, checkerId, checkerName } = row
  const shown = {
    id,
    screen,
    screenName: SCREEN_NAMES[screen],
    size,
    isBlind: row.isBlind === 1,
    isOver: row.endedAt !== null,
  }
  return { shown, checkerId, checkerName }
}

async function itemPage(ctx: MemberCtx, checkId: number, position: number) {
  const { shown: check, checkerId, checkerName } = await facts(ctx, checkId)
  if (checkerId !== ctx.person.id) throw forbidden(`This check was asked of ${checkerName}.`)
  const item = await getItem(ctx.db, ctx.review.id, checkId, position)
  const { id, authors, year, journal, doi, title, abstract } = {
    ...fromColumns(await getRecord(ctx.db, ctx.review.id, item.recordId)),
    id: item.recordId,
  }
  const mark = markerOf(await listTermsFor(ctx.db, ctx.review.id, ctx.person.id))
  const answered = (await countVerdicts(ctx.db, ctx.review.id, checkId))
    .filter(row => row.opinion !== null || row.choice !== null)
    .reduce((sum, row) => sum + row.count, 0)
  return {
    view: 'screening/checks/item',
    title: `Second check ${checkId}, ${position} of ${check.size}`,
    nav: 'screening',
    crumbs: crumbs(ctx, checkId),
    data: {
      check: { ...check, answered },
      position,
      record: { id, authors, year, journal, doi, title: mark(title), abstract: mark(abstract) },
      ...showItem(item, check.isBlind),
      next: (await findUnanswered(ctx.db, ctx.review.id, checkId, position)) ?? null,
      criteria: await listCriteria(ctx.db, ctx.review.id),
    },
  }
}

async function settlingPage(ctx: MemberCtx, checkId: number, position: number) {
  const { shown: check } = await facts(ctx, checkId)
  const item = showDisagreement(await getItem(ctx.db, ctx.review.id, checkId, position), ctx.person.id, isLead(ctx))
  if (!item.maySettle)
    throw forbidden('The person who decided first settles this; the lead does where that person has left.')
  return {
    view: 'screening/checks/settling',
    title: `Settle record ${item.recordId}`,
    nav: 'screening',
    crumbs: crumbs(ctx, checkId),
    data: { check, item, reasons: await listReasons(ctx.db, ctx.review.id) },
  }
}

/** The next record to answer, from the beginning again at the end; the page of the check when all are answered. */
async function onward(ctx: MemberCtx, checkId: number, position: number): Promise<string> {
  const next =
    (await findUnanswered(ctx.db, ctx.review.id, checkId, position)) ??
    (await findUnanswered(ctx.db, ctx.review.id, checkId, 0))
  return at(ctx, next === undefined ? `/checks/${checkId}` : `/checks/${checkId}/items/${next}`)
}

const undoOf = (ctx: MemberCtx, check: number, item: number) => ({
  action: at(ctx, `/checks/${check}/items/${item}/opinion/withdrawal`),
  label: 'Undo',
})

export const routes: readonly Route[] = [
  route(
    'GET',
    ONE,
    'screening.check',
    { answer: Item, summary: 'One record of a second check, for the person who was asked' },
    (ctx, { params }) => itemPage(ctx, params.check, params.item),
  ),
  route(
    'POST',
    `${ONE}/choice`,
    'screening.check',
    {
      form: BlindForm,
      answer: Item,
      example: { choice: 'include', note: '' },
      again: (ctx, { params }) => itemPage(ctx, params.check, params.item),
      summary: 'Choose before the first decision is shown',
    },
    async (ctx, { params, form }) => {
      const { isSame } = await answerBlind(ctx, params.check, params.item, form)
      if (isSame)
        return {
          see: await onward(ctx, params.check, params.item),
          done: 'You agree with the first decision.',
          undo: undoOf(ctx, params.check, params.item),
        }
      return { see: at(ctx, `/checks/${params.check}/items/${params.item}`) }
    },
  ),
  route(
    'POST',
    `${ONE}/opinion`,
    'screening.check',
    {
      form: OpinionForm,
      answer: Item,
      example: { opinion: 'agree', note: '' },
      again: (ctx, { params }) => itemPage(ctx, params.check, params.item),
      summary: 'Agree or disagree with the first decision',
    },
    async (ctx, { params, form }) => {
      await sayOpinion(ctx, params.check, params.item, form)
      return {
        see: await onward(ctx, params.check, params.item),
        done: `Noted: you ${form.opinion}.`,
        undo: undoOf(ctx, params.check, params.item),
      }
    },
  ),
  route(
    'POST',
    `${ONE}/opinion/withdrawal`,
    'screening.check',
    { form: z.object({}), summary: 'Take an answer back; what was chosen before the first decision was shown stays' },
    async (ctx, { params }) => {
      await withdrawOpinion(ctx, params.check, params.item)
      return { see: at(ctx, `/checks/${params.check}/items/${params.item}`), done: 'The answer was taken back.' }
    },
  ),
  route(
    'GET',
    `${ONE}/outcome`,
    'screening.decide',
    { answer: Settling, summary: 'A disagreement of a second check, to be settled' },
    (ctx, { params }) => settlingPage(ctx, params.check, params.item),
  ),
  route(
    'POST',
    `${ONE}/outcome`,
    'screening.decide',
    {
      form: OutcomeForm,
      answer: Settling,
      example: { outcome: 'kept', choice: '', reason: '', note: 'Says how it worked.' },
      again: (ctx, { params }) => settlingPage(ctx, params.check, params.item),
      summary: 'Keep or change the first decision',
    },
    async (ctx, { params, form }) => {
      const { reason, ...settled } = form
      await settleDisagreement(ctx, params.check, params.item, { ...settled, reasonId: reason }, isLead(ctx))
      const undo = { action: at(ctx, `/checks/${params.check}/items/${params.item}/outcome/withdrawal`), label: 'Undo' }
      const done = form.outcome === 'kept' ? 'The decision was kept.' : 'The decision was changed.'
      return { see: at(ctx, `/checks/${params.check}#disagreements`), done, undo }
    },
  ),
  route(
    'POST',
    `${ONE}/outcome/withdrawal`,
    'screening.decide',
    { form: z.object({}), summary: 'Open a settled disagreement again' },
    async (ctx, { params }) => {
      await reopenDisagreement(ctx, params.check, params.item, isLead(ctx))
      return { see: at(ctx, `/checks/${params.check}#disagreements`), done: 'The disagreement is open again.' }
    },
  ),
]
