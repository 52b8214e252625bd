// Reads everything a report is written from: the same number of statements however large the review is.
import { sql } from 'kysely'
import type { Shape } from '../../configurations/domain.ts'
import { readConfigurations } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { listColumns, listDescribed } from '../../documents/characteristics/store.ts'
import { cellOf } from '../../documents/characteristics/table.ts'
import { loadBasis, loadGround } from '../../principles/resting/store.ts'
import { listPrinciples } from '../../principles/store.ts'
import { listSureness } from '../../principles/sureness/store.ts'
import { loadOrigins } from '../../principles/trace/store.ts'
import { getReview } from '../../reviews/store.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import { compareChecks, comparePairs } from '../../screening/agreement/figures.ts'
import { countDecided, countPairs } from '../../screening/agreement/store.ts'
import { countVerdicts, listChecks } from '../../screening/checks/store.ts'
import { listCriteria } from '../../screening/criteria/store.ts'
import { SCREENS } from '../../screening/domain.ts'
import { readFlow } from '../../screening/flow/store.ts'
import { getBothRules } from '../../screening/rules/store.ts'
import { listIterations } from '../../sources/searches/iterations/store.ts'
import { standingStop } from '../../sources/searches/stopping/domain.ts'
import { listStops } from '../../sources/searches/stopping/store.ts'
import { listSearches } from '../../sources/searches/store.ts'
import { countChecked } from '../../synthesis/checking/store.ts'
import { listTheories } from '../../theories/store.ts'
import { loadPanel } from './panel/store.ts'
import type { Document, Source, TheoryVersion } from './source.ts'

/** `all`: for the full report too, not only for that of the principles. */
export async function loadSource(db: Db, reviewId: number): Promise<Source> {
  const review = await getReview(db, reviewId)
  const principles = (await listPrinciples(db, reviewId)).filter(one => one.status !== 'withdrawn')
  const ground = await loadGround(db, reviewId, principles, review.shape, true)
  const synthesised = await listSynthesised(db, reviewId, review.shape)
  return {
    review: { ...review, isExample: review.isExample === 1 },
    questions: await listQuestions(db, reviewId),
    theories: await listTheoryVersions(db, reviewId),
    searches: await listSearches(db, reviewId),
    iterationNotes: await listIterations(db, reviewId),
    stopped: await findStop(db, reviewId),
    ...(await readFlow(db, reviewId)),
    criteria: await listCriteria(db, reviewId),
    screening: await readScreening(db, reviewId),
    checking: await countChecked(db, reviewId),
    documents: await listDocuments(db, reviewId),
    characteristics: await readCharacteristics(db, reviewId),
    principles,
    sureness: await listSureness(
      db,
      reviewId,
      principles.map(one => one.id),
    ),
    ground,
    depths: await loadOrigins(db, reviewId, ground),
    configurations: synthesised,
    basis: await loadBasis(
      db,
      reviewId,
      synthesised.map(one => ({ layer: 'synthesised' as const, id: one.id })),
    ),
    levels: await listLevels(db, reviewId),
    panel: await loadPanel(db, reviewId),
    memos: await listMemosOf(db, reviewId, ['change', 'scoping', 'focus']),
  }
}

async function readScreening(db: Db, reviewId: number): Promise<Source['screening']> {
  const rules = await getBothRules(db, reviewId)
  const pairs = comparePairs(await countPairs(db, reviewId, null), [], new Map())
  const rows = await listChecks(db, reviewId)
  const checks = compareChecks(rows, await countVerdicts(db, reviewId))
  const decided = await countDecided(db, reviewId)
  return SCREENS.map(screen => ({
    screen,
    screeners: rules[screen].screeners,
    decided: decided.find(row => row.screen === screen)?.count ?? 0,
    pairs: pairs.filter(pair => pair.screen === screen).map(pair => pair.agreement),
    checks: rows
      .filter(row => row.screen === screen)
      .map(({ id, drawnFrom, population, size, isBlind }) => {
        const found = checks.find(check => check.id === id)
        const figures = { answered: found?.answered ?? 0, observed: found?.agreement.observed ?? null }
        return { drawnFrom, population, size, isBlind: isBlind === 1, ...figures }
      }),
  }))
}

async function listSynthesised(db: Db, reviewId: number, shape: Shape) {
  const rows = await db
    .selectFrom('configuration')
    .select(['id'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'synthesised')
    .where('status', '<>', 'retired')
    .orderBy('id')
    .execute()
  return readConfigurations(
    db,
    reviewId,
    'synthesised',
    rows.map(row => row.id),
    shape,
  )
}

async function listQuestions(db: Db, reviewId: number) {
  return db
    .selectFrom('question')
    .select(['id', 'text', 'reason', 'writtenAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('id')
    .execute()
}

async function listTheoryVersions(db: Db, reviewId: number) {
  const versions = await db
    .selectFrom('theoryVersion')
    .select(['theoryId', 'version', 'status', 'title', 'text', 'reason', 'writtenAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('version')
    .execute()
  const statements = await db
    .selectFrom('theoryStatementVersion')
    .select(['theoryId', 'version', 'number', 'ifText', 'thenText', 'becauseText'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .execute()
  return (await listTheories(db, reviewId)).map(theory => ({
    id: theory.id,
    title: theory.title,
    status: theory.status,
    versions: versions
      .filter(one => one.theoryId === theory.id)
      .map(
        (one): TheoryVersion => ({
          ...one,
          statements: statements.filter(other => other.theoryId === theory.id && other.version === one.version),
        }),
      ),
  }))
}

/** With what was agreed of each, else the best that anybody judged. */
async function listDocuments(db: Db, reviewId: number): Promise<Document[]> {
  const best = (column: string) =>
    sql<
      string | null
    >`coalesce((select g.${sql.ref(column)} from agreed_appraisal g where g.review_id = document.review_id and g.document_id = document.id), (select case max(case a.${sql.ref(column)} when 'high' then 3 when 'moderate' then 2 when 'low' then 1 end) when 3 then 'high' when 2 then 'moderate' when 1 then 'low' end from appraisal a where a.review_id = document.review_id and a.document_id = document.id))`
  const rows = await db
    .selectFrom('document')
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .select([
      'document.id',
      'document.label',
      'document.kind',
      'document.title',
      'document.authors',
      'document.year',
      'document.journal',
      'document.volume',
      'document.issue',
      'document.pages',
      'document.publisher',
      'document.doi',
      'document.url',
      'document.country',
      'document.design',
      'document.participants',
      'study.name as studyName',
    ])
    .select([best('richness').as('richness'), best('relevance').as('relevance'), best('rigour').as('rigour')])
    .where('document.reviewId', '=', reviewId)
    .orderBy('document.label')
    .orderBy('document.id')
    .execute()
  return rows.map(row => ({ ...row, authors: JSON.parse(row.authors) as string[] }))
}

async function findStop(db: Db, reviewId: number): Promise<Source['stopped']> {
  const stop = standingStop(await listStops(db, reviewId))
  return stop === undefined || stop.grounds === '' ? null : { ...stop, grounds: stop.grounds }
}

async function listMemosOf(db: Db, reviewId: number, kinds: readonly ('change' | 'scoping' | 'focus')[]) {
  return db
    .selectFrom('memo')
    .select(['kind', 'title', 'text', 'writtenAt'])
    .where('reviewId', '=', reviewId)
    .where('kind', 'in', [...kinds])
    .orderBy('writtenAt')
    .orderBy('id')
    .execute()
}

/** Design, country and participants stand in the table that every report has. */
const ELSEWHERE: readonly string[] = ['design', 'country', 'participants']

async function readCharacteristics(db: Db, reviewId: number): Promise<Source['characteristics']> {
  const columns = await listColumns(db, reviewId)
  const documents = await listDescribed(db, reviewId, columns)
  const filled = columns.filter(
    ({ key }) => !ELSEWHERE.includes(key) && documents.some(one => cellOf(one, key).labels.length > 0),
  )
  const rows = documents.map(one => ({
    label: one.label,
    cells: filled.map(({ key }) => cellOf(one, key).labels.join('; ')),
  }))
  return { columns: filled.map(one => one.name), rows }
}
