// The generated schema is the one that the migrations make.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateSchema } from '../../migrations/write-schema.ts'
import { expectNone, FEATURES, pathsUnder } from './tree.ts'

test('migrations/schema.sql and src/core/db/schema.ts are what the migrations make', async () => {
  const made = await generateSchema()
  expect(readFileSync('migrations/schema.sql', 'utf8'), 'run `npm run schema`').toBe(made.sql)
  expect(readFileSync('src/core/db/schema.ts', 'utf8'), 'run `npm run schema`').toBe(made.types)
})

test('migrations are numbered without gaps', () => {
  const numbers = pathsUnder('migrations').flatMap(path => /\/(\d{4})-[a-z-]+\.ts$/.exec(path)?.[1] ?? [])
  expect(numbers.map(Number)).toEqual(numbers.map((_, index) => index + 1))
})

test('a migration is named for the feature that owns its tables', () => {
  const names = pathsUnder('migrations').filter(path => /\.ts$/.test(path) && !path.endsWith('/write-schema.ts'))
  const shape = new RegExp(`/\\d{4}-(core|${FEATURES.join('|')})(-[a-z]+)*\\.ts$`)
  expectNone(
    `migrations/NNNN-<feature>[-subject].ts, for example 0013-documents-bookmarks.ts; features are core, ${FEATURES.join(', ')}:`,
    names.filter(path => !shape.test(path)),
  )
})
