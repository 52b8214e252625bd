// A backup holds everything, comes back on either engine, and a bad one changes nothing.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepFileRow } from '../../../src/core/db/kept-files.ts'
import { migrate } from '../../../src/core/db/migrating/migrate.ts'
import { openSqlite } from '../../../src/core/db/open.ts'
import { readRows } from '../../../src/core/db/whole-tables.ts'
import { openFiles } from '../../../src/core/files/kept.ts'
import {
  backUp,
  checkInstallation,
  putBack,
  repairInstallation,
  type Storage,
} from '../../../src/reports/backup/actions.ts'
import { BACKED_UP, FORGOTTEN } from '../../../src/reports/backup/tables.ts'
import { LEFT_OUT, LISTS } from '../../../src/reports/exchange/tables.ts'
import { repairStandings } from '../../../src/screening/standing/store.ts'
import { addRecord } from '../../../src/sources/records/actions.ts'
import { EMPTY_RECORD } from '../../../src/sources/records/fields.ts'
import { world } from '../../support/world.ts'
import { fillReview } from '../support/generated.ts'

async function filled() {
  const made = await world()
  const { database, heard, elsewhere, lena, ravi, stan, folder } = made
  await database.write.transaction().execute(async trx => {
    await trx.deleteFrom('term').execute()
    await trx.deleteFrom('facet').execute()
    await trx.deleteFrom('level').execute()
  })
  if (database.engine === 'sqlite') {
    await fillReview(database.write, heard.id, [lena.id, ravi.id], 11)
    await fillReview(database.write, elsewhere.id, [stan.id], 12)
    // Invented rows stand anywhere.
    await database.write.transaction().execute(async trx => {
      for (const review of [heard, elsewhere]) await repairStandings(trx, review.id)
    })
  }
  const file = path.join(folder, 'text.txt')
  fs.writeFileSync(file, 'kept')
  const files = openFiles(folder)
  const { hash, bytes } = await files.keep(heard.id, file)
  const row = { reviewId: heard.id, hash, name: 'text.txt', kind: 'text', bytes, keptAt: made.system.now }
  await database.write.transaction().execute(trx => keepFileRow(trx, row))
  const storage: Storage = { database, files, config: { dataDir: folder } }
  return { ...made, storage, hash }
}

async function everything(storage: Storage): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const { table, key } of BACKED_UP) {
    all[table] = []
    for await (const page of readRows(storage.database.read, table, key)) all[table].push(...page)
  }
  return all
}

test('every table is backed up, forgotten on purpose, or made anew', () => {
  const tables = [...BACKED_UP.map(kept => kept.table), ...FORGOTTEN, 'searchEntry'].sort()
  expect(tables).toEqual([...LISTS.map(listed => listed.table), ...Object.keys(LEFT_OUT)].sort())
})

test('what was backed up comes back, and later work is gone', async () => {
  const { storage, system, folder, lena, as, hash } = await filled()
  const before = await everything(storage)
  const zip = path.join(folder, 'backup.zip')
  const made = await backUp(storage, zip, system.now)
  expect(made).toMatchObject({ files: 1 })
  const { createReview } = await import('../../../src/reviews/actions.ts')
  await createReview(as(lena), { title: 'Later', kind: 'realist-review', leadId: lena.id })
  fs.rmSync(storage.files.find(1, hash) ?? '')
  const done = await putBack(storage, zip)
  expect(done).toMatchObject({ rows: made.rows, files: 1, takenAt: system.now })
  expect(await everything(storage)).toEqual(before)
  expect(await checkInstallation(storage.database, storage.files)).toMatchObject({ ok: true, files: 1 })
  await expect(
    storage.database.write.transaction().execute(trx => trx.deleteFrom('activity').execute()),
    'activity is kept again',
  ).rejects.toThrow(/activity is/)
})

test('a backup of one engine becomes the other', async () => {
  const { storage, system, folder } = await filled()
  const zip = path.join(folder, 'backup.zip')
  await backUp(storage, zip, system.now)
  const target = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-target-'))
  onTestFinished(() => fs.rmSync(target, { recursive: true, force: true }))
  const database = openSqlite(path.join(target, 'retroduce.db'))
  onTestFinished(() => database.close())
  await migrate(database)
  const other: Storage = { database, files: openFiles(target), config: { dataDir: target } }
  await putBack(other, zip)
  expect(await everything(other)).toEqual(await everything(storage))
})

test('a damaged, foreign or newer file is refused, and nothing here is touched', async () => {
  const { storage, system, folder } = await filled()
  const zip = path.join(folder, 'backup.zip')
  await backUp(storage, zip, system.now)
  const before = await everything(storage)
  const whole = fs.readFileSync(zip)
  const bad = path.join(folder, 'bad.zip')
  const attempts: [Buffer, RegExp][] = [
    [whole.subarray(0, whole.length - 500), /no zip|damaged/],
    [flipped(whole, 120), /damaged/],
    [Buffer.from('PK not a zip'), /no zip/],
    [await rezipped({ 'manifest.json': '{"format":"something"}' }), /no backup/],
    [
      await rezipped({
        'manifest.json': JSON.stringify({
          format: 'retroduce-backup',
          version: 1,
          files: [],
          migrations: ['9999-later'],
        }),
      }),
      /newer/,
    ],
    [await rezipped({ '../outside.txt': 'x' }), /never writes|damaged/],
  ]
  for (const [content, sentence] of attempts) {
    fs.writeFileSync(bad, content)
    await expect(putBack(storage, bad)).rejects.toThrow(sentence)
  }
  expect(await everything(storage)).toEqual(before)
  expect(fs.existsSync(path.join(folder, '..', 'outside.txt'))).toBe(false)
  expect(fs.readdirSync(path.join(folder, 'incoming'))).toEqual([])
})

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0xff
  return copy
}

async function rezipped(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const { zipSync, strToU8 } = await import('fflate')
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
}

test('check names records and counts that are wrong, and repair puts them right', async () => {
  const { database, services, system, heard, as, lena } = await world()
  const check = () => checkInstallation(database, services.files)
  const fields = { ...EMPTY_RECORD, type: 'article' as const, title: 'Typed at last' }
  const id = await addRecord(as(lena), fields, { searchId: null, anyway: true })
  await database.write.transaction().execute(async trx => {
    await trx
      .updateTable('recordRow')
      .set({ standing: 'included' })
      .where('reviewId', '=', heard.id)
      .where('id', '=', id)
      .execute()
    await trx
      .updateTable('recordCount')
      .set({ count: 7 })
      .where('reviewId', '=', heard.id)
      .where('standing', '=', 'maybe')
      .execute()
  })
  const { problems } = await check()
  expect(problems[0]).toBe(`1 record of review ${heard.id} stands elsewhere than decided.`)
  expect(problems[1]).toMatch(/The counts of review .* of records that are .*maybe.* are wrong/)
  await repairInstallation(system)
  expect(await check()).toMatchObject({ ok: true })
})

test('check names a file that is missing or was changed', async () => {
  const { storage, hash } = await filled()
  const place = storage.files.find(1, hash) ?? ''
  fs.writeFileSync(place, 'changed')
  expect((await checkInstallation(storage.database, storage.files)).problems[0]).toMatch(/text\.txt.*was changed/)
  fs.rmSync(place)
  expect((await checkInstallation(storage.database, storage.files)).problems[0]).toMatch(/text\.txt.*is missing/)
})
