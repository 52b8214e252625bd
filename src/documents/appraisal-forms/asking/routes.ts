// The addresses of what a form asks: its parts and their questions, added, changed, put in order, taken out.
import type { z } from 'zod'
import { notFound } from '../../../core/errors.ts'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { addQuestion, changePart, changeQuestion, deletePart, deleteQuestion, moveQuestion } from '../actions.ts'
import { PartPage, QuestionPage } from '../answers.ts'
import { findPart, findQuestion, type NewQuestion, readChoices } from '../content.ts'
import { PartChangeForm, PositionForm, QuestionChangeForm, QuestionForm, RemovalForm } from '../forms.ts'
import { formCrumbs, formsHome, savedForm } from '../frame.ts'
import { countAnswers, getForm } from '../store.ts'

async function loaded(ctx: MemberCtx, id: number) {
  const form = await getForm(ctx.db, ctx.review.id, id)
  const counts = await countAnswers(ctx.db, ctx.review.id)
  const answers = counts.find(one => one.formId === id && one.edition === form.edition)?.count ?? 0
  const crumbs = [...formCrumbs(ctx), { label: form.content.name, href: `${formsHome(ctx)}/${id}` }]
  return { form, answers, frame: { nav: 'texts', crumbs } }
}

async function partPage(ctx: MemberCtx, id: number, key: number) {
  const { form, answers, frame } = await loaded(ctx, id)
  const asks = findPart(form.content, key)
  if (asks === undefined) throw notFound('This part')
  return { view: 'documents/appraisal-forms/part', title: asks.title, ...frame, data: { form, asks, answers } }
}

async function questionPage(ctx: MemberCtx, id: number, key: number) {
  const { form, answers, frame } = await loaded(ctx, id)
  const question = findQuestion(form.content, key)
  if (question === undefined) throw notFound('This question')
  const title = `Question ${question.number || question.key}`
  return { view: 'documents/appraisal-forms/question', title, ...frame, data: { form, question, answers } }
}

const asked = ({ choices, ...rest }: Omit<z.output<typeof QuestionForm>, 'version'>): NewQuestion => ({
  ...rest,
  choices: rest.kind === 'choices' ? readChoices(choices) : [],
})

const PART = '/reviews/:review/appraisal-forms/:form/parts/:part'
const QUESTION = '/reviews/:review/appraisal-forms/:form/questions/:question'
const part = { title: 'For evaluations', kind: 'category', note: 'Anything that measured effects.' }
const question = { number: '1', text: 'Does it say who was asked?', kind: 'yes-no' }

const parts: readonly Route[] = [
  route('GET', PART, 'review.settings', { answer: PartPage }, (ctx, { params }) =>
    partPage(ctx, params.form, params.part),
  ),
  route(
    'POST',
    PART,
    'review.settings',
    {
      form: PartChangeForm,
      answer: PartPage,
      example: { ...part, version: '1' },
      again: (ctx, { params }) => partPage(ctx, params.form, params.part),
      summary: 'Change a part of a form',
    },
    async (ctx, { params, form }) => {
      const { version, ...part } = form
      return savedForm(ctx, params.form, await changePart(ctx, params.form, version, params.part, part))
    },
  ),
  route(
    'POST',
    `${PART}/deletion`,
    'review.settings',
    { form: RemovalForm, summary: 'Take a part out of a form, with its questions' },
    async (ctx, { params, form }) => {
      const changed = await deletePart(ctx, params.form, params.part, form.version)
      return savedForm(ctx, params.form, changed, 'The part was taken out.')
    },
  ),
]

const questions: readonly Route[] = [
  route(
    'POST',
    `${PART}/questions`,
    'review.settings',
    {
      form: QuestionForm,
      answer: PartPage,
      example: question,
      again: (ctx, { params }) => partPage(ctx, params.form, params.part),
      summary: 'Add a question to a part',
    },
    async (ctx, { params, form }) => {
      const changed = await addQuestion(ctx, params.form, params.part, asked(form))
      return {
        ...savedForm(ctx, params.form, changed, 'The question is added.'),
        see: `${formsHome(ctx)}/${params.form}#part-${params.part}`,
      }
    },
  ),
  route('GET', QUESTION, 'review.settings', { answer: QuestionPage }, (ctx, { params }) =>
    questionPage(ctx, params.form, params.question),
  ),
  route(
    'POST',
    QUESTION,
    'review.settings',
    {
      form: QuestionChangeForm,
      answer: QuestionPage,
      example: { ...question, version: '1' },
      again: (ctx, { params }) => questionPage(ctx, params.form, params.question),
      summary: 'Change a question of a form',
    },
    async (ctx, { params, form }) => {
      const { version, ...rest } = form
      return savedForm(ctx, params.form, await changeQuestion(ctx, params.form, version, params.question, asked(rest)))
    },
  ),
  route(
    'POST',
    `${QUESTION}/deletion`,
    'review.settings',
    { form: RemovalForm, summary: 'Take a question out of a form' },
    async (ctx, { params, form }) => {
      const changed = await deleteQuestion(ctx, params.form, params.question, form.version)
      return savedForm(ctx, params.form, changed, 'The question was taken out.')
    },
  ),
  route(
    'POST',
    `${QUESTION}/position`,
    'review.settings',
    { form: PositionForm, example: { to: 'later' }, summary: 'Move a question one place' },
    async (ctx, { params, form }) => {
      const changed = await moveQuestion(ctx, params.form, params.question, form.to, form.version)
      return savedForm(ctx, params.form, changed, 'Moved.')
    },
  ),
]

export const routes: readonly Route[] = [...parts, ...questions]
