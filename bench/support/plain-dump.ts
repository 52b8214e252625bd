// The floor of every export: all rows of a review as they lie in the tables, read by prepared statements and printed as JSON, a row a line.
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { LISTS } from '../../src/reports/exchange/tables.ts'
import type { House } from './house.ts'

export type Dump = { write(): Promise<void>; readonly rows: () => number; close(): void }

export function plainDump(house: House): Dump {
  const connection = new Sqlite(path.join(house.folder, 'retroduce.db'), { readonly: true })
  const tables = LISTS.map(({ table }) => table.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`))
  const statements = tables.map(table => connection.prepare(`select * from ${table} where review_id = ?`))
  const target = path.join(house.folder, 'plain-dump')
  let rows = 0
  return {
    write: async () => {
      const lines: string[] = []
      for (const statement of statements)
        for (const row of statement.iterate(house.review.id)) lines.push(JSON.stringify(row))
      rows = lines.length
      await fs.promises.writeFile(target, lines.join('\n'))
    },
    rows: () => rows,
    close: () => connection.close(),
  }
}
