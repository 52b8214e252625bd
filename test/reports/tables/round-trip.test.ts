// Records that left as a table are the same records when the file is read in again.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RECORD_COLUMNS, type RecordRow } from '../../../src/reports/tables/records/columns.ts'
import { cellsOf, once, type Table } from '../../../src/reports/tables/table.ts'
import { toCsvBytes } from '../../../src/reports/tables/writing/csv.ts'
import { toWorkbook } from '../../../src/reports/tables/writing/workbook.ts'
import { plainText } from '../../../src/sources/reading/plain-text.ts'
import { EMPTY_RECORD, RECORD_TYPES, type RecordFields } from '../../../src/sources/records/fields.ts'
import { recordsIn } from '../../sources/reading/formats/read-text.ts'

const piece = fc.constantFrom(
  ...[
    '=1+1',
    '+',
    '-',
    '@home',
    "'",
    '"',
    ',',
    ';',
    ' ',
    '😀',
    'é',
    'שלום',
    'and',
    'Care',
    'of',
    '(C1)',
    '[CMOC 1]',
    '_x0041_',
    '5%',
  ],
)
const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map(parts => plainText(parts.join(' ')))
const names = fc
  .uniqueArray(
    line.map(text => text.replaceAll(';', '').replace(/,$/, '').trim()),
    { maxLength: 4 },
  )
  .map(list => [...new Set(list.map(plainText).filter(name => name !== '' && !name.endsWith(',')))])

const fields: fc.Arbitrary<RecordFields> = fc.record({
  type: fc.constantFrom(...RECORD_TYPES),
  title: line,
  abstract: fc.array(line.filter(Boolean), { maxLength: 3 }).map(parts => parts.join('\n\n')),
  authors: names,
  year: fc.option(fc.integer({ min: 1900, max: 2030 })),
  journal: line.map(text => `Journal of ${text}`.trim()),
  volume: fc.constantFrom('', '12', '12(3)', '=2'),
  issue: fc.constantFrom('', '3', 'Suppl 1'),
  pages: fc.constantFrom('', '232–245', 'e101', '7'),
  publisher: line,
  doi: fc.constantFrom('', '10.1000/x.1', '10.1000/(sici)1'),
  pmid: fc.constantFrom('', '12345678'),
  isbn: fc.constant(''),
  url: fc.constantFrom('', 'https://example.org/a?b=1'),
  keywords: names,
  language: fc.constantFrom('', 'en'),
  notes: line,
})

const REST = {
  ...{ standing: 'included', duplicateOf: null, importId: 1, searchId: 2, foundIn: 'MEDLINE', leftOut: 0 },
  ...{ createdAt: '2026-11-21T20:41:07.123Z', retrieval: null, retrievalReason: null, documentId: 4, studyId: null },
  ...{ first: { status: 'included', settledHow: 'votes', reason: null }, resolutions: [], earlier: [] },
  second: { status: 'excluded', settledHow: 'votes', reason: '=wrong' },
  votes: [{ screen: 'full-text', name: 'Lena', choice: 'exclude', reason: '=wrong', note: 'screening: no' }],
} as const

function table(records: readonly RecordFields[]): Table {
  const rows: RecordRow[] = records.map((record, at) => ({ ...EMPTY_RECORD, ...record, ...REST, id: at + 1 }))
  const slices = cellsOf(RECORD_COLUMNS, once(rows))
  return { name: 'records', about: '', columns: RECORD_COLUMNS, slices, remarks: () => [] }
}

const some = fc.array(fields, { minLength: 1, maxLength: 4 })

test('as CSV', async () => {
  await fc.assert(
    fc.asyncProperty(some, async records => {
      expect(await recordsIn(Buffer.from(await toCsvBytes(table(records))))).toEqual(records)
    }),
    { numRuns: 60 },
  )
})

test('as a workbook', async () => {
  await fc.assert(
    fc.asyncProperty(some, async records => {
      expect(await recordsIn(Buffer.from(await toWorkbook([table(records)])))).toEqual(records)
    }),
    { numRuns: 25 },
  )
})

test('a foreign table keeps its apostrophes', async () => {
  const [record] = await recordsIn("title,year,journal\n'-omics' in practice,2020,Journal\n")
  expect(record?.title).toBe("'-omics' in practice")
})
