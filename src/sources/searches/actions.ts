// What changes searches: logged, corrected, deleted while nothing rests on them.
import { dayOf, daysLater } from '../../core/clock.ts'
import { lastChange, record } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { searchName } from './domain.ts'
import type { SearchInput } from './forms.ts'
import {
  getSearch,
  hasImportsOrRecords,
  insertSearch,
  listTheoryStatements,
  takeSearchRow,
  updateSearch,
} from './store.ts'

/** Adds a row to the log of searches; returns its number. */
export function logSearch(ctx: ReviewCtx, search: SearchInput): Promise<number> {
  return transaction(ctx, async ctx => {
    checkDay(ctx, search)
    await checkStatement(ctx, search.theoryStatementId, null)
    const id = await nextId(ctx.db, ctx.review.id, 'search')
    await insertSearch(ctx.db, ctx.review.id, id, search, { now: ctx.now, personId: personOf(ctx) })
    await record(ctx, { verb: 'logged', subjectKind: 'search', subjectId: id, after: search })
    return id
  })
}

export function correctSearch(ctx: ReviewCtx, id: number, version: number, search: SearchInput): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getSearch(ctx.db, ctx.review.id, id)
    checkDay(ctx, search)
    await checkStatement(ctx, search.theoryStatementId, before.theoryStatementId)
    if (!(await updateSearch(ctx.db, ctx.review.id, id, version, search)))
      throw await staleSearch(ctx, id, before, search)
    const earlier = Object.fromEntries(Object.keys(search).map(name => [name, before[name as keyof SearchInput]]))
    await record(ctx, { verb: 'corrected', subjectKind: 'search', subjectId: id, before: earlier, after: search })
  })
}

/** Returns the number to undo with. */
export function deleteSearch(ctx: ReviewCtx, id: number): Promise<number> {
  return transaction(ctx, async ctx => {
    const search = await getSearch(ctx.db, ctx.review.id, id)
    if (await hasImportsOrRecords(ctx.db, ctx.review.id, id)) {
      throw conflict(
        'Files were imported or records added under this search, so it stays in the log. Undo its imports first.',
      )
    }
    const row = await takeSearchRow(ctx.db, ctx.review.id, id)
    return keepInBin(ctx, { kind: 'search', id, title: searchName(search), rows: [{ table: 'search', rows: [row] }] })
  })
}

/** East of Greenwich a day begins earlier, so tomorrow by our clock may be today. A planned search may lie ahead. */
function checkDay(ctx: ReviewCtx, search: SearchInput): void {
  if (search.status === 'run' && search.runOn !== null && search.runOn > dayOf(daysLater(ctx.now, 1)))
    throw invalid(
      'runOn',
      'This day is still to come. Enter the day on which the search was run, or say it is planned.',
    )
}

/** A statement that was dropped since may stay where it is, but not be chosen anew. */
async function checkStatement(ctx: ReviewCtx, chosen: number | null, before: number | null): Promise<void> {
  if (chosen === null || chosen === before) return
  const offered = await listTheoryStatements(ctx.db, ctx.review.id)
  if (!offered.some(statement => statement.id === chosen))
    throw invalid('theoryStatementId', 'Choose a theory statement from the list.')
}

const LABELS: Readonly<Partial<Record<keyof SearchInput, string>>> = {
  source: 'Source',
  platform: 'Platform',
  runOn: 'Day',
  coverage: 'Coverage',
  strategy: 'Strategy as run',
  limits: 'Limits',
  hits: 'Hits',
  why: 'Why this search',
  note: 'Note',
}

async function staleSearch(
  ctx: ReviewCtx,
  id: number,
  theirs: Readonly<Record<string, unknown>> & { version: number },
  mine: SearchInput,
) {
  const fields = Object.entries(LABELS).flatMap(([name, label]) => {
    const pair = { theirs: String(theirs[name] ?? ''), mine: String(mine[name as keyof SearchInput] ?? '') }
    return pair.theirs === pair.mine ? [] : [{ name, label, ...pair }]
  })
  const saved = await lastChange(ctx.db, ctx.review.id, 'search', id, ['corrected'])
  return stale('This search', { version: theirs.version, ...saved, fields })
}
