// The trail of a review: who did what, by filters, page by page; what is somebody's own stays theirs. On both engines.
import { expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'

const HEARD = '/reviews/heard'
const TRAIL = `${HEARD}/activity`
type Line = { who: string; what: string; audience: string; changes: { field: string; before: string; after: string }[] }

const memo = { kind: 'reasoning', title: 'On time', text: 'It is short.' }

test('what was done is told with who, what and what changed, and found by person, kind and day', async () => {
  const w = await world()
  await w.api(w.ravi).post(`${HEARD}/memos`, memo).expect(201)
  await w.api(w.lena).post(`${HEARD}/memos`, memo).expect(201)
  await w
    .api(w.ravi)
    .post(`${HEARD}/memos/1`, { ...memo, title: 'On listening', version: 1 })
    .expect(201)
  w.time.forward(60 * 24 * 3)
  await w.api(w.lena).post(`${HEARD}/memos`, memo).expect(201)
  const linesOf = async (query = '') => (await w.api(w.olga).get(`${TRAIL}${query}`).expect(200)).body.lines as Line[]
  const latest = (await linesOf())[1]
  expect(latest).toMatchObject({ what: 'changed memo 1', audience: '' })
  expect(latest?.changes).toContainEqual({ field: 'title', before: 'On time', after: 'On listening' })
  expect((await linesOf(`?kind=memo&person=${w.lena.id}`)).map(line => line.what)).toEqual([
    'wrote memo 3',
    'wrote memo 2',
  ])
  expect((await linesOf('?kind=memo')).length).toBe(4)
  const { body } = await w.api(w.olga).get(`${TRAIL}?kind=memo`)
  const day = (body.lines[0].at as string).slice(0, 10)
  expect((await linesOf(`?kind=memo&from=${day}`)).length).toBe(1)
  expect(await linesOf('?kind=nothing')).toEqual([])
  const page = (await (await w.browser(w.olga)).get(`${TRAIL}?kind=memo`)).text
  expect(page).toContain('<del>On time</del> <ins>On listening</ins>')
  expect((await w.api(w.olga).get(`${TRAIL}?from=yesterday`)).status).toBe(422)
  expect((await w.api(w.stan).get(TRAIL)).status).toBe(404)
})

test('votes of others are nobody’s, one’s own are seen, and leads see what is for leads', async () => {
  const w = await world()
  await w.api(w.lena).post(`${HEARD}/records`, { type: 'article', title: 'A record' }).expect(201)
  await w.api(w.lena).post(`${HEARD}/screening/title-abstract/rules`, { screeners: 2, version: 0 }).expect(201)
  await w.api(w.ravi).post(`${HEARD}/screening/title-abstract/decisions`, { record: 1, choice: 'include' }).expect(201)
  const own = async (person: typeof w.ravi) =>
    ((await w.api(person).get(TRAIL)).body.lines as Line[]).filter(line => line.audience === 'self')
  expect((await own(w.ravi)).length).toBeGreaterThan(0)
  expect(await own(w.lena)).toEqual([])
  expect(await own(w.olga)).toEqual([])
})

test('it goes on page by page, with the same number of queries', async () => {
  const w = await world()
  const few = await countQueries(w.database, () => w.api(w.olga).get(TRAIL))
  for (let n = 0; n < 60; n++) await w.api(w.ravi).post(`${HEARD}/memos`, memo).expect(201)
  expect(await countQueries(w.database, () => w.api(w.olga).get(TRAIL))).toBe(few)
  const { lines, next } = (await w.api(w.olga).get(`${TRAIL}?kind=memo`)).body
  expect(lines).toHaveLength(50)
  const rest = (await w.api(w.olga).get(`${TRAIL}?kind=memo&before=${next}`)).body
  expect(rest.lines).toHaveLength(10)
  expect(rest.next).toBeNull()
})
