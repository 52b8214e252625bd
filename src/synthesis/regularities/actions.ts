// Saving a demi-regularity with a name and a memo, renaming it, noting what it finds by now, deleting it.
import type { Layer } from '../../configurations/domain.ts'
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { listAllUses, listIdeaNames } from '../map/store.ts'
import { askAgain, type Found, type Kind, type Query, snapshotOf } from './finding.ts'
import {
  deleteRegularityRow,
  getRegularity,
  getRegularityRow,
  insertRegularity,
  updateFound,
  updateRegularity,
} from './store.ts'

const KIND = 'demi-regularity'

type Asked = { readonly layer: Layer; readonly kind: Kind; readonly query: Query }
type Named = { readonly name: string; readonly memo: string }

/** Null when what it asks about is gone. */
async function read(ctx: ReviewCtx, { layer, kind, query }: Asked): Promise<Found | null> {
  const ideas = await listIdeaNames(ctx.db, ctx.review.id)
  const uses = await listAllUses(ctx.db, ctx.review.id, layer)
  return askAgain(kind, query, uses, new Map(ideas.map(idea => [idea.id, idea.name])))
}

/** Keeps the question, and what answers it now. */
export function saveRegularity(ctx: ReviewCtx, asked: Asked, { name, memo }: Named): Promise<number> {
  return transaction(ctx, async ctx => {
    const found = await read(ctx, asked)
    if (found === null) throw invalid('name', 'What this was found by is no longer there.')
    const id = await nextId(ctx.db, ctx.review.id, KIND)
    const { layer, kind, query } = asked
    await insertRegularity(ctx.db, {
      ...{ reviewId: ctx.review.id, id, layer, kind, query, name, memo },
      ...{ found: snapshotOf(found), foundAt: ctx.now, createdAt: ctx.now, createdBy: personOf(ctx) },
    })
    await record(ctx, { verb: 'saved', subjectKind: KIND, subjectId: id, after: { name, memo, layer, kind, query } })
    return id
  })
}

export function renameRegularity(ctx: ReviewCtx, id: number, version: number, { name, memo }: Named): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getRegularityRow(ctx.db, ctx.review.id, id)
    if (!(await updateRegularity(ctx.db, ctx.review.id, id, version, { name, memo })))
      throw stale('This demi-regularity', {
        version: before.version,
        ...(await lastChange(ctx.db, ctx.review.id, KIND, id, ['changed'])),
        fields: [
          { name: 'name', label: 'Name', theirs: before.name, mine: name },
          { name: 'memo', label: 'Memo', theirs: before.memo, mine: memo },
        ],
      })
    const was = { name: before.name, memo: before.memo }
    await record(ctx, { verb: 'changed', subjectKind: KIND, subjectId: id, before: was, after: { name, memo } })
  })
}

/** From here on changes are told from what answers now. */
export function rereadRegularity(ctx: ReviewCtx, id: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const { found: before, ...asked } = await getRegularity(ctx.db, ctx.review.id, id)
    const found = await read(ctx, asked)
    if (found === null) throw conflict('What this was found by is no longer there, so there is nothing to note.')
    const after = snapshotOf(found)
    await updateFound(ctx.db, ctx.review.id, id, after, ctx.now)
    await record(ctx, { verb: 'read again', subjectKind: KIND, subjectId: id, before, after })
  })
}

/** Returns the bin's number. */
export function deleteRegularity(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const row = await getRegularityRow(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, version, row, { what: 'This demi-regularity', kind: KIND, id, verbs: ['changed'] })
    const rows = [{ table: 'demiRegularity' as const, rows: [row] }]
    const bin = await keepInBin(ctx, { kind: KIND, id, title: row.name, rows, see: `/synthesis/regularities/${id}` })
    await deleteRegularityRow(ctx.db, ctx.review.id, id)
    return bin
  })
}
