// Records by hand, through the front door: typed, corrected, set aside, deleted.
import { describe, expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const record = {
  type: 'article',
  title: 'Time to listen',
  authors: 'Mercer, Anna\nHolt, Ben',
  year: '2019',
  doi: 'https://doi.org/10.1000/ABC',
  keywords: 'trust\ntime',
}

describe('a record', () => {
  test('is typed, found by its words, and read back', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    const added = await lena.post('/reviews/heard/records', record)
    expect(added.headers.location).toContain('/reviews/heard/records/1')
    const { body } = await w.api(w.olga).get('/reviews/heard/records/1')
    expect(body.record).toMatchObject({
      title: 'Time to listen',
      authors: ['Mercer, Anna', 'Holt, Ben'],
      doi: '10.1000/abc',
      keywords: ['trust', 'time'],
      standing: 'not screened',
    })
    expect((await w.api(w.lena).get('/reviews/heard/records?q=mercer')).body.count).toBe(1)
    expect((await w.api(w.lena).get('/reviews/heard/records/titles')).body.entries).toEqual([
      { id: 1, label: '1 Time to listen', detail: 'Mercer, Anna, 2019' },
    ])
  })

  test('that is there already is added only when asked for', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    await lena.post('/reviews/heard/records', record)
    const refused = await lena.post('/reviews/heard/records', { ...record, title: 'TIME TO LISTEN.' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Record 1 is the same publication: it has the same DOI.')
    expect(refused.text).toContain('TIME TO LISTEN.')
    expect((await lena.post('/reviews/heard/records', { ...record, anyway: 'on' })).status).toBe(303)
  })

  test('keeps what came in beside every correction', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post('/reviews/heard/records', record)
    await api.post('/reviews/heard/records/1', { ...record, title: 'Time to listen well', version: 1 })
    await api.post('/reviews/heard/records/1', { ...record, title: 'Time to listen very well', year: 2020, version: 2 })
    const { body } = await api.get('/reviews/heard/records/1')
    expect(body.corrected).toEqual([
      { label: 'Title', cameIn: 'Time to listen', now: 'Time to listen very well' },
      { label: 'Year', cameIn: '2019', now: '2020' },
    ])
    expect((await api.get('/reviews/heard/records?q=very')).body.count).toBe(1)
    const page = (await (await w.browser(w.lena)).get('/reviews/heard/records/1')).text
    expect(page).toContain('What came in')
  })

  test('keeps every field that a program does not send', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post('/reviews/heard/records', record)
    expect((await api.post('/reviews/heard/records/1', { year: 2021, version: 1 })).status).toBe(201)
    const { body } = await api.get('/reviews/heard/records/1')
    expect(body.record).toMatchObject({ title: 'Time to listen', authors: ['Mercer, Anna', 'Holt, Ben'], year: 2021 })
  })

  test('corrected by two at once shows both texts and loses none', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    await lena.post('/reviews/heard/records', record)
    await w.api(w.ravi).post('/reviews/heard/records/1', { ...record, title: 'What Ravi wrote', version: 1 })
    const late = await lena.post('/reviews/heard/records/1', { ...record, title: 'What Lena wrote', version: '1' })
    expect(late.status).toBe(409)
    const words = late.text.replaceAll(/<del>.*?<\/del>|<[^>]*>/g, '')
    for (const text of ['What Ravi wrote', 'What Lena wrote']) expect(words).toContain(text)
  })

  test.each([
    ['title', ''],
    ['type', 'rumour'],
    ['year', '19'],
    ['year', '2019a'],
    ['doi', 'ten'],
    ['url', 'javascript:alert(1)'],
    ['pmid', '12x'],
    ['searchId', '-1'],
    ['authors', { a: 1 }],
    ['abstract', 'x'.repeat(250_001)],
  ])('is refused with the field named when %s is wrong', async (field, value) => {
    const w = await world()
    const { status, body } = await w.api(w.lena).post('/reviews/heard/records', { ...record, [field]: value })
    expect(status).toBe(422)
    expect(Object.keys(body.errors)[0]?.split('.')[0]).toBe(field)
  })

  test('typed under a search of another review is not there', async () => {
    const w = await world()
    await w.api(w.stan).post('/reviews/elsewhere/searches', { source: 'X', kind: 'other', status: 'planned' })
    expect((await w.api(w.lena).post('/reviews/heard/records', { ...record, searchId: 1 })).status).toBe(404)
  })
})

describe('copies', () => {
  async function three() {
    const w = await world()
    const api = w.api(w.lena)
    for (const n of [1, 2, 3])
      await api.post('/reviews/heard/records', { type: 'article', title: `Record with the number ${n}` })
    return { w, api }
  }

  test('are set aside by hand and brought back', async () => {
    const { api } = await three()
    await api.post('/reviews/heard/records/3/setting-aside', { of: '2' })
    await api.post('/reviews/heard/records/2/setting-aside', { of: '1 Record with the number 1' })
    const { body } = await api.get('/reviews/heard/records/1')
    expect(body.copies.map((copy: { id: number }) => copy.id)).toEqual([2, 3])
    expect((await api.get('/reviews/heard/records')).body.count).toBe(1)
    await api.post('/reviews/heard/records/2/bringing-back')
    expect((await api.get('/reviews/heard/records')).body.records.map((r: { id: number }) => r.id)).toEqual([1, 2])
    expect((await api.post('/reviews/heard/records/2/bringing-back')).status).toBe(409)
  })

  test.each([
    ['1', 'A record is no copy of itself.'],
    ['9', 'There is no record 9 in this review.'],
    ['the first', 'Enter the number of a record.'],
  ])('of %s are refused', async (of, sentence) => {
    const { api } = await three()
    const { status, body } = await api.post('/reviews/heard/records/1/setting-aside', { of })
    expect(status).toBe(422)
    expect(body.errors.of).toEqual([sentence])
  })
})

test('a copy of nothing is refused on a page that keeps what was typed', async () => {
  const w = await world()
  const lena = await w.browser(w.lena)
  await lena.post('/reviews/heard/records', record)
  const refused = await lena.post('/reviews/heard/records/1/setting-aside', { of: 'the first one' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Enter the number of a record.')
  expect(refused.text).toContain('value="the first one"')
})

describe('deleting', () => {
  test('takes a typed record out, with a way back', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post('/reviews/heard/records', record)
    await api.post('/reviews/heard/records/1/deletion')
    expect((await api.get('/reviews/heard/records/1')).status).toBe(404)
    expect((await api.get('/reviews/heard/records?q=listen')).body.count).toBe(0)
    await api.post('/reviews/heard/bin/1/restoration')
    expect((await api.get('/reviews/heard/records/1')).body.record.title).toBe('Time to listen')
  })

  test('is refused once somebody has decided on it', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post('/reviews/heard/records', record)
    await api.post('/reviews/heard/screening/title-abstract/decisions', { record: 1, choice: 'maybe' })
    expect((await api.post('/reviews/heard/records/1/deletion')).status).toBe(409)
  })
})

test('strangers and observers', async () => {
  const w = await world()
  await w.api(w.lena).post('/reviews/heard/records', record)
  for (const path of ['/records/1', '/records/1/edit']) {
    expect((await w.api(w.stan).get(`/reviews/elsewhere${path}`)).status).toBe(404)
    expect((await w.api(w.stan).get(`/reviews/heard${path}`)).status).toBe(404)
  }
  for (const path of ['/records/1', '/records/1/setting-aside', '/records/1/deletion']) {
    expect((await w.api(w.stan).post(`/reviews/elsewhere${path}`, { ...record, version: 1, of: 2 })).status).toBe(404)
    expect((await w.api(w.olga).post(`/reviews/heard${path}`, { ...record, version: 1, of: 2 })).status).toBe(403)
  }
})
