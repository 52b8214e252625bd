// What changes decisions: a vote in a screen, and taking it back.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, forbidden, invalid } from '../../core/errors.ts'
import { getRecord } from '../../sources/records/store.ts'
import { findReason, listReasons } from '../criteria/store.ts'
import { type Choice, type Screen, settle } from '../domain.ts'
import { refreshStandings } from '../standing/actions.ts'
import {
  deleteDecision,
  getDecision,
  getScreeningFrame,
  insertDecision,
  listDecisions,
  listStatuses,
  saveStatus,
  updateDecision,
} from './store.ts'

export type Decision = {
  readonly record: number
  readonly choice: Choice
  readonly reasonId: number | null
  readonly note: string
}

/** Votes on a record; a person's later vote replaces the earlier one. Returns the number of the decision. */
export function decide(ctx: ReviewCtx, screen: Screen, decision: Decision): Promise<number> {
  return transaction(ctx, async ctx => {
    await checkTurn(ctx, screen, decision.record)
    await checkReason(ctx, screen, decision)
    const { choice, reasonId, note } = decision
    const votes = await listDecisions(ctx.db, ctx.review.id, decision.record)
    const mine = votes.find(vote => vote.screen === screen && vote.personId === personOf(ctx))
    const id = mine?.id ?? (await nextId(ctx.db, ctx.review.id, 'decision'))
    if (mine) await updateDecision(ctx.db, ctx.review.id, id, { choice, reasonId, note, decidedAt: ctx.now })
    else
      await insertDecision(ctx.db, {
        reviewId: ctx.review.id,
        id,
        recordId: decision.record,
        screen,
        personId: personOf(ctx),
        choice,
        reasonId,
        note,
        decidedAt: ctx.now,
      })
    await resettle(ctx, screen, decision.record, {
      verb: 'decided on',
      ...(mine ? { before: { screen, choice: mine.choice, reasonId: mine.reasonId } } : {}),
      after: { screen, choice, reasonId },
    })
    return id
  })
}

/** Takes one's own vote back; the record waits again. Returns where it waits. */
export function withdrawDecision(
  ctx: ReviewCtx,
  id: number,
): Promise<{ readonly screen: Screen; readonly record: number }> {
  return transaction(ctx, async ctx => {
    const decision = await getDecision(ctx.db, ctx.review.id, id)
    if (decision.personId !== personOf(ctx)) throw forbidden('Only the person who decided can take a decision back.')
    await deleteDecision(ctx.db, ctx.review.id, id)
    const { screen, choice, reasonId, recordId } = decision
    await resettle(ctx, screen, recordId, { verb: 'took back a decision on', before: { screen, choice, reasonId } })
    return { screen, record: recordId }
  })
}

async function resettle(
  ctx: ReviewCtx,
  screen: Screen,
  recordId: number,
  change: { verb: string; before?: unknown; after?: unknown },
): Promise<void> {
  const { screeners } = await getScreeningFrame(ctx.db, ctx.review.id)
  const votes = (await listDecisions(ctx.db, ctx.review.id, recordId)).filter(vote => vote.screen === screen)
  await saveStatus(ctx.db, ctx.review.id, recordId, screen, settle(votes, screeners), ctx.now)
  await refreshStandings(ctx, [recordId])
  // With two reviewers a vote stays its owner's until both have cast theirs.
  const audience = screeners > 1 ? ('self' as const) : ('team' as const)
  await record(ctx, { ...change, subjectKind: 'record', subjectId: recordId, audience })
}

async function checkTurn(ctx: ReviewCtx, screen: Screen, recordId: number): Promise<void> {
  const row = await getRecord(ctx.db, ctx.review.id, recordId)
  if (row.duplicateOf !== null)
    throw conflict(`Record ${recordId} was set aside as a copy of record ${row.duplicateOf}; decide on that one.`)
  if (screen === 'title-abstract' || row.stage === 'included') return
  const first = (await listStatuses(ctx.db, ctx.review.id, recordId)).find(status => status.screen === 'title-abstract')
  if (first?.status !== 'included') throw conflict(`Record ${recordId} has not been included by title and abstract.`)
}

/** The flow diagram needs a reason for every full text that is excluded. */
async function checkReason(ctx: ReviewCtx, screen: Screen, { choice, reasonId }: Decision): Promise<void> {
  if (choice !== 'exclude') return
  if (reasonId === null) {
    if (screen === 'title-abstract') return
    const counted = 'the flow diagram counts excluded full texts by reason.'
    const isEmpty = (await listReasons(ctx.db, ctx.review.id)).length === 0
    throw invalid(
      'reason',
      isEmpty
        ? `There are no reasons to choose from yet, and ${counted} The lead writes them under “Criteria and reasons”.`
        : `Choose a reason: ${counted}`,
    )
  }
  const reason = await findReason(ctx.db, ctx.review.id, reasonId)
  if (reason === undefined || reason.retiredAt !== null) throw invalid('reason', 'Choose a reason from the list.')
}
