// 10,000 references through the real job, beside a plain insert of the same parsed rows by hand with one index rebuild.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { startImport } from '../../src/sources/imports/actions.ts'
import { type Prepared, prepare } from '../../src/sources/imports/saving/batch.ts'
import { getImport } from '../../src/sources/imports/store.ts'
import { clean } from '../../src/sources/reading/plain-text.ts'
import { readReferences } from '../../src/sources/reading/references.ts'
import { searchBody } from '../../src/sources/records/rows.ts'
import { deliver, inReview } from '../support/deliver.ts'
import type { Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { median, timedInFull } from '../support/measure.ts'
import { writeReferences } from '../support/references.ts'

const RECORDS = 10_000
const ROUNDS = 3
const POLL_MS = 10

export const task: Task = async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-bench-'))
  try {
    const file = path.join(folder, 'references.ris')
    await writeReferences(file, RECORDS)
    const parsed = await parse(file)
    const subject: Spent[] = []
    const floor: Spent[] = []
    let report = ''
    for (let round = 0; round < ROUNDS; round++) {
      floor.push(await timedInFull(async () => plainInsert(path.join(folder, `plain-${round}.db`), parsed)))
      const imported = await realImport(file)
      subject.push(imported.spent)
      report = imported.report
    }
    const bytes = (fs.statSync(file).size / RECORDS / 1000).toFixed(1)
    return [
      {
        name: 'import of 10,000 records',
        unit: 'ms',
        measured: median(subject.map(one => one.ms)),
        baseline: median(floor.map(one => one.ms)),
        against: `plain insert of the same rows, one index rebuild, ${bytes} kB each`,
        note: `${report}; rounds of ${shown(subject)} beside ${shown(floor)} ms (processor)`,
      },
    ]
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

type Spent = { readonly ms: number; readonly cpu: number }

const shown = (rounds: readonly Spent[]): string =>
  rounds.map(({ ms, cpu }) => `${Math.round(ms)} (${Math.round(cpu)})`).join(', ')

/** From the press of the button to the moment when everybody sees the records. */
async function realImport(file: string): Promise<{ spent: Spent; report: string }> {
  const house = await benchHouse()
  try {
    const ctx = inReview(house)
    const id = await deliver(house, file, 1)
    const state = () => getImport(house.services.database.read, house.review.id, id)
    const spent = await timedInFull(async () => {
      await startImport(ctx, id, { stage: 'screening', again: false })
      house.services.jobs.poke()
      while ((await state()).state === 'running') await new Promise(resolve => setTimeout(resolve, POLL_MS))
    })
    const { state: end, readCount, newCount, duplicateCount, refusedCount } = await state()
    if (end !== 'complete' || readCount !== RECORDS)
      throw new Error(`The import ended ${end} with ${readCount} records.`)
    return { spent, report: `${newCount} new, ${duplicateCount} duplicates, ${refusedCount} refused` }
  } finally {
    await house.close()
  }
}

async function parse(file: string): Promise<Prepared[]> {
  const parsed: Prepared[] = []
  for await (const references of readReferences(fs.createReadStream(file)))
    for (const one of references) if (one.record) parsed.push(prepare(one.record, clean(one.raw), one.line))
  return parsed
}

/** What one would write in an afternoon: a table with its keys, one transaction, one prepared statement, one rebuild. */
function plainInsert(file: string, parsed: readonly Prepared[]): void {
  const db = new Database(file)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    const names = [...Object.keys(parsed[0]?.columns ?? {}), 'raw', 'line', 'body']
    db.exec(`create table plain (id integer primary key, ${names.join(', ')})`)
    for (const key of ['doi', 'titleKey', 'year', 'firstAuthor', 'title'])
      db.exec(`create index plain_${key} on plain (${key})`)
    db.exec("create virtual table words using fts5(title, body, content='plain', content_rowid='id')")
    const insert = db.prepare(`insert into plain (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
    db.transaction(() => {
      for (const { columns, fields, raw, line } of parsed)
        insert.run(...Object.values(columns), raw, line, searchBody(fields))
      db.exec("insert into words (words) values ('rebuild')")
    })()
  } finally {
    db.close()
  }
}
