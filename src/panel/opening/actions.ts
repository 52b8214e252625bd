// Opening a round with its words frozen, moving its last day, closing it by hand or when its last day is over.
import { dayOf } from '../../core/clock.ts'
import { lastChange, record } from '../../core/db/activity.ts'
import type { Database } from '../../core/db/open.ts'
import { type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, Invalid, stale } from '../../core/errors.ts'
import { putToPanel } from '../../principles/standing/actions.ts'
import { listPrinciples, type Principle } from '../../principles/store.ts'
import { type Language, type Say, standingOf } from '../domain.ts'
import { rebindItems } from '../items/actions.ts'
import { listItems } from '../items/store.ts'
import { getPanel } from '../panels/store.ts'
import { lacksOf, needNotPast } from '../rounds/actions.ts'
import { getRound, listOverdue, updateRound } from '../rounds/store.ts'

/**
 * Opens a draft: everything put is frozen as it stands now, with its version, its words and what it rests on; questions and
 * rule are fixed. Refused with one sentence for each thing that is missing.
 */
export function openRound(ctx: ReviewCtx, id: number, sayIn: (language: Language) => Say): Promise<void> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, id)
    if (round.status !== 'draft') throw conflict('This round has been opened already.')
    const gone = await rebindItems(ctx, id, sayIn)
    const items = await listItems(ctx.db, ctx.review.id, id)
    const ids = items.flatMap(item => (item.subjectKind === 'principle' ? [item.subjectId ?? 0] : []))
    const principles = await listPrinciples(ctx.db, ctx.review.id, ids)
    const panel = await getPanel(ctx.db, ctx.review.id, round.panelId)
    const others = gone.filter(position => items.find(item => item.position === position)?.subjectKind !== 'principle')
    const problems = [
      ...(await lacksOf(ctx, round)),
      ...problemsOf(principles),
      ...others.map(position => `Item ${position} no longer stands in the review. Take it out.`),
    ]
    const unreachable = panel.contactPhone === '' && panel.contactEmail === ''
    if (problems.length > 0 || unreachable)
      throw new Invalid({
        ...(problems.length === 0 ? {} : { form: problems }),
        ...(unreachable ? { contact: ['Give a telephone number or an e-mail address of the person to ask.'] } : {}),
      })
    if (!(await updateRound(ctx.db, ctx.review.id, id, round.version, { status: 'open', openedAt: ctx.now })))
      throw conflict('This round was changed by someone else just now. Look at it again.')
    await putToPanel(ctx, ids)
    const { rule, rulePercent, ruleRange, ruleChosenAt } = round
    const put = items.map(item => ({ kind: item.subjectKind, subject: item.subjectId, version: item.subjectVersion }))
    await record(ctx, {
      verb: 'opened',
      subjectKind: 'round',
      subjectId: id,
      after: { items: put, rule, rulePercent, ruleRange, ruleChosenAt },
    })
  })
}

function problemsOf(principles: readonly Principle[]): string[] {
  const named = (of: readonly Principle[]) => of.map(principle => `principle ${principle.id}`).join(', ')
  const wordless = principles.filter(principle => !Object.values(principle.plainWords).some(text => text !== ''))
  const headless = principles.filter(principle => principle.heading === '')
  const withdrawn = principles.filter(principle => principle.status === 'withdrawn')
  return [
    ...(wordless.length === 0 ? [] : [`Plain words are missing for ${named(wordless)}.`]),
    ...(headless.length === 0 ? [] : [`Headings are missing for ${named(headless)}.`]),
    ...(withdrawn.length === 0 ? [] : [`Withdrawn meanwhile: ${named(withdrawn)}.`]),
  ]
}

/** Moves the last day of an open round; one that is over stays over. */
export function changeClosingDay(ctx: ReviewCtx, id: number, closesOn: string | null, version: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, id)
    if (standingOf(round, ctx.now) === 'closed') throw conflict('This round is closed.')
    needNotPast(ctx, closesOn)
    if (!(await updateRound(ctx.db, ctx.review.id, id, version, { closesOn })))
      throw stale('This round', {
        version: round.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'round', id, ['opened', 'moved the last day of'])),
        fields: [{ name: 'closesOn', label: 'Last day', theirs: round.closesOn ?? '', mine: closesOn ?? '' }],
      })
    await record(ctx, {
      verb: 'moved the last day of',
      subjectKind: 'round',
      subjectId: id,
      before: { closesOn: round.closesOn },
      after: { closesOn },
    })
  })
}

/** From here on the round takes nothing by any path. */
export function closeRound(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const round = await getRound(ctx.db, ctx.review.id, id)
    if (round.status !== 'open')
      throw conflict(round.status === 'draft' ? 'This round has not been opened.' : 'This round is closed already.')
    if (!(await updateRound(ctx.db, ctx.review.id, id, round.version, { status: 'closed', closedAt: ctx.now })))
      throw conflict('This round was changed by someone else just now. Look at it again.')
    await record(ctx, { verb: 'closed', subjectKind: 'round', subjectId: id })
  })
}

/** Closes what is past its last day; such a round takes nothing since that day ended, whenever this runs. */
export async function sweepRounds(database: Database, now: string): Promise<number> {
  const overdue = await listOverdue(database.read, dayOf(now))
  let closed = 0
  for (const { reviewId, slug, id } of overdue) {
    const ctx: ReviewCtx = {
      database,
      db: database.read,
      now,
      actor: { kind: 'system', id: null },
      review: { id: reviewId, slug },
    }
    await transaction(ctx, async ctx => {
      const round = await getRound(ctx.db, reviewId, id)
      if (round.status !== 'open' || standingOf(round, now) !== 'closed') return
      if (!(await updateRound(ctx.db, reviewId, id, round.version, { status: 'closed', closedAt: now }))) return
      await record(ctx, { verb: 'closed', subjectKind: 'round', subjectId: id, after: { closesOn: round.closesOn } })
      closed++
    })
  }
  return closed
}
