// What a large review takes to leave as tables, workbook, JSON and archive, what that holds in memory, and what others wait meanwhile.
import fs from 'node:fs'
import { addPerson, makeAccountLink } from '../../src/accounts/actions.ts'
import { sayIn } from '../../src/core/http/page/messages.ts'
import { exportArchive } from '../../src/reports/exchange/actions.ts'
import { compose, OFFERED_FORMATS, OFFERED_TABLES } from '../../src/reports/exports/compose.ts'
import type { Wanted } from '../../src/reports/exports/wanted.ts'
import { addMember } from '../../src/reviews/members/actions.ts'
import { serve } from '../../test/support/served.ts'
import { signedIn } from '../support/browser.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House } from '../support/house.ts'
import { withPrinciples } from '../support/large-principles.ts'
import { fill } from '../support/large-review.ts'
import { leadExporting } from '../support/lead-exporting.ts'
import { interleaved, median, percentile, timedInFull } from '../support/measure.ts'
import { expectOk } from '../support/page-figure.ts'
import { during, pause } from '../support/people.ts'
import { plainDump } from '../support/plain-dump.ts'

const SIZE = { documents: 300, accounts: 2000 }
const ROUNDS = { warmUp: 1, rounds: 5, seconds: 40 }
const MEMORY_LIMIT_MB = 400
const WAIT_LIMIT_MS = 50
const LARGEST = {
  'a full report as Word': 'reports/full/docx',
  'a full report as PDF': 'reports/full/pdf',
  'a workbook': 'exports/xlsx',
  'a project file': 'exports/qdpx',
}
/** As long as people are watched while exports are taken. */
const WATCHED_MS = 15_000
const MEGA = 1e6

export const task: Task = async () => {
  const house = await benchHouse()
  const { text } = await fill(house, SIZE)
  await withPrinciples(house)
  const figures: Figure[] = []
  const dump = plainDump(house)
  for (const [name, write] of Object.entries(exportsOf(house))) {
    const { subject, floor } = await interleaved(write, dump.write, ROUNDS)
    const { cpu } = await timedInFull(write)
    figures.push({
      ...{ name, unit: 'ms', measured: median(subject), baseline: median(floor) },
      against: `plain dump of ${dump.rows()} rows`,
      note: `${Math.round(cpu)} ms of the processor`,
    })
  }
  dump.close()
  return [...figures, ...(await beside(house, text))]
}

/** Each as it is put together in its thread, without the way through the server. */
function exportsOf(house: House): Record<string, () => Promise<void>> {
  const { services, review } = house
  const ctx = { ...house.ctx, review }
  const write = async (asked: Pick<Wanted, 'format' | 'of'>) => {
    const say = sayIn('en')
    await compose(ctx, services, { report: 'principles', language: 'en', list: null, person: null, say, ...asked })
  }
  return {
    'all tables as CSV': async () => {
      for (const of of OFFERED_TABLES) await write({ format: 'csv', of })
    },
    ...(OFFERED_FORMATS.includes('xlsx') ? { workbook: () => write({ format: 'xlsx', of: null }) } : {}),
    'whole review as JSON': () => write({ format: 'json', of: null }),
    'archive without files': async () => fs.promises.rm(await exportArchive(ctx, services)),
  }
}

/** The same through a server of its own, one file after the other, while three people work; then each of the largest alone through another. */
async function beside(house: House, text: string): Promise<Figure[]> {
  const links = await linksFor(house, Object.keys(LARGEST).length)
  const readers = await makeAccountLink(house.ctx, 'password', house.personId)
  await house.rest()
  try {
    const [lead = '', ...others] = links
    const figures = await oneAfterTheOther(house, { text, lead, readers })
    for (const [at, file] of Object.entries(LARGEST).entries())
      figures.push(await memoryOf(house, others[at] ?? '', file))
    return figures
  } finally {
    house.remove()
  }
}

/** For leads who are each another person: whoever signs in by a new link ends their own earlier sessions. */
async function linksFor({ ctx, review }: House, others: number): Promise<string[]> {
  const links: string[] = []
  for (let at = 0; at <= others; at++) {
    const lead = await addPerson(ctx, { name: `Leo Lead ${at}`, email: `leo-${at}@example.org`, isAdmin: false })
    await addMember({ ...ctx, review }, lead, 'lead')
    links.push(await makeAccountLink(ctx, 'password', lead))
  }
  return links
}

/** What one file adds by itself, on a server that has made none yet. */
async function memoryOf(house: House, link: string, [name, file]: readonly [string, string]): Promise<Figure> {
  const home = `/reviews/${house.review.slug}`
  const server = await serve(house.folder)
  try {
    const browser = await signedIn(server.port, link)
    for (const page of ['', '/documents/3/text', '/theories', '/records']) expectOk(await browser.get(`${home}${page}`))
    await pause(1000)
    const before = server.memory()
    let most = before
    const looking = setInterval(() => {
      most = Math.max(most, server.memory())
    }, 20)
    expectOk(await browser.get(`${home}/${file}`))
    clearInterval(looking)
    browser.close()
    const measured = (most - before) / MEGA
    return { name: `memory of ${name}`, unit: 'MB', measured, baseline: MEMORY_LIMIT_MB, against: 'limit' }
  } finally {
    await server.end('SIGTERM')
  }
}

async function oneAfterTheOther(
  house: House,
  { text, lead: link, readers }: { readonly text: string; readonly lead: string; readonly readers: string },
): Promise<Figure[]> {
  const home = `/reviews/${house.review.slug}`
  const server = await serve(house.folder)
  try {
    const browser = await signedIn(server.port, readers)
    await browser.get(home)
    const scene = { server, home, text, browser }
    const alone = await during(scene, () => pause(3000))
    const files = ['exports/archive', 'exports/json', ...OFFERED_TABLES.map(of => `exports/csv?of=${of}`)]
    if (OFFERED_FORMATS.includes('xlsx')) files.push('exports/xlsx')
    let taken = { taken: 0, failed: 0 }
    const busy = await during(scene, async () => {
      const lead = await leadExporting({ port: server.port, link, paths: files.map(file => `${home}/${file}`) })
      await pause(WATCHED_MS)
      taken = await lead.stop()
    })
    browser.close()
    // How much later than without exports, so that a busy machine is not taken for a slow server.
    const waits = (name: string, times: readonly number[], before: readonly number[]): Figure => ({
      ...{ name, unit: 'ms', baseline: WAIT_LIMIT_MS, against: 'limit' },
      measured: Math.max(0, percentile(times, 0.95) - percentile(before, 0.95)),
      note: `p95 ${percentile(times, 0.95).toFixed(1)} ms of ${times.length} while ${taken.taken} files were taken; median ${median(times).toFixed(1)} ms, and without exports ${median(before).toFixed(1)} ms (p95 ${percentile(before, 0.95).toFixed(1)} ms)`,
    })
    return [
      waits('later pages while exports are made', busy.pages, alone.pages),
      waits('later saves while exports are made', busy.saves, alone.saves),
      {
        ...{ name: 'failures while exports are made', unit: 'errors', baseline: 1, against: 'none' },
        measured: taken.failed + busy.failures.length,
        ...(busy.failures[0] === undefined ? {} : { note: busy.failures[0] }),
      },
      {
        ...{ name: 'memory of exports', unit: 'MB', measured: (busy.memory - alone.memory) / MEGA },
        ...{ baseline: MEMORY_LIMIT_MB, against: 'limit' },
      },
    ]
  } finally {
    await server.end('SIGTERM')
  }
}
