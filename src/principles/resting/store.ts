// Queries on the ground principles stand on: their configurations, the evidence under them and on themselves, and how rich its studies are.
import { type Layer, type Shape, type Stance, stanceThrough } from '../../configurations/domain.ts'
import type { Element } from '../../configurations/elements/element.ts'
import { type Evidence, listEvidence } from '../../configurations/evidence/store.ts'
import type { Reading } from '../../configurations/reading.ts'
import { listTermsOf, readConfigurations } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import type { Ref } from '../domain.ts'
import type { Source } from '../drafting/draft.ts'
import { type BasisRow, RICHNESS, type Richness } from './resting.ts'

/** Everything that reading principles, and tracing them, needs beside the principles themselves. */
export type Ground = {
  readonly basis: readonly Basis[]
  readonly own: readonly OwnEvidence[]
  readonly contributed: readonly Contributed[]
  readonly readings: readonly Reading<Element>[]
  readonly terms: ReadonlyMap<string, readonly Term[]>
  readonly richness: ReadonlyMap<number, Richness>
  readonly levelNames: ReadonlyMap<number, string>
}

export type Contributed = Awaited<ReturnType<typeof listContributed>>[number]

/**
 * The ground of many principles: the same number of statements however many they are. `deep` reads the accounts under
 * synthesised configurations too, which tracing needs and lists do not.
 */
export async function loadGround(
  db: Db,
  reviewId: number,
  principles: readonly { readonly id: number; readonly configurations: readonly Ref[] }[],
  shape: Shape,
  deep = false,
): Promise<Ground> {
  const refs = principles.flatMap(principle => principle.configurations)
  const contributed = await listContributed(db, reviewId, idsOf(refs, 'synthesised'))
  const below = deep ? contributed.map(row => ({ layer: 'account' as const, id: row.accountId })) : []
  const basis = await basisUnder(db, reviewId, refs, contributed)
  const own = await listPrincipleEvidence(
    db,
    reviewId,
    principles.map(principle => principle.id),
  )
  return {
    basis,
    own,
    contributed,
    readings: await readRefs(db, reviewId, [...refs, ...below], shape),
    terms: await termsOf(db, reviewId, refs),
    richness: await richnessOf(
      db,
      reviewId,
      [...basis, ...own].map(row => row.documentId),
    ),
    levelNames: new Map((await listLevels(db, reviewId)).map(level => [level.id, level.name])),
  }
}

/** A row of evidence under one of the configurations asked for; `stance` is the one it has towards that configuration. */
export type Basis = BasisRow & Pick<Evidence, 'elementId' | 'quote' | 'page' | 'isLost' | 'locator' | 'note'>

const idsOf = (refs: readonly Ref[], layer: Layer) => [
  ...new Set(refs.filter(ref => ref.layer === layer).map(ref => ref.id)),
]

/** The accounts under synthesised configurations, each with its document. */
async function listContributed(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('contribution')
    .select([
      'contribution.configurationId',
      'contribution.accountId',
      'contribution.stance',
      'contribution.isConverse',
      'contribution.note',
    ])
    .where('contribution.reviewId', '=', reviewId)
    .where('contribution.configurationId', 'in', [...ids])
    .orderBy('contribution.configurationId')
    .orderBy('contribution.accountId')
    .execute()
  return rows.map(row => ({ ...row, isConverse: row.isConverse === 1 }))
}

/** The documents that accounts were taken from: an account is itself something a document says. */
async function listSourcesOfAccounts(db: Db, reviewId: number, ids: readonly number[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('configuration')
    .innerJoin('document', join =>
      join
        .onRef('document.reviewId', '=', 'configuration.reviewId')
        .onRef('document.id', '=', 'configuration.documentId'),
    )
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .select([
      'configuration.id',
      'document.id as documentId',
      'document.label as documentLabel',
      'document.kind as documentKind',
      'study.id as studyId',
      'study.name as studyName',
    ])
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', 'account')
    .where('configuration.id', 'in', [...ids])
    .execute()
}

/** All evidence under `refs`, each row once for each of them: four statements however many they are. */
export async function loadBasis(db: Db, reviewId: number, refs: readonly Ref[]): Promise<Basis[]> {
  return basisUnder(db, reviewId, refs, await listContributed(db, reviewId, idsOf(refs, 'synthesised')))
}

async function basisUnder(
  db: Db,
  reviewId: number,
  refs: readonly Ref[],
  contributed: readonly Contributed[],
): Promise<Basis[]> {
  const synthesised = idsOf(refs, 'synthesised')
  const chosen = idsOf(refs, 'account')
  const accounts = [...new Set([...chosen, ...contributed.map(row => row.accountId)])]
  const own = await listEvidence(db, reviewId, 'synthesised', synthesised)
  const ofAccounts = Map.groupBy(await listEvidence(db, reviewId, 'account', accounts), row => row.configurationId)
  const sources = new Map((await listSourcesOfAccounts(db, reviewId, accounts)).map(row => [row.id, row]))
  const under = (ref: Ref, account: number, contribution: { stance: Stance; isConverse: boolean }): Basis[] => {
    const via = ref.layer === 'account' ? null : account
    const rows = ofAccounts.get(account) ?? []
    const through = rows.map(row => ({
      ...basisOf(row, ref, via),
      stance: stanceThrough(contribution.stance, row.stance),
      isConverse: row.isConverse || contribution.isConverse,
    }))
    const source = sources.get(account)
    if (through.length > 0 || source === undefined) return through
    const { id, ...document } = source
    return [{ ...UNQUOTED, ...document, ref, via, stance: contribution.stance, isConverse: contribution.isConverse }]
  }
  return [
    ...own.map(row => basisOf(row, { layer: 'synthesised', id: row.configurationId }, null)),
    ...contributed.flatMap(row => under({ layer: 'synthesised', id: row.configurationId }, row.accountId, row)),
    ...chosen.flatMap(id => under({ layer: 'account', id }, id, { stance: 'supports', isConverse: false })),
  ]
}

const UNQUOTED = { elementId: null, excerptId: null, quote: null, page: null, isLost: false, locator: '', note: '' }

function basisOf(row: Evidence, ref: Ref | null, via: number | null): Basis {
  const {
    documentId,
    documentLabel,
    documentKind,
    studyId,
    studyName,
    stance,
    isConverse,
    excerptId,
    elementId,
    quote,
    page,
    isLost,
    locator,
    note,
  } = row
  return {
    ref,
    via,
    documentId,
    documentLabel,
    documentKind,
    studyId,
    studyName,
    stance,
    isConverse,
    excerptId,
    elementId,
    quote,
    page,
    isLost,
    locator,
    note,
  }
}

export type OwnEvidence = Basis & { readonly id: number; readonly principleId: number }

/** What hangs on principles themselves, in the order in which it was added. */
async function listPrincipleEvidence(
  db: Db,
  reviewId: number,
  principleIds: readonly number[],
): Promise<OwnEvidence[]> {
  if (principleIds.length === 0) return []
  const rows = await db
    .selectFrom('principleEvidence as own')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'own.reviewId').onRef('document.id', '=', 'own.documentId'),
    )
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .leftJoin('excerpt', join =>
      join.onRef('excerpt.reviewId', '=', 'own.reviewId').onRef('excerpt.id', '=', 'own.excerptId'),
    )
    .select([
      'own.id',
      'own.principleId',
      'own.documentId',
      'document.label as documentLabel',
      'document.kind as documentKind',
      'study.id as studyId',
      'study.name as studyName',
      'own.excerptId',
      'excerpt.quote',
      'excerpt.page',
      'excerpt.isLost',
      'own.locator',
      'own.stance',
      'own.isConverse',
      'own.note',
    ])
    .where('own.reviewId', '=', reviewId)
    .where('own.principleId', 'in', [...principleIds])
    .orderBy('own.id')
    .execute()
  return rows.map(row => ({
    ...row,
    isConverse: row.isConverse === 1,
    isLost: row.isLost === 1,
    elementId: null,
    ref: null,
    via: null,
  }))
}

/** How rich documents were judged; the richest judgement where several people judged. */
async function richnessOf(db: Db, reviewId: number, documentIds: readonly number[]): Promise<Map<number, Richness>> {
  if (documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('appraisal')
    .select(['documentId', 'richness'])
    .where('reviewId', '=', reviewId)
    .where('documentId', 'in', [...new Set(documentIds)])
    .where('richness', 'is not', null)
    .execute()
  const order = ['low', 'moderate', 'high'] as const
  const best = new Map<number, (typeof order)[number]>()
  for (const { documentId, richness } of rows) {
    const before = best.get(documentId)
    if (richness !== null && (before === undefined || order.indexOf(richness) > order.indexOf(before)))
      best.set(documentId, richness)
  }
  return new Map([...best].map(([id, richness]) => [id, RICHNESS[richness]]))
}

export type Term = { readonly id: number; readonly name: string; readonly facetKey: string }

/** The terms of configurations of both layers, keyed as `layer id`. */
async function termsOf(db: Db, reviewId: number, refs: readonly Ref[]): Promise<Map<string, Term[]>> {
  const found = new Map<string, Term[]>()
  for (const layer of ['synthesised', 'account'] as const) {
    for (const { configurationId, id, name, facetKey } of await listTermsOf(db, reviewId, layer, idsOf(refs, layer))) {
      const key = keyOf({ layer, id: configurationId })
      found.set(key, [...(found.get(key) ?? []), { id, name, facetKey }])
    }
  }
  return found
}

export function keyOf(ref: Ref): string {
  return `${ref.layer} ${ref.id}`
}

/** Configurations of both layers as they read, synthesised first. */
async function readRefs(db: Db, reviewId: number, refs: readonly Ref[], shape: Shape) {
  return [
    ...(await readConfigurations(db, reviewId, 'synthesised', idsOf(refs, 'synthesised'), shape)),
    ...(await readConfigurations(db, reviewId, 'account', idsOf(refs, 'account'), shape)),
  ]
}

/** What drafting needs of configurations; unknown ones are left out. */
export async function loadSources(db: Db, reviewId: number, refs: readonly Ref[]): Promise<Source[]> {
  const readings = await readRefs(db, reviewId, refs, 'CMO')
  const terms = await termsOf(db, reviewId, refs)
  return readings.map(({ layer, id, elements, levelIds, sentence, isGenerated, withoutWords }) => ({
    layer,
    id,
    wording: isGenerated ? null : sentence,
    elements: elements.map(element => ({ ...element, isWorded: !isGenerated && !withoutWords.includes(element.mark) })),
    levelIds,
    themes: (terms.get(keyOf({ layer, id })) ?? []).filter(term => term.facetKey === 'theme'),
  }))
}
