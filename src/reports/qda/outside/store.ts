// What a review holds for which a project has no place: counted and named in it, so that nobody takes the file for the whole.
import type { Db } from '../../../core/db/open.ts'
import { counted } from '../../../core/text.ts'

/** One sentence a line; empty when everything has its place. */
export async function listWithoutPlace(db: Db, reviewId: number): Promise<readonly string[]> {
  const standings = await db
    .selectFrom('recordCount')
    .select(['standing', 'count'])
    .where('reviewId', '=', reviewId)
    .where('count', '>', 0)
    .orderBy('standing')
    .execute()
  const of = (table: 'search' | 'theory' | 'round' | 'meeting') =>
    db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('reviewId', '=', reviewId)
      .executeTakeFirstOrThrow()
  const [searches, theories, rounds, meetings] = [
    await of('search'),
    await of('theory'),
    await of('round'),
    await of('meeting'),
  ]
  const principles = await db
    .selectFrom('principle')
    .select(['id', 'heading', 'status'])
    .where('reviewId', '=', reviewId)
    .orderBy('position')
    .execute()
  const studies = await bareStudies(db, reviewId)
  const records = standings.reduce((sum, row) => sum + Number(row.count), 0)
  const lines = [
    records === 0
      ? ''
      : `${counted(records, 'record')} with their decisions: ${standings.map(row => `${row.count} ${row.standing}`).join(', ')}`,
    ...(
      [
        [searches, 'search', 'searches'],
        [theories, 'programme theory', 'programme theories'],
        [rounds, 'round of a panel', 'rounds of a panel'],
        [meetings, 'meeting of a panel', 'meetings of a panel'],
      ] as const
    ).map(([{ count }, one, many]) => (Number(count) === 0 ? '' : counted(Number(count), one, many))),
    ...studies.map(({ id, name }) => `Study ${id}, without a document: ${name}`),
    ...principles.map(({ id, heading, status }) => `Principle ${id}, ${status}: ${heading}`),
  ].filter(Boolean)
  if (lines.length === 0) return []
  return ['Not in this file, since a project has no place for it; an archive of Retroduce holds all of it:', ...lines]
}

function bareStudies(db: Db, reviewId: number) {
  return db
    .selectFrom('study as s')
    .leftJoin('document as d', join => join.onRef('d.reviewId', '=', 's.reviewId').onRef('d.studyId', '=', 's.id'))
    .select(['s.id', 's.name'])
    .where('s.reviewId', '=', reviewId)
    .where('d.id', 'is', null)
    .orderBy('s.id')
    .execute()
}
