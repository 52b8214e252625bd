// The addresses of appraisal forms: the list with the shipped one to adopt, one form, its editions; parts and questions have their own.
import { z } from 'zod'
import { notFound } from '../../core/errors.ts'
import type { Route } from '../../core/http/routes.ts'
import { type MemberCtx, route } from '../../reviews/guard.ts'
import { addForm, addPart, adoptMmat, changeHead, retireForm, undoChange } from './actions.ts'
import { routes as answering } from './answering/routes.ts'
import { EditionPage, FormList, FormPage } from './answers.ts'
import { routes as asking } from './asking/routes.ts'
import { questionsOf } from './content.ts'
import { HeadForm, NewAppraisalForm, PartForm } from './forms.ts'
import { formCrumbs, formsHome, savedForm } from './frame.ts'
import { mmatContent } from './mmat.ts'
import { countAnswers, getForm, listEditions, listForms } from './store.ts'

async function listPage(ctx: MemberCtx) {
  const counts = await countAnswers(ctx.db, ctx.review.id)
  const forms = await listForms(ctx.db, ctx.review.id)
  const { name } = mmatContent()
  const data = {
    forms: forms.map(form => ({
      ...form,
      questions: questionsOf(form.content).length,
      answers: counts.filter(one => one.formId === form.id).reduce((sum, one) => sum + one.count, 0),
    })),
    offersMmat: !forms.some(form => form.retiredAt === null && form.content.name === name),
  }
  const crumbs = formCrumbs(ctx).slice(0, 1)
  return { view: 'documents/appraisal-forms/list', title: 'Appraisal forms', nav: 'texts', crumbs, data }
}

async function formPage(ctx: MemberCtx, id: number) {
  const form = await getForm(ctx.db, ctx.review.id, id)
  const counts = (await countAnswers(ctx.db, ctx.review.id)).filter(one => one.formId === id)
  const countOf = (edition: number) => counts.find(one => one.edition === edition)?.count ?? 0
  const editions = await listEditions(ctx.db, ctx.review.id, id)
  const data = {
    form,
    answers: countOf(form.edition),
    editions: editions.map(({ number, madeAt }) => ({ number, madeAt, answers: countOf(number) })),
  }
  const crumbs = formCrumbs(ctx)
  return { view: 'documents/appraisal-forms/form', title: form.content.name, nav: 'texts', crumbs, data }
}

const example = { name: 'What we ask of reports', introduction: 'For grey literature.' }

const listing: readonly Route[] = [
  route(
    'GET',
    '/reviews/:review/appraisal-forms',
    'review.read',
    { answer: FormList, summary: 'The appraisal forms of a review' },
    listPage,
  ),
  route(
    'POST',
    '/reviews/:review/appraisal-forms',
    'review.settings',
    { form: NewAppraisalForm, answer: FormList, example, again: listPage, summary: 'Begin an appraisal form' },
    async (ctx, { form }) => {
      const id = await addForm(ctx, form)
      return { see: `${formsHome(ctx)}/${id}`, done: `${form.name} is a form now. Add its questions.`, data: { id } }
    },
  ),
  route(
    'POST',
    '/reviews/:review/appraisal-forms/mmat-2018/adoption',
    'review.settings',
    { form: z.object({}), answer: FormList, again: listPage, summary: 'Adopt the MMAT of 2018 as a form' },
    async ctx => {
      const id = await adoptMmat(ctx)
      return {
        see: `${formsHome(ctx)}/${id}`,
        done: 'MMAT 2018 is a form of this review now.',
        data: { id },
        undo: { action: `${formsHome(ctx)}/${id}/retirement`, label: 'Undo' },
      }
    },
  ),
]

const one: readonly Route[] = [
  route('GET', '/reviews/:review/appraisal-forms/:form', 'review.read', { answer: FormPage }, (ctx, { params }) =>
    formPage(ctx, params.form),
  ),
  route(
    'POST',
    '/reviews/:review/appraisal-forms/:form',
    'review.settings',
    {
      form: HeadForm,
      answer: FormPage,
      example: { ...example, version: '1' },
      again: (ctx, { params }) => formPage(ctx, params.form),
      summary: 'Change the name, introduction and source of a form',
    },
    async (ctx, { params, form }) => {
      const { version, ...head } = form
      return savedForm(ctx, params.form, await changeHead(ctx, params.form, version, head))
    },
  ),
  route(
    'POST',
    '/reviews/:review/appraisal-forms/:form/parts',
    'review.settings',
    {
      form: PartForm,
      answer: FormPage,
      example: { title: 'For evaluations', kind: 'category', note: 'Anything that measured effects.' },
      again: (ctx, { params }) => formPage(ctx, params.form),
      summary: 'Add a part to a form',
    },
    async (ctx, { params, form }) => {
      return savedForm(ctx, params.form, await addPart(ctx, params.form, form), `${form.title} is a part of it.`)
    },
  ),
  route(
    'GET',
    '/reviews/:review/appraisal-forms/:form/editions/:edition',
    'review.read',
    { answer: EditionPage, summary: 'A form as it was asked in one of its editions' },
    async (ctx, { params }) => {
      const form = await getForm(ctx.db, ctx.review.id, params.form)
      const editions = await listEditions(ctx.db, ctx.review.id, params.form)
      const edition = editions.find(one => one.number === params.edition)
      if (edition === undefined) throw notFound('This edition')
      const { name } = form.content
      return {
        view: 'documents/appraisal-forms/edition',
        title: `${name}, edition ${edition.number}`,
        nav: 'texts',
        crumbs: [...formCrumbs(ctx), { label: name, href: `${formsHome(ctx)}/${form.id}` }],
        data: { form, edition: edition.number, content: edition.content },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/appraisal-forms/:form/changes/:change/undoing',
    'review.settings',
    { form: z.object({}), summary: 'Undo the last change of a form' },
    async (ctx, { params }) => {
      await undoChange(ctx, params.form, params.change)
      return { see: `${formsHome(ctx)}/${params.form}`, done: 'Undone.' }
    },
  ),
  route(
    'POST',
    '/reviews/:review/appraisal-forms/:form/retirement',
    'review.settings',
    { form: z.object({}), summary: 'Offer a form no longer; its answers are kept' },
    async (ctx, { params }) => {
      await retireForm(ctx, params.form, true)
      return {
        see: formsHome(ctx),
        done: 'The form is retired. Its answers are kept.',
        undo: { action: `${formsHome(ctx)}/${params.form}/restoration`, label: 'Undo' },
      }
    },
  ),
  route(
    'POST',
    '/reviews/:review/appraisal-forms/:form/restoration',
    'review.settings',
    { form: z.object({}), summary: 'Take a retired form up again' },
    async (ctx, { params }) => {
      await retireForm(ctx, params.form, false)
      return { see: `${formsHome(ctx)}/${params.form}`, done: 'The form is asked again.' }
    },
  ),
]

export const routes: readonly Route[] = [...listing, ...one, ...asking, ...answering]
