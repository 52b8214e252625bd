// Sixty panellists send their answers within one minute while a lead takes exports: failures, and how much later a submission is answered.
import os from 'node:os'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { machinery } from '../../src/core/db/transaction.ts'
import { type Served, serve } from '../../test/support/served.ts'
import { type Browser, panellistAt } from '../support/browser.ts'
import type { Figure, Task } from '../support/figure.ts'
import { benchHouse, type House, IN_MEMORY } from '../support/house.ts'
import { fill } from '../support/large-review.ts'
import { leadExporting, type Taken } from '../support/lead-exporting.ts'
import { median, percentile, timed } from '../support/measure.ts'
import { pause } from '../support/people.ts'
import { prose } from '../support/prose.ts'
import { AT, inserting } from '../support/rows.ts'
import { savingBeside } from '../support/saving-beside.ts'

const PEOPLE = 60
/** What the lead takes, again and again, while they answer. */
const FILES = [
  'exports/json',
  'panel/rounds/1/ratings.csv',
  'reports/full/html',
  'exports/archive',
  'panel/rounds/1/results',
]
/** They answer alone, one after the other, before the others come. */
const ALONE = 10
const ITEMS = 8
const MINUTE = 60_000
const ROLES = ['patient or public', 'practitioner', 'policy', 'expert'] as const

type Minute = {
  readonly alone: readonly number[]
  readonly busy: readonly Answered[]
  readonly disk: readonly number[]
  readonly files: Taken
}

export const task: Task = async () => {
  const onDisk = await minute(os.tmpdir())
  const inMemory = IN_MEMORY === null ? onDisk : await minute(IN_MEMORY)
  return figures(onDisk, inMemory)
}

async function minute(inside: string): Promise<Minute> {
  const house = await benchHouse(inside)
  await fill(house)
  await withRound(house)
  const home = `/reviews/${house.review.slug}`
  const secrets = await invite(house, home)
  const link = await makeAccountLink(house.ctx, 'password', house.personId)
  await house.rest()
  const server = await serve(house.folder)
  try {
    const people = await seated(server, secrets)
    const alone: number[] = []
    for (const one of people.slice(0, ALONE)) alone.push(...(await answers(one, () => 20)).times)
    const disk = savingBeside(house.folder)
    const lead = await leadExporting({ port: server.port, link, paths: FILES.map(file => `${home}/${file}`) })
    const busy = await Promise.all(people.slice(ALONE).map((one, at) => comingIn(one, at)))
    const files = await lead.stop()
    for (const one of people) one.close()
    return { alone, busy, disk: await disk.stop(), files }
  } finally {
    await server.end('SIGTERM')
    house.remove()
  }
}

/** A round of eight items with one question, open, and a panel of all who are to answer it. */
async function withRound(house: House): Promise<void> {
  const reviewId = house.review.id
  const words = prose(61)
  const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
  await machinery(house.services.database, async db => {
    const insert = inserting(db)
    const panel = { kind: 'local reference', name: 'Panel', consentText: 'You may stop.', contactPhone: '010' } as const
    await insert('panel', [{ reviewId, id: 1, createdAt: AT, ...panel }])
    await insert(
      'panellist',
      ids(ALONE + PEOPLE).map(id => {
        const code = `QA${String(id).padStart(2, '0')}`
        const role = ROLES[id % ROLES.length] ?? 'expert'
        return { reviewId, id, panelId: 1, code, name: `Person ${id}`, role, createdAt: AT }
      }),
    )
    const round = { title: 'Round', status: 'open', ruleChosenAt: AT, openedAt: AT } as const
    await insert('round', [{ reviewId, id: 1, panelId: 1, createdAt: AT, ...round }])
    const question = { text: 'Should this guide practice?', scale: '1-5', lowLabel: 'No', highLabel: 'Yes' } as const
    await insert('roundQuestion', [{ reviewId, id: 1, roundId: 1, position: 1, ...question }])
    await insert(
      'item',
      ids(ITEMS).map(id => {
        const said = { subjectKind: 'free text', heading: words.words(9), plainWords: words.paragraph(200) } as const
        return { reviewId, id, roundId: 1, position: id, ...said }
      }),
    )
  })
}

async function invite({ browser }: House, home: string): Promise<string[]> {
  const panellists = Array.from({ length: ALONE + PEOPLE }, (_, at) => at + 1)
  const reply = await browser.postMany(`${home}/panel/rounds/1/invitations`, 'panellists', panellists.map(String))
  const found = [...new Set([...reply.body.matchAll(/\/panel\/([\w-]{40,})/g)].map(([, secret = '']) => secret))]
  if (found.length !== ALONE + PEOPLE) throw new Error(`${found.length} links were made: ${reply.body.slice(0, 300)}`)
  return found
}

/** Everybody has opened the link and agreed. */
async function seated({ port }: Served, secrets: readonly string[]): Promise<Browser[]> {
  const people: Browser[] = []
  for (const secret of secrets) {
    const one = await panellistAt(port, secret)
    const agreed = await one.post('/panel/answer/consent', { mayQuote: 'on' })
    if (agreed.status !== 303) throw new Error(`Agreeing answered ${agreed.status}: ${agreed.body.slice(0, 300)}`)
    people.push(one)
  }
  return people
}

type Answered = { readonly times: readonly number[]; readonly failures: readonly string[] }

/** All items and what is missing, with a pause after each. */
async function answers(person: Browser, nextPause: () => number): Promise<Answered> {
  const times: number[] = []
  const failures: string[] = []
  const send = async (path: string, form: Readonly<Record<string, string>>) => {
    let status = 0
    const take = async () => {
      status = (await person.post(`/panel/answer/${path}`, form).catch(() => ({ status: 0 }))).status
    }
    times.push(await timed(take))
    if (status !== 303) failures.push(`${path} answered ${status}`)
    await pause(nextPause())
  }
  for (let item = 1; item <= ITEMS; item++)
    await send(`items/${item}`, {
      q1: String((item % 5) + 1),
      comment: 'It fits, where there is time for it.',
      to: 'next',
    })
  await send('missing', { comment: 'Carers.' })
  return { times, failures }
}

/** People begin one after the other in the first half of the minute and take about the second half, each at a pace of their own: nobody clicks in step with the others. */
async function comingIn(person: Browser, at: number): Promise<Answered> {
  const pace = prose(at + 1)
  const mean = MINUTE / 2 / (ITEMS + 2)
  await pause((at / PEOPLE) * (MINUTE / 2))
  return answers(person, () => mean / 2 + pace.pick(mean))
}

/** A disk that stalls by itself delays whoever saves: on disk the baseline holds what the disk took meanwhile, and in memory nothing but the software is left. */
function figures(onDisk: Minute, inMemory: Minute): readonly Figure[] {
  const failures = (one: Minute) => one.busy.reduce((sum, { failures }) => sum + failures.length, one.files.failed)
  const p95 = (one: Minute) => percentile(timesOf(one), 0.95)
  return [
    {
      name: 'submission while 60 answer and a lead exports',
      unit: 'ms',
      measured: p95(inMemory),
      baseline: median(inMemory.alone),
      against: `a submission with nobody else there, data ${inMemory === onDisk ? 'on disk' : 'in memory'}`,
      note: noteOf(inMemory),
    },
    {
      name: 'the same, saved on disk',
      unit: 'ms',
      measured: p95(onDisk),
      baseline: median(onDisk.alone) + percentile(onDisk.disk, 0.95),
      against: 'a submission with nobody else there, and what the disk alone took in that minute (p95)',
      note: `${noteOf(onDisk)}; ${(p95(onDisk) / median(onDisk.alone)).toFixed(1)} times ${median(onDisk.alone).toFixed(1)} ms; a bare commit beside it: median ${median(onDisk.disk).toFixed(1)} ms, p95 ${percentile(onDisk.disk, 0.95).toFixed(1)} ms, slowest ${Math.max(...onDisk.disk).toFixed(0)} ms`,
    },
    {
      name: 'failures while 60 answer and a lead exports',
      unit: 'errors',
      measured: failures(onDisk) + (inMemory === onDisk ? 0 : failures(inMemory)),
      baseline: 0,
      against: 'limit',
    },
  ]
}

const timesOf = ({ busy }: Minute) => busy.flatMap(one => one.times)

function noteOf(one: Minute): string {
  const times = timesOf(one)
  const slowest = Math.max(...times).toFixed(0)
  return `${times.length} submissions within a minute beside ${one.files.taken} files; median ${median(times).toFixed(1)} ms, slowest ${slowest} ms; p95 alone ${percentile(one.alone, 0.95).toFixed(1)} ms`
}
