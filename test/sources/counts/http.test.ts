// Numbers from elsewhere, through the front door.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { exportReviewFile, restoreReviewFile } from '../../../src/reports/exchange/actions.ts'
import { findReviewBySlug } from '../../../src/reviews/store.ts'
import { listTypedCounts } from '../../../src/sources/counts/store.ts'
import { countQueries, world } from '../../support/world.ts'

const COUNTS = '/reviews/heard/counts'
const count = { box: 'duplicates', arm: 'databases', count: '86', note: 'Removed in EndNote.' }
const website = { source: 'A charity', kind: 'website', status: 'run', runOn: '2026-03-02' }

test('is typed in, marked as typed, changed, deleted and put back', async () => {
  const w = await world()
  const lena = await w.browser(w.lena)
  expect((await lena.get(COUNTS)).text).toContain('No numbers typed in')
  expect((await lena.post(COUNTS, count)).status).toBe(303)
  const page = (await lena.get(COUNTS)).text
  for (const words of ['86', '<span class="badge">typed</span>', 'Removed in EndNote.', 'databases and registers'])
    expect(page).toContain(words)
  expect((await lena.post(`${COUNTS}/1`, { ...count, count: '87', version: '1' })).status).toBe(303)
  const { body } = await w.api(w.olga).get(COUNTS)
  expect(body.counts).toMatchObject([{ id: 1, box: 'duplicates', count: 87, version: 2, createdByName: 'Lena Lead' }])
  expect((await lena.post(`${COUNTS}/1/deletion`)).status).toBe(303)
  expect((await w.api(w.olga).get(COUNTS)).body.counts).toEqual([])
  expect((await lena.post('/reviews/heard/bin/1/restoration')).status).toBe(303)
  expect((await w.api(w.olga).get(COUNTS)).body.counts).toMatchObject([{ id: 1, count: 87 }])
})

test('takes the side of its search, which then stays in the log', async () => {
  const w = await world()
  const api = w.api(w.lena)
  await api.post('/reviews/heard/searches', website)
  await api.post(COUNTS, { ...count, searchId: 1 })
  expect((await api.get(COUNTS)).body.counts[0]).toMatchObject({
    arm: 'others',
    searchId: 1,
    searchSource: 'A charity',
  })
  expect((await api.post('/reviews/heard/searches/1/deletion')).status).toBe(409)
  await api.post(`${COUNTS}/1/deletion`)
  expect((await api.post('/reviews/heard/searches/1/deletion')).status).toBe(201)
})

test.each([
  [{ count: '-1' }, 'count'],
  [{ count: '4.5' }, 'count'],
  [{ count: '٣' }, 'count'],
  [{ count: '' }, 'count'],
  [{ box: 'constructor' }, 'box'],
  [{ arm: 'left' }, 'arm'],
  [{ note: '' }, 'note'],
  [{ note: 'x'.repeat(2_001) }, 'note'],
  [{ searchId: '9' }, 'searchId'],
  [{ box: 'other reasons' }, 'reason'],
  [{ reason: 'Not in English' }, 'reason'],
])('names the field when %j', async (more, field) => {
  const w = await world()
  const { status, body } = await w.api(w.lena).post(COUNTS, { ...count, ...more })
  expect(status).toBe(422)
  expect(Object.keys(body.errors)).toEqual([field])
})

test('a number of a previous version belongs to no search', async () => {
  const w = await world()
  const api = w.api(w.lena)
  await api.post('/reviews/heard/searches', website)
  const earlier = { ...count, box: 'included before studies', arm: 'others' }
  expect((await api.post(COUNTS, { ...earlier, searchId: 1 })).status).toBe(422)
  expect((await api.post(COUNTS, earlier)).status).toBe(201)
  expect((await api.get(COUNTS)).body.counts).toMatchObject([{ box: 'included before studies', arm: 'databases' }])
})

test('a late save shows both, and what was typed is shown as text', async () => {
  const w = await world()
  const lena = await w.browser(w.lena)
  await lena.post(COUNTS, { ...count, note: '<script>alert(1)</script>' })
  expect((await lena.get(COUNTS)).text).not.toContain('<script>alert')
  await w.api(w.ravi).post(`${COUNTS}/1`, { ...count, note: 'what Ravi wrote', version: 1 })
  const late = await lena.post(`${COUNTS}/1`, { ...count, note: 'what Lena wrote', version: '1' })
  expect(late.status).toBe(409)
  const words = late.text.replaceAll(/<del>.*?<\/del>|<[^>]*>/g, '')
  for (const one of ['what Ravi wrote', 'what Lena wrote']) expect(words).toContain(one)
})

test('observers read, strangers find nothing', async () => {
  const w = await world()
  await w.api(w.lena).post(COUNTS, count)
  expect((await w.api(w.olga).get(COUNTS)).status).toBe(200)
  expect((await (await w.browser(w.olga)).get(COUNTS)).text).not.toContain('Type in a number')
  expect((await w.api(w.olga).post(COUNTS, count)).status).toBe(403)
  expect((await w.api(w.olga).post(`${COUNTS}/1/deletion`)).status).toBe(403)
  expect((await w.api(w.stan).get(COUNTS)).status).toBe(404)
  expect((await w.api(w.stan).post('/reviews/elsewhere/counts/1', { ...count, version: 1 })).status).toBe(404)
})

test('asks as many questions for many numbers as for one', async () => {
  const w = await world()
  const api = w.api(w.lena)
  await api.post(COUNTS, count)
  const one = await countQueries(w.database, () => api.get(COUNTS))
  for (let n = 0; n < 30; n += 1) await api.post(COUNTS, count)
  expect(await countQueries(w.database, () => api.get(COUNTS))).toBe(one)
})

test('the log, its iterations, the decision to stop and typed numbers leave and come back', async () => {
  const w = await world()
  const api = w.api(w.lena)
  const home = '/reviews/heard/searches'
  await api.post(home, website)
  const chase = { kind: 'citation chasing', seeds: 'A paper. 2018.', direction: 'both', rerunOf: 1 }
  await api.post(home, { ...website, ...chase })
  await api.post(`${home}/iterations/1`, { title: 'First', reason: 'To begin.', version: 0 })
  await api.post(`${home}/stopping`, { grounds: 'plan', reason: 'All run.' })
  await api.post(`${home}/checklist/3`, { text: 'None.', version: 0 })
  await api.post(COUNTS, { ...count, searchId: 1 })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retroduce-counts-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'review.json')
  const before = await exportReviewFile({ ...w.system, review: w.heard })
  fs.writeFileSync(file, before)
  const { restored } = await restoreReviewFile(w.system, w.services, file, null)
  const review = await findReviewBySlug(w.database.read, restored)
  const after = JSON.parse(await exportReviewFile({ ...w.system, review: review as { id: number; slug: string } }))
  const lists = [
    'searches',
    'searchSeeds',
    'searchReruns',
    'iterations',
    'searchStops',
    'checklistAnswers',
    'typedCounts',
  ]
  for (const list of lists) {
    expect(after[list].length, list).toBeGreaterThan(0)
    expect(after[list]).toEqual(JSON.parse(before)[list])
  }
  expect(await listTypedCounts(w.database.read, review?.id ?? 0)).toMatchObject([{ count: 86, searchId: 1 }])
})
