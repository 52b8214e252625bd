// What changes resolutions: a conflict resolved by talk or by a third person, apart from the votes, and taking that back.
import { lastChange, record } from '../../core/db/activity.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, forbidden, invalid, stale } from '../../core/errors.ts'
import { getRecord } from '../../sources/records/store.ts'
import { checkReason, checkRetrieved } from '../decisions/actions.ts'
import type { Screen } from '../domain.ts'
import { getRules } from '../rules/store.ts'
import { settleRecords } from '../settling/actions.ts'
import { findFirstVotes, findResolved, findStatus, listVotes } from '../settling/store.ts'
import { type How, howResolved, isOneOfTwo, isOpenConflict, type ResolutionChoice, whyNot } from './domain.ts'
import {
  deleteResolutionRow,
  getResolution,
  insertResolution,
  type NewResolution,
  saveTalk,
  updateResolution,
} from './store.ts'

export type Resolving = {
  readonly choice: ResolutionChoice
  readonly reasonId: number | null
  readonly note: string
  /** Null leaves it to who resolves: one of the two has talked, anybody else decided. */
  readonly how: How | null
  /** That of the resolution the form saw; null when there was none. */
  readonly version: number | null
}

/** Resolves what two decided differently, or changes how it was resolved. Votes stay as they are. Returns the number of the resolution. */
export function resolveConflict(
  ctx: ReviewCtx,
  screen: Screen,
  recordId: number,
  resolving: Resolving,
): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    await getRecord(ctx.db, reviewId, recordId)
    const rules = await getRules(ctx.db, reviewId, screen)
    const votes = await listVotes(ctx.db, reviewId, recordId, screen)
    const [found] = await findResolved(ctx.db, reviewId, recordId, screen)
    const [status] = await findStatus(ctx.db, reviewId, recordId, screen)
    if (found === undefined && !isOpenConflict(votes, status))
      throw conflict(`There is nothing to resolve about record ${recordId}.`)
    const [pair] = await findFirstVotes(ctx.db, reviewId, recordId, screen)
    const isVoter = isOneOfTwo(votes, pair ?? null, personOf(ctx))
    const refusal = whyNot(isVoter, rules)
    if (refusal !== null) throw forbidden(refusal)
    if (resolving.how === 'talk' && rules.resolver === 'third person')
      throw invalid('how', 'In this review a third person resolves conflicts alone; a talk of the two does not.')
    await checkRetrieved(ctx, screen, recordId)
    await checkReason(ctx, screen, resolving)
    const how = howResolved(isVoter, resolving.how)
    const { choice, reasonId, note } = resolving
    const resolution = { choice, reasonId, note, how, resolvedBy: personOf(ctx), resolvedAt: ctx.now }
    const id = found?.id ?? (await nextId(ctx.db, reviewId, 'resolution'))
    const before = found === undefined ? null : await change(ctx, id, resolving, resolution)
    if (before === null) await insertResolution(ctx.db, { reviewId, id, recordId, screen }, resolution)
    const people = votes.flatMap(vote => (vote.personId === null ? [] : [vote.personId]))
    await saveTalk(ctx.db, reviewId, id, how === 'talk' ? people.filter(one => one !== personOf(ctx)) : [])
    await settleRecords(ctx, screen, [recordId], rules)
    await record(ctx, {
      verb: before === null ? 'resolved a conflict about' : 'changed the resolution of',
      subjectKind: 'record',
      subjectId: recordId,
      ...(before === null ? {} : { before }),
      after: { screen, choice, reasonId, note, how },
    })
    return id
  })
}

/** What stood there before; refused when somebody else changed it meanwhile. */
async function change(ctx: ReviewCtx, id: number, mine: Resolving, resolution: NewResolution) {
  const theirs = await getResolution(ctx.db, ctx.review.id, id)
  const { screen, choice, reasonId, note, how } = theirs
  if (await updateResolution(ctx.db, ctx.review.id, id, mine.version ?? 0, resolution))
    return { screen, choice, reasonId, note, how }
  const verbs = ['resolved a conflict about', 'changed the resolution of']
  const saved = await lastChange(ctx.db, ctx.review.id, 'record', theirs.recordId, verbs)
  throw stale('This resolution', {
    version: theirs.version,
    ...saved,
    fields: [
      { name: 'choice', label: 'Resolved as', theirs: choice, mine: mine.choice },
      { name: 'note', label: 'Note', theirs: note, mine: mine.note },
    ],
  })
}

/** The record is in conflict again. Only who resolved it may do so, and a lead. */
export function withdrawResolution(
  ctx: ReviewCtx,
  id: number,
  isLead: boolean,
): Promise<{ readonly screen: Screen; readonly record: number }> {
  return transaction(ctx, async ctx => {
    const { screen, recordId, choice, reasonId, note, how, resolvedBy } = await getResolution(ctx.db, ctx.review.id, id)
    if (!isLead && resolvedBy !== personOf(ctx))
      throw forbidden('Only the person who resolved it, or a lead, can take a resolution back.')
    await deleteResolutionRow(ctx.db, ctx.review.id, id)
    await settleRecords(ctx, screen, [recordId])
    await record(ctx, {
      verb: 'took back the resolution of',
      subjectKind: 'record',
      subjectId: recordId,
      before: { screen, choice, reasonId, note, how },
    })
    return { screen, record: recordId }
  })
}
