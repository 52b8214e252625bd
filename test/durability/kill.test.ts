// What is left after the power goes: a real server is killed in the middle of its work, again and again, and comes back whole.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { addPerson, createToken } from '../../src/accounts/actions.ts'
import { readConfig } from '../../src/config.ts'
import { openSqlite } from '../../src/core/db/open.ts'
import { openHouse } from '../../src/main/command.ts'
import { createReview } from '../../src/reviews/actions.ts'
import { serve } from '../support/served.ts'

const KILLS = 3
const WRITERS = 4
const MEMOS = '/reviews/heard/memos'

/** A data folder with the review "heard", so that no server loads the example, and a token of its lead. */
async function dataFolder(): Promise<{ folder: string; token: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-durability-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const house = await openHouse(readConfig({ data: folder }, {}), { wait: 0, log: pino({ level: 'silent' }) })
  const leadId = await addPerson(house.ctx, { name: 'Lena Lead', email: 'lena@example.org', isAdmin: false })
  await createReview(house.ctx, { title: 'Being heard', kind: 'realist-review', slug: 'heard', leadId })
  const token = await createToken(house.ctx, leadId, 'test')
  await house.services.database.close()
  return { folder, token }
}

async function started(folder: string) {
  const server = await serve(folder)
  onTestFinished(async () => void (await server.end('SIGKILL')))
  return server
}

type Sent = { readonly title: string; acknowledged: boolean }

/** Writes memos one after the other until the server is gone, and says which of them were acknowledged. */
async function writeUntilGone(url: string, token: string, name: string, sent: Sent[]): Promise<void> {
  for (let at = 1; ; at++) {
    const one: Sent = { title: `${name}, memo ${at}`, acknowledged: false }
    sent.push(one)
    try {
      one.acknowledged = (await writeMemo(url, token, one.title)) === 201
    } catch {
      return
    }
  }
}

const acknowledged = (sent: readonly Sent[]) => sent.filter(one => one.acknowledged).length

async function writeMemo(url: string, token: string, title: string): Promise<number> {
  const answer = await fetch(url + MEMOS, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': `key of ${title}`,
    },
    body: JSON.stringify({ kind: 'reasoning', title, text: `What ${title} says.` }),
  })
  await answer.arrayBuffer()
  return answer.status
}

/** Memos by title with what was written beside them in the same transaction. */
async function memosIn(folder: string) {
  const database = openSqlite(path.join(folder, 'retroduce.db'), 5000)
  try {
    const memos = await database.read.selectFrom('memo').select(['id', 'title']).execute()
    const activity = await database.read
      .selectFrom('activity')
      .select('subjectId')
      .where('subjectKind', '=', 'memo')
      .execute()
    const entries = await database.read.selectFrom('searchEntry').select('id').where('kind', '=', 'memo').execute()
    const keys = await database.read.selectFrom('submission').select('key').execute()
    return { memos, activity, entries, keys: keys.map(row => row.key) }
  } finally {
    await database.close()
  }
}

test('a server that is killed loses no acknowledged write and leaves nothing half done', async () => {
  const { folder, token } = await dataFolder()
  const sent: Sent[] = []
  for (let kill = 1; kill <= KILLS; kill++) {
    const server = await started(folder)
    const writers = Array.from({ length: WRITERS }, (_, at) =>
      writeUntilGone(server.url, token, `writer ${at + 1} before kill ${kill}`, sent),
    )
    // However fast the machine: each server has done something, and is not killed at the same moment of it.
    const before = acknowledged(sent)
    await expect.poll(() => acknowledged(sent) - before, { interval: 5 }).toBeGreaterThan(WRITERS * kill)
    await new Promise(resolve => setTimeout(resolve, 37 * kill))
    await server.end('SIGKILL')
    await Promise.all(writers)
  }
  const { memos, activity, entries, keys } = await memosIn(folder)
  const titles = memos.map(memo => memo.title)
  expect(acknowledged(sent)).toBeGreaterThan(KILLS * WRITERS)
  expect(sent.filter(one => one.acknowledged && !titles.includes(one.title))).toEqual([])
  expect(activity.map(row => row.subjectId).sort()).toEqual(memos.map(memo => memo.id).sort())
  expect(entries.map(row => row.id).sort()).toEqual(memos.map(memo => memo.id).sort())
  expect(keys).toHaveLength(memos.length)

  const back = await started(folder)
  const unsure = sent.filter(one => !one.acknowledged)
  for (const { title } of unsure) expect(await writeMemo(back.url, token, title)).toBe(201)
  await back.end('SIGTERM')
  const after = (await memosIn(folder)).memos.map(memo => memo.title)
  expect(after.toSorted(), 'what was not acknowledged is sent again and is there once').toEqual(
    sent.map(one => one.title).sort(),
  )
})

test('a server that is asked to stop answers what it has begun and ends within ten seconds', async () => {
  const { folder, token } = await dataFolder()
  const server = await started(folder)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  // What the server had not taken up when it closed its door may be cut off; that is known here at once, not when it is asked.
  const begun = writeMemo(server.url, token, 'the last memo').catch(() => 0)
  await new Promise(resolve => setTimeout(resolve, 5))
  const ending = await server.end('SIGTERM')
  expect(ending).toMatchObject({ code: 0, signal: null })
  expect(ending.ms).toBeLessThan(10_000)
  const titles = (await memosIn(folder)).memos.map(memo => memo.title)
  const answered = await begun
  expect(titles.includes('the last memo')).toBe(answered === 201)
})
