// Reads records with what was decided on them, as far as one reader may see it, in slices.
import type { Db } from '../../../core/db/open.ts'
import { these } from '../../../core/db/reading/ids.ts'
import { listHidden, listHiddenFirst } from '../../../screening/checks/hiding/store.ts'
import { type Screen, visibleTo } from '../../../screening/domain.ts'
import { findPage } from '../../../screening/records/finding/store.ts'
import type { ListFilter } from '../../../screening/records/forms.ts'
import { getBothRules } from '../../../screening/rules/store.ts'
import type { RecordRow } from './columns.ts'

const AT_ONCE = 500

export type Seen = {
  /** Null sees everything. */
  readonly personId: number | null
  /** Records that the reader has still to choose on, in a check that hides what was decided. */
  readonly hidden: ReadonlySet<number>
  /** Those of them that are past the first screen by such a decision alone. */
  readonly hiddenFirst: ReadonlySet<number>
}

export async function readSeen(db: Db, reviewId: number, personId: number | null): Promise<Seen> {
  if (personId === null) return { personId, hidden: new Set(), hiddenFirst: new Set() }
  return {
    personId,
    hidden: await listHidden(db, reviewId, personId),
    hiddenFirst: await listHiddenFirst(db, reviewId, personId),
  }
}

/** The numbers of a list in its order, or of all records in theirs. */
export async function* recordIds(
  db: Db,
  reviewId: number,
  list: ListFilter | null,
  hidden: ReadonlySet<number>,
): AsyncGenerator<readonly number[]> {
  if (list === null) return yield* allIds(db, reviewId)
  // A list begins anew where the record it goes on from left it in the meantime: none comes twice.
  const known = new Set<number>()
  for (let after: number | null = null; ; ) {
    const page = await findPage(db, reviewId, { ...list, after, before: null, last: false }, hidden, AT_ONCE)
    const fresh = page.ids.filter(id => !known.has(id))
    for (const id of fresh) known.add(id)
    if (fresh.length > 0) yield fresh
    if (page.next === null || page.next === after || (fresh.length === 0 && page.ids.length > 0)) return
    after = page.next
  }
}

async function* allIds(db: Db, reviewId: number): AsyncGenerator<readonly number[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('record')
      .select('id')
      .where('reviewId', '=', reviewId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    if (rows.length > 0) yield rows.map(row => row.id)
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.id ?? after
  }
}

export function readRecords(
  db: Db,
  reviewId: number,
  seen: Seen,
  list: ListFilter | null,
): AsyncGenerator<readonly RecordRow[]> {
  return readThese(db, reviewId, seen, recordIds(db, reviewId, list, seen.hidden))
}

/** Some records, in the order of their numbers here. */
export async function* readThese(
  db: Db,
  reviewId: number,
  seen: Seen,
  slices: AsyncIterable<readonly number[]> | Iterable<readonly number[]>,
): AsyncGenerator<readonly RecordRow[]> {
  const rules = await getBothRules(db, reviewId)
  for await (const ids of slices) {
    const rows = new Map((await fieldsOf(db, reviewId, ids)).map(row => [row.id, row]))
    const votes = Map.groupBy(await votesOn(db, reviewId, ids), vote => vote.recordId)
    const statuses = Map.groupBy(await statusesOf(db, reviewId, ids), row => row.recordId)
    const resolutions = Map.groupBy(await resolutionsOf(db, reviewId, ids), row => row.recordId)
    const earlier = Map.groupBy(await earlierOn(db, reviewId, ids), row => row.recordId)
    const isOpen = (id: number, screen: Screen) =>
      !seen.hiddenFirst.has(id) && !(screen === 'full-text' && seen.hidden.has(id))
    yield ids.flatMap(id => {
      const row = rows.get(id)
      if (row === undefined) return []
      const all = votes.get(id) ?? []
      const open = seen.personId === null ? all : visibleTo(all, seen.personId, rules)
      const shown = open.filter(vote => isOpen(id, vote.screen))
      const isHidden = seen.hidden.has(id)
      const screens = (statuses.get(id) ?? []).filter(one => isOpen(id, one.screen))
      return {
        ...row,
        authors: JSON.parse(row.authors) as string[],
        keywords: JSON.parse(row.keywords) as string[],
        standing: isHidden ? null : row.standing,
        retrieval: seen.hiddenFirst.has(id) ? null : row.retrieval,
        retrievalReason: seen.hiddenFirst.has(id) ? null : row.retrievalReason,
        first: screens.find(one => one.screen === 'title-abstract') ?? null,
        second: screens.find(one => one.screen === 'full-text') ?? null,
        votes: shown,
        leftOut: all.length - shown.length,
        resolutions: (resolutions.get(id) ?? []).filter(one => isOpen(id, one.screen)),
        earlier: isHidden ? [] : (earlier.get(id) ?? []),
      }
    })
  }
}

function fieldsOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .leftJoin('search as s', join =>
      join.onRef('s.reviewId', '=', 'r.reviewId').on(eb => eb('s.id', '=', eb.fn.coalesce('r.searchId', 'i.searchId'))),
    )
    .leftJoin('retrieval as t', join => join.onRef('t.reviewId', '=', 'r.reviewId').onRef('t.recordId', '=', 'r.id'))
    .leftJoin('document as d', join => join.onRef('d.reviewId', '=', 'r.reviewId').onRef('d.recordId', '=', 'r.id'))
    .select([
      'r.id',
      'r.standing',
      'r.duplicateOf',
      'r.type',
      'r.title',
      'r.authors',
      'r.year',
      'r.journal',
      'r.volume',
    ])
    .select(['r.issue', 'r.pages', 'r.publisher', 'r.doi', 'r.pmid', 'r.isbn', 'r.url', 'r.language', 'r.keywords'])
    .select(['r.abstract', 'r.notes', 'r.importId', 'r.createdAt', 's.id as searchId', 's.source as foundIn'])
    .select(['t.state as retrieval', 't.reason as retrievalReason', 'd.id as documentId', 'd.studyId'])
    .where('r.reviewId', '=', reviewId)
    .where('r.id', 'in', these(db, ids))
    .execute()
}

function votesOn(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.personId')
    .leftJoin('exclusionReason as reason', join =>
      join.onRef('reason.reviewId', '=', 'decision.reviewId').onRef('reason.id', '=', 'decision.reasonId'),
    )
    .select(['decision.recordId', 'decision.screen', 'decision.personId', 'person.name', 'decision.choice'])
    .select(['reason.text as reason', 'decision.note'])
    .where('decision.reviewId', '=', reviewId)
    .where('decision.recordId', 'in', these(db, ids))
    .orderBy('person.name')
    .orderBy('decision.id')
    .execute()
}

function statusesOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('screening')
    .leftJoin('exclusionReason as reason', join =>
      join.onRef('reason.reviewId', '=', 'screening.reviewId').onRef('reason.id', '=', 'screening.reasonId'),
    )
    .select(['screening.recordId', 'screening.screen', 'screening.status', 'screening.settledHow'])
    .select('reason.text as reason')
    .where('screening.reviewId', '=', reviewId)
    .where('screening.recordId', 'in', these(db, ids))
    .execute()
}

function resolutionsOf(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('resolution')
    .leftJoin('person', 'person.id', 'resolution.resolvedBy')
    .select(['resolution.recordId', 'resolution.screen', 'resolution.choice', 'resolution.how', 'resolution.note'])
    .select('person.name')
    .where('resolution.reviewId', '=', reviewId)
    .where('resolution.recordId', 'in', these(db, ids))
    .orderBy('resolution.id')
    .execute()
}

function earlierOn(db: Db, reviewId: number, ids: readonly number[]) {
  return db
    .selectFrom('carriedDecision')
    .select(['recordId', 'origin', 'screen', 'choice', 'reason', 'who', 'note'])
    .where('reviewId', '=', reviewId)
    .where('recordId', 'in', these(db, ids))
    .orderBy('id')
    .execute()
}
