// Puts tables together: one as CSV, all of them or one as a workbook, each with what its reader may see.
import type { Db } from '../../core/db/open.ts'
import type { ReviewCtx } from '../../core/db/transaction.ts'
import { forbidden } from '../../core/errors.ts'
import type { ListFilter } from '../../screening/records/forms.ts'
import type { Reader, Wanted } from '../exports/wanted.ts'
import { EXPORT_TABLES, type ExportTable } from '../formats.ts'
import { ACTIVITY_COLUMNS } from './activity/columns.ts'
import { readActivity } from './activity/store.ts'
import { CONFIGURATION_COLUMNS, configurationRows } from './configurations/columns.ts'
import { readLayers } from './configurations/store.ts'
import { DOCUMENT_COLUMNS } from './documents/columns.ts'
import { readDocuments } from './documents/store.ts'
import { ELEMENT_COLUMNS } from './elements/columns.ts'
import { readElements } from './elements/store.ts'
import { EXCERPT_COLUMNS } from './excerpts/columns.ts'
import { readExcerpts } from './excerpts/store.ts'
import { LINK_COLUMNS } from './links/columns.ts'
import { readLinks } from './links/store.ts'
import { PRINCIPLE_COLUMNS } from './principles/columns.ts'
import { readPrinciples } from './principles/store.ts'
import { RATING_COLUMNS } from './ratings/columns.ts'
import { readRatings } from './ratings/store.ts'
import { RECORD_COLUMNS, type RecordRow } from './records/columns.ts'
import { readRecords, readSeen, type Seen } from './records/store.ts'
import { studyColumns } from './studies/columns.ts'
import { readStudies } from './studies/store.ts'
import { type Column, cellsOf, once, type Table } from './table.ts'
import { TERM_COLUMNS } from './terms/columns.ts'
import { readTerms } from './terms/store.ts'
import { toCsvBytes } from './writing/csv.ts'
import { toWorkbook } from './writing/workbook.ts'

type Asked = {
  readonly db: Db
  readonly id: number
  readonly reader: Reader | null
  readonly list: ListFilter | null
  readonly seen: Seen
}

export async function composeTable(
  ctx: ReviewCtx,
  { format, of, list, person }: Pick<Wanted, 'format' | 'of' | 'list' | 'person'>,
): Promise<Uint8Array> {
  const seen = await readSeen(ctx.db, ctx.review.id, person?.id ?? null)
  const asked: Asked = { db: ctx.db, id: ctx.review.id, reader: person, list, seen }
  if (of === 'ratings' && !mayRate(person)) throw forbidden('Ratings are the lead’s alone.')
  if (format === 'csv') return toCsvBytes(await tableOf(asked, of ?? 'configurations'))
  const names = of === null ? EXPORT_TABLES.filter(name => name !== 'ratings' || mayRate(person)) : [of]
  const tables: Table[] = []
  for (const name of names) tables.push(await tableOf(asked, name))
  return toWorkbook(tables, of === null && !mayRate(person) ? [WITHOUT_RATINGS] : [])
}

const WITHOUT_RATINGS = 'The ratings of the panel are not in this file: they are the lead’s alone.'

/** Ratings are under codes, and still who answered what. */
const mayRate = (person: Reader | null) => person === null || person.role === 'lead'

function tableOf(asked: Asked, name: ExportTable): Table | Promise<Table> {
  return TABLES[name](asked)
}

function made<R>(
  name: ExportTable,
  about: string,
  columns: readonly Column<R>[],
  slices: AsyncIterable<readonly R[]>,
  remarks: () => readonly string[] = () => [],
): Table {
  return { name, about, columns, slices: cellsOf(columns, slices), remarks }
}

const TABLES: Readonly<Record<ExportTable, (asked: Asked) => Table | Promise<Table>>> = {
  records: recordTable,
  studies: async ({ db, id, seen }) => {
    const { columns, rows } = await readStudies(db, id, seen.hidden)
    const about =
      'One row is a study, those without a document last, or a document that belongs to none. Consultations and excluded documents are not in it.'
    return made('studies', about, studyColumns(columns), once(rows))
  },
  documents: ({ db, id, seen }) =>
    made('documents', 'One row is a document.', DOCUMENT_COLUMNS, readDocuments(db, id, seen.hidden)),
  excerpts: ({ db, id }) =>
    made(
      'excerpts',
      'One row is an excerpt, parked ones and those without a code among them.',
      EXCERPT_COLUMNS,
      readExcerpts(db, id),
    ),
  configurations: ({ db, id }) =>
    made(
      'configurations',
      'One row is an element of a configuration; what is said of the whole is repeated. Evidence on a configuration as a whole has a row without an element.',
      CONFIGURATION_COLUMNS,
      configurationSlices(db, id),
    ),
  elements: ({ db, id }) =>
    made('elements', 'One row is an element: a box of the map.', ELEMENT_COLUMNS, readElements(db, id)),
  links: ({ db, id }) =>
    made('links', 'One row is a line of the map, from one thing to another.', LINK_COLUMNS, readLinks(db, id)),
  principles: ({ db, id }) =>
    made('principles', 'One row is a principle.', PRINCIPLE_COLUMNS, once(readPrinciples(db, id))),
  ratings: ({ db, id }) =>
    made(
      'ratings',
      'One row is an answer of a panellist to a question on an item. The order of rows tells nothing.',
      RATING_COLUMNS,
      readRatings(db, id),
    ),
  activity: ({ db, id, reader }) =>
    made('activity', 'One row is a change, oldest first.', ACTIVITY_COLUMNS, readActivity(db, id, reader), () => [
      'Single answers of panellists are not in it: they would tell who gave which.',
      ...(reader === null
        ? []
        : ['What others do for themselves alone, such as votes that are still blind, is not in it.']),
    ]),
  codebook: ({ db, id }) =>
    made(
      'codebook',
      'One row is a code: a role, a level, a facet, a term of it, or an idea.',
      TERM_COLUMNS,
      once(readTerms(db, id)),
    ),
}

async function* configurationSlices(db: Db, id: number) {
  for await (const portion of readLayers(db, id)) yield configurationRows(portion)
}

function recordTable({ db, id, list, seen }: Asked): Table {
  let votes = 0
  let records = 0
  async function* counted() {
    for await (const slice of readRecords(db, id, seen, list)) {
      count(slice)
      yield slice
    }
  }
  const count = (slice: readonly RecordRow[]) => {
    for (const { leftOut } of slice) {
      votes += leftOut
      if (leftOut > 0) records++
    }
  }
  const about =
    list === null
      ? 'One row is a record, copies that were set aside among them.'
      : 'One row is a record of the list that was asked for.'
  return made('records', about, RECORD_COLUMNS, counted(), () =>
    votes === 0
      ? []
      : [`Left out, since the person this was made for may not see them yet: ${votes} votes on ${records} records.`],
  )
}
