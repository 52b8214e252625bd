// What changes decisions: a vote in a screen, and taking it back.
import { record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, forbidden, invalid, Refusal } from '../../core/errors.ts'
import { keepVotePair } from '../agreement/actions.ts'
import { findReason, listReasons } from '../criteria/store.ts'
import type { Choice, Rules, Screen } from '../domain.ts'
import { notRetrievedSentence } from '../retrieval/domain.ts'
import { getRules } from '../rules/store.ts'
import { settleRecords } from '../settling/actions.ts'
import { findFirstVotes, findStatus, listVotes } from '../settling/store.ts'
import { deleteDecision, getDecision, getTurn, insertDecision, updateDecision } from './store.ts'

export type Decision = {
  readonly record: number
  readonly choice: Choice
  readonly reasonId: number | null
  readonly note: string
}

/** Votes on a record; a person's later vote replaces the earlier one. Returns the number of the decision. */
export function decide(ctx: ReviewCtx, screen: Screen, decision: Decision): Promise<number> {
  return transaction(ctx, async ctx => {
    const rules = await getRules(ctx.db, ctx.review.id, screen)
    const votes = await listVotes(ctx.db, ctx.review.id, decision.record, screen)
    const mine = votes.find(vote => vote.personId === personOf(ctx))
    await checkTurn(ctx, screen, decision.record)
    await checkRetrieved(ctx, screen, decision.record)
    if (mine === undefined && rules.screeners > 1) await checkPlace(ctx, screen, decision.record, votes.length, rules)
    await checkReason(ctx, screen, decision)
    const { choice, reasonId, note } = decision
    const id = mine?.id ?? (await nextId(ctx.db, ctx.review.id, 'decision'))
    if (mine) await updateDecision(ctx.db, ctx.review.id, id, { choice, reasonId, note, decidedAt: ctx.now })
    else await insertDecision(ctx.db, newRow(ctx, screen, id, decision))
    if (rules.screeners > 1) await keepVotePair(ctx, screen, decision.record)
    await settleRecords(ctx, screen, [decision.record], rules)
    await noteVote(ctx, rules, decision.record, {
      verb: 'decided on',
      ...(mine ? { before: { screen, choice: mine.choice, reasonId: mine.reasonId } } : {}),
      after: { screen, choice, reasonId },
    })
    return id
  })
}

function newRow(ctx: ReviewCtx, screen: Screen, id: number, { record: recordId, choice, reasonId, note }: Decision) {
  const vote = { choice, reasonId, note, decidedAt: ctx.now, personId: personOf(ctx), version: 1 }
  return { reviewId: ctx.review.id, id, recordId, screen, ...vote }
}

/** Takes one's own vote back; the record waits again. Returns where it waits. */
export function withdrawDecision(
  ctx: ReviewCtx,
  id: number,
  decidedOn: number | null = null,
): Promise<{ readonly screen: Screen; readonly record: number }> {
  return transaction(ctx, async ctx => {
    const decision = await getDecision(ctx.db, ctx.review.id, id)
    if (decision.personId !== personOf(ctx)) throw forbidden('Only the person who decided can take a decision back.')
    const { version, decidedAt } = decision
    // Nobody else saves it: who did is not looked up among what others decided on the record.
    if (decidedOn !== null && decidedOn !== version)
      throw new Refusal(409, 'You changed this decision after you read it.', {
        stale: { version, savedAt: decidedAt, fields: [] },
      })
    await deleteDecision(ctx.db, ctx.review.id, id)
    const { screen, choice, reasonId, recordId } = decision
    const rules = await getRules(ctx.db, ctx.review.id, screen)
    await settleRecords(ctx, screen, [recordId], rules)
    await noteVote(ctx, rules, recordId, { verb: 'took back a decision on', before: { screen, choice, reasonId } })
    return { screen, record: recordId }
  })
}

/** With two reviewers a vote stays its owner's until both have cast theirs. */
async function noteVote(
  ctx: ReviewCtx,
  { screeners, isBlind }: Rules,
  subjectId: number,
  change: { verb: string; before?: unknown; after?: unknown },
): Promise<void> {
  const audience = screeners > 1 && isBlind ? ('self' as const) : ('team' as const)
  await record(ctx, { ...change, subjectKind: 'record', subjectId, audience })
}

/** A full text that nobody could get hold of is neither voted on nor resolved before the note on it changes. */
export async function checkRetrieved(ctx: ReviewCtx, screen: Screen, recordId: number): Promise<void> {
  if (screen !== 'full-text') return
  const { retrieval, retrievalReason } = await getTurn(ctx.db, ctx.review.id, recordId)
  if (retrieval === 'not retrieved') throw invalid('form', notRetrievedSentence(recordId, retrievalReason ?? ''))
}

/** Both votes are cast, or a conflict waits for its third person: then a vote taken back is free for its owner alone. */
async function checkPlace(ctx: ReviewCtx, screen: Screen, recordId: number, votes: number, rules: Rules) {
  if (votes >= rules.screeners) throw alreadyTwo(recordId)
  const [status] = await findStatus(ctx.db, ctx.review.id, recordId, screen)
  const [pair] = await findFirstVotes(ctx.db, ctx.review.id, recordId, screen)
  if (status?.status !== 'conflict' || pair === undefined) return
  if (![pair.firstPersonId, pair.secondPersonId].includes(personOf(ctx) ?? 0)) throw alreadyTwo(recordId)
}

const alreadyTwo = (id: number) =>
  conflict(`Two people have decided on record ${id} already. Where they differ, it is among the conflicts.`)

async function checkTurn(ctx: ReviewCtx, screen: Screen, recordId: number): Promise<void> {
  const row = await getTurn(ctx.db, ctx.review.id, recordId)
  if (row.duplicateOf !== null)
    throw conflict(`Record ${recordId} was set aside as a copy of record ${row.duplicateOf}; decide on that one.`)
  if (screen === 'title-abstract' || row.stage === 'included') return
  if (row.first !== 'included') throw conflict(`Record ${recordId} has not been included by title and abstract.`)
}

/** The flow diagram needs a reason for every full text that is excluded. */
export async function checkReason(
  ctx: ReviewCtx,
  screen: Screen,
  { choice, reasonId }: Pick<Decision, 'choice' | 'reasonId'>,
): Promise<void> {
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
