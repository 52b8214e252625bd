// Answering an appraisal form about a document: each person once, and what the team agrees on beside them.
import { record } from '../../../core/db/activity.ts'
import { keepInBin } from '../../../core/db/bin.ts'
import { nextId } from '../../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../../core/db/transaction.ts'
import { conflict, Invalid, invalid, notFound, stale } from '../../../core/errors.ts'
import { getDocument } from '../../store.ts'
import { type Content, questionsOf } from '../content.ts'
import { getForm } from '../store.ts'
import { type Answers, readAnswers, type Sent } from './given.ts'
import { deleteSetRow, findSetRow, insertSet, updateSet } from './store.ts'

export type Filled = {
  /** Of the answers; 0 for first ones. */
  readonly version: number
  /** The version of the form that was printed. */
  readonly asked: number
  readonly categories: readonly number[]
  readonly fields: Readonly<Record<string, unknown>>
}

/** Saves one's own answers, or with `isAgreed` what the team settles on, which leaves everybody's own as they are. */
export function answerForm(
  ctx: ReviewCtx,
  formId: number,
  documentId: number,
  filled: Filled,
  isAgreed: boolean,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const document = await getDocument(ctx.db, reviewId, documentId)
    const form = await getForm(ctx.db, reviewId, formId)
    if (form.retiredAt !== null) throw conflict('This form is retired: its answers are kept, and no others are taken.')
    if (form.version !== filled.asked)
      throw invalid(
        'form',
        'The form was changed while you answered. Your answers stand where their question stayed; look them over and save again.',
      )
    const read = readAnswers(form.content, document.kind, filled.categories, filled.fields)
    if ('problems' in read) throw new Invalid(read.problems)
    const before = await findSetRow(ctx.db, reviewId, formId, documentId, whose(ctx, isAgreed))
    const values = {
      ...{ edition: form.edition, answeredAt: ctx.now, personId: personOf(ctx) },
      categories: JSON.stringify(read.sent.categories),
      answers: JSON.stringify(read.sent.answers),
    }
    if (before === undefined) {
      const id = await nextId(ctx.db, reviewId, 'formAnswer')
      await insertSet(ctx.db, { ...values, reviewId, id, formId, documentId, isAgreed: isAgreed ? 1 : 0 })
    } else if (!(await updateSet(ctx.db, reviewId, before.id, filled.version, values)))
      throw staleSet(form.content, before, read.sent, isAgreed)
    await record(ctx, {
      verb: isAgreed ? 'agreed on answers about' : 'answered a form about',
      subjectKind: 'document',
      subjectId: documentId,
      before: before && { form: formId, edition: before.edition, answers: JSON.parse(before.answers) },
      after: { form: formId, edition: form.edition, ...read.sent },
    })
  })
}

/** Takes back one's own answers, or the agreed ones; returns the bin's number. */
export function takeBackAnswers(
  ctx: ReviewCtx,
  formId: number,
  documentId: number,
  isAgreed: boolean,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const { label } = await getDocument(ctx.db, reviewId, documentId)
    const { content } = await getForm(ctx.db, reviewId, formId)
    const row = await findSetRow(ctx.db, reviewId, formId, documentId, whose(ctx, isAgreed))
    if (row === undefined) throw notFound(isAgreed ? 'What was agreed' : 'Your answers')
    const bin = await keepInBin(ctx, {
      kind: 'answers to a form',
      id: row.id,
      title: `${isAgreed ? 'Agreed answers' : 'Answers'} to ${content.name} about ${label}`,
      rows: [{ table: 'formAnswer', rows: [row] }],
      see: `/documents/${documentId}/appraisal-forms/${formId}`,
    })
    await deleteSetRow(ctx.db, reviewId, row.id)
    return bin
  })
}

const whose = (ctx: ReviewCtx, isAgreed: boolean) => (isAgreed ? 'agreed' : { personId: personOf(ctx) })

type SetRow = { readonly version: number; readonly answers: string; readonly answeredAt: string }

/** Question by question, in the fields of the form, so that either can be kept. */
function staleSet(content: Content, before: SetRow, mine: Sent, isAgreed: boolean) {
  const theirs = JSON.parse(before.answers) as Answers
  return stale(isAgreed ? 'What was agreed' : { several: 'Your answers' }, {
    ...{ version: before.version, savedBy: isAgreed ? null : 'You', savedAt: before.answeredAt },
    fields: questionsOf(content).flatMap(({ key, number, text, kind }) => {
      const name = number || text.slice(0, 60)
      const [was, now] = [theirs[key], mine.answers[key]]
      return [
        {
          name: `q-${key}`,
          label: name,
          isChoice: kind !== 'text',
          theirs: was?.answer ?? '',
          mine: now?.answer ?? '',
        },
        { name: `c-${key}`, label: `${name}: comment`, theirs: was?.comment ?? '', mine: now?.comment ?? '' },
      ]
    }),
  })
}
