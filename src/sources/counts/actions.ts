// Typing in numbers that happened elsewhere, correcting and deleting them.
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { invalid, stale } from '../../core/errors.ts'
import { isDatabaseSide } from '../searches/domain.ts'
import { getSearch } from '../searches/store.ts'
import { BOX_WORDS, hasReason, isArmless } from './domain.ts'
import type { CountInput } from './forms.ts'
import { deleteTypedCountRow, getTypedCount, getTypedCountRow, insertTypedCount, updateTypedCount } from './store.ts'

/** Returns the number's own number. */
export function typeCount(ctx: ReviewCtx, count: CountInput): Promise<number> {
  return transaction(ctx, async ctx => {
    const settled = await settle(ctx, count)
    const id = await nextId(ctx.db, ctx.review.id, 'typed count')
    const created = { createdAt: ctx.now, createdBy: personOf(ctx) }
    await insertTypedCount(ctx.db, { ...settled, reviewId: ctx.review.id, id, ...created })
    await record(ctx, { verb: 'added', subjectKind: 'typed count', subjectId: id, after: settled })
    return id
  })
}

export function changeCount(ctx: ReviewCtx, id: number, version: number, count: CountInput): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getTypedCount(ctx.db, ctx.review.id, id)
    const settled = await settle(ctx, count)
    if (!(await updateTypedCount(ctx.db, ctx.review.id, id, version, settled))) {
      const fields = Object.entries(LABELS).flatMap(([name, label]) => {
        const pair = { theirs: wordOf(before, name), mine: wordOf(settled, name) }
        return pair.theirs === pair.mine ? [] : [{ name, label, ...pair }]
      })
      const saved = await lastChange(ctx.db, ctx.review.id, 'typed count', id, ['changed'])
      throw stale('This number', { version: before.version, ...saved, fields })
    }
    const { box, arm, count: number, searchId, reason, note } = before
    const earlier = { box, arm, count: number, searchId, reason, note }
    await record(ctx, { verb: 'changed', subjectKind: 'typed count', subjectId: id, before: earlier, after: settled })
  })
}

/** Returns the number to undo with. */
export function deleteCount(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getTypedCountRow(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, version, row, { what: 'This number', kind: 'typed count', id, verbs: ['changed'] })
    const title = `${row.count} ${BOX_WORDS[row.box]}`
    const rows = [{ table: 'typedCount' as const, rows: [row] }]
    const bin = await keepInBin(ctx, { kind: 'typed count', id, title, rows, see: '/counts' })
    await deleteTypedCountRow(ctx.db, ctx.review.id, id)
    return bin
  })
}

const LABELS = {
  box: 'What it counts',
  arm: 'Side of the diagram',
  count: 'Number',
  searchId: 'Search',
  reason: 'Reason or name',
  note: 'Where it comes from',
} as const
const wordOf = (count: Readonly<Record<string, unknown>>, name: string) => String(count[name] ?? '')

/** The side follows the search where one is named; a previous version of the review has neither. */
async function settle(ctx: ReviewCtx, count: CountInput): Promise<CountInput> {
  if (count.searchId !== null && isArmless(count.box))
    throw invalid('searchId', 'Numbers of a previous version belong to no search of this one.')
  if (count.box === 'other reasons' && count.reason === '')
    throw invalid('reason', 'Enter the reason for which the records were removed.')
  if (count.reason !== '' && !hasReason(count.box) && count.box !== 'identified')
    throw invalid('reason', 'This number needs no reason. Write it under where the number comes from.')
  const search = count.searchId === null ? null : await searchOf(ctx, count.searchId)
  if (search !== null) return { ...count, arm: isDatabaseSide(search.kind) ? 'databases' : 'others' }
  return isArmless(count.box) ? { ...count, arm: 'databases' } : count
}

async function searchOf(ctx: ReviewCtx, id: number) {
  return getSearch(ctx.db, ctx.review.id, id).catch(() => {
    throw invalid('searchId', 'Choose a search of this review.')
  })
}
