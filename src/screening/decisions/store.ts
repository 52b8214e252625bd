// Queries on decisions: what was decided on a record and by whom, as far as the reader may see it, and each vote as a row.
import { sql } from 'kysely'
import type { Db } from '../../core/db/open.ts'
import { prepared, preparedInsert } from '../../core/db/reading/prepared.ts'
import { notFound } from '../../core/errors.ts'
import { type Choice, type Screen, visibleTo } from '../domain.ts'
import { getBothRules } from '../rules/store.ts'

/** Every decision on a record, by screen and time, with who made it. */
export const listDecisions = prepared((db, reviewId: number, recordId: number) =>
  db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.personId')
    .leftJoin('exclusionReason as reason', join =>
      join.onRef('reason.reviewId', '=', 'decision.reviewId').onRef('reason.id', '=', 'decision.reasonId'),
    )
    .select([
      'decision.id',
      'decision.screen',
      'decision.personId',
      'decision.choice',
      'decision.reasonId',
      'decision.note',
      'decision.decidedAt',
      'person.name as personName',
      'reason.text as reason',
    ])
    .where('decision.reviewId', '=', reviewId)
    .where('decision.recordId', '=', recordId)
    .orderBy('decision.screen', 'desc')
    .orderBy('decision.decidedAt'),
)

/** The decisions on a record that a person may see by now. */
export async function listOpenDecisions(db: Db, reviewId: number, recordId: number, personId: number) {
  return visibleTo(await listDecisions(db, reviewId, recordId), personId, await getBothRules(db, reviewId))
}

/** What decides whether a record can be decided on in either screen; undefined when it is not visible. */
const turn = prepared((db, reviewId: number, recordId: number) =>
  db
    .selectFrom('recordRow as r')
    .leftJoin('import as i', join => join.onRef('i.reviewId', '=', 'r.reviewId').onRef('i.id', '=', 'r.importId'))
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
    .select(['r.duplicateOf', 'i.stage', 'ta.status as first', 'ft.status as second'])
    .select(['t.state as retrieval', 't.reason as retrievalReason'])
    .where('r.reviewId', '=', reviewId)
    .where('r.id', '=', recordId)
    .where(eb => eb.or([eb('r.importId', 'is', null), eb('i.state', '=', 'complete')])),
)

export async function getTurn(db: Db, reviewId: number, recordId: number) {
  const [row] = await turn(db, reviewId, recordId)
  if (row === undefined) throw notFound('This record')
  return row
}

export async function getDecision(db: Db, reviewId: number, id: number) {
  const row = await db
    .selectFrom('decision')
    .selectAll()
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('This decision')
  return row
}

export const insertDecision = preparedInsert('decision', [
  ...([
    'reviewId',
    'id',
    'recordId',
    'screen',
    'personId',
    'choice',
    'reasonId',
    'note',
    'decidedAt',
    'version',
  ] as const),
])

export async function updateDecision(
  db: Db,
  reviewId: number,
  id: number,
  change: { choice: Choice; reasonId: number | null; note: string; decidedAt: string },
): Promise<void> {
  await db
    .updateTable('decision')
    .set({ ...change, version: sql`version + 1` })
    .where('reviewId', '=', reviewId)
    .where('id', '=', id)
    .execute()
}

export async function deleteDecision(db: Db, reviewId: number, id: number): Promise<void> {
  await db.deleteFrom('decision').where('reviewId', '=', reviewId).where('id', '=', id).execute()
}

/** The document made of a record; `hasText` tells whether there is anything to read yet. */
export async function findDocumentOf(db: Db, reviewId: number, recordId: number) {
  const row = await db
    .selectFrom('document')
    .select(['id', 'textNumber'])
    .where('reviewId', '=', reviewId)
    .where('recordId', '=', recordId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, hasText: row.textNumber !== null }
}

/** As much of a text as a person reads before deciding; the whole has a page of its own. */
const SHOWN = 60_000

/** The beginning of a document's present text. */
export async function findTextOf(db: Db, reviewId: number, documentId: number) {
  const row = await db
    .selectFrom('document as d')
    .innerJoin('documentText as t', join =>
      join
        .onRef('t.reviewId', '=', 'd.reviewId')
        .onRef('t.documentId', '=', 'd.id')
        .onRef('t.number', '=', 'd.textNumber'),
    )
    .select([sql<string>`substr(t.text, 1, ${SHOWN})`.as('text'), 't.characters'])
    .where('d.reviewId', '=', reviewId)
    .where('d.id', '=', documentId)
    .executeTakeFirst()
  return row === undefined ? null : { text: row.text, isCut: row.characters > SHOWN }
}

const fields = prepared((db, reviewId: number, recordId: number, screen: string) =>
  db
    .selectFrom('record')
    .select(['title', 'authors', 'year', 'journal', 'doi', 'url', 'abstract', 'keywords', 'standing'])
    .select(eb =>
      eb
        .selectFrom('retrieval as t')
        .select('t.reason')
        .where('t.reviewId', '=', reviewId)
        .where('t.recordId', '=', recordId)
        .where('t.state', '=', 'not retrieved')
        .as('notRetrieved'),
    )
    .select(eb =>
      eb
        .selectFrom('resolution as s')
        .select(sql<number>`count(*)`.as('count'))
        .where('s.reviewId', '=', reviewId)
        .where('s.recordId', '=', recordId)
        .where('s.screen', '=', screen as Screen)
        .as('resolutions'),
    )
    .select(eb =>
      eb
        .selectFrom('screening as c')
        .select('c.status')
        .where('c.reviewId', '=', reviewId)
        .where('c.recordId', '=', recordId)
        .where('c.screen', '=', screen as Screen)
        .as('status'),
    )
    .where('reviewId', '=', reviewId)
    .where('id', '=', recordId),
)

const lent = prepared((db, reviewId: number, recordId: number) =>
  db
    .selectFrom('record')
    .select(['id', 'abstract'])
    .where('reviewId', '=', reviewId)
    .where('duplicateOf', '=', recordId)
    .where('abstract', '<>', '')
    .limit(1),
)

/** What stands on the page of a record to be decided on; without an abstract of its own, that of a copy, whose number is `lentBy`. */
export async function getScreened(db: Db, reviewId: number, recordId: number, screen: Screen) {
  const [found] = await fields(db, reviewId, recordId, screen)
  if (found === undefined) throw notFound('This record')
  const { resolutions, ...row } = found
  const [copy] = row.abstract === '' ? await lent(db, reviewId, recordId) : []
  return {
    ...row,
    abstract: copy?.abstract ?? row.abstract,
    lentBy: copy?.id ?? null,
    /** Whether a conflict about it was resolved in this screen. */
    isResolved: Number(resolutions) > 0,
    authors: JSON.parse(row.authors) as string[],
    keywords: JSON.parse(row.keywords) as string[],
  }
}
