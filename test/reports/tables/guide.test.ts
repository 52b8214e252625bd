// The guide names every column of every table, in its order; programs rely on these names.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXPORT_TABLES, type ExportTable } from '../../../src/reports/formats.ts'
import { ACTIVITY_COLUMNS } from '../../../src/reports/tables/activity/columns.ts'
import { CONFIGURATION_COLUMNS } from '../../../src/reports/tables/configurations/columns.ts'
import { DOCUMENT_COLUMNS } from '../../../src/reports/tables/documents/columns.ts'
import { ELEMENT_COLUMNS } from '../../../src/reports/tables/elements/columns.ts'
import { EXCERPT_COLUMNS } from '../../../src/reports/tables/excerpts/columns.ts'
import { LINK_COLUMNS } from '../../../src/reports/tables/links/columns.ts'
import { PRINCIPLE_COLUMNS } from '../../../src/reports/tables/principles/columns.ts'
import { RATING_COLUMNS } from '../../../src/reports/tables/ratings/columns.ts'
import { RECORD_COLUMNS } from '../../../src/reports/tables/records/columns.ts'
import { studyColumns } from '../../../src/reports/tables/studies/columns.ts'
import type { Head } from '../../../src/reports/tables/table.ts'
import { TERM_COLUMNS } from '../../../src/reports/tables/terms/columns.ts'

const COLUMNS: Readonly<Record<ExportTable, readonly Head[]>> = {
  records: RECORD_COLUMNS,
  studies: studyColumns([]),
  documents: DOCUMENT_COLUMNS,
  excerpts: EXCERPT_COLUMNS,
  configurations: CONFIGURATION_COLUMNS,
  elements: ELEMENT_COLUMNS,
  links: LINK_COLUMNS,
  principles: PRINCIPLE_COLUMNS,
  ratings: RATING_COLUMNS,
  activity: ACTIVITY_COLUMNS,
  codebook: TERM_COLUMNS,
}

const guide = readFileSync('docs/guides/tables.md', 'utf8')

test.each(EXPORT_TABLES)('%s', of => {
  const part = guide.split(`\n**${of}** `)[1]?.split('\n\n')[0] ?? ''
  const list = part.slice(part.indexOf(': `') + 1)
  const named = [...list.matchAll(/`([^`]+)`/g)].map(found => found[1])
  expect(named).toEqual(COLUMNS[of].map(column => column.name))
})

test('every column says what it means, in a sentence', () => {
  for (const [of, columns] of Object.entries(COLUMNS))
    for (const { name, means } of columns) expect(means, `${of}.${name}`).toMatch(/^[A-Z“].*[.]$/)
})
