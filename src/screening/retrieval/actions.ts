// What changes retrieval: somebody notes whether a full text could be had, of whom it was asked, and when to ask again.
import { lastChange, record } from '../../core/db/activity.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, notFound, stale } from '../../core/errors.ts'
import { getTurn } from '../decisions/store.ts'
import { isOpenStatus } from '../domain.ts'
import { refreshStandings } from '../standing/actions.ts'
import type { RetrievalNote, RetrievalState } from './domain.ts'
import { deleteRetrieval, findRetrieval, insertRetrieval, updateRetrieval } from './store.ts'

const NOTED = 'noted retrieval of'

/** `version` is that of what was noted before, null when the form saw nothing. */
export function noteRetrieval(
  ctx: ReviewCtx,
  recordId: number,
  note: RetrievalNote & { readonly version: number | null },
): Promise<void> {
  return transaction(ctx, async ctx => {
    await checkSought(ctx, recordId, note.state)
    const before = await findRetrieval(ctx.db, ctx.review.id, recordId)
    const saved = await save(ctx, recordId, before, note.version, note)
    if (!saved && before) {
      const fields = [
        { name: 'state', label: 'Full text', theirs: before.state, mine: note.state },
        { name: 'reason', label: 'Reason', theirs: before.reason, mine: note.reason },
        { name: 'asked', label: 'Asked of', theirs: before.asked, mine: note.asked ?? '' },
      ]
      const saved = await lastChange(ctx.db, ctx.review.id, 'record', recordId, [NOTED])
      throw stale('This note', { version: before.version, ...saved, fields })
    }
    await noteChange(ctx, recordId, NOTED, before, note)
  })
}

/** The same note for several records, whatever was noted of them before. Returns how many it was for. */
export function noteRetrievals(ctx: ReviewCtx, recordIds: readonly number[], note: RetrievalNote): Promise<number> {
  return transaction(ctx, async ctx => {
    const ids = [...new Set(recordIds)]
    for (const id of ids) {
      await checkSought(ctx, id, note.state)
      const before = await findRetrieval(ctx.db, ctx.review.id, id)
      await save(ctx, id, before, before?.version ?? null, note)
      await noteChange(ctx, id, NOTED, before, note)
    }
    return ids.length
  })
}

/** What was noted last is as if it had not been: what stood before stands again. */
export function takeBackRetrieval(ctx: ReviewCtx, recordId: number): Promise<void> {
  return transaction(ctx, async ctx => {
    const present = await findRetrieval(ctx.db, ctx.review.id, recordId)
    if (present === undefined) throw notFound('This note')
    const { was } = await lastChange(ctx.db, ctx.review.id, 'record', recordId, [NOTED])
    const earlier = present.version === 1 ? undefined : (was[0] as RetrievalNote | undefined)
    if (earlier !== undefined) await checkSought(ctx, recordId, earlier.state)
    if (earlier === undefined) await deleteRetrieval(ctx.db, ctx.review.id, recordId)
    else await save(ctx, recordId, present, present.version, earlier)
    await noteChange(ctx, recordId, 'took back a note on retrieval of', present, earlier)
  })
}

/** What is decided by its full text was retrieved; while that is open, “not retrieved” holds it back and its votes stay. */
async function checkSought(ctx: ReviewCtx, recordId: number, state: RetrievalState): Promise<void> {
  const row = await getTurn(ctx.db, ctx.review.id, recordId)
  if (row.duplicateOf !== null || (row.first !== 'included' && row.stage !== 'included'))
    throw conflict('Full texts are sought for records that were included by title and abstract.')
  if (state === 'not retrieved' && row.second !== null && !isOpenStatus(row.second))
    throw conflict(
      `Record ${recordId} was ${row.second} on its full text, so that it was retrieved. Change that first.`,
    )
}

async function noteChange(
  ctx: ReviewCtx,
  recordId: number,
  verb: string,
  before: RetrievalNote | undefined,
  after: RetrievalNote | undefined,
): Promise<void> {
  await refreshStandings(ctx, [recordId])
  const told = (note: RetrievalNote | undefined) =>
    note && { state: note.state, reason: note.reason, asked: note.asked ?? '', remindOn: note.remindOn ?? null }
  await record(ctx, { verb, subjectKind: 'record', subjectId: recordId, before: told(before), after: told(after) })
}

async function save(
  ctx: ReviewCtx,
  recordId: number,
  before: { readonly version: number } | undefined,
  version: number | null,
  { state, reason, asked = '', remindOn = null }: RetrievalNote,
): Promise<boolean> {
  // A day to ask again means nothing once the text is there or given up.
  const due = state === 'sought' ? remindOn : null
  const change = { state, reason, asked, remindOn: due, notedAt: ctx.now, notedBy: personOf(ctx) }
  if (!before) {
    await insertRetrieval(ctx.db, { reviewId: ctx.review.id, recordId, ...change })
    return true
  }
  return updateRetrieval(ctx.db, ctx.review.id, recordId, version ?? 0, change)
}
