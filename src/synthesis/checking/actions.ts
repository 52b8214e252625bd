// What changes a check of coding: asking for one, the checker's answers, taking one back, and ending it.
import { setStatus } from '../../configurations/actions.ts'
import { kindOf } from '../../configurations/domain.ts'
import { getConfigurationRow } from '../../configurations/store.ts'
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, forbidden, invalid } from '../../core/errors.ts'
import { findDocument } from '../../documents/store.ts'
import { commentOn, resolveComment } from '../../reviews/discussion/actions.ts'
import { listMentionable } from '../../reviews/discussion/store.ts'
import { findMember } from '../../reviews/members/store.ts'
import type { Subject } from '../../reviews/subjects.ts'
import { newDraw, sizeOf } from '../../screening/checks/sample.ts'
import { AMENDING, type Answer, MOST_CHECKED } from './domain.ts'
import {
  type CheckRow,
  deleteAnswer,
  getCheck,
  getItem,
  type ItemRow,
  insertAnswer,
  insertCheck,
  insertItems,
  listChangesBy,
  listPopulation,
  type Population,
  setEnd,
} from './store.ts'

export type Asked = Population & {
  readonly share: number
  /** Empty: one is made of the review's address and the number of the check. */
  readonly seed: string
  readonly setsStatus: boolean
}

/** Draws the sample (a share of 100 is all of them) and asks for it to be checked. Returns its number. */
export function askForCheck(ctx: ReviewCtx, asked: Asked): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    await refuseUnfit(ctx, asked)
    const id = await nextId(ctx.db, reviewId, 'coding check')
    const seed = asked.seed === '' ? `${ctx.review.slug}-coding-${id}` : asked.seed
    const draw = newDraw(seed)
    draw.add(await listPopulation(ctx.db, reviewId, asked))
    const population = draw.population()
    const size = sizeOf(population, { share: asked.share, count: null })
    if (size === 0) throw invalid('form', 'There is nothing to check: nothing of this kind was coded by someone else.')
    if (size > MOST_CHECKED) throw invalid('share', 'This is more than 5,000 configurations. Choose a smaller share.')
    const { layer, documentId, checkerId, share, setsStatus } = asked
    const kept = { layer, documentId, checkerId, share, seed, population, size }
    const row = { ...kept, setsStatus: setsStatus ? (1 as const) : (0 as const) }
    await insertCheck(ctx.db, { ...row, reviewId, id, askedAt: ctx.now, askedBy: personOf(ctx) })
    const sample = draw.sample(size)
    await insertItems(
      ctx.db,
      sample.map((configurationId, at) => ({ reviewId, checkId: id, position: at + 1, layer, configurationId })),
    )
    await record(ctx, { verb: 'asked for', subjectKind: 'coding check', subjectId: id, after: row })
    return id
  })
}

async function refuseUnfit(ctx: ReviewCtx, { layer, documentId, checkerId }: Asked): Promise<void> {
  if ((await findMember(ctx.db, ctx.review.id, checkerId)) === undefined)
    throw invalid('checker', 'Choose a member of this review.')
  if (documentId === null) return
  if (layer === 'synthesised') throw invalid('document', 'Only accounts are of one document. Leave this empty.')
  if ((await findDocument(ctx.db, ctx.review.id, documentId)) === undefined)
    throw invalid('document', 'Choose a document of this review.')
}

export type Said = {
  readonly answer: Answer
  readonly note: string
  readonly proposedWording: string
  /** The number of an activity: a change that the checker made. */
  readonly change: number | null
}

/** Agree, amend or discuss; a new answer takes the place of the earlier one. */
export function sayAnswer(ctx: ReviewCtx, checkId: number, position: number, said: Said): Promise<void> {
  return transaction(ctx, async ctx => {
    const { check, item } = await openItem(ctx, checkId, position)
    refuseApplied(item)
    if (item.answer !== null) await undoAnswer(ctx, item)
    const { answer, note } = said
    const proposedWording = answer === 'amend' ? said.proposedWording : ''
    const changeId = answer === 'amend' ? await changeOf(ctx, check, item, said) : null
    if (answer === 'discuss' && note.trim() === '')
      throw invalid('note', 'Write what there is to discuss. It becomes a comment on the configuration.')
    const subject = { kind: kindOf(item.layer), id: item.configurationId }
    const commentId = answer === 'discuss' ? await discuss(ctx, subject, note, item) : null
    const wasDraft = (await setChecked(ctx, check, item, answer, changeId)) ? 1 : 0
    const wordingVersion = proposedWording.trim() === '' ? null : item.presentVersion
    const kept = { answer, note, proposedWording, changeId, commentId, wasDraft, wordingVersion } as const
    await insertAnswer(ctx.db, { ...keyOf(ctx, item), ...kept, givenAt: ctx.now })
    const after = { [subject.kind]: subject.id, answer, change: changeId, comment: commentId }
    await record(ctx, { verb: 'answered', subjectKind: 'coding check', subjectId: checkId, after })
  })
}

/** Opens a thread on the configuration, which is for whoever began it. */
async function discuss(ctx: ReviewCtx, subject: Subject, note: string, item: ItemRow): Promise<number> {
  const { createdBy } = await getConfigurationRow(ctx.db, ctx.review.id, item.layer, item.configurationId)
  const members = await listMentionable(ctx.db, ctx.review.id)
  const mentioned = members.filter(one => one.id === createdBy && one.id !== personOf(ctx)).map(one => one.id)
  return commentOn(ctx, subject, note, { mentioned })
}

function refuseApplied({ appliedAt }: ItemRow): void {
  if (appliedAt !== null)
    throw conflict('The proposed wording has been applied. Take that back first, on the page of the check.')
}

/** The change that an amendment names; the checker's latest one where nothing was named or proposed. */
async function changeOf(ctx: ReviewCtx, check: CheckRow, item: ItemRow, said: Said): Promise<number | null> {
  const changes = await ownChanges(ctx, check, item)
  if (said.change !== null) {
    if (!changes.some(change => change.id === said.change))
      throw invalid('change', 'Choose a change that you made since the check was asked for.')
    return said.change
  }
  if (said.proposedWording.trim() !== '') return null
  const [latest] = changes
  if (latest === undefined)
    throw invalid('proposedWording', 'Write the wording you propose, or change the configuration first.')
  return latest.id
}

/** What the checker has changed of the configuration since the check was asked for, the latest first. */
export function ownChanges(ctx: ReviewCtx, check: CheckRow, item: Pick<ItemRow, 'layer' | 'configurationId'>) {
  return listChangesBy(ctx.db, ctx.review.id, {
    kind: kindOf(item.layer),
    id: item.configurationId,
    personId: check.checkerId,
    since: check.askedAt,
    verbs: AMENDING,
  })
}

/** A draft becomes checked when the checker agrees, or has put it right; never by a proposal alone. */
export async function setChecked(
  ctx: ReviewCtx,
  check: CheckRow,
  item: ItemRow,
  answer: Answer,
  changeId: number | null,
) {
  const isRight = answer === 'agree' || (answer === 'amend' && changeId !== null)
  if (check.setsStatus === 0 || !isRight) return false
  const row = await getConfigurationRow(ctx.db, ctx.review.id, check.layer, item.configurationId)
  if (row.status !== 'draft') return false
  await setStatus(ctx, check.layer, row.id, row.version, 'checked')
  return true
}

/** The checker takes an answer back: its comment is settled, and what it made checked is a draft again. */
export function withdrawAnswer(ctx: ReviewCtx, checkId: number, position: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { item } = await openItem(ctx, checkId, position)
    if (item.answer === null) throw conflict('There is no answer to take back here.')
    refuseApplied(item)
    await undoAnswer(ctx, item)
    const before = { [kindOf(item.layer)]: item.configurationId, answer: item.answer }
    await record(ctx, { verb: 'took back an answer to', subjectKind: 'coding check', subjectId: checkId, before })
  })
}

async function undoAnswer(ctx: ReviewCtx, item: ItemRow): Promise<void> {
  await deleteAnswer(ctx.db, keyOf(ctx, item))
  if (item.commentId !== null && item.resolvedAt === null) await resolveComment(ctx, item.commentId, true)
  if (item.wasDraft !== 1) return
  const { layer } = item
  const row = await getConfigurationRow(ctx.db, ctx.review.id, layer, item.configurationId)
  if (row.status === 'checked') await setStatus(ctx, layer, row.id, row.version, 'draft')
}

/** Nobody is asked any longer; what was answered stays and counts. `isOver` false takes it up again. */
export function endCheck(ctx: ReviewCtx, id: number, isOver: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const check = await getCheck(ctx.db, ctx.review.id, id)
    if ((check.endedAt !== null) === isOver)
      throw conflict(isOver ? 'This check has been ended already.' : 'This check is open.')
    const end = { endedAt: isOver ? ctx.now : null, endedBy: isOver ? personOf(ctx) : null }
    await setEnd(ctx.db, ctx.review.id, id, end)
    await record(ctx, { verb: isOver ? 'ended' : 'took up again', subjectKind: 'coding check', subjectId: id })
  })
}

async function openItem(ctx: ReviewCtx, checkId: number, position: number) {
  const check = await getCheck(ctx.db, ctx.review.id, checkId)
  if (check.checkerId !== personOf(ctx)) throw forbidden(`This check was asked of ${check.checkerName}.`)
  if (check.endedAt !== null) throw conflict('This check has been ended.')
  return { check, item: await getItem(ctx.db, ctx.review.id, checkId, position) }
}

const keyOf = (ctx: ReviewCtx, { checkId, configurationId }: ItemRow) => ({
  reviewId: ctx.review.id,
  checkId,
  configurationId,
})
