// The log of searches, through the front door.
import { describe, expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'

const search = {
  source: 'PubMed',
  kind: 'database',
  platform: 'Ovid',
  status: 'run',
  runOn: '2026-03-02',
  iteration: '2',
  hits: '120',
  strategy: 'social AND prescrib*',
}

describe('a search', () => {
  test('is logged, shown and corrected', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    const added = await lena.post('/reviews/heard/searches', search)
    expect(added.status).toBe(303)
    expect(added.headers.location).toContain('/reviews/heard/searches/1')
    const page = (await lena.get('/reviews/heard/searches/1')).text
    for (const words of ['PubMed', 'Ovid', 'social AND prescrib*', '2 March 2026']) expect(page).toContain(words)
    const api = w.api(w.ravi)
    expect((await api.post('/reviews/heard/searches/1', { ...search, hits: 121, version: 1 })).status).toBe(201)
    const { body } = await api.get('/reviews/heard/searches/1')
    expect(body.search).toMatchObject({ id: 1, hits: 121, iteration: 2, version: 2, runOn: '2026-03-02' })
  })

  test('leaves one line in the trail for each change', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post('/reviews/heard/searches', search)
    await api.post('/reviews/heard/searches/1', { ...search, note: 'seen', version: 1 })
    const trail = await w.database.read
      .selectFrom('activity')
      .select('verb')
      .where('reviewId', '=', w.heard.id)
      .where('subjectKind', '=', 'search')
      .orderBy('id')
      .execute()
    expect(trail.map(row => row.verb)).toEqual(['logged', 'corrected'])
  })

  test('can be planned without a day, but not run without one', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    expect((await lena.post('/reviews/heard/searches', { ...search, status: 'planned', runOn: '' })).status).toBe(303)
    const refused = await lena.post('/reviews/heard/searches', { ...search, runOn: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Enter the day on which the search was run.')
    expect(refused.text).toContain('social AND prescrib*')
  })

  test('was not run on a day to come, while a planned one may lie ahead', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    const refused = await lena.post('/reviews/heard/searches', { ...search, runOn: '2031-01-01' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('This day is still to come.')
    const ahead = { ...search, status: 'planned', runOn: '2031-01-01' }
    expect((await lena.post('/reviews/heard/searches', ahead)).status).toBe(303)
    const correction = { ...ahead, status: 'run', version: '1' }
    expect((await lena.post('/reviews/heard/searches/1', correction)).status).toBe(422)
  })

  test('remarks on more records than hits', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    await lena.post('/reviews/heard/searches', { ...search, hits: '1' })
    const records = ['One', 'Two'].map(title => `TY  - JOUR\nTI  - ${title}\nER  - \n`).join('')
    await w.api(w.lena).post('/reviews/heard/searches/1/imports', { pasted: records })
    await w.api(w.lena).post('/reviews/heard/imports/1/confirmation', {})
    expect((await lena.get('/reviews/heard/searches/1')).text).not.toContain('1 hit was noted')
    await w.services.jobs.runAll()
    expect((await lena.get('/reviews/heard/searches/1')).text).toContain('1 hit was noted, and it brought 2 records')
  })

  test.each([
    ['source', ''],
    ['source', 'x'.repeat(301)],
    ['kind', 'rumour'],
    ['runOn', '2 March'],
    ['iteration', '0'],
    ['iteration', '1e1'],
    ['hits', '4.5'],
    ['hits', '٣'],
    ['theoryStatementId', '7'],
    ['strategy', ['a', 'b']],
  ])('names the field when %s is %j', async (field, value) => {
    const w = await world()
    const { status, body } = await w.api(w.lena).post('/reviews/heard/searches', { ...search, [field]: value })
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toEqual([field])
  })

  test('shows both texts when somebody saved in between', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    await lena.post('/reviews/heard/searches', search)
    await w.api(w.ravi).post('/reviews/heard/searches/1', { ...search, strategy: 'what Ravi wrote', version: 1 })
    const late = await lena.post('/reviews/heard/searches/1', { ...search, strategy: 'what Lena wrote', version: '1' })
    expect(late.status).toBe(409)
    const words = late.text.replaceAll(/<del>.*?<\/del>|<[^>]*>/g, '')
    expect(words).toContain('what Ravi wrote')
    expect(words).toContain('what Lena wrote')
  })

  test('is deleted with a way back while nothing rests on it', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    await lena.post('/reviews/heard/searches', search)
    const gone = await lena.post('/reviews/heard/searches/1/deletion')
    expect(gone.status).toBe(303)
    expect((await lena.get('/reviews/heard/searches/1')).status).toBe(404)
    expect((await lena.post('/reviews/heard/bin/1/restoration')).status).toBe(303)
    expect((await lena.get('/reviews/heard/searches/1')).status).toBe(200)
  })

  test('sent twice with one key is logged once', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    const twice = { ...search, _submission: 'the same form' }
    await Promise.all([lena.post('/reviews/heard/searches', twice), lena.post('/reviews/heard/searches', twice)])
    expect((await w.api(w.lena).get('/reviews/heard/searches')).body.searches).toHaveLength(1)
  })
})

describe('who may', () => {
  test('observers read, strangers find nothing', async () => {
    const w = await world()
    await w.api(w.lena).post('/reviews/heard/searches', search)
    expect((await w.api(w.olga).get('/reviews/heard/searches/1')).status).toBe(200)
    expect((await w.api(w.olga).post('/reviews/heard/searches', search)).status).toBe(403)
    expect((await w.api(w.stan).get('/reviews/heard/searches/1')).status).toBe(404)
    expect((await w.api(w.stan).get('/reviews/elsewhere/searches/1')).status).toBe(404)
    expect((await w.api(w.stan).post('/reviews/elsewhere/searches/1', { ...search, version: 1 })).status).toBe(404)
  })

  test('the list asks as many questions for 40 searches as for one', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post('/reviews/heard/searches', search)
    const one = await countQueries(w.database, () => api.get('/reviews/heard/searches'))
    for (let i = 0; i < 40; i += 1) await api.post('/reviews/heard/searches', search)
    expect(await countQueries(w.database, () => api.get('/reviews/heard/searches'))).toBe(one)
  })
})
