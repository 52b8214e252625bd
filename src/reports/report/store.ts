// Reads everything a report is written from: the same number of statements however large the review is.
import type { Shape } from '../../configurations/domain.ts'
import { readConfigurations } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { listDead } from '../../principles/drafting/store.ts'
import { loadBasis, loadGround } from '../../principles/resting/store.ts'
import { listPrinciples, type Principle } from '../../principles/store.ts'
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
import { loadOutline } from '../outline/store.ts'
import { loadItems } from '../rameses/store.ts'
import { loadAround, loadWhole } from './around/store.ts'
import { listDocuments, readCharacteristics } from './documents/store.ts'
import type { ReportKind } from './kinds/kinds.ts'
import { loadPanel } from './panel/store.ts'
import { namedIn, textsOf } from './parts/principle/referring.ts'
import { placesBehind } from './reach/places.ts'
import type { Source, TheoryVersion } from './source.ts'

/** The principles and the brief need nothing around them; the full report and the appendix do. `personId` takes the report; null sees everything. */
export async function loadSource(
  db: Db,
  reviewId: number,
  kind: ReportKind = 'full',
  personId: number | null = null,
): Promise<Source> {
  const review = await getReview(db, reviewId)
  const all = await listPrinciples(db, reviewId)
  const principles = all.filter(one => one.status !== 'withdrawn')
  const named = { id: 0, configurations: principles.flatMap(namedIn) }
  const ground = await loadGround(db, reviewId, [...principles, named], review.shape, true)
  const synthesised = await listSynthesised(db, reviewId, review.shape)
  const documents = await listDocuments(db, reviewId, personId)
  const theories = await listTheoryVersions(db, reviewId)
  return {
    review: { ...review, isExample: review.isExample === 1 },
    questions: await listQuestions(db, reviewId),
    theories,
    searches: await listSearches(db, reviewId),
    iterationNotes: await listIterations(db, reviewId),
    stopped: await findStop(db, reviewId),
    ...(await readFlow(db, reviewId)),
    criteria: await listCriteria(db, reviewId),
    screening: await readScreening(db, reviewId),
    checking: await countChecked(db, reviewId),
    documents,
    characteristics: await readCharacteristics(db, reviewId),
    principles,
    sureness: await listSureness(
      db,
      reviewId,
      principles.map(one => one.id),
    ),
    ground,
    dead: await listDead(db, reviewId, principles.flatMap(textsOf)),
    depths: await loadOrigins(db, reviewId, ground),
    configurations: synthesised,
    basis: await loadBasis(
      db,
      reviewId,
      synthesised.map(one => ({ layer: 'synthesised' as const, id: one.id })),
    ),
    levels: await listLevels(db, reviewId),
    withdrawn: await listWithdrawn(db, reviewId, all),
    places: placesBehind(principles, ground),
    items: await loadItems(db, reviewId),
    outline: await loadOutline(db, reviewId),
    around: await aroundFor(db, reviewId, kind, {
      theories,
      ids: synthesised.map(one => one.id),
      shape: review.shape,
      personId,
    }),
    panel: await loadPanel(db, reviewId),
    memos: await listMemosOf(db, reviewId, ['change', 'scoping', 'focus']),
  }
}

async function aroundFor(
  db: Db,
  reviewId: number,
  kind: ReportKind,
  {
    theories,
    ids,
    shape,
    personId,
  }: { theories: Source['theories']; ids: readonly number[]; shape: Shape; personId: number | null },
): Promise<Source['around']> {
  if (kind !== 'full' && kind !== 'appendix') return null
  const whole = kind === 'appendix' ? await loadWhole(db, reviewId, ids, shape) : null
  return { ...(await loadAround(db, reviewId, theories, personId)), whole }
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
    .leftJoin('person', 'person.id', 'theoryVersion.writtenBy')
    .select(['theoryId', 'theoryVersion.version', 'status', 'title', 'text', 'reason', 'writtenAt'])
    .select(['inference', 'inferenceReason', 'person.name as writtenBy'])
    .where('reviewId', '=', reviewId)
    .orderBy('theoryVersion.version')
    .execute()
  const statements = await db
    .selectFrom('theoryStatementVersion')
    .select(['theoryId', 'statementId as id', 'version', 'number', 'ifText', 'thenText', 'becauseText'])
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

/** The reason stands with the version that withdrew it. */
async function listWithdrawn(db: Db, reviewId: number, principles: readonly Principle[]) {
  const gone = principles.filter(one => one.status === 'withdrawn')
  if (gone.length === 0) return []
  const rows = await db
    .selectFrom('principleVersion')
    .select(['principleId', 'version', 'reason'])
    .where('reviewId', '=', reviewId)
    .where(
      'principleId',
      'in',
      gone.map(one => one.id),
    )
    .execute()
  return gone.map(({ id, heading, version }) => {
    const last = rows.find(row => row.principleId === id && row.version === version)
    return { id, heading, reason: last?.reason ?? '' }
  })
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
