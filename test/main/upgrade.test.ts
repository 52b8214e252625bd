// A database of an earlier version: copied before it is brought up to date, and left alone when it is already.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { migrate, migrated, migrationNames } from '../../src/core/db/migrating/migrate.ts'
import { openSqlite } from '../../src/core/db/open.ts'
import { openHouse } from '../../src/main/command.ts'

test('an earlier schema is copied to backups/ and then brought up to date', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-upgrade-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const earlier = openSqlite(path.join(folder, 'retroduce.db'))
  await migrate(earlier, migrationNames.at(-2))
  await earlier.close()
  const config = readConfig({ data: folder }, {})

  const house = await openHouse(config, { wait: 100 })
  expect(house.migrated).toEqual([migrationNames.at(-1)])
  await house.services.database.close()
  const copies = fs.readdirSync(path.join(folder, 'backups'))
  expect(copies).toHaveLength(1)
  const copy = openSqlite(path.join(folder, 'backups', copies[0] ?? ''))
  expect(await migrated(copy)).toEqual(migrationNames.slice(0, -1))
  await copy.close()

  const again = await openHouse(config, { wait: 100 })
  expect(again.migrated).toEqual([])
  await again.services.database.close()
  expect(fs.readdirSync(path.join(folder, 'backups')).filter(name => name.endsWith('.db'))).toHaveLength(1)
})
