// Reads what the facts beside an item are counted from: of that item alone, in as many statements however large the review is.
import { sql } from 'kysely'
import type { Db } from '../../../core/db/open.ts'
import { listColumns } from '../../../documents/characteristics/store.ts'
import { listMembers } from '../../../reviews/members/store.ts'
import { getReview } from '../../../reviews/store.ts'
import { compareChecks, comparePairs } from '../../../screening/agreement/figures.ts'
import { countDecided, countPairs } from '../../../screening/agreement/store.ts'
import { countVerdicts, listChecks } from '../../../screening/checks/store.ts'
import { listCriteria } from '../../../screening/criteria/store.ts'
import { SCREENS } from '../../../screening/domain.ts'
import { countCarried, countTexts, readFlow } from '../../../screening/flow/store.ts'
import { getBothRules } from '../../../screening/rules/store.ts'
import { standingStop } from '../../../sources/searches/stopping/domain.ts'
import { listStops } from '../../../sources/searches/stopping/store.ts'
import { listSearches } from '../../../sources/searches/store.ts'
import { listTheories } from '../../../theories/store.ts'
import { countAll } from '../../overview/store.ts'
import type { Fact } from './fact.ts'
import { analysisFacts, extractionFacts, questionFacts, searchFacts, selectionFacts, titleFacts } from './method.ts'
import { documentFacts, findingFacts, flowFacts, fundingFacts } from './results.ts'

type Load = (db: Db, reviewId: number) => Promise<Fact[]>

/** Empty for the items of which the data know nothing. */
export async function loadFacts(db: Db, reviewId: number, item: number): Promise<Fact[]> {
  return (await LOADS[item]?.(db, reviewId)) ?? []
}

const LOADS: Readonly<Record<number, Load>> = {
  1: async (db, reviewId) => titleFacts((await getReview(db, reviewId)).title),
  4: async (db, reviewId) =>
    questionFacts(
      await db
        .selectFrom('question')
        .select(['text', 'reason'])
        .where('reviewId', '=', reviewId)
        .orderBy('id')
        .execute(),
    ),
  8: async (db, reviewId) =>
    searchFacts(await listSearches(db, reviewId), standingStop(await listStops(db, reviewId)) ?? null),
  9: async (db, reviewId) => selectionFacts(await readSelection(db, reviewId)),
  10: async (db, reviewId) => {
    const { excerpts, accounts } = await countAll(db, reviewId)
    const columns = await listColumns(db, reviewId)
    return extractionFacts({ excerpts, accounts, columns: columns.map(one => one.name) })
  },
  11: async (db, reviewId) => {
    const { shape } = await getReview(db, reviewId)
    const { synthesised, moves, movesWithoutReason } = await countAll(db, reviewId)
    return analysisFacts({ shape, synthesised, moves, movesWithoutReason, inferred: await countInferred(db, reviewId) })
  },
  12: async (db, reviewId) => flowFacts((await readFlow(db, reviewId)).flow),
  13: async (db, reviewId) => documentFacts({ ...(await countTexts(db, reviewId)), ...(await describe(db, reviewId)) }),
  14: async (db, reviewId) => findingFacts(await readFindings(db, reviewId)),
  19: async (db, reviewId) => fundingFacts(await listMembers(db, reviewId), await listSupport(db, reviewId)),
}

async function readSelection(db: Db, reviewId: number) {
  const rules = await getBothRules(db, reviewId)
  const decided = await countDecided(db, reviewId)
  const checks = await listChecks(db, reviewId)
  const carried = await countCarried(db, reviewId)
  return {
    criteria: (await listCriteria(db, reviewId)).length,
    screens: SCREENS.map(screen => ({
      screen,
      screeners: rules[screen].screeners,
      decided: decided.find(row => row.screen === screen)?.count ?? 0,
    })),
    pairs: comparePairs(await countPairs(db, reviewId, null), [], new Map()).map(({ screen, agreement }) => ({
      screen,
      n: agreement.n,
      observed: agreement.observed,
      kappa: agreement.kappa,
    })),
    checks: compareChecks(checks, await countVerdicts(db, reviewId)),
    carried: carried.titleAbstract + carried.fullText,
    ...(await countJudged(db, reviewId)),
  }
}

/** Texts judged by anybody, or agreed on. */
async function countJudged(db: Db, reviewId: number) {
  const judged = (aspect: 'relevance' | 'rigour' | 'richness') =>
    sql<number>`coalesce(sum(case when exists (select 1 from appraisal a where a.review_id = d.review_id and a.document_id = d.id and a.${sql.ref(aspect)} is not null) or exists (select 1 from agreed_appraisal g where g.review_id = d.review_id and g.document_id = d.id and g.${sql.ref(aspect)} is not null) then 1 else 0 end), 0)`
  const row = await db
    .selectFrom('document as d')
    .select(sql<number>`count(*)`.as('documents'))
    .select([judged('relevance').as('relevance'), judged('rigour').as('rigour'), judged('richness').as('richness')])
    .where('d.reviewId', '=', reviewId)
    .where('d.kind', '<>', 'consultation')
    .executeTakeFirstOrThrow()
  const { documents, relevance, rigour, richness } = row
  return {
    documents: Number(documents),
    judged: { relevance: Number(relevance), rigour: Number(rigour), richness: Number(richness) },
  }
}

async function countInferred(db: Db, reviewId: number) {
  const rows = await db
    .selectFrom('move')
    .select('inference as name')
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .where('undoneAt', 'is', null)
    .where('inference', 'is not', null)
    .groupBy('inference')
    .orderBy('inference')
    .execute()
  return rows.map(row => ({ name: String(row.name), count: Number(row.count) }))
}

async function describe(db: Db, reviewId: number) {
  const texts = () => db.selectFrom('document').where('reviewId', '=', reviewId).where('kind', '<>', 'consultation')
  const by = async (column: 'kind' | 'country' | 'design') => {
    const rows = await texts()
      .select([`${column} as name`])
      .select(sql<number>`count(*)`.as('count'))
      .groupBy(column)
      .orderBy('count', 'desc')
      .orderBy(column)
      .execute()
    return rows.map(row => ({ name: String(row.name), count: Number(row.count) }))
  }
  const lacks = (column: 'design' | 'country' | 'participants') =>
    sql<number>`coalesce(sum(case when ${sql.ref(column)} = '' then 1 else 0 end), 0)`
  const row = await texts()
    .select([sql<number | null>`min(year)`.as('from'), sql<number | null>`max(year)`.as('to')])
    .select([lacks('design').as('design'), lacks('country').as('country'), lacks('participants').as('participants')])
    .executeTakeFirstOrThrow()
  const said = (rows: readonly { readonly name: string; readonly count: number }[]) =>
    rows.filter(one => one.name !== '')
  return {
    kinds: await by('kind'),
    countries: said(await by('country')),
    designs: said(await by('design')),
    years: { from: row.from, to: row.to },
    without: {
      design: Number(row.design),
      country: Number(row.country),
      participants: Number(row.participants),
    },
  }
}

async function readFindings(db: Db, reviewId: number) {
  const { synthesised, accounts } = await countAll(db, reviewId)
  const versions = await db
    .selectFrom('theoryVersion')
    .select('theoryId')
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .groupBy('theoryId')
    .execute()
  const principles = await db
    .selectFrom('principle')
    .select('status as name')
    .select(sql<number>`count(*)`.as('count'))
    .where('reviewId', '=', reviewId)
    .groupBy('status')
    .orderBy('status')
    .execute()
  return {
    theories: (await listTheories(db, reviewId)).map(({ id, title, status }) => ({
      ...{ title, status },
      versions: Number(versions.find(one => one.theoryId === id)?.count ?? 0),
    })),
    ...{ synthesised, accounts },
    contradicting: await countContradicted(db, reviewId),
    principles: principles.map(row => ({ name: row.name, count: Number(row.count) })),
  }
}

/** Synthesised configurations with evidence of their own, or an account under them, that contradicts. */
async function countContradicted(db: Db, reviewId: number): Promise<number> {
  const row = await db
    .selectFrom('configuration as c')
    .select(sql<number>`count(*)`.as('count'))
    .where('c.reviewId', '=', reviewId)
    .where('c.layer', '=', 'synthesised')
    .where('c.status', '<>', 'retired')
    .where(
      sql<boolean>`(exists (select 1 from evidence e where e.review_id = c.review_id and e.layer = c.layer and e.configuration_id = c.id and e.stance = 'contradicts') or exists (select 1 from contribution b where b.review_id = c.review_id and b.configuration_id = c.id and b.stance = 'contradicts'))`,
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

async function listSupport(db: Db, reviewId: number) {
  return db
    .selectFrom('panelAccount as a')
    .innerJoin('panel as p', join => join.onRef('p.reviewId', '=', 'a.reviewId').onRef('p.id', '=', 'a.panelId'))
    .select(['p.name as panel', 'a.support'])
    .where('a.reviewId', '=', reviewId)
    .where('a.support', '<>', '')
    .orderBy('p.id')
    .execute()
}
