// Agreement through the front door: votes as they stood when both had voted, who sees whose, the file, and second checks beside it.
import { describe, expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'

const AGREEMENT = '/reviews/heard/screening/agreement'

async function withTwo(count = 6) {
  const w = await world()
  const lena = w.api(w.lena)
  const ravi = w.api(w.ravi)
  const rules = { screeners: 2, maybe: 'usual', resolver: 'anyone', version: 0 }
  expect((await lena.post('/reviews/heard/screening/title-abstract/rules', rules)).status).toBeLessThan(300)
  for (let n = 1; n <= count; n += 1)
    await lena.post('/reviews/heard/records', { type: 'article', title: `A record with the number ${n}` })
  const vote = async (who: typeof lena, record: number, choice: string) =>
    (await who.post('/reviews/heard/screening/title-abstract/decisions', { record, choice })).body
  const both = async (record: number, first: string, second: string) => {
    await vote(lena, record, first)
    return vote(ravi, record, second)
  }
  return { w, lena, ravi, vote, both }
}

describe('two people', () => {
  test('are compared on the records that both decided on, maybe as include', async () => {
    const { lena, vote, both } = await withTwo()
    await both(1, 'include', 'maybe')
    await both(2, 'include', 'exclude')
    await both(3, 'exclude', 'exclude')
    await vote(lena, 4, 'include')
    const { pairs } = (await lena.get(AGREEMENT)).body
    expect(pairs).toHaveLength(1)
    expect(pairs[0]).toMatchObject({
      screen: 'title-abstract',
      first: { name: 'Lena Lead', decided: 4 },
      second: { name: 'Ravi Reviewer', decided: 3 },
      table: { both: 1, firstOnly: 1, secondOnly: 0, neither: 1 },
      agreement: { n: 3 },
    })
    expect(pairs[0].agreement.observed).toBeCloseTo(2 / 3, 6)
  })

  test('a vote changed, or taken back and cast again, after both had voted, alters nothing', async () => {
    const { lena, ravi, vote, both } = await withTwo()
    const { id } = await both(1, 'include', 'exclude')
    await both(2, 'exclude', 'exclude')
    const before = (await lena.get(AGREEMENT)).body.pairs[0].table
    expect(before).toEqual({ both: 0, firstOnly: 1, secondOnly: 0, neither: 1 })
    await vote(ravi, 1, 'include')
    expect((await lena.get(AGREEMENT)).body.pairs[0].table).toEqual(before)
    await ravi.post(`/reviews/heard/decisions/${id}/withdrawal`)
    await vote(ravi, 1, 'maybe')
    expect((await lena.get(AGREEMENT)).body.pairs[0].table).toEqual(before)
  })

  test('a vote changed before the other was cast counts as it was then', async () => {
    const { lena, ravi, vote } = await withTwo()
    await vote(lena, 1, 'include')
    await vote(lena, 1, 'exclude')
    await vote(ravi, 1, 'exclude')
    const [pair] = (await lena.get(AGREEMENT)).body.pairs
    expect(pair.table).toEqual({ both: 0, firstOnly: 0, secondOnly: 0, neither: 1 })
    expect(pair.agreement).toMatchObject({ observed: 1, kappa: null, interval: null })
  })

  test('nothing is counted where one person decides on each record', async () => {
    const w = await world()
    const lena = w.api(w.lena)
    await lena.post('/reviews/heard/records', { type: 'article', title: 'One record' })
    for (const who of [lena, w.api(w.ravi)])
      await who.post('/reviews/heard/screening/title-abstract/decisions', { record: 1, choice: 'include' })
    expect((await lena.get(AGREEMENT)).body.pairs).toEqual([])
  })
})

describe('who sees it', () => {
  test('a lead all pairs, a reviewer their own, others nothing', async () => {
    const { w, lena, ravi, both } = await withTwo()
    await both(1, 'include', 'include')
    expect((await ravi.get(AGREEMENT)).body).toMatchObject({ seesAll: false, pairs: [{ agreement: { n: 1 } }] })
    expect((await w.api(w.olga).get(AGREEMENT)).body).toMatchObject({ seesAll: false, pairs: [] })
    expect((await w.api(w.stan).get(AGREEMENT)).status).toBe(404)
    await lena.post(`/reviews/heard/members/${w.ravi.id}/removal`)
    expect((await lena.get(AGREEMENT)).body.pairs[0].second.name).toBe('Ravi Reviewer')
  })

  test('the page says what it is, and what it is not when there is nothing', async () => {
    const { w, both } = await withTwo()
    const lena = await w.browser(w.lena)
    expect((await lena.get(AGREEMENT)).text).toContain('Nothing to compare yet')
    await both(1, 'exclude', 'exclude')
    const page = (await lena.get(AGREEMENT)).text
    expect(page).toContain('Lena Lead and Ravi Reviewer')
    expect(page).toContain('not defined: both said the same word on every record')
    expect(page).toContain('100.0 %')
  })

  test('the file has the same figures, empty where one is not defined', async () => {
    const { lena, both } = await withTwo()
    await both(1, 'exclude', 'exclude')
    const file = await lena.get('/reviews/heard/screening/agreement.csv')
    expect(file.headers['content-type']).toContain('text/csv')
    const [head, row] = file.text.trim().split('\r\n')
    expect(head).toContain('both include,first include second exclude')
    expect(row).toBe('two votes,title-abstract,Lena Lead,Ravi Reviewer,1,1,1,0,0,0,1,1.0000,1.0000,,,,1.0000')
  })

  test('asks as many questions for one record as for six', async () => {
    const { w, lena, both } = await withTwo()
    await both(1, 'include', 'exclude')
    const ask = () => countQueries(w.database, () => lena.get(AGREEMENT))
    const few = await ask()
    for (let n = 2; n <= 6; n += 1) await both(n, n % 2 ? 'include' : 'exclude', 'exclude')
    expect(await ask()).toBe(few)
  })
})
