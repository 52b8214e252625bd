// The disk alone, meanwhile: a thread that commits a small insert ten times a second, so that a slow submission can be told from a slow disk.
import path from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { timed } from './measure.ts'
import { pause } from './people.ts'

const PAUSE_MS = 100

/** Goes on in a database of its own inside `folder` until `stop`, which answers how long each commit took, in ms. */
export function savingBeside(folder: string): { stop(): Promise<readonly number[]> } {
  const thread = new Worker(new URL(import.meta.url), { workerData: { folder } })
  return {
    stop: () => {
      thread.postMessage('stop')
      return new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject))
    },
  }
}

async function saving(folder: string, talk: NonNullable<typeof parentPort>): Promise<void> {
  const db = new Database(path.join(folder, 'beside.db'))
  db.pragma('journal_mode = WAL')
  db.prepare('select 1').get()
  db.pragma('synchronous = FULL')
  db.exec('create table item (id integer primary key, fields text not null)')
  const insert = db.prepare('insert into item (fields) values (?)')
  const fields = 'x'.repeat(8_000)
  const times: number[] = []
  let going = true
  talk.once('message', () => {
    going = false
  })
  while (going) {
    times.push(await timed(async () => insert.run(fields)))
    await pause(PAUSE_MS)
  }
  db.close()
  talk.postMessage(times)
}

if (parentPort !== null) await saving((workerData as { readonly folder: string }).folder, parentPort)
