// Reads the table of included studies with its own columns, measures and appraisals.
import type { Db } from '../../../core/db/open.ts'
import { listAgreed, listAppraisals } from '../../../documents/appraisals/store.ts'
import { readWholeTable } from '../../../documents/characteristics/store.ts'
import { rowsOf } from '../../../documents/characteristics/table.ts'
import { rootsOf } from '../../../documents/measures/domain.ts'
import { listMeasures, listMentions } from '../../../documents/measures/store.ts'
import { listTextStandings } from '../../../screening/flow/store.ts'
import { studyStanding } from '../../../screening/flow/texts.ts'
import { type Judged, judgedOf, type StudyRow } from './columns.ts'

/** `hidden`: records of whose full text the reader may not be told yet what was decided. */
export async function readStudies(db: Db, reviewId: number, hidden: ReadonlySet<number>) {
  const { columns, documents } = await readWholeTable(db, reviewId)
  const ids = documents.map(document => document.id)
  const judged = await readJudged(db, reviewId, ids)
  const named = await readMeasures(db, reviewId)
  const standings = await listTextStandings(db, reviewId, hidden)
  const rows: StudyRow[] = rowsOf(documents, columns, 'studies').map(row => ({
    ...row,
    standing: studyStanding(row.documents.flatMap(one => standings.get(one.id) ?? [])),
    judged: row.documents.map(one => ({ label: one.label, marks: judged.get(one.id) ?? NOBODY })),
    measures: row.documents.flatMap(one => named.get(one.id) ?? []),
  }))
  const cells = columns.map(() => EMPTY)
  const bare = await listBareStudies(db, reviewId)
  const rest: StudyRow[] = bare.map(study => ({ ...study, documents: [], cells, judged: [], measures: [] }))
  return { columns, rows: [...rows, ...rest] }
}

const EMPTY = { labels: [], said: [], locator: '', excerptId: null } as const

/** Studies that have no document. */
function listBareStudies(db: Db, reviewId: number) {
  return db
    .selectFrom('study as s')
    .select(['s.id as studyId', 's.name'])
    .where('s.reviewId', '=', reviewId)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('document as d')
            .select('d.id')
            .whereRef('d.reviewId', '=', 's.reviewId')
            .whereRef('d.studyId', '=', 's.id'),
        ),
      ),
    )
    .orderBy('s.id')
    .execute()
}

const NOBODY: Judged = judgedOf([], undefined)

/** What stands of the appraisals of each document. */
export async function readJudged(db: Db, reviewId: number, ids: readonly number[]): Promise<Map<number, Judged>> {
  const given = Map.groupBy(await listAppraisals(db, reviewId, ids), one => one.documentId)
  const agreed = await listAgreed(db, reviewId, ids)
  return new Map(ids.map(id => [id, judgedOf(given.get(id) ?? [], agreed.get(id))]))
}

/** The measures that each document names, under the names they are counted by. */
export async function readMeasures(db: Db, reviewId: number) {
  const roots = rootsOf(await listMeasures(db, reviewId))
  const all = { kind: null, term: null, document: null }
  const mentions = Map.groupBy(await listMentions(db, reviewId, all), one => one.documentId)
  return new Map(
    [...mentions].map(([id, own]) => [
      id,
      own.flatMap(({ measureId, locator }) => {
        const name = roots.get(measureId)?.name
        return name === undefined ? [] : [{ name, locator }]
      }),
    ]),
  )
}
