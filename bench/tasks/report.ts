// The reports of a large review as HTML, Word and PDF: how long each takes beside a plain dump, what a PDF holds in memory, and what others wait meanwhile.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sayIn } from '../../src/core/http/page/messages.ts'
import { compose } from '../../src/reports/exports/compose.ts'
import type { Wanted } from '../../src/reports/exports/wanted.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House } from '../support/house.ts'
import { withPrinciples } from '../support/large-principles.ts'
import { fill } from '../support/large-review.ts'
import { interleaved, median, timedInFull } from '../support/measure.ts'
import { expectOk } from '../support/page-figure.ts'
import { pause } from '../support/people.ts'
import { plainDump } from '../support/plain-dump.ts'

const SIZE = { documents: 300, accounts: 2000 }
const ROUNDS = { warmUp: 1, rounds: 3, seconds: 20 }
const REPORTS = { principles: 'principle report', full: 'full report' } as const
const FORMATS = { html: 'HTML', docx: 'Word', pdf: 'PDF' } as const
const MEMORY_LIMIT_MB = 400
const WAIT_LIMIT_MS = 50
const MEGA = 1e6

type Kind = keyof typeof REPORTS
type Format = keyof typeof FORMATS
const each = <T extends object>(names: T) => Object.keys(names) as (keyof T)[]

export const task: Task = async () => {
  const house = await benchHouse()
  try {
    await fill(house, SIZE)
    await withPrinciples(house)
    const figures: Figure[] = []
    const dump = plainDump(house)
    for (const format of each(FORMATS))
      for (const kind of each(REPORTS)) {
        const write = () => made(house, kind, format)
        const { subject, floor } = await interleaved(write, dump.write, ROUNDS)
        const { cpu } = await timedInFull(write)
        figures.push({
          ...{ name: `${REPORTS[kind]} as ${FORMATS[format]}`, unit: 'ms' },
          ...{ measured: median(subject), baseline: median(floor), against: `plain dump of ${dump.rows()} rows` },
          note: `${(median(subject) / 1000).toFixed(1)} s, ${(cpu / 1000).toFixed(1)} s of the processor; the dump ${(median(floor) / 1000).toFixed(2)} s`,
        })
      }
    dump.close()
    return [...figures, ...(await beside(house))]
  } finally {
    await house.close()
  }
}

/** As it is put together in its thread, without the way through the server. */
async function made({ services, ctx, review }: House, report: Kind, format: Format): Promise<void> {
  const asked: Wanted = { report, format, of: null, list: null, language: 'en', person: null, say: sayIn('en') }
  await compose({ ...ctx, review }, services, asked)
}

/** A PDF through the server, which runs in this process: how late its event loop comes round, and what is held at most. */
async function beside({ browser, review }: House): Promise<Figure[]> {
  const address = `/reviews/${review.slug}/reports/principles/pdf`
  // The thread that puts exports together stays for a while; what it holds is there before.
  expectOk(await browser.get(`/reviews/${review.slug}/reports/principles/html`))
  await pause(1000)
  const before = process.memoryUsage.rss()
  let most = before
  const looking = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  expectOk(await browser.get(address))
  delay.disable()
  clearInterval(looking)
  const limit = { against: 'limit' } as const
  return [
    {
      ...{ name: 'waiting while a PDF is made', unit: 'ms', measured: delay.percentile(99) / MEGA },
      ...{
        baseline: WAIT_LIMIT_MS,
        ...limit,
        note: `99 of 100 turns of the event loop; the longest ${Math.round(delay.max / MEGA)} ms`,
      },
    },
    { name: 'memory of a PDF', unit: 'MB', measured: (most - before) / MEGA, baseline: MEMORY_LIMIT_MB, ...limit },
  ]
}
