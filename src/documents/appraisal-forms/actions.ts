// Making and changing appraisal forms. A form nobody has answered is changed in place; later a change makes a new edition.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, notFound, stale } from '../../core/errors.ts'
import {
  type Content,
  changedPart,
  changedQuestion,
  findPart,
  findQuestion,
  type Head,
  MOST_PARTS,
  MOST_QUESTIONS,
  movedQuestion,
  type NewPart,
  type NewQuestion,
  newContent,
  questionsOf,
  withHead,
  withoutPart,
  withoutQuestion,
  withPart,
  withQuestion,
} from './content.ts'
import { mmatContent } from './mmat.ts'
import {
  countAnswers,
  deleteEditionRow,
  getForm,
  insertEdition,
  insertForm,
  listForms,
  updateEdition,
  updateForm,
} from './store.ts'

const KIND = 'appraisal form'

export const addForm = (ctx: ReviewCtx, head: Head): Promise<number> => add(ctx, newContent(head), 'added')
export const adoptMmat = (ctx: ReviewCtx): Promise<number> => add(ctx, mmatContent(), 'adopted')

function add(ctx: ReviewCtx, content: Content, verb: string): Promise<number> {
  return transaction(ctx, async ctx => {
    await refuseTakenName(ctx, content.name, 0)
    const { id: reviewId } = ctx.review
    const id = await nextId(ctx.db, reviewId, 'appraisalForm')
    await insertForm(ctx.db, { reviewId, id, edition: 1, createdAt: ctx.now, createdBy: personOf(ctx) })
    const stamp = { madeAt: ctx.now, madeBy: personOf(ctx) }
    await insertEdition(ctx.db, { reviewId, formId: id, number: 1, content, ...stamp })
    await record(ctx, { verb, subjectKind: KIND, subjectId: id, after: { name: content.name } })
    return id
  })
}

/** What a change leaves: the number to undo it with. */
export type Changed = { readonly version: number; readonly edition: number; readonly isNewEdition: boolean }

const words = (name: string, label: string, theirs: string, mine: string) => ({ name, label, theirs, mine })

export function changeHead(ctx: ReviewCtx, id: number, version: number, head: Head): Promise<Changed> {
  return transaction(ctx, async ctx => {
    await refuseTakenName(ctx, head.name, id)
    const fields = (now: Content) => [
      words('name', 'Name', now.name, head.name),
      words('introduction', 'Introduction', now.introduction, head.introduction),
      words('source', 'Source', now.source, head.source),
    ]
    return reshape(ctx, id, { said: head, change: content => withHead(content, head), version, fields })
  })
}

export function addPart(ctx: ReviewCtx, id: number, part: NewPart): Promise<Changed> {
  const change = (content: Content) => {
    if (content.parts.length >= MOST_PARTS) throw conflict(`A form takes ${MOST_PARTS} parts at most.`)
    return withPart(content, part)
  }
  return reshape(ctx, id, { said: { part: part.title }, change })
}

export function changePart(ctx: ReviewCtx, id: number, version: number, key: number, part: NewPart): Promise<Changed> {
  const change = (content: Content) => {
    needPart(content, key)
    return changedPart(content, key, part)
  }
  const fields = (now: Content) => {
    const theirs = findPart(now, key)
    return [
      words('title', 'Title', theirs?.title ?? '', part.title),
      words('note', 'Note', theirs?.note ?? '', part.note),
    ]
  }
  return reshape(ctx, id, { said: { part: part.title }, change, version, fields })
}

export function deletePart(ctx: ReviewCtx, id: number, key: number, decidedOn: number | null = null): Promise<Changed> {
  const change = (content: Content) => {
    needPart(content, key)
    return withoutPart(content, key)
  }
  return reshape(ctx, id, { said: { withoutPart: key }, change, version: decidedOn })
}

export function addQuestion(ctx: ReviewCtx, id: number, partKey: number, question: NewQuestion): Promise<Changed> {
  refuseChoiceless(question)
  const change = (content: Content) => {
    needPart(content, partKey)
    if (questionsOf(content).length >= MOST_QUESTIONS)
      throw conflict(`A form takes ${MOST_QUESTIONS} questions at most.`)
    return withQuestion(content, partKey, question)
  }
  return reshape(ctx, id, { said: { question: question.text }, change })
}

export function changeQuestion(
  ctx: ReviewCtx,
  id: number,
  version: number,
  key: number,
  question: NewQuestion,
): Promise<Changed> {
  refuseChoiceless(question)
  const change = (content: Content) => {
    needQuestion(content, key)
    return changedQuestion(content, key, question)
  }
  const fields = (now: Content) => {
    const theirs = findQuestion(now, key)
    return [
      words('number', 'Number', theirs?.number ?? '', question.number),
      words('text', 'Question', theirs?.text ?? '', question.text),
      words('help', 'Help', theirs?.help ?? '', question.help),
      words('choices', 'Answers to choose from', (theirs?.choices ?? []).join('\n'), question.choices.join('\n')),
    ]
  }
  return reshape(ctx, id, { said: { question: question.text }, change, version, fields })
}

export function deleteQuestion(
  ctx: ReviewCtx,
  id: number,
  key: number,
  decidedOn: number | null = null,
): Promise<Changed> {
  const change = (content: Content) => {
    needQuestion(content, key)
    return withoutQuestion(content, key)
  }
  return reshape(ctx, id, { said: { withoutQuestion: key }, change, version: decidedOn })
}

export function moveQuestion(
  ctx: ReviewCtx,
  id: number,
  key: number,
  to: 'earlier' | 'later',
  decidedOn: number | null = null,
): Promise<Changed> {
  const change = (content: Content) => {
    needQuestion(content, key)
    return movedQuestion(content, key, to)
  }
  return reshape(ctx, id, { said: { question: key, to }, change, version: decidedOn })
}

type Reshaping = {
  /** What the activity tells of it. */
  readonly said: Readonly<Record<string, unknown>>
  readonly change: (content: Content) => Content
  /** Of the form as it was printed, where words may be written over or an act was decided on it; without one the change fits any form. */
  readonly version?: number | null
  readonly fields?: (now: Content) => ReturnType<typeof words>[]
}

/** One change of what a form asks. */
function reshape(ctx: ReviewCtx, id: number, { said, change, version, fields }: Reshaping): Promise<Changed> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const form = await getForm(ctx.db, reviewId, id)
    if (form.retiredAt !== null) throw conflict('This form is retired. Take it up again before you change it.')
    const content = change(form.content)
    const isNewEdition = await isAnswered(ctx, id, form.edition)
    const edition = isNewEdition ? form.edition + 1 : form.edition
    const before = { edition: form.edition, content: isNewEdition ? null : form.content }
    if (!(await updateForm(ctx.db, reviewId, id, version ?? form.version, { edition, before })))
      throw stale('This form', {
        version: form.version,
        ...(await lastChange(ctx.db, reviewId, KIND, id, ['changed', 'undid a change of', 'retired', 'restored'])),
        fields: fields?.(form.content) ?? [],
      })
    const stamp = { madeAt: ctx.now, madeBy: personOf(ctx) }
    if (isNewEdition) await insertEdition(ctx.db, { reviewId, formId: id, number: edition, content, ...stamp })
    else await updateEdition(ctx.db, reviewId, id, edition, content)
    await record(ctx, { verb: 'changed', subjectKind: KIND, subjectId: id, after: { edition, ...said } })
    return { version: form.version + 1, edition, isNewEdition }
  })
}

/** Takes back the last change, as long as nobody has changed or answered the form since. `change` is the version it left. */
export function undoChange(ctx: ReviewCtx, id: number, change: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const { before, edition, version } = await getForm(ctx.db, reviewId, id)
    if (before === null || version !== change)
      throw conflict('This cannot be undone any more: the form was changed since. Change it by hand.')
    if (await isAnswered(ctx, id, edition))
      throw conflict('This cannot be undone any more: somebody has answered the changed form. Change it by hand.')
    await updateForm(ctx.db, reviewId, id, version, { edition: before.edition, before: null })
    if (before.content !== null) await updateEdition(ctx.db, reviewId, id, edition, before.content)
    else if (before.edition !== edition) await deleteEditionRow(ctx.db, reviewId, id, edition)
    const after = { edition: before.edition }
    await record(ctx, { verb: 'undid a change of', subjectKind: KIND, subjectId: id, after })
  })
}

/** No longer offered, or offered again; its answers stay as they are. */
export function retireForm(ctx: ReviewCtx, id: number, isRetired: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const { content, retiredAt, version } = await getForm(ctx.db, ctx.review.id, id)
    if ((retiredAt !== null) === isRetired) return
    if (!isRetired) await refuseTakenName(ctx, content.name, id)
    await updateForm(ctx.db, ctx.review.id, id, version, { retiredAt: isRetired ? ctx.now : null, before: null })
    const verb = isRetired ? 'retired' : 'restored'
    await record(ctx, { verb, subjectKind: KIND, subjectId: id, after: { name: content.name } })
  })
}

async function isAnswered(ctx: ReviewCtx, id: number, edition: number): Promise<boolean> {
  const counts = await countAnswers(ctx.db, ctx.review.id)
  return counts.some(one => one.formId === id && one.edition === edition)
}

async function refuseTakenName(ctx: ReviewCtx, name: string, id: number): Promise<void> {
  const others = (await listForms(ctx.db, ctx.review.id)).filter(one => one.id !== id && one.retiredAt === null)
  if (others.some(one => one.content.name.toLowerCase() === name.toLowerCase()))
    throw invalid('name', `The review has a form called ${name} already.`)
}

function refuseChoiceless({ kind, choices }: NewQuestion): void {
  if (kind !== 'choices') return
  if (choices.length < 2) throw invalid('choices', 'Write at least two answers to choose from, one a line.')
  if (choices.length > 50) throw invalid('choices', 'Write at most 50 answers to choose from.')
}

function needPart(content: Content, key: number): void {
  if (findPart(content, key) === undefined) throw notFound('This part')
}

function needQuestion(content: Content, key: number): void {
  if (findQuestion(content, key) === undefined) throw notFound('This question')
}
