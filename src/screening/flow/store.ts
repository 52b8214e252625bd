// The query behind the flow diagram: every visible record, grouped by what decides where it is counted.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import type { FlowGroup } from './domain.ts'
import type { TextCounts } from './texts.ts'

const count = sql<number>`count(*)`
const TEXT = sql<
  'document' | 'consultation' | null
>`case when d.id is null then null when d.kind = 'consultation' then 'consultation' else 'document' end`

export async function listFlowGroups(db: Db, reviewId: number): Promise<FlowGroup[]> {
  const rows = await db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
    .leftJoin('search as s', join =>
      join.onRef('s.reviewId', '=', 'r.reviewId').on(eb => eb('s.id', '=', eb.fn.coalesce('r.searchId', 'i.searchId'))),
    )
    .leftJoin('screening as ta', join =>
      join
        .onRef('ta.reviewId', '=', 'r.reviewId')
        .onRef('ta.recordId', '=', 'r.id')
        .on('ta.screen', '=', 'title-abstract'),
    )
    .leftJoin('screening as ft', join =>
      join.onRef('ft.reviewId', '=', 'r.reviewId').onRef('ft.recordId', '=', 'r.id').on('ft.screen', '=', 'full-text'),
    )
    .leftJoin('retrieval as t', join => join.onRef('t.reviewId', '=', 'r.reviewId').onRef('t.recordId', '=', 'r.id'))
    .leftJoin('exclusionReason as why', join =>
      join.onRef('why.reviewId', '=', 'r.reviewId').onRef('why.id', '=', 'ft.reasonId'),
    )
    .leftJoin('document as d', join => join.onRef('d.reviewId', '=', 'r.reviewId').onRef('d.recordId', '=', 'r.id'))
    .select([
      's.kind',
      's.source',
      'i.stage',
      'ta.status as titleAbstract',
      'ft.status as fullText',
      't.state as retrieval',
      'why.text as reason',
    ])
    .select([sql<number>`case when r.duplicate_of is null then 0 else 1 end`.as('duplicate'), count.as('count')])
    .select(TEXT.as('text'))
    .where('r.reviewId', '=', reviewId)
    .where(
      sql<boolean>`(r.import_id is null or r.import_id in (select c.id from import c where c.review_id = ${reviewId} and c.state = 'complete'))`,
    )
    .groupBy([
      's.kind',
      's.source',
      'i.stage',
      'ta.status',
      'ft.status',
      't.state',
      'why.text',
      sql`case when r.duplicate_of is null then 0 else 1 end`,
      TEXT,
    ])
    .execute()
  return rows.map(row => ({
    ...row,
    isDuplicate: Number(row.duplicate) === 1,
    isChosenBefore: row.stage === 'included',
    count: Number(row.count),
  }))
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
