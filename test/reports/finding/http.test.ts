// Finding in the whole review: every kind by its words, in place, forgotten when it is gone; on both engines.
import { expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'

const HEARD = '/reviews/heard'
const FIND = `${HEARD}/find`
type Hit = { kind: string; label: string; href: string; passage: { text: string; isHit: boolean }[] }

async function filled() {
  const w = await world()
  const api = w.api(w.ravi)
  await api
    .post(`${HEARD}/records`, { type: 'article', title: 'Lighthouse keepers and time', abstract: 'A <b>study</b>.' })
    .expect(201)
  await api.post(`${HEARD}/documents`, {
    label: 'Keeper 2020',
    text: `${'Nothing here. '.repeat(60)}The lighthouse was manned. ${'More. '.repeat(80)}`,
  })
  await api
    .post(`${HEARD}/memos`, { kind: 'reasoning', title: 'On the lighthouse', text: 'Why it was lit.' })
    .expect(201)
  await api.post(`${HEARD}/question`, { text: 'Who keeps a lighthouse?', reason: 'First.', version: 0 }).expect(201)
  await api.post(`${HEARD}/comments`, { about: 'record:1', text: 'A lighthouse again' })
  const search = {
    status: 'planned',
    kind: 'database',
    source: 'Sea index',
    strategy: 'lighthouse*',
    note: 'Ask the keeper.',
  }
  await api.post(`${HEARD}/searches`, search).expect(201)
  await api.post(`${HEARD}/rameses/8`, { status: 'reported', words: 'We looked in the lighthouse.', version: 0 })
  return { w, api }
}

test('each kind is found by its words, with the words in their place and a way to it', async () => {
  const { w, api } = await filled()
  const { hits, count } = (await api.get(`${FIND}?q=lighthous`).expect(200)).body as { hits: Hit[]; count: number }
  expect(count).toBe(hits.length)
  const kinds = hits.map(hit => hit.kind)
  for (const kind of ['record', 'memo', 'question', 'search', 'RAMESES item']) expect(kinds).toContain(kind)
  const reader = await w.browser(w.olga)
  for (const { href } of hits) expect((await reader.get(href.split('#')[0] ?? '')).status, href).toBe(200)
  const page = (await reader.get(`${FIND}?q=lighthouse&kind=memo`)).text
  expect(page).toContain('<mark>lighthouse</mark>')
  expect(page).toContain('memo 1')
  expect(page).not.toContain('record 1')
  expect((await reader.get(`${FIND}?q=study`)).text).toContain('&lt;b&gt;')
  const strategy = (await reader.get(`${FIND}?q=lighthouse&kind=search`)).text
  expect(strategy).toContain('Search string:')
  expect(strategy).not.toContain('memo 1')
  expect((await api.get(`${FIND}?q=ask+keep`)).body).toMatchObject({ count: 1, hits: [{ label: 'search 1' }] })
  expect((await w.api(w.stan).get(`${FIND}?q=lighthouse`)).status).toBe(404)
})

test('what is changed or deleted is found by its new words alone', async () => {
  const { api } = await filled()
  const labels = async (q: string) => ((await api.get(`${FIND}?q=${q}`)).body.hits as Hit[]).map(hit => hit.label)
  expect(await labels('why+lit')).toEqual(['memo 1'])
  await api
    .post(`${HEARD}/memos/1`, { kind: 'reasoning', title: 'On the tower', text: 'Dark.', version: 1 })
    .expect(201)
  expect(await labels('why+lit')).toEqual([])
  expect(await labels('tower')).toEqual(['memo 1'])
})

test('no words, no hits and strange words get a sentence', async () => {
  const { w } = await filled()
  const reader = await w.browser(w.olga)
  expect((await reader.get(FIND)).text).toContain('All the words have to be there')
  expect((await reader.get(`${FIND}?q=%22%20*%20(`)).text).toContain('no word in this to look for')
  expect((await reader.get(`${FIND}?q=zebra`)).text).toContain('Nothing holds all these words')
  expect((await reader.get(`${FIND}?q=zebra&kind=vote`)).status).toBe(422)
  const long = await reader.get(`${FIND}?q=${'long '.repeat(120)}`)
  expect(long.status).toBe(422)
  expect(long.text).toContain('Use at most 500 characters.')
  expect(long.text).toContain('value="long long')
  expect(long.text).toContain('href="#filter-q"')
  expect((await reader.get(`${FIND}?q=NEAR%28a%20b%29&from=1000`)).status).toBe(200)
})

test('many hits come page by page, with the same number of queries', async () => {
  const { w, api } = await filled()
  const few = await countQueries(w.database, () => api.get(`${FIND}?q=lighthouse&kind=memo`))
  for (let n = 2; n <= 45; n++)
    await api.post(`${HEARD}/memos`, { kind: 'reasoning', title: `Lighthouse ${n}`, text: 'x' }).expect(201)
  expect(await countQueries(w.database, () => api.get(`${FIND}?q=lighthouse&kind=memo`))).toBe(few)
  const last = (await api.get(`${FIND}?q=lighthouse&kind=memo&from=40`)).body
  expect(last).toMatchObject({ count: 45, previous: 20, next: null })
  expect(last.hits).toHaveLength(5)
  // What is looked through follows what is in the index, without a gap and without one twice.
  const pages = [0, 20, 40].map(from => api.get(`${FIND}?q=lighthouse&from=${from}`))
  const hits = (await Promise.all(pages)).flatMap(({ body }) => body.hits as Hit[])
  expect(hits).toHaveLength((await api.get(`${FIND}?q=lighthouse`)).body.count)
  expect(new Set(hits.map(hit => hit.href)).size).toBe(hits.length)
  expect(hits.slice(-2).map(hit => hit.kind)).toEqual(['search', 'RAMESES item'])
})
