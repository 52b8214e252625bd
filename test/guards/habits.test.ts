// Habits that a reader of one file cannot see being broken elsewhere: one way to read input, to query, to configure, to test.
import { test } from 'vitest'
import { expectNone, filesUnder, pathsUnder, placesOf } from './tree.ts'

const source = filesUnder(['src'], /\.ts$/)
/** Tables of core that features write themselves: who signed in or was refused, and which files are kept. */
const SHARED = ['access', 'file']
const tests = filesUnder(['test'], /\.test\.ts$/)

test('input is read by the field types of core/http/fields.ts', () => {
  expectNone('z.coerce reads "" as 0 and "false" as true; use core/http/fields.ts:', placesOf(/\bz\.coerce\b/, source))
})

test('queries stand in store.ts and core/db', () => {
  const others = source.filter(file => !/(^|\/)store\.ts$|^src\/core\/db\//.test(file.path))
  const query = /\.(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto|executeQuery)\(|\bsql(<[^`]*>)?`/
  expectNone('Only store.ts of a feature, and core/db, talk to the database:', placesOf(query, others))
})

test('a feature writes only its own tables', () => {
  const owners = new Map<string, string>()
  for (const file of filesUnder(['migrations'], /\d-[a-z-]+\.ts$/)) {
    const feature = /\d-([a-z]+)/.exec(file.path)?.[1] ?? ''
    for (const [, table = ''] of file.text.matchAll(/create table (?:if not exists )?(\w+)/g))
      owners.set(table, feature)
  }
  const stores = filesUnder(['src'], /\/store\.ts$/)
  const writes = placesOf(/\.(insertInto|updateTable|deleteFrom)\(\s*'(\w+)/, stores)
  const foreign = writes.filter(place => {
    const table = (place.split("'")[1] ?? '').replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
    const owner = owners.get(table) ?? ''
    return owner !== '' && !SHARED.includes(table) && !place.startsWith(`src/${owner}/`)
  })
  expectNone('A migration is named for the feature that owns its tables; others call its actions:', foreign)
})

test('the environment is read by config.ts alone', () => {
  const others = source.filter(file => file.path !== 'src/config.ts')
  expectNone('Settings go through src/config.ts, where they are documented:', placesOf(/\bprocess\.env\b/, others))
})

test('names say what is in them', () => {
  const vague = /(^|[-/.])(utils?|helpers?|misc|managers?|common|stuff)([-/.]|$)/
  const paths = ['src', 'test', 'views', 'bin', 'bench', 'migrations'].flatMap(pathsUnder)
  expectNone(
    'A name like this tells nothing; name what the file knows:',
    paths.filter(path => vague.test(path)),
  )
})

test('file names are kebab-case', () => {
  const paths = ['src', 'test', 'bin', 'bench', 'views']
    .flatMap(pathsUnder)
    .filter(path => /\.(ts|js|mjs|ejs|css)$/.test(path))
  const odd = paths.filter(path => !/^[a-z0-9-]+(\.[a-z0-9]+)+$/.test((path.split('/').at(-1) ?? '').replace(/^_/, '')))
  expectNone('Lower case and hyphens:', odd)
})

test('no test is left out', () => {
  const left = /\b(test|it|describe|suite)\.(only|skip|todo|fails)\b|\bx(it|test|describe)\(|\bctx\.skip\(/
  expectNone('A test runs or is deleted:', placesOf(left, tests))
})
