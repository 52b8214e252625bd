// 100,000 references come in while other people read and save; then a second import of them is cancelled half way.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { serve } from '../../test/support/served.ts'
import { type Browser, signedIn } from '../support/browser.ts'
import { deliver } from '../support/deliver.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { percentile } from '../support/measure.ts'
import { during, pause, type Scene, type Seen } from '../support/people.ts'
import { writeReferences } from '../support/references.ts'

const RECORDS = 100_000
const LIMIT_MS = 200
const LIMIT_MB = 300
const MEGA = 1e6
const QUIET_MS = 4000
const CANCELLED_AFTER_MS = 2500
const LONGEST_MS = 120_000

export const task: Task = async () => {
  const house = await benchHouse()
  const { text } = await fill(house)
  const [first, second] = await deliverTwice(house)
  const link = await makeAccountLink(house.ctx, 'password', house.personId)
  await house.rest()
  const server = await serve(house.folder)
  try {
    const browser = await signedIn(server.port, link)
    const scene = { server, text, browser, home: `/reviews/${house.review.slug}` }
    const quiet = await during(scene, () => pause(QUIET_MS))
    const start = performance.now()
    const busy = await during(scene, () => importOf(scene, first))
    const seconds = (performance.now() - start) / 1000
    const left = await cancelled(scene, house.folder, second)
    browser.close()
    return figures(quiet, busy, left, `${RECORDS.toLocaleString('en-GB')} records in ${seconds.toFixed(0)} s`)
  } finally {
    await server.end('SIGTERM')
    house.remove()
  }
}

async function deliverTwice(house: Awaited<ReturnType<typeof benchHouse>>): Promise<[number, number]> {
  const file = path.join(os.tmpdir(), `retroduce-bench-${process.pid}.ris`)
  await writeReferences(file, RECORDS)
  try {
    return [await deliver(house, file, 1), await deliver(house, file, 2)]
  } finally {
    fs.rmSync(file)
  }
}

async function importOf({ browser, home }: Scene, id: number): Promise<void> {
  expect(await browser.post(`${home}/imports/${id}/confirmation`, { stage: 'screening' }), 303)
  const end = await ending(browser, `${home}/imports/${id}`)
  if (end !== 'complete') throw new Error(`The import ended ${end}.`)
}

/** How many rows of an import are there after it was cancelled half way. */
async function cancelled(
  { browser, home }: Scene,
  folder: string,
  id: number,
): Promise<{ begun: number; left: number }> {
  const db = new Database(path.join(folder, 'retroduce.db'), { readonly: true })
  const rows = db.prepare('select count(*) as n from record_row where import_id = ?').pluck()
  try {
    expect(await browser.post(`${home}/imports/${id}/confirmation`, { stage: 'screening', again: 'on' }), 303)
    await pause(CANCELLED_AFTER_MS)
    const begun = rows.get(id) as number
    expect(await browser.post(`${home}/imports/${id}/cancellation`, {}), 303)
    const end = await ending(browser, `${home}/imports/${id}`)
    if (end !== 'cancelled') throw new Error(`The import ended ${end} and was not cancelled.`)
    return { begun, left: rows.get(id) as number }
  } finally {
    db.close()
  }
}

/** The state an import comes to rest in, once its job is over too. */
async function ending(browser: Browser, address: string): Promise<string> {
  const until = performance.now() + LONGEST_MS
  for (;;) {
    const answer = await browser.get(address, 'application/json')
    const page = JSON.parse(answer.body) as { import: { state: string }; job: { state: string } | null }
    if (page.import.state !== 'running' && page.job?.state !== 'running') return page.import.state
    if (performance.now() > until) throw new Error('The import did not end in time.')
    await pause(250)
  }
}

function expect(reply: { readonly status: number; readonly body: string }, status: number): void {
  if (reply.status !== status) throw new Error(`Answered ${reply.status}: ${reply.body.slice(0, 300)}`)
}

function figures(quiet: Seen, busy: Seen, rows: { begun: number; left: number }, note: string): Figure[] {
  const late = (name: string, now: readonly number[], before: readonly number[]): Figure => ({
    name,
    unit: 'ms',
    measured: percentile(now, 0.95),
    baseline: LIMIT_MS,
    against: 'limit; p95',
    note: `without an import p95 ${percentile(before, 0.95).toFixed(1)} ms; slowest ${Math.max(...now).toFixed(0)} ms of ${now.length}`,
  })
  const { begun, left } = rows
  const swept = `${begun} rows were there when it was cancelled`
  return [
    late('pages during an import', busy.pages, quiet.pages),
    late('saves during an import', busy.saves, quiet.saves),
    {
      name: 'failures during an import',
      unit: 'errors',
      measured: busy.failures.length,
      baseline: 0,
      against: 'limit',
      note,
    },
    {
      name: 'memory of an import',
      unit: 'MB',
      measured: (busy.memory - quiet.memory) / MEGA,
      baseline: LIMIT_MB,
      against: 'limit',
      note: `${Math.round(quiet.memory / MEGA)} MB before, ${Math.round(busy.memory / MEGA)} MB at most`,
    },
    {
      name: 'rows left by a cancelled import',
      unit: 'rows',
      measured: left,
      baseline: 0,
      against: 'limit',
      note: swept,
    },
  ]
}
