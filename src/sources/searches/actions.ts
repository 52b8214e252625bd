// What changes searches: planned or logged, run, corrected, deleted while nothing rests on them.
import { dayOf, daysLater } from '../../core/clock.ts'
import { lastChange, record, refuseOvertaken } from '../../core/db/activity.ts'
import { keepInBin } from '../../core/db/bin.ts'
import { nextId } from '../../core/db/counter.ts'
import { personOf, type ReviewCtx, transaction } from '../../core/db/transaction.ts'
import { conflict, invalid, stale } from '../../core/errors.ts'
import { earlierRuns, FIELD_LABELS, ownFieldsOnly, searchName } from './domain.ts'
import type { SearchInput } from './forms.ts'
import { LONGEST_SEED, MOST_SEEDS, readSeeds, type Seed, seedText } from './seeds.ts'
import {
  findWhatRests,
  getSearch,
  insertSearch,
  listReruns,
  listSeedNames,
  listTheoryStatements,
  setRerunOf,
  setSeeds,
  takeSearchRows,
  updateSearch,
} from './store.ts'

/** What must be said of a search; the rest may be left out. */
export type NewSearch = Pick<SearchInput, 'source' | 'kind' | 'status' | 'runOn'> & Partial<SearchInput>

const BLANK: Omit<SearchInput, 'source' | 'kind' | 'status' | 'runOn'> = {
  ...{ platform: '', iteration: 1, hits: null, strategy: '', coverage: '', limits: '', together: '', filters: '' },
  ...{ filtersReference: '', seeds: '', direction: null, tool: '', contacts: '', why: '', theoryStatementId: null },
  ...{ adaptedFrom: '', rerunOf: null, peerReview: null, peerReviewHow: '', peerReviewedOn: null },
  ...{ peerReviewNote: '', alerts: '', note: '' },
}

/** Adds a row to the log of searches, planned or run; returns its number. */
export function logSearch(ctx: ReviewCtx, search: NewSearch): Promise<number> {
  return transaction(ctx, async ctx => {
    const checked = await check(ctx, { ...BLANK, ...search }, null)
    const id = await nextId(ctx.db, ctx.review.id, 'search')
    const { seeds, rerunOf, ...row } = checked.search
    const plannedAt = row.status === 'planned' ? ctx.now : null
    const created = { createdAt: ctx.now, createdBy: personOf(ctx) }
    await insertSearch(ctx.db, { ...row, reviewId: ctx.review.id, id, plannedAt, ...created })
    await setSeeds(ctx.db, ctx.review.id, id, checked.seeds)
    await setRerunOf(ctx.db, ctx.review.id, id, rerunOf)
    const verb = row.status === 'planned' ? 'planned' : 'logged'
    await record(ctx, { verb, subjectKind: 'search', subjectId: id, after: checked.search })
    return id
  })
}

/** A planned search that is saved as run keeps its number and the day on which it was planned. */
export function correctSearch(ctx: ReviewCtx, id: number, version: number, search: SearchInput): Promise<void> {
  return transaction(ctx, async ctx => {
    const before = await getSearch(ctx.db, ctx.review.id, id)
    const checked = await check(ctx, search, before)
    const { seeds, rerunOf, ...row } = checked.search
    const plannedAt = before.plannedAt ?? (row.status === 'planned' ? ctx.now : null)
    if (!(await updateSearch(ctx.db, ctx.review.id, id, version, { ...row, plannedAt })))
      throw await staleSearch(ctx, id, before, checked.search)
    await setSeeds(ctx.db, ctx.review.id, id, checked.seeds)
    await setRerunOf(ctx.db, ctx.review.id, id, rerunOf)
    const names = Object.keys(FIELD_LABELS) as (keyof typeof FIELD_LABELS)[]
    const earlier = Object.fromEntries(names.map(name => [name, before[name]]))
    const verb = before.status === 'planned' && row.status === 'run' ? 'ran' : 'corrected'
    await record(ctx, { verb, subjectKind: 'search', subjectId: id, before: earlier, after: checked.search })
  })
}

const SAVING = ['corrected', 'ran']

/** Returns the number to undo with. */
export function deleteSearch(ctx: ReviewCtx, id: number, version: number | null = null): Promise<number> {
  return transaction(ctx, async ctx => {
    const search = await getSearch(ctx.db, ctx.review.id, id)
    await refuseOvertaken(ctx, version, search, { what: 'This search', kind: 'search', id, verbs: SAVING })
    const rests = await findWhatRests(ctx.db, ctx.review.id, id)
    if (rests.records)
      throw conflict(
        'Files were imported or records added under this search, so it stays in the log. Undo its imports first.',
      )
    if (rests.counts)
      throw conflict('Numbers from elsewhere were typed for this search. Delete them or give them to another first.')
    if (rests.reruns) throw conflict('A later search repeats this one, so it stays in the log.')
    if (rests.items) throw conflict('This search was put to the panel, so it stays in the log.')
    const rows = await takeSearchRows(ctx.db, ctx.review.id, id)
    return keepInBin(ctx, { kind: 'search', id, title: searchName(search), rows })
  })
}

type Before = Awaited<ReturnType<typeof getSearch>> | null

/** The search without what its kind is not asked, its seeds read and their names looked up. */
async function check(
  ctx: ReviewCtx,
  typed: SearchInput,
  before: Before,
): Promise<{ search: SearchInput; seeds: readonly Seed[] }> {
  const search = ownFieldsOnly(typed)
  checkDay(ctx, search)
  await checkStatement(ctx, search.theoryStatementId, before?.theoryStatementId ?? null)
  await checkRerun(ctx, before?.id ?? null, search)
  const seeds = await namedSeeds(ctx, readSeeds(search.seeds))
  return { search: { ...search, seeds: seedText(seeds) }, seeds }
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
  const [statement] = await listTheoryStatements(ctx.db, ctx.review.id, chosen)
  if (statement === undefined || statement.droppedIn !== null)
    throw invalid('theoryStatementId', 'Choose a theory statement from the list.')
}

async function checkRerun(
  ctx: ReviewCtx,
  id: number | null,
  { rerunOf, runOn }: Pick<SearchInput, 'rerunOf' | 'runOn'>,
): Promise<void> {
  if (rerunOf === null) return
  const sentence = 'Choose an earlier search from the list.'
  if (rerunOf === id) throw invalid('rerunOf', sentence)
  const first = await getSearch(ctx.db, ctx.review.id, rerunOf).catch(() => {
    throw invalid('rerunOf', sentence)
  })
  if (runOn !== null && first.runOn !== null && runOn < first.runOn)
    throw invalid(
      'runOn',
      `Search ${rerunOf}, which this one repeats, was run on ${first.runOn}; a rerun comes after it.`,
    )
  if (id !== null && earlierRuns(rerunOf, await listReruns(ctx.db, ctx.review.id)).includes(id))
    throw invalid('rerunOf', `Search ${rerunOf} is itself a rerun of this one.`)
}

async function namedSeeds(ctx: ReviewCtx, seeds: readonly Seed[]): Promise<Seed[]> {
  if (seeds.length > MOST_SEEDS) throw invalid('seeds', `Use at most ${MOST_SEEDS} lines, one seed each.`)
  if (seeds.some(seed => seed.reference.length > LONGEST_SEED))
    throw invalid('seeds', 'Use at most 2,000 characters for one seed.')
  const names = { record: new Map<number, string>(), document: new Map<number, string>() }
  for (const kind of ['record', 'document'] as const) {
    const ids = [...new Set(seeds.flatMap(seed => (seed.kind === kind ? [seed.subjectId ?? 0] : [])))]
    names[kind] = await listSeedNames(ctx.db, ctx.review.id, kind, ids)
    const unknown = ids.find(id => !names[kind].has(id))
    if (unknown !== undefined) throw invalid('seeds', `There is no ${kind} ${unknown} in this review.`)
  }
  return seeds.map(seed => {
    if (seed.kind === 'reference') return seed
    const name = (names[seed.kind].get(seed.subjectId ?? 0) ?? '').replaceAll(/\s+/g, ' ').trim()
    return { ...seed, reference: seed.reference === '' ? name.slice(0, LONGEST_SEED) : seed.reference }
  })
}

async function staleSearch(ctx: ReviewCtx, id: number, theirs: NonNullable<Before>, mine: SearchInput) {
  const fields = Object.entries(FIELD_LABELS).flatMap(([name, label]) => {
    const [was, is] = [theirs[name as keyof SearchInput], mine[name as keyof SearchInput]]
    const pair = { theirs: String(was ?? ''), mine: String(is ?? '') }
    return pair.theirs === pair.mine ? [] : [{ name, label, ...pair }]
  })
  const saved = await lastChange(ctx.db, ctx.review.id, 'search', id, SAVING)
  return stale('This search', { version: theirs.version, ...saved, fields })
}
