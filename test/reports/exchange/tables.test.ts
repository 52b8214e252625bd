// The lists of a review's file against the schema: no table and no person is forgotten.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LEFT_OUT, LISTS, PERSON_COLUMNS } from '../../../src/reports/exchange/tables.ts'

const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const schema = readFileSync('migrations/schema.sql', 'utf8')
const tables = [...schema.matchAll(/^CREATE TABLE (\w+) \(([\s\S]*?)\n\) strict;/gm)].map(
  ([, name = '', body = '']) => ({
    name: camel(name),
    body,
  }),
)

test('every table is a list of the file, or left out for a reason', () => {
  const known = [...LISTS.map(listed => listed.table), ...Object.keys(LEFT_OUT)].sort()
  expect(known).toEqual(tables.map(table => table.name).sort())
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
    for (const [, column = ''] of body.matchAll(/^ {2}(\w+) integer[^\n]*references person/gm))
      expect(PERSON_COLUMNS, `${table}.${column}`).toContain(camel(column))
  }
})
