// Queries on what tells where a claim was studied: terms of configurations, documents and quotations, and levels.
import type { Layer } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import { listPlaces } from '../../../synthesis/matrix/store.ts'
import type { Voice } from '../voices/voices.ts'
import type { Condition } from './conditions.ts'
import { type Marked, type Marks, markKey } from './verdict.ts'

/** Of the facets asked about alone: the same number of statements whatever is asked. */
export async function readMarks(db: Db, reviewId: number, conditions: readonly Condition[]): Promise<Marks> {
  const facets = conditions.flatMap(one => one.facetId ?? [])
  const ofConfigurations = await listConfigurationMarks(db, reviewId, facets)
  const levels = conditions.some(one => one.describes === 'levels') ? await listLevelMarks(db, reviewId) : []
  return {
    configurations: marked([...ofConfigurations, ...levels]),
    documents: marked(await listDocumentMarks(db, reviewId, facets)),
    excerpts: marked(await listExcerptMarks(db, reviewId, facets)),
  }
}

type Mark<K> = { readonly facetId: number | null; readonly key: K; readonly id: number }

function marked<K>(rows: readonly Mark<K>[]): Marked<K> {
  const found = new Map<number | null, Map<K, Set<number>>>()
  for (const { facetId, key, id } of rows) {
    const ofFacet = found.get(facetId) ?? new Map<K, Set<number>>()
    found.set(facetId, ofFacet)
    const own = ofFacet.get(key)
    if (own === undefined) ofFacet.set(key, new Set([id]))
    else own.add(id)
  }
  return found
}

async function listConfigurationMarks(db: Db, reviewId: number, facets: readonly number[]): Promise<Mark<string>[]> {
  if (facets.length === 0) return []
  const rows = await db
    .selectFrom('configurationTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'configurationTerm.reviewId').onRef('term.id', '=', 'configurationTerm.termId'),
    )
    .select(['configurationTerm.layer', 'configurationTerm.configurationId', 'term.id', 'term.facetId'])
    .where('configurationTerm.reviewId', '=', reviewId)
    .where('term.facetId', 'in', [...facets])
    .execute()
  return rows.map(({ layer, configurationId, id, facetId }) => ({
    ...{ facetId, id, key: markKey(layer as Layer, configurationId) },
  }))
}

async function listLevelMarks(db: Db, reviewId: number): Promise<Mark<string>[]> {
  const found: Mark<string>[] = []
  for (const layer of ['synthesised', 'account'] as const)
    for (const { configurationId, id } of (await listPlaces(db, reviewId, layer, null)).levels)
      found.push({ facetId: null, key: markKey(layer, configurationId), id })
  return found
}

async function listDocumentMarks(db: Db, reviewId: number, facets: readonly number[]): Promise<Mark<number>[]> {
  if (facets.length === 0) return []
  return db
    .selectFrom('documentTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'documentTerm.reviewId').onRef('term.id', '=', 'documentTerm.termId'),
    )
    .select(['documentTerm.documentId as key', 'term.id', 'term.facetId'])
    .where('documentTerm.reviewId', '=', reviewId)
    .where('term.facetId', 'in', [...facets])
    .execute()
}

async function listExcerptMarks(db: Db, reviewId: number, facets: readonly number[]): Promise<Mark<number>[]> {
  if (facets.length === 0) return []
  return db
    .selectFrom('excerptTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'excerptTerm.reviewId').onRef('term.id', '=', 'excerptTerm.termId'),
    )
    .select(['excerptTerm.excerptId as key', 'term.id', 'term.facetId'])
    .where('excerptTerm.reviewId', '=', reviewId)
    .where('term.facetId', 'in', [...facets])
    .execute()
}

/** What hangs on principles themselves; `of` is the principle. */
export async function listPrincipleVoices(db: Db, reviewId: number): Promise<Voice[]> {
  const rows = await db
    .selectFrom('principleEvidence as own')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'own.reviewId').onRef('document.id', '=', 'own.documentId'),
    )
    .select([
      ...(['own.principleId as of', 'own.documentId', 'document.studyId', 'document.kind'] as const),
      ...(['own.excerptId', 'own.stance', 'own.isConverse'] as const),
    ])
    .where('own.reviewId', '=', reviewId)
    .orderBy('own.id')
    .execute()
  return rows.map(({ kind, isConverse, ...row }) => ({
    ...{ ...row, via: null, isConsultation: kind === 'consultation', isConverse: isConverse === 1 },
  }))
}

/** The configurations of a layer that are not retired. */
export async function listInUse(db: Db, reviewId: number, layer: Layer): Promise<number[]> {
  const rows = await db
    .selectFrom('configuration')
    .select('id')
    .where('reviewId', '=', reviewId)
    .where('layer', '=', layer)
    .where('status', '<>', 'retired')
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}
