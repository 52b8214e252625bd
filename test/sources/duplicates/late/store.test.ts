// What becomes visible while an import runs, or is set aside meanwhile, is met by the import before it is complete.
import { expect, test } from 'vitest'
import { setAside } from '../../../../src/sources/duplicates/actions.ts'
import { receiveImport } from '../../../../src/sources/imports/actions.ts'
import { lookUp, openFinder, saveBatch, settleLateArrivals } from '../../../../src/sources/imports/saving/actions.ts'
import { prepare } from '../../../../src/sources/imports/saving/batch.ts'
import { moveImport } from '../../../../src/sources/imports/store.ts'
import { addRecord } from '../../../../src/sources/records/actions.ts'
import { EMPTY_RECORD } from '../../../../src/sources/records/fields.ts'
import { twoSearches } from '../pairs.ts'

const paper = (title: string, year = 2019) => ({
  ...EMPTY_RECORD,
  ...{ type: 'article' as const, title, authors: ['Mercer, Anna'], year, journal: 'Family Practice' },
  ...{ volume: String(title.length), pages: `${title.length * 2}-99` },
})
const LISTENING = 'Listening to patients in general practice'
const TRUSTING = 'Trusting the person who sends you somewhere else'

async function running() {
  const w = await twoSearches()
  const ctx = w.as(w.lena)
  const file = { hash: 'a'.repeat(64), bytes: 1, name: 'x.ris', format: 'ris', encoding: 'utf-8' }
  const importId = await receiveImport(ctx, 1, file)
  await w.database.write
    .transaction()
    .execute(trx => moveImport(trx, ctx.review.id, importId, ['preview'], { state: 'running' }))
  const rows = () =>
    w.database.read.selectFrom('recordRow').select(['id', 'duplicateOf', 'standing']).orderBy('id').execute()
  const type = (title: string, year?: number) =>
    addRecord(w.as(w.ravi), paper(title, year), { searchId: null, anyway: true })
  return { w, ctx, importId, rows, type }
}

test('a record typed in the meantime is kept, the copy of the import set aside, and the doubtful one asked about', async () => {
  const { w, ctx, importId, rows, type } = await running()
  const finder = await openFinder(ctx)
  const batch = [prepare(paper(LISTENING), '', 1), prepare(paper(LISTENING), '', 2), prepare(paper(TRUSTING), '', 3)]
  const lookedUp = batch.map(one => lookUp(one, finder))
  expect(await saveBatch(ctx, importId, lookedUp, finder)).toEqual({ new: 2, duplicates: 1 })
  await type(LISTENING)
  await type(TRUSTING, 2022)
  expect(await settleLateArrivals(ctx, importId, { finder, since: '2000' }, async () => {})).toBe(1)
  expect((await rows()).map(row => [row.id, row.duplicateOf, row.standing])).toEqual([
    [1, 4, 'duplicate'],
    [2, 4, 'duplicate'],
    [3, null, 'not screened'],
    [4, null, 'not screened'],
    [5, null, 'not screened'],
  ])
  const pairs = await w.database.read.selectFrom('duplicatePair').select(['recordId', 'otherId']).execute()
  expect(pairs).toEqual([{ recordId: 3, otherId: 5 }])
  expect(await settleLateArrivals(ctx, importId, { finder, since: '2000' }, async () => {})).toBe(0)
})

test('what was set aside since the import began leads to the record that is kept', async () => {
  const { ctx, importId, rows, type } = await running()
  await type(LISTENING)
  await type(TRUSTING)
  const finder = await openFinder(ctx)
  await setAside(ctx, 1, 2)
  await saveBatch(ctx, importId, [lookUp(prepare(paper(LISTENING), '', 1), finder)], finder)
  expect((await rows()).map(row => [row.id, row.duplicateOf])).toEqual([
    [1, 2],
    [2, null],
    [3, 2],
  ])
})
