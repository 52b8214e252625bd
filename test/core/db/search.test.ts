// What is found by words, by identifiers and by phrases, the same on both engines.
import { expect, test } from 'vitest'
import { find, index } from '../../../src/core/db/search.ts'
import { machinery } from '../../../src/core/db/transaction.ts'
import { world } from '../../support/world.ts'

const TEXTS: Readonly<Record<number, string>> = {
  1: 'On being heard. 10.5555/alpha.1 PMID 31415926',
  2: 'On being seen. 10.5555/alpha.10',
  3: 'On alpha blockers, 5555 of them in 10 towns; 1 died',
  4: 'Link workers’ time and trust; the patient’s own words',
  5: 'Workers link time to trust',
  6: 'Version 1.5 of https://example.org/a-b?c=d, and more',
}

test('finds words, beginnings, identifiers and phrases', async () => {
  const { database, heard } = await world()
  await machinery(database, db =>
    index(
      db,
      heard.id,
      Object.entries(TEXTS).map(([id, body]) => ({ kind: 'memo', id: Number(id), title: '', body })),
    ),
  )
  const found = async (text: string) =>
    (await find(database.read, heard.id, text, { kinds: ['memo'], limit: 20 })).hits.map(one => one.id).sort()
  const asked: readonly [string, number[]][] = [
    ['on being', [1, 2]],
    ['hea', [1]],
    ['10.5555/alpha.1', [1]],
    ['https://doi.org/10.5555/ALPHA.10', [2]],
    ['doi: 10.5555/alpha.1', [1]],
    ['alpha 10', [1, 2, 3]],
    ['31415926', [1]],
    ['"link workers"', [4]],
    ['“link workers” trust', [4]],
    ['link workers', [4, 5]],
    ['link-work', [4]],
    ['patient’s', [4]],
    ['1.5', [6]],
    ['example.org', [6]],
    ['"link', [4, 5]],
    ['trust,time', [4, 5]],
    ['!? "" \'&|:*()', []],
  ]
  for (const [text, ids] of asked) expect(await found(text), text).toEqual(ids)
})
