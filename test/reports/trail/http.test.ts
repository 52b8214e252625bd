// The trail of a review: who did what, by filters, page by page; what is somebody's own stays theirs. On both engines.
import { expect, test } from 'vitest'
import { record } from '../../../src/core/db/activity.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { countQueries, world } from '../../support/world.ts'

const HEARD = '/reviews/heard'
const TRAIL = `${HEARD}/activity`
type World = Awaited<ReturnType<typeof world>>
type Line = {
  id: number
  at: string
  who: string
  what: string
  audience: string
  changes: { field: string; before: string; after: string }[]
}

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
  const reader = await w.browser(w.olga)
  const wrong = await reader.get(`${TRAIL}?kind=memo&person=${w.lena.id}&from=yesterday`)
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Enter a day as year-month-day')
  expect(wrong.text).toContain('name="from" value="yesterday"')
  expect(wrong.text).toContain(`value="${w.lena.id}" selected`)
  expect(wrong.text).toContain('href="#filter-from"')
  expect(wrong.text).not.toContain('wrote memo')
  const backward = await reader.get(`${TRAIL}?from=2026-02-02&to=2026-02-01`)
  expect(backward.status).toBe(422)
  expect(backward.text).toContain('The last day is before the first')
  expect(page).toContain(`href="${TRAIL}.csv?kind=memo"`)
  const file = await reader.get(`${TRAIL}.csv?kind=memo&person=${w.ravi.id}`)
  expect(file.headers['content-disposition']).toContain('heard-activity.csv')
  expect(
    file.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map(line => line.split(',').slice(2, 4).join()),
  ).toEqual(['Ravi Reviewer,Ravi Reviewer wrote memo 1', 'Ravi Reviewer,Ravi Reviewer changed memo 1'])
  const exported = await w.database.read
    .selectFrom('access')
    .select('personId')
    .where('kind', '=', 'exported')
    .execute()
  expect(exported, 'one file, noted once').toEqual([{ personId: w.olga.id }])
  expect((await reader.get(`${TRAIL}.csv?to=soon`)).status).toBe(422)
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

test('who has left is still found by what they did, and the end of the list says that it is the end', async () => {
  const w = await world()
  await w.api(w.ravi).post(`${HEARD}/memos`, memo).expect(201)
  await w.api(w.lena).post(`${HEARD}/members/${w.ravi.id}/removal`).expect(201)
  const { body } = await w.api(w.olga).get(`${TRAIL}?person=${w.ravi.id}`)
  expect(body.people).toContainEqual({ id: w.ravi.id, name: 'Ravi Reviewer' })
  expect(body.lines).toMatchObject([{ who: 'Ravi Reviewer', what: 'wrote memo 1' }])
  const reader = await w.browser(w.olga)
  expect((await reader.get(`${TRAIL}?person=${w.ravi.id}`)).text).toContain(`value="${w.ravi.id}" selected`)
  expect((await reader.get(`${TRAIL}?before=1`)).text).toContain('This is the end of what fits.')
  const none = await reader.get(`${TRAIL}.csv?kind=memo&to=2020-01-01`)
  expect(none.text.trim().split('\r\n')).toHaveLength(1)
  const wrong = (await reader.get(`${TRAIL}?from=31-12-2025`)).text
  expect(wrong).toContain('Enter a day as year-month-day')
  expect(wrong).not.toContain('between the years')
})

test('it goes on page by page, newest first by time, with the same number of queries', async () => {
  const w = await world()
  const few = await countQueries(w.database, () => w.api(w.olga).get(TRAIL))
  for (let n = 0; n < 60; n++) await w.api(w.ravi).post(`${HEARD}/memos`, memo).expect(201)
  expect(await countQueries(w.database, () => w.api(w.olga).get(TRAIL))).toBe(few)
  const all = [...(await linesOf(w, '')), ...(await linesOf(w, `&before=${await nextOf(w)}`))]
  expect(all).toHaveLength(60)
  // What comes in last was done before the others, and in the middle of them.
  for (const at of ['2020-01-01T09:00:00.000Z', all[30]?.at ?? '', '2020-01-01T09:00:00.000Z'])
    await transaction({ ...w.as(w.ravi), now: at }, ctx =>
      record(ctx, { verb: 'wrote', subjectKind: 'memo', subjectId: 1 }),
    )
  const first = await linesOf(w, '')
  const rest = await linesOf(w, `&before=${await nextOf(w)}`)
  expect([first.length, rest.length]).toEqual([50, 13])
  const told = [...first, ...rest]
  expect(told).toEqual(told.toSorted((a, b) => b.at.localeCompare(a.at) || b.id - a.id))
  expect(new Set(told.map(line => line.id)).size).toBe(63)
  expect(told.slice(-2).map(line => line.at.slice(0, 4))).toEqual(['2020', '2020'])
  const latest = (await w.api(w.olga).get(HEARD)).body.activity as Line[]
  expect(latest[0]?.at).toBe(told[0]?.at)
})

const trailOf = async (w: World, more: string) => (await w.api(w.olga).get(`${TRAIL}?kind=memo${more}`)).body
const linesOf = async (w: World, more: string) => (await trailOf(w, more)).lines as Line[]
const nextOf = async (w: World) => (await trailOf(w, '')).next as number
