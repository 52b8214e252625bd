// What is looked through whole, as it reads on the pages where it stands: reasons of theory versions, searches, words for RAMESES items and, for those who may see it, what panels said.
import type { Db } from '../../../core/db/open.ts'
import type { Term } from '../../../core/search-terms.ts'
import { listComments } from '../../../panel/results/store.ts'
import { loadItems } from '../../rameses/store.ts'
import type { FoundKind, Hit, LookedKind } from '../domain.ts'
import { holdsAll, stretches } from '../stretches.ts'

type Reader = (db: Db, reviewId: number) => Promise<readonly Omit<Hit, 'kind'>[]>

/** By kind and number; a statement or two for each kind, however many there are. `kinds` are those the reader may see. */
export async function lookThrough(
  db: Db,
  reviewId: number,
  kinds: readonly FoundKind[],
  terms: readonly Term[],
): Promise<Hit[]> {
  const found: Hit[] = []
  if (terms.length === 0) return found
  for (const [kind, read] of Object.entries(READERS) as [LookedKind, Reader][])
    if (kinds.includes(kind))
      for (const one of await read(db, reviewId)) if (holdsAll(one, terms)) found.push({ ...one, kind })
  return found
}

const READERS: Readonly<Record<LookedKind, Reader>> = {
  'theory version': async (db, reviewId) => {
    const rows = await db
      .selectFrom('theoryVersion')
      .select(['theoryId', 'version', 'reason', 'inferenceReason'])
      .where('reviewId', '=', reviewId)
      .orderBy('theoryId')
      .orderBy('version')
      .execute()
    return rows.map(({ theoryId, version, reason, inferenceReason }) => ({
      ...{ id: version, title: '', about: { kind: 'theory', id: theoryId } },
      stretches: stretches(['Why', reason], ['How it was reached', inferenceReason]),
    }))
  },
  search: async (db, reviewId) => {
    const rows = await db.selectFrom('search').selectAll().where('reviewId', '=', reviewId).orderBy('id').execute()
    return rows.map(row => ({
      ...{ id: row.id, title: row.source, about: null },
      stretches: stretches(
        ...([
          ['Search string', row.strategy],
          ['Why', row.why],
          ['Note', row.note],
          ['Platform', row.platform],
        ] as const),
        ...([
          ['Searched together', row.together],
          ['Years covered', row.coverage],
          ['Limits', row.limits],
        ] as const),
        ...([
          ['Tool', row.tool],
          ['Who was asked', row.contacts],
          ['Adapted from', row.adaptedFrom],
        ] as const),
        ['Published filters', [row.filters, row.filtersReference].filter(part => part !== '').join('. ')],
        ['Peer review', [row.peerReviewHow, row.peerReviewNote].filter(part => part !== '').join('. ')],
        ['Alerts', row.alerts],
      ),
    }))
  },
  'RAMESES item': async (db, reviewId) =>
    (await loadItems(db, reviewId))
      .filter(item => item.version > 0)
      .map(item => ({
        ...{ id: item.item, title: item.name.en, about: null },
        stretches: stretches(['', item.words], ['Why not', item.reason], ['Where', item.page]),
      }))
      .filter(item => item.stretches.length > 0),
  round: async (db, reviewId) => {
    const rows = await db
      .selectFrom('round')
      .select(['id', 'title', 'intro'])
      .where('reviewId', '=', reviewId)
      .orderBy('id')
      .execute()
    return rows.map(({ id, title, intro }) => ({ id, title, about: null, stretches: stretches(['', intro]) }))
  },
  meeting: async (db, reviewId) => {
    const rows = await db
      .selectFrom('meeting')
      .select(['id', 'title', 'place', 'minutes'])
      .where('reviewId', '=', reviewId)
      .orderBy('id')
      .execute()
    return rows.map(({ id, title, place, minutes }) => ({
      ...{ id, title, about: null },
      stretches: stretches(['', minutes], ['Place', place]),
    }))
  },
  // Who made a point is for leads, and is not looked in for anybody.
  point: async (db, reviewId) => {
    const rows = await db
      .selectFrom('point')
      .leftJoin('disposition', join =>
        join.onRef('disposition.reviewId', '=', 'point.reviewId').onRef('disposition.pointId', '=', 'point.id'),
      )
      .select(['point.id', 'point.meetingId', 'point.text', 'disposition.reason'])
      .where('point.reviewId', '=', reviewId)
      .orderBy('point.id')
      .execute()
    return rows.map(({ id, meetingId, text, reason }) => said(id, { kind: 'meeting', id: meetingId }, text, reason))
  },
  'panel comment': async (db, reviewId) => {
    const rounds = await db.selectFrom('round').select('id').where('reviewId', '=', reviewId).execute()
    const rows = await listComments(
      db,
      reviewId,
      rounds.map(round => round.id),
    )
    return rows.map(({ id, roundId, text, reason }) => said(id, { kind: 'round', id: roundId }, text, reason))
  },
}

function said(id: number, about: { kind: string; id: number }, text: string, became: string | null) {
  return { id, about, title: '', stretches: stretches(['', text], ['What became of it', became]) }
}
