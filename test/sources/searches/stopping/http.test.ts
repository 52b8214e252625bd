// The decision to stop searching and to begin again, in the log, the journal and the report.
import { expect, test } from 'vitest'
import { world } from '../../../support/world.ts'

const SEARCHES = '/reviews/heard/searches'
const search = { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02' }
const stop = { grounds: 'saturation', reason: 'Two rounds **changed** nothing.' }

test('searching is stopped with its reason, resumed with a memo that follows, and stopped again', async () => {
  const w = await world()
  const lena = await w.browser(w.lena)
  await lena.post(SEARCHES, search)
  expect((await lena.get(SEARCHES)).text).toContain('Stop searching')
  expect((await lena.post(`${SEARCHES}/stopping`, stop)).status).toBe(303)
  const page = (await lena.get(SEARCHES)).text
  expect(page).toContain('Searching was stopped on')
  expect(page).toContain('because the last searches changed nothing in the theory.')
  const { memo } = (await w.api(w.olga).get('/reviews/heard/memos/1')).body
  expect(memo).toMatchObject({ kind: 'search', title: 'Searching was stopped', text: stop.reason })
  expect((await lena.post(`${SEARCHES}/stopping`, stop)).status).toBe(409)
  expect((await lena.post(`${SEARCHES}/resumption`, { reason: 'A new statement.' })).status).toBe(303)
  expect((await lena.get('/reviews/heard/memos/2')).text).toContain('Follows <a href="/reviews/heard/memos/1">')
  expect((await lena.get(SEARCHES)).text).not.toContain('Searching was stopped')
  expect((await lena.post(`${SEARCHES}/resumption`, { reason: 'Again.' })).status).toBe(409)
  await lena.post(`${SEARCHES}/stopping`, { grounds: 'other', reason: 'The year is over.' })
  const { stops } = (await w.api(w.olga).get(`${SEARCHES}/stopping`)).body
  expect(stops.map((one: { state: string }) => one.state)).toEqual(['stopped', 'resumed', 'stopped'])
})

test('asks for grounds and a reason, and observers only read', async () => {
  const w = await world()
  const lena = await w.browser(w.lena)
  const refused = await lena.post(`${SEARCHES}/stopping`, { grounds: 'boredom', reason: '' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Choose on what grounds searching stops.')
  expect(refused.text).toContain('Enter the reason.')
  expect((await w.api(w.olga).post(`${SEARCHES}/stopping`, stop)).status).toBe(403)
  const read = await (await w.browser(w.olga)).get(`${SEARCHES}/stopping`)
  expect(read.status).toBe(200)
  expect(read.text).not.toContain('<form class')
  expect((await w.api(w.stan).get(`${SEARCHES}/stopping`)).status).toBe(404)
})

test('the full report says when and why, or that nobody has decided', async () => {
  const w = await world()
  const api = w.api(w.lena)
  await api.post(SEARCHES, { ...search, iteration: 2 })
  await api.post(`${SEARCHES}/iterations/2`, { title: 'Trust', reason: 'Who comes back?', version: 0 })
  const report = async (language: string) => (await api.get(`/reviews/heard/reports/full/md?language=${language}`)).text
  expect(await report('en')).toContain('The log of searches holds no decision to stop searching.')
  await api.post(`${SEARCHES}/stopping`, stop)
  const english = await report('en')
  expect(english).toContain('because the last searches changed nothing in the theory.')
  expect(english).toContain('Who comes back?')
  expect(await report('nl')).toContain('omdat de laatste zoekacties niets meer aan de theorie veranderden.')
})
