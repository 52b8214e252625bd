// Reads what a report says of documents: what they are, where they stand, what was judged of them and why, and what else was noted.
import type { Db } from '../../../core/db/open.ts'
import { ASPECTS, type Aspect, type Mark, marksOf } from '../../../documents/appraisals/domain.ts'
import { listAgreed, listAppraisals } from '../../../documents/appraisals/store.ts'
import { listColumns, listDescribed } from '../../../documents/characteristics/store.ts'
import { cellOf } from '../../../documents/characteristics/table.ts'
import { listHidden } from '../../../screening/checks/hiding/store.ts'
import { listTextStandings } from '../../../screening/flow/store.ts'
import type { Document, Source } from '../source.ts'

export async function listDocuments(db: Db, reviewId: number, personId: number | null): Promise<Document[]> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('study', join =>
      join.onRef('study.reviewId', '=', 'document.reviewId').onRef('study.id', '=', 'document.studyId'),
    )
    .leftJoin('recordRow', join =>
      join.onRef('recordRow.reviewId', '=', 'document.reviewId').onRef('recordRow.id', '=', 'document.recordId'),
    )
    .select([
      'recordRow.type',
      'document.id',
      'document.label',
      'document.kind',
      'document.title',
      'document.authors',
      'document.year',
      'document.journal',
      'document.volume',
      'document.issue',
      'document.pages',
      'document.publisher',
      'document.doi',
      'document.url',
      'document.country',
      'document.design',
      'document.participants',
      'study.name as studyName',
    ])
    .where('document.reviewId', '=', reviewId)
    .orderBy('document.label')
    .orderBy('document.id')
    .execute()
  const ids = rows.map(row => row.id)
  const judged = await listJudgements(db, reviewId, ids)
  const hidden = personId === null ? new Set<number>() : await listHidden(db, reviewId, personId)
  const standings = await listTextStandings(db, reviewId, hidden)
  return rows.map(row => ({
    ...row,
    authors: JSON.parse(row.authors) as string[],
    standing: standings.get(row.id) ?? null,
    ...judged(row.id),
  }))
}

/** The judgement that stands of each, as its page shows it: agreed, or alike where nobody agreed on one; and the words given for it. */
async function listJudgements(db: Db, reviewId: number, ids: readonly number[]) {
  const given = Map.groupBy(await listAppraisals(db, reviewId, ids), one => one.documentId)
  const agreed = await listAgreed(db, reviewId, ids)
  return (id: number): Pick<Document, Aspect | 'reasons' | 'settledBecause'> => {
    const own = given.get(id) ?? []
    const marks = marksOf(own, agreed.get(id))
    const of = ({ rating, by }: Mark) => (by === 'different' ? 'different' : rating)
    return {
      ...{ relevance: of(marks.relevance), rigour: of(marks.rigour), richness: of(marks.richness) },
      reasons: own.flatMap(one =>
        ASPECTS.flatMap(({ name }) => {
          const rating = one[name]
          const reason = one[`${name}Reason`].trim()
          return rating === null || reason === '' ? [] : [{ aspect: name, rating, reason }]
        }),
      ),
      settledBecause: agreed.get(id)?.reason ?? '',
    }
  }
}

/** Design, country and participants stand in the table that every report has. */
const ELSEWHERE: readonly string[] = ['design', 'country', 'participants']

export async function readCharacteristics(db: Db, reviewId: number): Promise<Source['characteristics']> {
  const columns = await listColumns(db, reviewId)
  const documents = await listDescribed(db, reviewId, columns)
  const filled = columns.filter(
    ({ key }) => !ELSEWHERE.includes(key) && documents.some(one => cellOf(one, key).labels.length > 0),
  )
  const rows = documents.map(one => ({
    label: one.label,
    cells: filled.map(({ key }) => cellOf(one, key).labels.join('; ')),
  }))
  return { columns: filled.map(one => one.name), rows }
}
