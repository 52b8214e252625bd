// What changes second checks: asking for one, the checker's answers, settling disagreements, and ending it.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, forbidden, invalid } from '../../core/errors.ts'
import { findMember } from '../../reviews/members/store.ts'
import { decide } from '../decisions/actions.ts'
import type { Choice } from '../domain.ts'
import { isSame, MOST_CHECKED, maySettle, type Opinion, type Outcome, stepOf, verdictOf } from './domain.ts'
import { listDecided, listFirstDecisions, type Population } from './population/store.ts'
import { type Draw, newDraw, sizeOf } from './sample.ts'
import {
  type CheckRow,
  getCheck,
  getItem,
  type ItemRow,
  insertCheck,
  insertItems,
  listChecks,
  saveOutcome,
  saveVerdict,
  setEnd,
  takeBackOpinion,
} from './store.ts'

const AT_ONCE = 5_000
const CHOICE_OF: Readonly<Record<string, Choice>> = { included: 'include', excluded: 'exclude', maybe: 'maybe' }

export type Asked = Population & {
  readonly share: number | null
  readonly count: number | null
  /** Empty: one is made of the review's address and the number of the check. */
  readonly seed: string
  readonly isBlind: boolean
}

/** Draws the sample and asks for it to be checked. What stands decided now is kept with it. Returns its number. */
export async function askForCheck(ctx: ReviewCtx, asked: Asked): Promise<number> {
  const { screen, drawnFrom, checkerId, share, isBlind } = asked
  if ((await findMember(ctx.db, ctx.review.id, checkerId)) === undefined)
    throw invalid('checker', 'Choose a member of this review.')
  const [latest] = await listChecks(ctx.db, ctx.review.id)
  const seed = asked.seed === '' ? `${ctx.review.slug}-${(latest?.id ?? 0) + 1}` : asked.seed
  const draw = await drawDecided(ctx, asked, seed)
  const population = draw.population()
  return transaction(ctx, async ctx => {
    const id = await nextId(ctx.db, ctx.review.id, 'check')
    const size = sizeOf(population, asked)
    if (size === 0)
      throw invalid('form', 'There is nothing to check yet: no record of this kind was decided on by someone else.')
    if (size > MOST_CHECKED)
      throw invalid(
        asked.count === null ? 'share' : 'count',
        'This is more than 5,000 records. Choose a smaller sample.',
      )
    const sample = draw.sample(size)
    const row = { screen, drawnFrom, checkerId, share: asked.count === null ? share : null, seed, size }
    const kept = { ...row, population, isBlind: isBlind ? (1 as const) : (0 as const) }
    await insertCheck(ctx.db, { reviewId: ctx.review.id, id, ...kept, askedAt: ctx.now, askedBy: personOf(ctx) })
    await insertItems(ctx.db, await itemsOf(ctx, id, asked, sample))
    await record(ctx, { verb: 'asked for', subjectKind: 'check', subjectId: id, after: kept })
    return id
  })
}

/** In stretches, with a pause for other people between them. */
async function drawDecided(ctx: ReviewCtx, of: Population, seed: string): Promise<Draw> {
  const draw = newDraw(seed, MOST_CHECKED)
  for (let after = 0; ; ) {
    const part = await listDecided(ctx.db, ctx.review.id, of, after, AT_ONCE)
    draw.add(part)
    after = part.at(-1) ?? 0
    if (part.length < AT_ONCE) return draw
    await new Promise<void>(resolve => setImmediate(resolve))
  }
}

async function itemsOf(ctx: ReviewCtx, checkId: number, { screen }: Population, sample: readonly number[]) {
  const found = await listFirstDecisions(ctx.db, ctx.review.id, screen, sample)
  const first = new Map(found.map(row => [row.recordId, row]))
  return sample.map((recordId, at) => {
    const stood = first.get(recordId)
    const firstChoice = CHOICE_OF[stood?.status ?? '']
    if (firstChoice === undefined)
      throw conflict('Decisions changed while the sample was drawn. Ask for the check again.')
    const firstReasonId = firstChoice === 'exclude' ? (stood?.reasonId ?? null) : null
    const { id: reviewId } = ctx.review
    return {
      reviewId,
      checkId,
      position: at + 1,
      recordId,
      firstPersonId: stood?.personId ?? null,
      firstChoice,
      firstReasonId,
    }
  })
}

/** The checker's own include, exclude or maybe, given before the first decision is shown; it stands. */
export function answerBlind(
  ctx: ReviewCtx,
  checkId: number,
  position: number,
  said: { readonly choice: Choice; readonly note: string },
): Promise<{ readonly isSame: boolean }> {
  return transaction(ctx, async ctx => {
    const { check, item } = await openItem(ctx, checkId, position)
    if (stepOf(verdictOf(item), check.isBlind === 1) !== 'choose')
      throw conflict('You have chosen already and seen the first decision. Say whether you agree with it.')
    const same = isSame(item.firstChoice, said.choice)
    const verdict = { choice: said.choice, opinion: same ? ('agree' as const) : null, note: said.note }
    await saveVerdict(ctx.db, keyOf(ctx, checkId, item), { ...verdict, givenAt: ctx.now })
    const after = { record: item.recordId, ...verdict }
    await record(ctx, { verb: 'answered', subjectKind: 'check', subjectId: checkId, after, audience: 'self' })
    return { isSame: same }
  })
}

/** Whether the checker agrees, the first decision being seen; it can be changed until the disagreement is settled. */
export function sayOpinion(
  ctx: ReviewCtx,
  checkId: number,
  position: number,
  said: { readonly opinion: Opinion; readonly note: string },
): Promise<void> {
  return transaction(ctx, async ctx => {
    const { check, item } = await openItem(ctx, checkId, position)
    if (stepOf(verdictOf(item), check.isBlind === 1) === 'choose')
      throw conflict('Choose include, exclude or maybe first; then the first decision is shown.')
    if (item.outcome !== null) throw conflict('This has been settled since.')
    const verdict = { choice: item.choice, opinion: said.opinion, note: said.note }
    await saveVerdict(ctx.db, keyOf(ctx, checkId, item), { ...verdict, givenAt: ctx.now })
    const before = item.opinion === null ? {} : { before: { record: item.recordId, opinion: item.opinion } }
    const after = { record: item.recordId, opinion: said.opinion }
    await record(ctx, {
      verb: 'answered',
      subjectKind: 'check',
      subjectId: checkId,
      ...before,
      after,
      audience: 'self',
    })
  })
}

/** The checker takes an answer back while nothing rests on it. */
export function withdrawOpinion(ctx: ReviewCtx, checkId: number, position: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { item } = await openItem(ctx, checkId, position)
    if (item.opinion === null) throw conflict('There is no answer to take back here.')
    if (item.outcome !== null) throw conflict('This has been settled since.')
    await takeBackOpinion(ctx.db, keyOf(ctx, checkId, item), item.choice !== null)
    const before = { record: item.recordId, opinion: item.opinion }
    await record(ctx, {
      verb: 'took back an answer to',
      subjectKind: 'check',
      subjectId: checkId,
      before,
      audience: 'self',
    })
  })
}

export type Settled = {
  readonly outcome: Outcome
  readonly choice: Choice | null
  readonly reasonId: number | null
  readonly note: string
}

/** The first reviewer looks again: the decision is kept, or changed by a vote. What was said before stays as it was. */
export function settleDisagreement(
  ctx: ReviewCtx,
  checkId: number,
  position: number,
  settled: Settled,
  isLead: boolean,
): Promise<void> {
  return transaction(ctx, async ctx => {
    const check = await getCheck(ctx.db, ctx.review.id, checkId)
    const item = await getItem(ctx.db, ctx.review.id, checkId, position)
    if (!maySettle(item, personOf(ctx), isLead))
      throw forbidden('The person who decided first settles this; the lead does where that person has left.')
    if (item.opinion !== 'disagree') throw conflict('There is no disagreement to settle here.')
    if (item.outcome !== null) throw conflict('This has been settled already.')
    const outcomeChoice = settled.outcome === 'changed' ? await changeVote(ctx, check, item, settled) : null
    await saveOutcome(ctx.db, keyOf(ctx, checkId, item), {
      outcome: settled.outcome,
      outcomeChoice,
      outcomeNote: settled.note,
      settledAt: ctx.now,
      settledBy: personOf(ctx),
    })
    const after = { record: item.recordId, outcome: settled.outcome, choice: outcomeChoice }
    await record(ctx, { verb: 'settled', subjectKind: 'check', subjectId: checkId, after })
  })
}

async function changeVote(ctx: ReviewCtx, check: CheckRow, item: ItemRow, settled: Settled): Promise<Choice> {
  const { choice, reasonId, note } = settled
  if (choice === null || choice === item.firstChoice) throw invalid('choice', 'Choose what the decision becomes.')
  await decide(ctx, check.screen, { record: item.recordId, choice, reasonId, note })
  return choice
}

/** Opens the disagreement again; a decision that was changed stays as it is now. */
export function reopenDisagreement(ctx: ReviewCtx, checkId: number, position: number, isLead: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const item = await getItem(ctx.db, ctx.review.id, checkId, position)
    if (!maySettle(item, personOf(ctx), isLead)) throw forbidden('Only who may settle this can open it again.')
    if (item.outcome === null) throw conflict('This is open already.')
    const open = { outcome: null, outcomeChoice: null, outcomeNote: '', settledAt: null, settledBy: null }
    await saveOutcome(ctx.db, keyOf(ctx, checkId, item), open)
    const before = { record: item.recordId, outcome: item.outcome }
    await record(ctx, { verb: 'opened again', subjectKind: 'check', subjectId: checkId, before })
  })
}

/** Nobody is asked any longer; what was answered stays and counts. `isOver` false takes it up again. */
export function endCheck(ctx: ReviewCtx, id: number, isOver: boolean): Promise<void> {
  return transaction(ctx, async ctx => {
    const check = await getCheck(ctx.db, ctx.review.id, id)
    if ((check.endedAt !== null) === isOver)
      throw conflict(isOver ? 'This check has been ended already.' : 'This check is open.')
    await setEnd(
      ctx.db,
      ctx.review.id,
      id,
      isOver ? { endedAt: ctx.now, endedBy: personOf(ctx) } : { endedAt: null, endedBy: null },
    )
    await record(ctx, { verb: isOver ? 'ended' : 'took up again', subjectKind: 'check', subjectId: id })
  })
}

async function openItem(ctx: ReviewCtx, checkId: number, position: number) {
  const check = await getCheck(ctx.db, ctx.review.id, checkId)
  if (check.checkerId !== personOf(ctx)) throw forbidden(`This check was asked of ${check.checkerName}.`)
  if (check.endedAt !== null) throw conflict('This check was ended; nothing more is asked of you.')
  return { check, item: await getItem(ctx.db, ctx.review.id, checkId, position) }
}

const keyOf = (ctx: ReviewCtx, checkId: number, item: ItemRow) => ({
  reviewId: ctx.review.id,
  checkId,
  recordId: item.recordId,
})
