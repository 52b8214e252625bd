// The record list, through the front door: words, filters, order, pages, and no more questions for more rows.
import { describe, expect, test } from 'vitest'
import { STANDINGS } from '../../../src/screening/domain.ts'
import { saveOwnStandings } from '../../../src/sources/standing/store.ts'
import { countQueries, type World, world } from '../../support/world.ts'

async function importMany(w: World, count: number) {
  const text = Array.from({ length: count }, (_, i) => {
    const year = i % 7 === 0 ? '' : `PY  - ${1990 + (i % 30)}\n`
    return `TY  - JOUR\nTI  - ${String.fromCharCode(97 + (i % 26))} study of the number ${i} and its meaning\nAU  - Family${i % 13}, A.\n${year}${i % 5 === 0 ? '' : 'AB  - words about listening\n'}DO  - 10.1000/n${i}\nER  - \n`
  }).join('')
  const api = w.api(w.lena)
  await api.post('/reviews/heard/searches', { source: 'PubMed', kind: 'database', status: 'run', runOn: '2026-03-02' })
  const { body } = await api.post('/reviews/heard/searches/1/imports', { pasted: text })
  await api.post(`/reviews/heard/imports/${body.id}/confirmation`, {})
  await w.services.jobs.runAll()
}

async function allPages(w: World, query: string): Promise<number[]> {
  const ids: number[] = []
  for (let after: number | null = null; ; ) {
    const { body } = await w
      .api(w.lena)
      .get(`/reviews/heard/records?${query}${after === null ? '' : `&after=${after}`}`)
    ids.push(...body.records.map((record: { id: number }) => record.id))
    if (body.next === null) return ids
    after = body.next
  }
}

describe('the list', () => {
  test.each(['number', 'year', 'author', 'title'])('by %s shows every record once, over all pages', async sort => {
    const w = await world()
    await importMany(w, 160)
    const ids = await allPages(w, `sort=${sort}`)
    expect(ids).toHaveLength(160)
    expect(new Set(ids).size).toBe(160)
  })

  test('by year puts the newest first and the undated last', async () => {
    const w = await world()
    await importMany(w, 60)
    const { body } = await w.api(w.lena).get('/reviews/heard/records?sort=year')
    const years = body.records.map((record: { year: number | null }) => record.year ?? 0)
    expect(years).toEqual(years.toSorted((a: number, b: number) => b - a))
  })

  test('finds by words and filters by what is missing', async () => {
    const w = await world()
    await importMany(w, 30)
    const count = async (query: string) => (await w.api(w.lena).get(`/reviews/heard/records?${query}`)).body.count
    expect(await count('q=listen')).toBe(24)
    expect(await count('q=listening+number+7')).toBe(1)
    expect(await count('q=%22%27%29+OR+1')).toBeLessThan(30)
    expect(await count('without=abstract')).toBe(6)
    expect(await count('without=year')).toBe(5)
    expect(await count('search=1&import=1')).toBe(30)
    expect(await count('search=2')).toBe(0)
  })

  test('sorts every record under exactly one standing, the one its page names', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await importMany(w, 12)
    await api.post('/reviews/heard/screening/reasons', { text: 'wrong setting' })
    const decide = (screen: string, record: number, choice: string) =>
      api.post(`/reviews/heard/screening/${screen}/decisions`, { record, choice })
    for (const record of [1, 2, 3, 4, 5]) await decide('title-abstract', record, 'include')
    await decide('title-abstract', 6, 'exclude')
    await decide('title-abstract', 7, 'maybe')
    await decide('full-text', 1, 'include')
    await decide('full-text', 2, 'exclude 1')
    await decide('full-text', 3, 'maybe')
    await api.post('/reviews/heard/records/4/retrieval', { state: 'not retrieved', reason: 'lost' })
    await api.post('/reviews/heard/records/12/setting-aside', { of: '11' })
    const seen = new Map<number, string>()
    for (const standing of STANDINGS) {
      const { body } = await api.get(`/reviews/heard/records?standing=${encodeURIComponent(standing)}`)
      expect(body.count).toBe(body.records.length)
      for (const record of body.records) {
        expect(seen.has(record.id)).toBe(false)
        expect(record.standing).toBe(standing)
        seen.set(record.id, standing)
      }
    }
    expect([...seen].toSorted((a, b) => a[0] - b[0]).map(([, standing]) => standing)).toEqual([
      'included',
      'excluded',
      'maybe',
      'not retrieved',
      'full text to screen',
      'excluded',
      'maybe',
      'not screened',
      'not screened',
      'not screened',
      'not screened',
      'duplicate',
    ])
    await takesOnlyWhatMayBecomeDocuments(w)
  })

  test.each([
    '',
    'sort=year&',
    'sort=title&',
    'q=study&',
    'without=abstract&sort=author&',
    'search=1&',
    'standing=excluded&sort=year&',
  ])('goes forwards, backwards and to the end by key: %s', async query => {
    const w = await world()
    await importMany(w, 130)
    await w.database.write.transaction().execute(async trx => {
      const third = Array.from({ length: 60 }, (_, at) => [at * 2 + 1, 'excluded'] as const)
      await saveOwnStandings(trx, w.heard.id, new Map(third))
    })
    const at = async (place: string) => (await w.api(w.lena).get(`/reviews/heard/records?${query}${place}`)).body
    const ids = (body: { records: { id: number }[] }) => body.records.map(record => record.id)
    const all = await allPages(w, query)
    const first = await at('')
    expect(first.previous).toBeNull()
    expect(first.count).toBe(all.length)
    const last = await at('last=on')
    expect(last.next).toBeNull()
    expect(ids(last)).toEqual(all.slice(-50))
    if (first.next === null) return
    const second = await at(`after=${first.next}`)
    expect(ids(second)).toEqual(all.slice(50, 100))
    expect(ids(await at(`before=${second.previous}`))).toEqual(ids(first))
  })

  test('goes by number when more than 2,000 fit, and says so', async () => {
    const w = await world()
    await importMany(w, 2_400)
    const { body } = await w.api(w.lena).get('/reviews/heard/records?q=study&sort=title')
    expect(body).toMatchObject({ canSort: false, count: 1000, more: true })
    expect(body.records.slice(0, 3).map((record: { id: number }) => record.id)).toEqual([1, 2, 3])
    expect((await w.api(w.lena).get('/reviews/heard/records?sort=title')).body).toMatchObject({
      canSort: true,
      count: 2400,
    })
    const page = (await (await w.browser(w.lena)).get('/reviews/heard/records?q=study&sort=title')).text
    expect(page).toContain('1,000+')
    expect(page).toContain('Too many records to put in another order')
    expect(await allPages(w, 'q=study&')).toHaveLength(2_400)
    const table = (await w.api(w.lena).get('/reviews/heard/exports/csv?of=records&q=study')).text
    expect(table.trim().split('\r\n'), 'a heading, and exactly as many as the count stopped short of').toHaveLength(
      2_401,
    )
    const [rare] = (await w.api(w.lena).get('/reviews/heard/records?q=study+2399&search=1')).body.records
    expect(rare.id).toBe(2_400)
    const none = (await w.api(w.lena).get('/reviews/heard/records?q=study&search=1&without=title')).body
    expect(none).toMatchObject({ count: 0, records: [], isPartial: false })
  })

  test('leaves out what an import under way has brought', async () => {
    const w = await world()
    await importMany(w, 5)
    await w.database.write
      .transaction()
      .execute(trx => trx.updateTable('import').set({ state: 'running' }).where('reviewId', '=', w.heard.id).execute())
    for (const query of ['', '?sort=title', '?search=1', '?q=study', '?without=abstract'])
      expect((await w.api(w.lena).get(`/reviews/heard/records${query}`)).body.records).toEqual([])
  })

  test('asks as many questions for 1,000 records as for 10', async () => {
    const w = await world()
    const api = w.api(w.lena)
    const ask = (path: string) => countQueries(w.database, () => api.get(`/reviews/heard/records${path}`))
    await importMany(w, 10)
    const few = [await ask(''), await ask('?q=study'), await ask('/1')]
    await importMany(w, 1_000)
    expect([await ask(''), await ask('?q=study'), await ask('/1')]).toEqual(few)
    const page = await (await w.browser(w.lena)).get('/reviews/heard/records?q=study')
    expect(page.text).toContain('1,000')
  })

  test('says what to do when it is empty, and when nothing fits', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    expect((await lena.get('/reviews/heard/records')).text).toContain('No records yet')
    expect((await lena.get('/reviews/heard/records?q=nothing')).text).toContain('No record fits')
    expect((await lena.get('/reviews/heard/records?standing=lost')).status).toBe(422)
    expect((await w.api(w.stan).get('/reviews/heard/records')).status).toBe(404)
  })
})

/** In the world above: 1 included, 3 and 5 past title and abstract, 2 and 6 excluded, 4 not retrieved, 12 a copy of 11. */
async function takesOnlyWhatMayBecomeDocuments(w: Awaited<ReturnType<typeof world>>) {
  const api = w.api(w.lena)
  const home = '/reviews/heard/documents'
  expect((await api.get(home)).body.waiting).toEqual({ all: 3, unread: 2 })
  for (const [recordId, why] of [
    [2, 'Record 2 was excluded.'],
    [4, 'Record 4 was noted as not retrieved (lost).'],
    [6, 'Record 6 was excluded.'],
    [12, 'Record 12 was set aside as a copy; use record 11.'],
  ] as const)
    for (const forged of [
      api.post(`${home}/of-records`, { recordId }),
      api.post(home, { title: 'Forged', recordId }),
    ]) {
      const { status, body } = await forged
      expect([status, body.errors.recordId[0]]).toEqual([422, expect.stringContaining(why)])
    }
  const copy = { title: 'Forged', recordId: 12, text: 'The words.' }
  expect((await api.post(home, copy)).status).toBe(422)
  expect((await api.post(`${home}/of-included`, {})).body.count).toBe(3)
  const { documents, waiting } = (await api.get(home)).body
  expect(documents.map((one: { recordId: number }) => one.recordId).toSorted()).toEqual([1, 3, 5])
  expect(waiting.all).toBe(0)
  await api.post(home, { title: 'It was found', recordId: 4, text: 'The words.' }).expect(201)
  expect((await api.get('/reviews/heard/records/4')).body.record.standing).toBe('full text to screen')
}
