// The lists of a review's file against the schema: no table and no person is forgotten.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tablesHeld } from '../../../src/reports/exchange/held.ts'
import { LEFT_OUT, LISTS, PERSON_COLUMNS } from '../../../src/reports/exchange/tables.ts'

const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const schema = readFileSync('migrations/schema.sql', 'utf8')
const tables = [...schema.matchAll(/^CREATE TABLE (\w+) \(([\s\S]*?)\) strict;/gm)].map(([, name = '', body = '']) => ({
  name: camel(name),
  body,
}))

test('every table is a list of the file, or left out for a reason', () => {
  const known = [...LISTS.map(listed => listed.table), ...Object.keys(LEFT_OUT)]
  const names = tables.map(table => table.name)
  const place = 'src/reports/exchange/tables.ts'
  expect(
    names.filter(name => !known.includes(name)),
    `New tables: add listed('…', '…') to LISTS, after its parents, or a reason to LEFT_OUT, in ${place}`,
  ).toEqual([])
  expect(
    known.filter(name => !names.includes(name)),
    `Gone from the schema, but still in ${place}`,
  ).toEqual([])
  expect(new Set(known).size, `a table stands in LISTS or LEFT_OUT of ${place}, not in both`).toBe(known.length)
})

test('the guide names the lists in their order', () => {
  const guide = readFileSync('docs/guides/exchange.md', 'utf8')
  const named = /^`(questions [\w ]+)`$/m.exec(guide)?.[1]?.split(' ')
  expect(named, 'docs/guides/exchange.md names the lists of src/reports/exchange/tables.ts').toEqual(
    LISTS.map(listed => listed.list),
  )
})

test('the documentation says what becomes of every table', () => {
  const page = readFileSync('docs/guides/archive-tables.md', 'utf8')
  expect(page, 'run `npm run schema`').toBe(tablesHeld())
})

test('parents come before children', () => {
  const order = ['review', ...LISTS.map(listed => listed.table)]
  for (const { table, self } of LISTS) {
    const body = tables.find(one => one.name === table)?.body ?? ''
    const parents = [...body.matchAll(/references (\w+)/g)].map(found => camel(found[1] ?? ''))
    for (const parent of parents.filter(name => !['person', 'job'].includes(name))) {
      if (parent === table) expect(self, `${table} points to itself`).toBeDefined()
      else expect(order.indexOf(parent), `${parent} before ${table}`).toBeLessThan(order.indexOf(table))
    }
  }
})

test('every column that names a person is known', () => {
  for (const { table } of LISTS) {
    const body = tables.find(one => one.name === table)?.body ?? ''
    for (const [, column = ''] of body.matchAll(/(?:^ {2}|, )(\w+) integer[^\n,]*references person/gm))
      expect(PERSON_COLUMNS, `${table}.${column}`).toContain(camel(column))
  }
})
