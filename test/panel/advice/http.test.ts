// Planned searches put to a meeting, and what the panel advised on them.
import { expect, test } from 'vitest'
import { type World, world } from '../../support/world.ts'

const search = {
  source: 'Scopus',
  kind: 'database',
  status: 'planned',
  why: 'Who comes back, and why?',
  strategy: '1 trust\n2 heard',
}

async function meeting(w: World): Promise<void> {
  const api = w.api(w.lena)
  const panel = { name: 'Local panel', kind: 'local reference', consentText: 'We ask you.', contactName: 'Lena' }
  expect((await api.post('/reviews/heard/panel/panels', panel)).status).toBe(201)
  const held = { panel: 1, title: 'First meeting', heldOn: '2026-05-04', form: 'in person', patients: 2 }
  expect((await api.post('/reviews/heard/panel/meetings', held)).status).toBe(201)
}

test('a planned search is put at its version, advised on, and the advice is found from the search', async () => {
  const w = await world()
  await meeting(w)
  const api = w.api(w.lena)
  const lena = await w.browser(w.lena)
  await api.post('/reviews/heard/searches', search)
  await api.post('/reviews/heard/searches', { ...search, source: 'PubMed', status: 'run', runOn: '2026-03-02' })
  const home = '/reviews/heard/panel/meetings/1'
  const form = (await lena.get(`${home}/agenda`)).text
  expect(form).toContain('1. Scopus')
  expect(form).not.toContain('2. PubMed')
  expect((await lena.post(`${home}/items`, { search: '1' })).status).toBe(303)
  const { items } = (await api.get(home)).body
  expect(items).toMatchObject([
    { search: 1, principle: null, version: 1, heading: 'Planned search: Scopus', plainWords: search.why },
  ])
  expect(items[0].facts).toContainEqual({ term: 'Words to search with', says: '1 trust 2 heard' })
  await lena.post(`${home}/points`, { role: 'patient or public', text: 'Ask the library too.', item: '1' })
  await lena.post('/reviews/heard/panel/points/1/disposition', { choice: 'accept', reason: 'We asked.', version: '0' })
  await api.post('/reviews/heard/searches/1', { ...search, note: 'asked', version: 1 })
  expect((await lena.get('/reviews/heard/searches/1')).text).toContain('href="/reviews/heard/panel/searches/1"')
  const advice = (await lena.get('/reviews/heard/panel/searches/1')).text
  for (const words of [
    'Ask the library too.',
    'We changed it, because: We asked.',
    'version 1; now version 2',
    'First meeting',
  ])
    expect(advice).toContain(words)
  const part = await lena.agent.get('/reviews/heard/panel/searches/1').set('HX-Request', 'true')
  expect(part.text).toContain('Ask the library too.')
  expect(part.text).not.toContain('<h1')
  expect((await api.post('/reviews/heard/searches/1/deletion')).status).toBe(409)
})

test('only a planned search of this review can be put, one thing at a time', async () => {
  const w = await world()
  await meeting(w)
  const api = w.api(w.lena)
  await api.post('/reviews/heard/searches', { ...search, status: 'run', runOn: '2026-03-02' })
  for (const put of [{ search: 1 }, { search: 99 }, { search: 1, principle: 1 }]) {
    const { status, body } = await api.post('/reviews/heard/panel/meetings/1/items', put)
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toEqual(['search'])
  }
})

test('observers and strangers are told nothing of it', async () => {
  const w = await world()
  await w.api(w.lena).post('/reviews/heard/searches', search)
  expect((await (await w.browser(w.olga)).get('/reviews/heard/searches/1')).text).not.toContain('panel/searches')
  expect((await w.api(w.olga).get('/reviews/heard/panel/searches/1')).status).toBe(403)
  expect((await w.api(w.stan).get('/reviews/heard/panel/searches/1')).status).toBe(404)
})
