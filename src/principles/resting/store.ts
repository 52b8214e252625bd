// Queries on the ground principles stand on: their configurations, the evidence under them and on themselves, and how rich its studies are.
import type { Layer, Shape } from '../../configurations/domain.ts'
import type { Element } from '../../configurations/elements/element.ts'
import type { Evidence } from '../../configurations/evidence/store.ts'
import type { Reading } from '../../configurations/reading.ts'
import { signedReasoning } from '../../configurations/signed.ts'
import { listTermsOf, readConfigurations } from '../../configurations/store.ts'
import type { Db } from '../../core/db/open.ts'
import { listAgreed } from '../../documents/appraisals/store.ts'
import { pageName } from '../../documents/pages/printed.ts'
import { readSigner } from '../../reviews/together/store.ts'
import { listLevels } from '../../reviews/vocabulary/store.ts'
import type { RestingEvidence } from '../../synthesis/evidence.ts'
import { evidenceOf, listContributionsTo, listPointers } from '../../synthesis/store.ts'
import type { Ref } from '../domain.ts'
import type { Source } from '../drafting/draft.ts'
import { sourcesOf } from '../drafting/sources.ts'
import { listContradicting } from '../drafting/store.ts'
import type { Reach } from '../reach/reach.ts'
import { loadReach } from '../reach/store.ts'
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
  readonly reach: Reach
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
  const pointers = await listPointers(db, reviewId)
  const contributed = await listContributed(db, reviewId, idsOf(refs, 'synthesised'), pointers)
  const below = deep ? contributed.map(row => ({ layer: 'account' as const, id: row.accountId })) : []
  const basis = await loadBasis(db, reviewId, refs, pointers)
  const own = await listPrincipleEvidence(
    db,
    reviewId,
    principles.map(principle => principle.id),
  )
  return {
    basis,
    own,
    contributed,
    readings: await (deep ? readSigned : readRefs)(db, reviewId, [...refs, ...below], shape),
    terms: await termsOf(db, reviewId, refs),
    richness: await richnessOf(
      db,
      reviewId,
      [...basis, ...own].map(row => row.documentId),
    ),
    levelNames: new Map((await listLevels(db, reviewId)).map(level => [level.id, level.name])),
    reach: await loadReach(db, reviewId, refs, [...basis, ...own], pointers),
  }
}

/** A row of evidence under one of the configurations asked for; `stance` is the one it has towards that configuration. */
export type Basis = BasisRow &
  Pick<Evidence, 'elementId' | 'quote' | 'page' | 'printedPage' | 'onPage' | 'isLost' | 'locator' | 'note'> & {
    /** Null for what hangs on a principle itself, and for an account's own text. */
    readonly evidenceId: number | null
  }

const idsOf = (refs: readonly Ref[], layer: Layer) => [
  ...new Set(refs.filter(ref => ref.layer === layer).map(ref => ref.id)),
]

/** The accounts under synthesised configurations. What was joined into another rests on what that one rests on. */
async function listContributed(
  db: Db,
  reviewId: number,
  ids: readonly number[],
  pointers: ReadonlyMap<number, number>,
) {
  const target = (id: number) => pointers.get(id) ?? id
  const rows = await listContributionsTo(db, reviewId, [...new Set(ids.map(target))])
  const byTarget = Map.groupBy(rows, row => row.configurationId)
  return ids.flatMap(id =>
    (byTarget.get(target(id)) ?? []).map(({ accountId, stance, isConverse, note }) => ({
      configurationId: id,
      accountId,
      stance,
      isConverse,
      note,
    })),
  )
}

/** All evidence under `refs`, each row once for each of them: a fixed number of statements however many they are. */
export async function loadBasis(
  db: Db,
  reviewId: number,
  refs: readonly Ref[],
  known: ReadonlyMap<number, number> | null = null,
): Promise<Basis[]> {
  const pointers = known ?? (await listPointers(db, reviewId))
  const synthesised = idsOf(refs, 'synthesised')
  const target = (id: number) => pointers.get(id) ?? id
  const under = await evidenceOf(db, reviewId, 'synthesised', [...new Set(synthesised.map(target))])
  const byTarget = Map.groupBy(under, row => row.of)
  const ofAccounts = await evidenceOf(db, reviewId, 'account', idsOf(refs, 'account'))
  return [
    ...synthesised.flatMap(id =>
      (byTarget.get(target(id)) ?? []).map(row =>
        basisOf(row, { layer: 'synthesised', id }, row.through?.accountId ?? null),
      ),
    ),
    ...ofAccounts.map(row => basisOf(row, { layer: 'account', id: row.of }, null)),
  ]
}

function basisOf(row: RestingEvidence, ref: Ref | null, via: number | null): Basis {
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
    printedPage,
    onPage,
    isLost,
    locator,
    note,
  } = row
  return {
    ref,
    via,
    evidenceId: row.id,
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
    printedPage,
    onPage,
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
    .leftJoin('textPage', join =>
      join
        .onRef('textPage.reviewId', '=', 'excerpt.reviewId')
        .onRef('textPage.documentId', '=', 'excerpt.documentId')
        .onRef('textPage.textNumber', '=', 'excerpt.textNumber')
        .onRef('textPage.number', '=', 'excerpt.page'),
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
      'textPage.label as printedPage',
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
    onPage: pageName(row),
    isConverse: row.isConverse === 1,
    isLost: row.isLost === 1,
    elementId: null,
    evidenceId: null,
    ref: null,
    via: null,
  }))
}

/** How rich documents were judged: what was agreed, else the richest judgement where several people judged. */
export async function richnessOf(
  db: Db,
  reviewId: number,
  documentIds: readonly number[],
): Promise<Map<number, Richness>> {
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
  for (const [id, { richness }] of await listAgreed(db, reviewId, [...new Set(documentIds)]))
    if (richness !== null) best.set(id, richness)
  return new Map([...best].map(([id, richness]) => [id, RICHNESS[richness]]))
}

export type Term = {
  readonly id: number
  readonly name: string
  readonly facetKey: string
  readonly facetName: string
}

/** The terms of configurations of both layers, keyed as `layer id`. */
async function termsOf(db: Db, reviewId: number, refs: readonly Ref[]): Promise<Map<string, Term[]>> {
  const found = new Map<string, Term[]>()
  for (const layer of ['synthesised', 'account'] as const) {
    for (const { configurationId, ...term } of await listTermsOf(db, reviewId, layer, idsOf(refs, layer))) {
      const key = keyOf({ layer, id: configurationId })
      found.set(key, [...(found.get(key) ?? []), term])
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

/** For tracing, which names who reasoned: all who were present where it was done together. */
async function readSigned(db: Db, reviewId: number, refs: readonly Ref[], shape: Shape) {
  const sign = await readSigner(db, reviewId)
  return (await readRefs(db, reviewId, refs, shape)).map(reading => signedReasoning(reading, sign))
}

/** What drafting needs of configurations; unknown ones are left out. */
export async function loadSources(db: Db, reviewId: number, refs: readonly Ref[]): Promise<Source[]> {
  const readings = await readRefs(db, reviewId, refs, 'CMO')
  const terms = await termsOf(db, reviewId, refs)
  return sourcesOf(refs, readings, terms, await listContradicting(db, reviewId, refs))
}
