// What changes contributions: accounts put under a configuration, judged anew, taken off. Each is a move of the synthesis.
import { addConfiguration } from '../../configurations/actions.ts'
import { nameOf, type Stance } from '../../configurations/domain.ts'
import { addElement } from '../../configurations/elements/actions.ts'
import { getConfigurationRow, listElements, listNamesOf } from '../../configurations/store.ts'
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextIds } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { makeMove } from '../moves/actions.ts'
import { type MoveKind, suggestedMove } from '../moves/domain.ts'
import { deleteContributionRow, getContribution, insertContributions, listPlaced, updateContribution } from './store.ts'

export type Placing = {
  readonly accountIds: readonly number[]
  readonly stance: Stance
  readonly isConverse?: boolean
  /** Default: what the stance suggests. */
  readonly kind?: MoveKind | null
  /** Why; becomes the reason of the move and the note of the contributions. May be left for later. */
  readonly why: string
}

/**
 * Puts accounts under a synthesised configuration; those that stand there already stay as they are. Returns the move.
 * `begun`: the configuration was begun with them, and goes with them when the move is undone.
 */
export function contribute(ctx: ReviewCtx, configurationId: number, placing: Placing, begun = false): Promise<number> {
  return transaction(ctx, async ctx => {
    const { id: reviewId } = ctx.review
    const configuration = await getConfigurationRow(ctx.db, reviewId, 'synthesised', configurationId)
    if (configuration.status === 'retired')
      throw invalid('under', `CMOC ${configurationId} is retired. Choose another, or bring it back first.`)
    const accountIds = [...new Set(placing.accountIds)]
    const known = await listNamesOf(ctx.db, reviewId, 'account', accountIds)
    const unknown = accountIds.find(id => !known.some(row => row.id === id))
    if (unknown !== undefined) throw invalid('accountIds', `There is no account ${unknown} in this review.`)
    const placed = await listPlaced(ctx.db, reviewId, configurationId, accountIds)
    const fresh = accountIds.filter(id => !placed.includes(id))
    if (fresh.length === 0)
      throw invalid(
        'accountIds',
        accountIds.length === 0
          ? 'Choose at least one account.'
          : `What you chose stands under ${nameOf('synthesised', configurationId)} already.`,
      )
    const first = await nextIds(ctx.db, reviewId, 'contribution', fresh.length)
    const { stance, why } = placing
    const isConverse = placing.isConverse === true ? 1 : 0
    const stamp = { reviewId, configurationId, createdAt: ctx.now, createdBy: personOf(ctx) }
    await insertContributions(
      ctx.db,
      fresh.map((accountId, at) => ({ ...stamp, id: first + at, accountId, stance, isConverse, note: why })),
    )
    for (const subjectId of fresh)
      await record(ctx, {
        verb: 'put under a configuration',
        subjectKind: 'account',
        subjectId,
        after: { configurationId, stance, isConverse: isConverse === 1, why },
      })
    const inputs = fresh.map(id => ({ layer: 'account' as const, id }))
    const kind = placing.kind ?? suggestedMove(stance)
    const contributions = fresh.map((_, at) => first + at)
    const undoing = { act: 'put under', contributions, begun } as const
    return makeMove(ctx, { kind, reason: why, output: { configurationId }, inputs, undoing })
  })
}

/** Begins a synthesised configuration with these accounts under it; returns its number and the move's. */
export function synthesise(
  ctx: ReviewCtx,
  configuration: { readonly title: string; readonly wording?: string; readonly copyElements?: boolean },
  placing: Placing,
): Promise<{ id: number; move: number }> {
  return transaction(ctx, async ctx => {
    const { title, wording = '', copyElements = false } = configuration
    const id = await addConfiguration(ctx, { title, wording })
    const move = await contribute(ctx, id, placing, true)
    if (copyElements) await copyIdeas(ctx, id, placing.accountIds)
    return { id, move }
  })
}

/** The elements of the accounts as a beginning: each idea once, elements without an idea once a wording. */
async function copyIdeas(ctx: ReviewCtx, id: number, accountIds: readonly number[]): Promise<void> {
  const seen = new Set<string>()
  for (const element of await listElements(ctx.db, ctx.review.id, 'account', accountIds)) {
    const { role, statementId, wording, polarity, levelIds, intended, valence, distance, forWhom } = element
    const key = `${role} ${statementId ?? wording.toLowerCase()} ${element.mechanismAbsent}`
    if (seen.has(key)) continue
    seen.add(key)
    const sameAs = statementId === null ? null : `statement:${statementId}`
    const outcome = { intended, valence, distance, forWhom, mechanismAbsent: element.mechanismAbsent }
    await addElement(ctx, 'synthesised', id, { role, wording, polarity, levelIds: [...levelIds], sameAs, ...outcome })
  }
}

const SAVING = ['changed a contribution to']

export function changeContribution(
  ctx: ReviewCtx,
  id: number,
  version: number,
  said: { readonly stance: Stance; readonly isConverse: boolean; readonly note: string },
): Promise<number> {
  return transaction(ctx, async ctx => {
    const before = await getContribution(ctx.db, ctx.review.id, id)
    const set = { ...said, isConverse: said.isConverse ? 1 : 0 } as const
    if (!(await updateContribution(ctx.db, ctx.review.id, id, version, set))) {
      const { configurationId, accountId } = before
      throw stale('This contribution', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, 'configuration', configurationId, SAVING, { account: accountId })),
        fields: [
          { name: 'stance', label: 'Stance', theirs: before.stance, mine: said.stance },
          { name: 'note', label: 'Why', theirs: before.note, mine: said.note },
        ],
      })
    }
    await record(ctx, {
      verb: 'changed a contribution to',
      subjectKind: 'configuration',
      subjectId: before.configurationId,
      before: { account: before.accountId, stance: before.stance, note: before.note },
      after: { account: before.accountId, ...said },
    })
    return before.configurationId
  })
}

/** Takes an account off; the move that put it there stays in the story. Returns the configuration and the bin's number. */
export function withdrawContribution(
  ctx: ReviewCtx,
  id: number,
  version: number | null = null,
): Promise<{ configurationId: number; bin: number }> {
  return transaction(ctx, async ctx => {
    const row = await getContribution(ctx.db, ctx.review.id, id)
    const { configurationId, accountId } = row
    const of = { kind: 'configuration', id: configurationId, verbs: SAVING, part: { account: accountId } }
    await refuseOvertaken(ctx, version, row, { what: 'This contribution', ...of })
    const bin = await keepInBin(ctx, {
      kind: 'configuration',
      id: configurationId,
      title: `Account ${accountId} under ${nameOf('synthesised', configurationId)}`,
      rows: [{ table: 'contribution', rows: [row] }],
      see: `/configurations/${configurationId}#contributions`,
    })
    await deleteContributionRow(ctx.db, ctx.review.id, id)
    return { configurationId, bin }
  })
}
