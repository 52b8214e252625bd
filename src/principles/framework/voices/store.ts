// Queries on who speaks for and against every configuration of a layer: three statements however many there are.
import { type Layer, type Stance, stanceThrough } from '../../../configurations/domain.ts'
import type { Db } from '../../../core/db/open.ts'
import type { Voice } from './voices.ts'

type Row = {
  readonly of: number
  readonly via: number | null
  readonly documentId: number
  readonly studyId: number | null
  readonly kind: string
  readonly excerptId: number | null
  readonly stance: Stance
  readonly isConverse: 0 | 1 | boolean
}

/** The same that evidenceOf() of the synthesis answers, without its words. Retired configurations are not asked about. */
export async function listVoices(db: Db, reviewId: number, layer: Layer): Promise<Voice[]> {
  const own = await listOwn(db, reviewId, layer)
  if (layer === 'account') return [...own, ...(await listAccountClaims(db, reviewId))].map(voiceOf)
  const through = await listThrough(db, reviewId)
  const claims = await listContributedClaims(db, reviewId)
  return [
    ...own.map(voiceOf),
    ...[...through, ...claims].map(({ through, throughConverse, ...row }) =>
      voiceOf({
        ...row,
        stance: stanceThrough(through, row.stance),
        isConverse: throughConverse === 1 || Boolean(row.isConverse),
      }),
    ),
  ]
}

function voiceOf({ kind, isConverse, ...row }: Row): Voice {
  return { ...row, isConsultation: kind === 'consultation', isConverse: Boolean(isConverse) }
}

async function listOwn(db: Db, reviewId: number, layer: Layer): Promise<Row[]> {
  const rows = await db
    .selectFrom('evidence')
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'evidence.reviewId').onRef('document.id', '=', 'evidence.documentId'),
    )
    .innerJoin('configuration', join =>
      join
        .onRef('configuration.reviewId', '=', 'evidence.reviewId')
        .onRef('configuration.layer', '=', 'evidence.layer')
        .onRef('configuration.id', '=', 'evidence.configurationId'),
    )
    .select([
      ...(['evidence.configurationId as of', 'evidence.documentId', 'document.studyId', 'document.kind'] as const),
      ...(['evidence.excerptId', 'evidence.stance', 'evidence.isConverse'] as const),
    ])
    .where('evidence.reviewId', '=', reviewId)
    .where('evidence.layer', '=', layer)
    .where('configuration.status', '<>', 'retired')
    .execute()
  return rows.map(row => ({ ...row, via: null }))
}

/** An account without evidence of its own still is what its document claims. */
async function listAccountClaims(db: Db, reviewId: number): Promise<Row[]> {
  const rows = await db
    .selectFrom('configuration')
    .innerJoin('document', join =>
      join
        .onRef('document.reviewId', '=', 'configuration.reviewId')
        .onRef('document.id', '=', 'configuration.documentId'),
    )
    .select(['configuration.id as of', 'document.id as documentId', 'document.studyId', 'document.kind'])
    .where('configuration.reviewId', '=', reviewId)
    .where('configuration.layer', '=', 'account')
    .where('configuration.status', '<>', 'retired')
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
    .execute()
  return rows.map(row => ({ ...row, ...CLAIM }))
}

const CLAIM = { via: null, excerptId: null, stance: 'supports', isConverse: 0 } as const

/** Accounts that are not retired, under synthesised configurations that are not either. */
function contributed(db: Db, reviewId: number) {
  return db
    .selectFrom('contribution')
    .innerJoin('configuration as account', join =>
      join
        .onRef('account.reviewId', '=', 'contribution.reviewId')
        .on('account.layer', '=', 'account')
        .onRef('account.id', '=', 'contribution.accountId'),
    )
    .innerJoin('configuration as over', join =>
      join
        .onRef('over.reviewId', '=', 'contribution.reviewId')
        .on('over.layer', '=', 'synthesised')
        .onRef('over.id', '=', 'contribution.configurationId'),
    )
    .where('contribution.reviewId', '=', reviewId)
    .where('account.status', '<>', 'retired')
    .where('over.status', '<>', 'retired')
}

const THROUGH = [
  'contribution.configurationId as of',
  'contribution.accountId as via',
  'contribution.stance as through',
  'contribution.isConverse as throughConverse',
] as const

type ThroughRow = Row & { readonly through: Stance; readonly throughConverse: 0 | 1 }

async function listThrough(db: Db, reviewId: number): Promise<ThroughRow[]> {
  return contributed(db, reviewId)
    .innerJoin('evidence', join =>
      join
        .onRef('evidence.reviewId', '=', 'contribution.reviewId')
        .on('evidence.layer', '=', 'account')
        .onRef('evidence.configurationId', '=', 'contribution.accountId'),
    )
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'evidence.reviewId').onRef('document.id', '=', 'evidence.documentId'),
    )
    .select([
      ...THROUGH,
      ...(['evidence.documentId', 'document.studyId', 'document.kind'] as const),
      ...(['evidence.excerptId', 'evidence.stance', 'evidence.isConverse'] as const),
    ])
    .execute()
}

async function listContributedClaims(db: Db, reviewId: number): Promise<ThroughRow[]> {
  const rows = await contributed(db, reviewId)
    .innerJoin('document', join =>
      join.onRef('document.reviewId', '=', 'account.reviewId').onRef('document.id', '=', 'account.documentId'),
    )
    .select([...THROUGH, 'document.id as documentId', 'document.studyId', 'document.kind'])
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('evidence')
            .select('evidence.id')
            .whereRef('evidence.reviewId', '=', 'contribution.reviewId')
            .where('evidence.layer', '=', 'account')
            .whereRef('evidence.configurationId', '=', 'contribution.accountId'),
        ),
      ),
    )
    .execute()
  return rows.map(({ via, ...row }) => ({ ...row, ...CLAIM, via }))
}
