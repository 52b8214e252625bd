// The queries behind the flow diagram: visible records and documents, grouped by what decides where they are counted.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { notFound } from '../../core/errors.ts'
import type { Box as TypedBox } from '../../sources/counts/domain.ts'
import type { Standing } from '../domain.ts'
import { type Flow, flowOf, type Typed } from './domain.ts'
import type { FlowGroup } from './stages.ts'
import { type TextCounts, type TextGroup, type TextStanding, type Texts, textStanding, textsOf } from './texts.ts'

const count = sql<number>`count(*)`

/** The flow of a review or of one iteration of its searches, and how the documents stand to it. */
export async function readFlow(db: Db, reviewId: number, iteration: number | null = null) {
  const { groups, numbered } = await listFlowGroups(db, reviewId)
  const typed = await listTyped(db, reviewId)
  const isOf = (one: { readonly iteration: number | null }) => iteration === null || one.iteration === iteration
  const textGroups = await listTextGroups(db, reviewId)
  const all = [...groups, ...withoutRecord(textGroups)]
  const whole: Flow = flowOf(all, typed, numbered)
  if (iteration !== null && !whole.iterations.some(one => one.iteration === iteration)) throw notFound('This iteration')
  const texts: Texts = textsOf(textGroups, await countTexts(db, reviewId), {
    included: groups.reduce((sum, group) => (group.standing === 'included' ? sum + group.count : sum), 0),
    studiesRead: await countStudiesRead(db, reviewId),
  })
  return {
    iteration,
    flow:
      iteration === null ? whole : flowOf(all.filter(isOf), typed.filter(isOf), iteration === null ? [] : [iteration]),
    iterations: whole.iterations,
    texts,
    carried: await countCarried(db, reviewId),
  }
}

type Group = {
  readonly importId: number | null
  readonly searchId: number | null
  readonly standing: Standing
  readonly count: number
}

/** Four statements, however many records: the large one is answered from an index alone. */
async function listFlowGroups(db: Db, reviewId: number): Promise<{ groups: FlowGroup[]; numbered: number[] }> {
  const { ofImport, searches } = await readOrigins(db, reviewId)
  const all = await db
    .selectFrom('recordRow as r')
    .select(['r.importId', 'r.searchId', 'r.standing', count.as('count')])
    .where('r.reviewId', '=', reviewId)
    .groupBy(['r.importId', 'r.searchId', 'r.standing'])
    .execute()
  const assessed = await listAssessed(db, reviewId)
  const key = (group: Group) => `${group.importId} ${group.searchId} ${group.standing}`
  const taken = new Map<string, number>()
  for (const group of assessed) taken.set(key(group), (taken.get(key(group)) ?? 0) + Number(group.count))
  const rest = all.map(group => ({
    ...group,
    count: Number(group.count) - (taken.get(key(group)) ?? 0),
    isAssessed: false,
    reason: null,
  }))
  const groups = [
    ...rest,
    ...assessed.map(group => ({ ...group, count: Number(group.count), isAssessed: true })),
  ].flatMap(({ importId, searchId, standing, isAssessed, reason, count }) => {
    if (count === 0 || (importId !== null && !ofImport.has(importId))) return []
    const origin = searches.get(searchId ?? ofImport.get(importId ?? 0) ?? 0)
    const { id = null, iteration = null, kind = null, source = null } = origin ?? {}
    return [{ searchId: id, iteration, kind, source, standing, isAssessed, reason, count }]
  })
  const run = [...searches.values()].filter(search => search.status === 'run')
  return { groups, numbered: [...new Set(run.map(search => search.iteration))] }
}

/** A document that somebody added without a record was found in another way, and chosen before it came here. */
function withoutRecord(groups: readonly TextGroup[]): FlowGroup[] {
  const none = { searchId: null, iteration: null, kind: null, reason: null, isAssessed: false }
  return groups
    .filter(group => group.standing === null)
    .map(group => ({ ...none, source: 'added without a record', standing: 'included', count: group.documents }))
}

/** Complete imports with their search, and every search. */
async function readOrigins(db: Db, reviewId: number) {
  const imports = await db
    .selectFrom('import')
    .select(['id', 'searchId'])
    .where('reviewId', '=', reviewId)
    .where('state', '=', 'complete')
    .execute()
  const searches = await db
    .selectFrom('search')
    .select(['id', 'iteration', 'kind', 'source', 'status'])
    .where('reviewId', '=', reviewId)
    .execute()
  return {
    ofImport: new Map(imports.map(row => [row.id, row.searchId])),
    searches: new Map(searches.map(row => [row.id, row])),
  }
}

/** The records whose full text somebody decided on: few beside all of them. */
function listAssessed(db: Db, reviewId: number) {
  return db
    .selectFrom('screening as ft')
    .innerJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'ft.reviewId').onRef('r.id', '=', 'ft.recordId'))
    .leftJoin('exclusionReason as why', join =>
      join.onRef('why.reviewId', '=', 'ft.reviewId').onRef('why.id', '=', 'ft.reasonId'),
    )
    .select(['r.importId', 'r.searchId', 'r.standing', 'why.text as reason', count.as('count')])
    .where('ft.reviewId', '=', reviewId)
    .where('ft.screen', '=', 'full-text')
    .groupBy(['r.importId', 'r.searchId', 'r.standing', 'why.text'])
    .execute()
}

const BOX_OF: Readonly<Record<TypedBox, Typed['box']>> = {
  identified: 'identified',
  duplicates: 'duplicates',
  automation: 'automation',
  'other reasons': 'otherReasons',
  screened: 'screened',
  excluded: 'excluded',
  sought: 'sought',
  'not retrieved': 'notRetrieved',
  assessed: 'assessed',
  'excluded full text': 'excludedFullText',
  'included before studies': 'studiesBefore',
  'included before documents': 'reportsBefore',
}

/** The numbers typed in, each with the search it belongs to. */
export async function listTyped(db: Db, reviewId: number): Promise<Typed[]> {
  const rows = await db
    .selectFrom('typedCount as t')
    .leftJoin('search as s', join => join.onRef('s.reviewId', '=', 't.reviewId').onRef('s.id', '=', 't.searchId'))
    .select(['t.searchId', 't.arm', 't.box', 't.reason as name', 't.count', 's.iteration', 's.kind', 's.source'])
    .where('t.reviewId', '=', reviewId)
    .orderBy('t.id')
    .execute()
  return rows.map(row => ({ ...row, box: BOX_OF[row.box] }))
}

/** How many records were decided on in another tool, with their decisions carried in. */
export async function countCarried(db: Db, reviewId: number): Promise<{ titleAbstract: number; fullText: number }> {
  const rows = await db
    .selectFrom('screening')
    .select(['screen', count.as('count')])
    .where('reviewId', '=', reviewId)
    .where('settledHow', '=', sql.lit('carried'))
    .groupBy('screen')
    .execute()
  const of = (screen: string) => Number(rows.find(row => row.screen === screen)?.count ?? 0)
  return { titleAbstract: of('title-abstract'), fullText: of('full-text') }
}

/** Documents, the studies they come to, and notes of consultations apart. A document without a study is a study of its own. */
export async function countTexts(db: Db, reviewId: number): Promise<TextCounts> {
  const row = await db
    .selectFrom('document')
    .select([
      sql<number>`count(case when kind <> 'consultation' then 1 end)`.as('documents'),
      sql<number>`count(distinct case when kind <> 'consultation' then study_id end)`.as('named'),
      sql<number>`count(case when kind <> 'consultation' and study_id is null then 1 end)`.as('alone'),
      sql<number>`count(case when kind = 'consultation' then 1 end)`.as('consultations'),
    ])
    .where('reviewId', '=', reviewId)
    .executeTakeFirstOrThrow()
  return {
    documents: Number(row.documents),
    studies: Number(row.named) + Number(row.alone),
    consultations: Number(row.consultations),
  }
}

/** Documents by where their record stands, consultations left out. */
export async function listTextGroups(db: Db, reviewId: number): Promise<TextGroup[]> {
  const rows = await texts(db, reviewId)
    .select([
      'r.standing',
      sql<number>`case when ft.record_id is null then 0 else 1 end`.as('assessed'),
      count.as('documents'),
      sql<number>`count(distinct d.record_id)`.as('records'),
    ])
    .groupBy(['r.standing', sql`case when ft.record_id is null then 0 else 1 end`])
    .execute()
  return rows.map(({ standing, assessed, documents, records }) => ({
    standing,
    isAssessed: Number(assessed) === 1,
    documents: Number(documents),
    records: Number(records),
  }))
}

/**
 * How each document's record stands, consultations left out. `hidden`: records of which the reader may not be told yet
 * what was decided; to them it is open.
 */
export async function listTextStandings(
  db: Db,
  reviewId: number,
  hidden: ReadonlySet<number> = new Set(),
): Promise<ReadonlyMap<number, TextStanding>> {
  const rows = await texts(db, reviewId)
    .select(['d.id', 'd.recordId', 'r.standing', 'ft.recordId as assessed'])
    .execute()
  return new Map(
    rows.map(({ id, recordId, standing, assessed }) => [
      id,
      recordId !== null && hidden.has(recordId)
        ? 'not decided on'
        : textStanding({ standing, isAssessed: assessed !== null }),
    ]),
  )
}

/** Studies of the documents that are of included records or of none. */
export async function countStudiesRead(db: Db, reviewId: number): Promise<number> {
  const row = await texts(db, reviewId)
    .select([
      sql<number>`count(distinct d.study_id)`.as('named'),
      sql<number>`count(case when d.study_id is null then 1 end)`.as('alone'),
    ])
    .where(eb => eb.or([eb('d.recordId', 'is', null), eb('r.standing', '=', 'included')]))
    .executeTakeFirstOrThrow()
  return Number(row.named) + Number(row.alone)
}

function texts(db: Db, reviewId: number) {
  return db
    .selectFrom('document as d')
    .leftJoin('recordRow as r', join => join.onRef('r.reviewId', '=', 'd.reviewId').onRef('r.id', '=', 'd.recordId'))
    .leftJoin('screening as ft', join =>
      join
        .onRef('ft.reviewId', '=', 'd.reviewId')
        .onRef('ft.recordId', '=', 'd.recordId')
        .on('ft.screen', '=', 'full-text'),
    )
    .where('d.reviewId', '=', reviewId)
    .where('d.kind', '<>', 'consultation')
}
