// The address of one form about one document: one's own answers, everybody's side by side, and what was agreed.
import { z } from 'zod'
import type { Route } from '../../../core/http/routes.ts'
import { type MemberCtx, route } from '../../../reviews/guard.ts'
import { getDocument } from '../../store.ts'
import { askedOf, type Question, questionsOf } from '../content.ts'
import { getForm } from '../store.ts'
import { answerForm, takeBackAnswers } from './actions.ts'
import { AnsweringPage } from './answers.ts'
import { AnsweringForm } from './forms.ts'
import { cellOf, linesOf } from './given.ts'
import { listSets, type PersonsSet } from './store.ts'

const PLACE = '/reviews/:review/documents/:document/appraisal-forms/:form'

const ownOf = (ctx: MemberCtx, sets: readonly PersonsSet[]) =>
  sets.find(set => !set.isAgreed && set.personId === ctx.person.id)

/** What the form begins with: what was saved, or for an agreement what everybody said alike. */
function givenOf(set: PersonsSet | undefined, people: readonly PersonsSet[], questions: readonly Question[]) {
  const cells = questions.flatMap(question => {
    const cell = set && cellOf(set, question)
    if (cell) return [[String(question.key), cell] as const]
    if (set !== undefined || people.length === 0) return []
    const said = new Set(people.map(one => cellOf(one, question)?.answer ?? ''))
    const [answer = ''] = said
    return said.size === 1 && answer !== ''
      ? [[String(question.key), { answer, comment: '', isOther: false }] as const]
      : []
  })
  const categories = set?.categories ?? [...new Set(people.flatMap(one => one.categories))]
  return { version: set?.version ?? 0, edition: set?.edition ?? null, categories, answers: Object.fromEntries(cells) }
}

async function answeringPage(ctx: MemberCtx, documentId: number, formId: number, isAgreed: boolean) {
  const document = await getDocument(ctx.db, ctx.review.id, documentId)
  const form = await getForm(ctx.db, ctx.review.id, formId)
  const sets = (await listSets(ctx.db, ctx.review.id, documentId)).filter(set => set.formId === formId)
  const people = sets.filter(set => !set.isAgreed)
  const agreed = sets.find(set => set.isAgreed)
  const questions = questionsOf(form.content)
  const rows = sets.length === 0 ? [] : linesOf(form.content, document.kind, people, agreed)
  const data = {
    document,
    form,
    isAgreed,
    parts: askedOf(form.content, document.kind, 'all'),
    given: isAgreed ? givenOf(agreed, people, questions) : givenOf(ownOf(ctx, sets), [], questions),
    sets,
    rows: rows.map(({ key, title, lines }) => ({
      ...{ key, title },
      questions: lines.map(({ question, standing }) => ({
        ...{ key: question.key, number: question.number, text: question.text, standing },
        cells: sets.map(set => cellOf(set, question)),
      })),
    })),
  }
  const home = `/reviews/${ctx.review.slug}/documents`
  const crumbs = [
    { label: 'Texts', href: home },
    { label: document.label, href: `${home}/${documentId}` },
  ]
  const title = `${form.content.name}: ${document.label}`
  return { view: 'documents/appraisal-forms/answering', title, nav: 'texts', crumbs, data }
}

const example = { version: '0', asked: '1', 'q-2': 'yes', 'c-2': 'p. 3' }

/** The same two writes for one's own answers and for the agreed ones. */
function writing(isAgreed: boolean): readonly Route[] {
  const own = isAgreed ? `${PLACE}/agreement` : PLACE
  const done = isAgreed ? 'What you agreed on is saved.' : 'Your answers are saved.'
  const addressOf = (ctx: MemberCtx, params: { readonly document: number; readonly form: number }) =>
    `/reviews/${ctx.review.slug}/documents/${params.document}/appraisal-forms/${params.form}`
  return [
    route(
      'POST',
      own,
      'documents.write',
      {
        form: AnsweringForm,
        answer: AnsweringPage,
        example,
        again: (ctx, { params }) => answeringPage(ctx, params.document, params.form, isAgreed),
        summary: isAgreed
          ? 'Write down the answers that people agreed on; each one’s own stay'
          : 'Answer a form about a document: q-KEY for an answer, c-KEY for a comment',
      },
      async (ctx, { params, form }) => {
        const { version, asked, categories, ...fields } = form
        await answerForm(ctx, params.form, params.document, { version, asked, categories, fields }, isAgreed)
        return { see: `${addressOf(ctx, params)}#answers`, done }
      },
    ),
    route(
      'POST',
      `${own}/deletion`,
      'documents.write',
      { form: z.object({}), summary: isAgreed ? 'Take back agreed answers' : 'Take back one’s own answers' },
      async (ctx, { params }) => {
        const bin = await takeBackAnswers(ctx, params.form, params.document, isAgreed)
        return {
          see: addressOf(ctx, params),
          done: isAgreed ? 'The agreed answers were taken back.' : 'Your answers were taken back.',
          undo: { action: `/reviews/${ctx.review.slug}/bin/${bin}/restoration`, label: 'Undo' },
        }
      },
    ),
  ]
}

export const routes: readonly Route[] = [
  route(
    'GET',
    PLACE,
    'review.read',
    { answer: AnsweringPage, summary: 'What people answered to a form about a document, side by side' },
    (ctx, { params }) => answeringPage(ctx, params.document, params.form, false),
  ),
  route('GET', `${PLACE}/agreement`, 'documents.write', { answer: AnsweringPage }, (ctx, { params }) =>
    answeringPage(ctx, params.document, params.form, true),
  ),
  ...writing(false),
  ...writing(true),
]
