// Reads what the full report and the appendix say beside the principles: the same number of statements however large the review is.

import type { Shape } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { listExcerpts } from '../../../documents/excerpts/store.ts'
import { listArchetypes } from '../../../principles/framework/archetypes/store.ts'
import { cellsOf } from '../../../principles/framework/resources/cells.ts'
import { readPlaces } from '../../../principles/framework/resources/store.ts'
import { pathwayOf } from '../../../principles/framework/stages/stages.ts'
import { listTensions } from '../../../principles/framework/tensions/store.ts'
import { loadGround } from '../../../principles/resting/store.ts'
import { loadOrigins } from '../../../principles/trace/store.ts'
import { readSigner } from '../../../reviews/together/store.ts'
import { findFacetByKey, listLevels, listTerms } from '../../../reviews/vocabulary/store.ts'
import { listHidden } from '../../../screening/checks/hiding/store.ts'
import { sumOf } from '../../../sources/counts/domain.ts'
import { listTypedCounts } from '../../../sources/counts/store.ts'
import { listFound } from '../../../sources/searches/added/store.ts'
import { checklistOf } from '../../../sources/searches/checklist/domain.ts'
import { listAnswers } from '../../../sources/searches/checklist/store.ts'
import { listSearches } from '../../../sources/searches/store.ts'
import { listAllUses, listIdeaNames, listTies } from '../../../synthesis/map/store.ts'
import { listMoves } from '../../../synthesis/moves/store.ts'
import { listVersionsTold } from '../../../synthesis/moves/theories/store.ts'
import { listBearings, readNames, readResting } from '../../../synthesis/theories/bearings/store.ts'
import { listSubstantiveTheories } from '../../../theories/substantive/store.ts'
import type { TheoryVersion } from '../source.ts'
import type { Around, Framework, LeftOut, Substantive } from './around.ts'
import { listInvolvement } from './involvement/store.ts'

/** More than any review makes; the story on the pages ends there too. */
const MOST_MOVES = 5_000

export async function loadAround(
  db: Db,
  reviewId: number,
  theories: readonly { readonly versions: readonly TheoryVersion[] }[],
  personId: number | null,
): Promise<Omit<Around, 'whole'>> {
  const hidden = personId === null ? new Set<number>() : await listHidden(db, reviewId, personId)
  const statements = theories.flatMap(theory => (theory.versions.at(-1)?.statements ?? []).map(one => one.id))
  const bearings = await listBearings(db, reviewId, statements)
  const span = { theory: null, from: null, to: null }
  return {
    bearings,
    resting: await readResting(db, reviewId, bearings),
    names: await readNames(db, reviewId, bearings),
    substantive: await listSubstantive(db, reviewId),
    moves: await listSignedMoves(db, reviewId),
    versionsTold: await listVersionsTold(db, reviewId, span),
    framework: await loadFramework(db, reviewId),
    leftOut: (await listLeftOut(db, reviewId)).filter(one => !hidden.has(one.id)),
    isBlind: hidden.size > 0,
    prismaS: await readPrismaS(db, reviewId),
    involvement: await listInvolvement(db, reviewId),
    retired: await listRetired(db, reviewId),
    principleVersions: await listPrincipleVersions(db, reviewId),
  }
}

/** By all who were present, where a move was made together. */
async function listSignedMoves(db: Db, reviewId: number) {
  const page = { unreasoned: false, configuration: null, isForward: true, after: null, limit: MOST_MOVES }
  const sign = await readSigner(db, reviewId)
  const moves = await listMoves(db, reviewId, page)
  return moves.map(move => ({ ...move, madeBy: sign(move.madeById, move.madeAt) ?? move.madeBy }))
}

async function listSubstantive(db: Db, reviewId: number): Promise<Substantive[]> {
  const statements = await db
    .selectFrom('substantiveTheoryStatement')
    .select(['substantiveId', 'statementId', 'note'])
    .where('reviewId', '=', reviewId)
    .orderBy('statementId')
    .execute()
  const configurations = await db
    .selectFrom('configurationSubstantive')
    .select(['substantiveId', 'layer', 'configurationId as id', 'note'])
    .where('reviewId', '=', reviewId)
    .orderBy('layer', 'desc')
    .orderBy('configurationId')
    .execute()
  return (await listSubstantiveTheories(db, reviewId)).map(theory => ({
    ...theory,
    statements: statements.filter(one => one.substantiveId === theory.id),
    configurations: configurations.filter(one => one.substantiveId === theory.id),
  }))
}

/** The grids of synthesised configurations, as their pages show them. */
async function loadFramework(db: Db, reviewId: number): Promise<Framework> {
  const theme = await findFacetByKey(db, reviewId, 'theme')
  const stage = await findFacetByKey(db, reviewId, 'pathway-stage')
  const uses = await listAllUses(db, reviewId, 'synthesised')
  const ideas = new Map((await listIdeaNames(db, reviewId)).map(one => [one.id, one.name]))
  const themed = await readPlaces(db, reviewId, 'synthesised', theme?.id ?? null)
  const staged = await readPlaces(db, reviewId, 'synthesised', stage?.id ?? null)
  const ties = await listTies(db, reviewId, 'synthesised')
  const terms = await listTerms(db, reviewId, 'configurations')
  return {
    archetypes: await listArchetypes(db, reviewId),
    tensions: await listTensions(db, reviewId),
    resources: {
      levels: await listLevels(db, reviewId),
      themes: terms.filter(term => term.facetKey === 'theme'),
      cells: cellsOf(uses, themed, ideas),
    },
    pathway: pathwayOf(
      terms.filter(term => term.facetKey === 'pathway-stage'),
      uses,
      ties,
      staged.themesOf,
      ideas,
    ),
  }
}

/** As the flow counts them: excluded after somebody decided on the full text, or not to be had. */
async function listLeftOut(db: Db, reviewId: number): Promise<LeftOut[]> {
  const rows = await db
    .selectFrom('record')
    .leftJoin('screening as ft', join =>
      join
        .onRef('ft.reviewId', '=', 'record.reviewId')
        .onRef('ft.recordId', '=', 'record.id')
        .on('ft.screen', '=', 'full-text'),
    )
    .leftJoin('exclusionReason as why', join =>
      join.onRef('why.reviewId', '=', 'ft.reviewId').onRef('why.id', '=', 'ft.reasonId'),
    )
    .leftJoin('retrieval', join =>
      join.onRef('retrieval.reviewId', '=', 'record.reviewId').onRef('retrieval.recordId', '=', 'record.id'),
    )
    .select(['record.id', 'record.standing', 'record.title', 'record.authors', 'record.year', 'record.journal'])
    .select(['record.doi', 'why.text as why', 'retrieval.reason as unavailable'])
    .where('record.reviewId', '=', reviewId)
    .where(eb =>
      eb.or([
        eb.and([eb('record.standing', '=', 'excluded'), eb('ft.recordId', 'is not', null)]),
        eb('record.standing', '=', 'not retrieved'),
      ]),
    )
    .orderBy('record.title')
    .orderBy('record.id')
    .execute()
  return rows.map(({ standing, authors, why, unavailable, ...row }) => ({
    ...row,
    standing: standing === 'excluded' ? 'excluded' : 'not retrieved',
    authors: JSON.parse(authors) as string[],
    reason: (standing === 'excluded' ? why : unavailable) ?? '',
  }))
}

async function readPrismaS(db: Db, reviewId: number) {
  const found = await listFound(db, reviewId)
  const counts = await listTypedCounts(db, reviewId)
  const sum = (rows: typeof found) => rows.reduce((all, row) => all + row.count, 0)
  const facts = {
    records: sum(found),
    duplicates: sum(found.filter(row => row.standing === 'duplicate')),
    duplicatesElsewhere: sumOf(counts, 'databases', 'duplicates') + sumOf(counts, 'others', 'duplicates'),
  }
  const searches = await listSearches(db, reviewId)
  return { items: checklistOf(searches, facts, await listAnswers(db, reviewId)), searches, records: facts }
}

async function listRetired(db: Db, reviewId: number) {
  return db
    .selectFrom('configuration')
    .select(['id', 'title'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'synthesised')
    .where('status', '=', 'retired')
    .orderBy('id')
    .execute()
}

async function listPrincipleVersions(db: Db, reviewId: number) {
  return db
    .selectFrom('principleVersion')
    .leftJoin('person', 'person.id', 'principleVersion.writtenBy')
    .select(['principleId', 'principleVersion.version', 'reason', 'writtenAt', 'person.name as writtenBy'])
    .where('reviewId', '=', reviewId)
    .orderBy('principleId')
    .orderBy('principleVersion.version')
    .execute()
}

/** More than a team leaves lying. */
const MOST_PARKED = 20_000

/** What lies under all of these configurations, accounts and quotations included. */
export async function loadWhole(
  db: Db,
  reviewId: number,
  ids: readonly number[],
  shape: Shape,
): Promise<Around['whole']> {
  const configurations = ids.map(id => ({ layer: 'synthesised' as const, id }))
  const ground = await loadGround(db, reviewId, [{ id: 0, configurations }], shape, true)
  return {
    ground,
    depths: await loadOrigins(db, reviewId, ground, shape),
    parked: await listExcerpts(db, reviewId, { state: 'parked' }, MOST_PARKED),
  }
}
