// Queries from words upwards: evidence on excerpts and documents, contributions, and the principles that name what they reach.
import type { Layer } from '../../../configurations/domain.ts'
import { listNamesOf } from '../../../configurations/store.ts'
import { plainWording } from '../../../configurations/wording.ts'
import type { Db } from '../../../core/db/open.ts'
import { listPointers } from '../../../synthesis/store.ts'
import { plain } from '../../drafting/plain.ts'
import { listTheoryTies } from '../theories/store.ts'
import { type Contributing, type Hung, keyOf, principlesAbove, stancesOf, type Way, waysUp } from './resting-on.ts'

/** An excerpt, or documents with all that is quoted, cited or claimed from them. */
export type From = { readonly excerptId: number } | { readonly documentIds: readonly number[] }

/** Everything that rests on it: a fixed number of statements however much that is. */
export async function loadRestingOn(db: Db, reviewId: number, from: From) {
  const hung = [...(await listHung(db, reviewId, from)), ...(await listClaims(db, reviewId, from))]
  const accounts = hung.flatMap(row => (row.layer === 'account' ? [row.configurationId] : []))
  const contributing = await listContributing(db, reviewId, [...new Set(accounts)])
  const ways = waysUp(hung, contributing, await listPointers(db, reviewId))
  const reached = [...Map.groupBy(ways, keyOf).values()]
  const configurations = await named(db, reviewId, reached)
  const theories = await listTheoryTies(db, reviewId, configurations)
  return {
    configurations: configurations.map(one => ({ ...one, theories: theories.get(keyOf(one)) ?? [] })),
    principles: principlesAbove(
      ways,
      await listPrinciplesOver(db, reviewId, from),
      await listLabels(db, reviewId, hung),
    ),
  }
}

/** What drafts call the studies that these words are from. */
async function listLabels(db: Db, reviewId: number, hung: readonly Hung[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .select(['document.label', 'study.name'])
    .where('document.reviewId', '=', reviewId)
    .where('document.id', 'in', some([...new Set(hung.map(row => row.documentId))]))
    .execute()
  return new Set(rows.flatMap(({ label, name }) => [plain(label), ...(name === null ? [] : [plain(name)])]))
}

async function listHung(db: Db, reviewId: number, from: From): Promise<Hung[]> {
  const base = db
    .selectFrom('evidence')
    .leftJoin('element', join =>
      join.onRef('element.reviewId', '=', 'evidence.reviewId').onRef('element.id', '=', 'evidence.elementId'),
    )
    .select(['evidence.id as evidenceId', 'evidence.layer', 'evidence.configurationId', 'element.mark'])
    .select(['evidence.excerptId', 'evidence.documentId', 'evidence.stance', 'evidence.isConverse'])
    .where('evidence.reviewId', '=', reviewId)
    .orderBy('evidence.id')
  const rows = await ('excerptId' in from
    ? base.where('evidence.excerptId', '=', from.excerptId)
    : base.where('evidence.documentId', 'in', some(from.documentIds))
  ).execute()
  return rows.map(row => ({ ...row, layer: row.layer as Layer, isConverse: row.isConverse === 1 }))
}

/** What accounts of these documents claim that have no evidence yet. */
async function listClaims(db: Db, reviewId: number, from: From): Promise<Hung[]> {
  if ('excerptId' in from) return []
  const rows = await db
    .selectFrom('configuration')
    .select(['id', 'documentId'])
    .where('reviewId', '=', reviewId)
    .where('layer', '=', 'account')
    .where('documentId', 'in', some(from.documentIds))
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('evidence')
            .select('evidence.id')
            .whereRef('evidence.reviewId', '=', 'configuration.reviewId')
            .where('evidence.layer', '=', 'account')
            .whereRef('evidence.configurationId', '=', 'configuration.id'),
        ),
      ),
    )
    .orderBy('id')
    .execute()
  const claim = { evidenceId: null, layer: 'account', mark: null, excerptId: null, stance: 'supports' } as const
  return rows.flatMap(({ id, documentId }) =>
    documentId === null ? [] : [{ ...claim, configurationId: id, documentId, isConverse: false }],
  )
}

/** Contributions of accounts that are not retired: retired ones no longer speak for anything. */
async function listContributing(db: Db, reviewId: number, accountIds: readonly number[]): Promise<Contributing[]> {
  if (accountIds.length === 0) return []
  const rows = await db
    .selectFrom('contribution')
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'contribution.reviewId')
        .on('configuration.layer', '=', 'account')
        .onRef('configuration.id', '=', 'contribution.accountId'),
    )
    .select(['contribution.accountId', 'contribution.configurationId'])
    .select(['contribution.stance', 'contribution.isConverse'])
    .where('contribution.reviewId', '=', reviewId)
    .where('contribution.accountId', 'in', [...accountIds])
    .where('configuration.status', '<>', 'retired')
    .orderBy('contribution.configurationId')
    .orderBy('contribution.id')
    .execute()
  return rows.map(row => ({ ...row, isConverse: row.isConverse === 1 }))
}

/** One entry for each configuration that the ways reach, synthesised ones first. */
async function named(db: Db, reviewId: number, reached: readonly (readonly Way[])[]) {
  const found = new Map<string, string>()
  for (const layer of ['synthesised', 'account'] as const) {
    const ids = reached.flatMap(([way]) => (way?.layer === layer ? [way.id] : []))
    for (const row of await listNamesOf(db, reviewId, layer, ids)) {
      const title = [row.label, row.title || plainWording(row.wording)].filter(Boolean).join(' ')
      found.set(keyOf({ layer, id: row.id }), title)
    }
  }
  const all = reached.flatMap(ways => {
    const [first] = ways
    if (first === undefined) return []
    const marks = [...new Set(ways.flatMap(way => (way.via === null && way.mark !== null ? [way.mark] : [])))]
    const via = [...new Set(ways.flatMap(way => way.via ?? []))]
    const { layer, id } = first
    return [{ layer, id, title: found.get(keyOf(first)) ?? '', stances: stancesOf(ways), marks, via }]
  })
  return all.sort((a, b) => (a.layer === b.layer ? a.id - b.id : a.layer === 'synthesised' ? -1 : 1))
}

/** All principles with what they rest on: there are few, and one statement each is quicker than asking by reference. */
async function listPrinciplesOver(db: Db, reviewId: number, from: From) {
  const principles = await db
    .selectFrom('principle')
    .select(['id', 'heading', 'status', 'explanation'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const refs = await db
    .selectFrom('principleConfiguration')
    .select(['principleId', 'layer', 'configurationId'])
    .where('reviewId', '=', reviewId)
    .execute()
  const own = db
    .selectFrom('principleEvidence')
    .select(['principleId', 'stance', 'isConverse'])
    .where('reviewId', '=', reviewId)
  const direct = await ('excerptId' in from
    ? own.where('excerptId', '=', from.excerptId)
    : own.where('documentId', 'in', some(from.documentIds))
  ).execute()
  const lines = await db
    .selectFrom('principleLine')
    .select(['principleId', 'id', 'kind', 'text', 'layer', 'configurationId'])
    .where('reviewId', '=', reviewId)
    .where('configurationId', 'is not', null)
    .orderBy('position')
    .execute()
  return {
    principles,
    refs: refs.map(row => ({ ...row, layer: row.layer as Layer })),
    own: direct.map(row => ({ ...row, isConverse: row.isConverse === 1 })),
    lines: lines.map(row => ({ ...row, layer: row.layer as Layer | null })),
  }
}

/** No number is 0: a list for `in` that may be empty. */
const some = (ids: readonly number[]) => (ids.length === 0 ? [0] : [...ids])
