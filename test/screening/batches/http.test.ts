// Batches through the front door: each person gets their own first, what is somebody's is not given to others, and who leaves leaves it to all.
import { describe, expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'

const BATCHES = '/reviews/heard/screening/batches'
const SCREEN = '/reviews/heard/screening/title-abstract'

async function withRecords(count = 10) {
  const w = await world()
  const lena = w.api(w.lena)
  const ravi = w.api(w.ravi)
  for (let n = 1; n <= count; n += 1)
    await lena.post('/reviews/heard/records', { type: 'article', title: `A record with the number ${n}` })
  const assign = async (more: object = {}) => {
    const answer = await lena.post(BATCHES, {
      screen: 'title-abstract',
      people: [w.ravi.id],
      which: 'next',
      count: 4,
      ...more,
    })
    await w.services.jobs.runAll()
    return answer
  }
  const waiting = async (who: typeof lena, after = 0) =>
    (await who.get(`${SCREEN}${after === 0 ? '' : `?after=${after}`}`)).body.record?.id ?? null
  const vote = (who: typeof lena, record: number, choice = 'include') =>
    who.post(`${SCREEN}/decisions`, { record, choice })
  const batches = async () => (await lena.get(BATCHES)).body.batches
  return { w, lena, ravi, assign, waiting, vote, batches }
}

describe('assigned', () => {
  test('the next ones go to one person, the others are open to all', async () => {
    const { lena, ravi, assign, waiting, vote, batches } = await withRecords()
    expect((await assign()).status).toBe(201)
    expect(await batches()).toMatchObject([{ id: 1, personName: 'Ravi Reviewer', label: 'Next 4', done: 0, total: 4 }])
    expect(await waiting(ravi)).toBe(1)
    expect(await waiting(lena)).toBe(5)
    expect((await lena.get('/reviews/heard/records/1')).body.holders).toMatchObject([{ name: 'Ravi Reviewer' }])
    expect((await lena.get('/reviews/heard/records/5')).body.holders).toEqual([])
    expect((await ravi.get(SCREEN)).body.batch).toEqual({ done: 0, total: 4 })
    expect((await lena.get(SCREEN)).body.batch).toBeNull()
    await vote(ravi, 1)
    expect(await batches()).toMatchObject([{ done: 1, total: 4 }])
    // Skipped ones of the batch come round again before what is open to all.
    await vote(ravi, 4)
    expect(await waiting(ravi, 4)).toBe(2)
    await vote(ravi, 2)
    await vote(ravi, 3)
    expect(await waiting(ravi, 3)).toBe(5)
  })

  test('taking a decision back makes the record wait in its batch again', async () => {
    const { ravi, assign, waiting, vote, batches } = await withRecords()
    await assign()
    const { id } = (await vote(ravi, 1)).body
    await ravi.post(`/reviews/heard/decisions/${id}/withdrawal`)
    expect(await batches()).toMatchObject([{ done: 0, total: 4 }])
    expect(await waiting(ravi)).toBe(1)
  })

  test('split at random: parts that share nothing and differ by one at most', async () => {
    const { w, lena, ravi, assign, batches } = await withRecords()
    await assign({ people: [w.lena.id, w.ravi.id], which: 'all', count: '', how: 'split' })
    expect((await batches()).map((one: { total: number }) => one.total)).toEqual([5, 5])
    const holders = await w.database.read.selectFrom('batchRecord').select(['batchId', 'recordId']).execute()
    expect(new Set(holders.map(row => row.recordId)).size).toBe(10)
    const ofRavi = holders.filter(row => row.batchId === 2).map(row => row.recordId)
    expect((await ravi.get(SCREEN)).body.record.id).toBe(Math.min(...ofRavi))
    expect((await lena.get(SCREEN)).body.record.id).not.toBe(Math.min(...ofRavi))
  })

  test('to two people all of them; nobody gets twice what they have or decided on', async () => {
    const { w, assign, vote, lena, batches } = await withRecords()
    await vote(lena, 1)
    await assign({ people: [w.lena.id, w.ravi.id], count: 3, how: 'each' })
    expect((await batches()).map((one: { total: number }) => one.total)).toEqual([3, 3])
    await assign({ people: [w.ravi.id], which: 'all', count: '' })
    expect((await batches())[0]).toMatchObject({ total: 6, label: 'All that nobody had' })
    await assign({ people: [w.ravi.id], which: 'all', count: '', held: true })
    expect((await batches())[0]).toMatchObject({ total: 0 })
  })

  test('with two people on each record, one person’s batch still waits for a second vote from others', async () => {
    const { w, lena, ravi, assign, waiting, vote } = await withRecords(3)
    await lena.post(`${SCREEN}/rules`, { screeners: 2, maybe: 'usual', resolver: 'anyone', version: 0 })
    await w.services.jobs.runAll()
    await assign({ which: 'all', count: '' })
    expect(await waiting(lena)).toBe(1)
    await vote(ravi, 1)
    expect(await waiting(ravi, 1)).toBe(2)
    expect(await waiting(lena)).toBe(1)
  })

  test('from one search or one import', async () => {
    const { lena, assign, batches } = await withRecords(2)
    expect((await assign({ which: 'import', count: '' })).body.errors.import).toEqual(['Choose an import.'])
    expect((await assign({ which: 'search', count: '', search: 99 })).status).toBe(404)
    await lena.post('/reviews/heard/searches', {
      status: 'run',
      kind: 'database',
      source: 'Medline',
      runOn: '2026-01-01',
    })
    expect((await assign({ which: 'search', count: '', search: 1 })).status).toBe(201)
    expect((await batches())[0]).toMatchObject({ total: 0 })
  })
})

describe('moved and taken back', () => {
  test('a batch goes to another person with what is left in it', async () => {
    const { w, lena, ravi, assign, waiting, vote, batches } = await withRecords()
    await assign()
    await vote(ravi, 1)
    await lena.post(`${BATCHES}/1/person`, { person: w.lena.id })
    await w.services.jobs.runAll()
    expect(await batches()).toMatchObject([{ personName: 'Lena Lead', done: 1, total: 4 }])
    expect(await waiting(lena)).toBe(2)
    expect(await waiting(ravi)).toBe(5)
    expect((await lena.post(`${BATCHES}/1/person`, { person: w.lena.id })).status).toBe(409)
    expect(Object.keys((await lena.post(`${BATCHES}/1/person`, { person: w.olga.id })).body.errors)).toEqual(['person'])
  })

  test('a batch that was taken back is open to all, until undone', async () => {
    const { lena, assign, waiting } = await withRecords()
    await assign()
    const back = await lena.post(`${BATCHES}/1/withdrawal`)
    expect(await waiting(lena)).toBe(1)
    await lena.post(back.body.undo.action)
    expect(await waiting(lena)).toBe(5)
  })

  test('what a person had who left, or who only observes now, is open to all', async () => {
    const { w, lena, assign, waiting, batches } = await withRecords()
    await assign()
    await lena.post(`/reviews/heard/members/${w.ravi.id}/role`, { role: 'observer' })
    expect(await waiting(lena)).toBe(1)
    await lena.post(`/reviews/heard/members/${w.ravi.id}/removal`)
    expect(await waiting(lena)).toBe(1)
    expect((await batches())[0]).toMatchObject({ hasLeft: true, total: 4 })
  })

  test('an assignment that is cancelled leaves nothing behind', async () => {
    const { w, lena, batches } = await withRecords()
    await lena.post(BATCHES, { screen: 'title-abstract', people: [w.ravi.id], which: 'next', count: 4 })
    await lena.post(`${BATCHES}/1/withdrawal`)
    await w.services.jobs.runAll()
    expect((await batches())[0]).toMatchObject({ total: 0 })
  })
})

describe('who and what', () => {
  test('the lead assigns, everybody looks, bad input names its field', async () => {
    const { w, ravi, assign } = await withRecords(2)
    expect((await ravi.post(BATCHES, {})).status).toBe(403)
    expect((await ravi.get(BATCHES)).status).toBe(200)
    expect(Object.keys((await assign({ people: [] })).body.errors)).toEqual(['people'])
    expect(Object.keys((await assign({ people: [w.olga.id] })).body.errors)).toEqual(['people'])
    expect(Object.keys((await assign({ count: '' })).body.errors)).toEqual(['count'])
    const lena = await w.browser(w.lena)
    expect((await lena.get(BATCHES)).text).toContain('No batches')
    const refused = await lena.post(BATCHES, { screen: 'title-abstract', which: 'next', count: '7' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Choose at least one person.')
  })

  test('the screening page asks as many questions for a batch of two as of twelve', async () => {
    const { w, ravi, assign } = await withRecords(20)
    await assign({ count: 2 })
    const ask = () => countQueries(w.database, () => ravi.get(SCREEN))
    const few = await ask()
    await assign({ count: 12 })
    expect(await ask()).toBe(few)
  })
})
