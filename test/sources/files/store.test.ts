// Files of references handed over at the command line: one report a file, and nothing twice.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFiles } from '../../../src/sources/files/actions.ts'
import { world } from '../../support/world.ts'

const one = (n: number) =>
  `TY  - JOUR\nTI  - A study of the number ${n} and its meaning\nAU  - Mercer, A.\nPY  - 2019\nER  - \n`

async function shelf() {
  const w = await world()
  const write = (name: string, text: string) => {
    const path = join(w.folder, name)
    writeFileSync(path, text)
    return path
  }
  const ctx = { ...w.as(null), services: w.services }
  return { w, write, ctx }
}

test('every file gets its report, whatever it is', async () => {
  const { w, write, ctx } = await shelf()
  const files = [
    write('a.ris', one(1) + one(2)),
    write('b.ris', `${one(2)}TY  - GEN\nER  - \n`),
    write('c.txt', 'FN Example\nVR 1.0\n'),
  ]
  const [a, b, c] = await importFiles(ctx, { files, source: 'PubMed' })
  expect(a).toEqual({ format: 'ris', read: 2, new: 2, duplicates: 0, refused: 0, problems: [] })
  expect(b).toMatchObject({ read: 2, new: 0, duplicates: 1, refused: 1, problems: [{ line: 6 }] })
  expect(c).toMatchObject({ format: 'web-of-science', read: 0, problems: [{ line: 1 }] })
  const { searches } = (await w.api(w.lena).get('/reviews/heard/searches')).body
  expect(searches).toMatchObject([{ source: 'PubMed', added: { records: 3, unique: 2, duplicates: 1 } }])
})

test('the same file again adds nothing, not even duplicates', async () => {
  const { w, write, ctx } = await shelf()
  const path = write('a.ris', one(1) + one(2))
  await importFiles(ctx, { files: [path] })
  expect(await importFiles(ctx, { files: [path] })).toEqual([
    { format: 'ris', read: 2, new: 0, duplicates: 2, refused: 0, problems: [] },
  ])
  expect(await w.database.read.selectFrom('recordRow').select('id').execute()).toHaveLength(2)
})

test('without a source the search is named for the command line and the day', async () => {
  const { w, write, ctx } = await shelf()
  await importFiles(ctx, { files: [write('a.ris', one(1))], stage: 'included' })
  const { searches } = (await w.api(w.lena).get('/reviews/heard/searches')).body
  expect(searches[0]).toMatchObject({ source: 'command line, 2026-11-21', kind: 'other', status: 'run' })
  expect((await w.api(w.lena).get('/reviews/heard/records')).body.records[0].standing).toBe('included')
})

test('a missing file is named and nothing is imported', async () => {
  const { w, write, ctx } = await shelf()
  await expect(importFiles(ctx, { files: [write('a.ris', one(1)), '/nowhere/b.ris'] })).rejects.toThrow(
    'The file /nowhere/b.ris was not found.',
  )
  expect(await w.database.read.selectFrom('search').select('id').execute()).toEqual([])
})
