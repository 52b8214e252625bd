// The bin: who sees what was deleted, who may put it back, and where one stands afterwards.
import { expect, it } from 'vitest'
import type { Audience } from '../../../src/core/db/activity.ts'
import { keepInBin } from '../../../src/core/db/bin.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { type Someone, type World, world } from '../../support/world.ts'

/** A setting as someone would have deleted it, under the next free number. */
function deletedBy(w: World, person: Someone, more: { id: number; audience?: Audience; see?: string }) {
  const { id, ...how } = more
  const rest = { facetId: 1, parentId: null, definition: '', position: id, retiredAt: null, version: 1 }
  const row = { reviewId: w.heard.id, id, name: `Setting ${id}`, ...rest }
  const rows = [{ table: 'term', rows: [row] }] as const
  return transaction(w.as(person), ctx => keepInBin(ctx, { kind: 'term', id, title: row.name, rows, ...how }))
}

it('shows and gives back what a person keeps to themselves to that person alone', async () => {
  const w = await world()
  const { api, ravi, lena } = w
  const mine = await deletedBy(w, ravi, { id: 901, audience: 'self' })
  const ours = await deletedBy(w, ravi, { id: 902 })
  const leads = await deletedBy(w, lena, { id: 903, audience: 'lead' })
  const seen = async (person: Someone) =>
    (await api(person).get('/reviews/heard/bin')).body.entries.map((entry: { id: number }) => entry.id)
  expect(await seen(ravi)).toEqual([ours, mine])
  expect(await seen(lena)).toEqual([leads, ours])
  await api(lena).post(`/reviews/heard/bin/${mine}/restoration`).expect(404)
  await api(ravi).post(`/reviews/heard/bin/${leads}/restoration`).expect(404)
  await api(ravi).post(`/reviews/heard/bin/${mine}/restoration`).expect(201)
  await api(lena).post(`/reviews/heard/bin/${ours}/restoration`).expect(201)
  const trail = await w.database.read
    .selectFrom('activity')
    .select(['verb', 'subjectId', 'audience'])
    .where('subjectKind', '=', 'term')
    .where('subjectId', 'in', [901, 902])
    .orderBy('id')
    .execute()
  expect(trail.map(row => `${row.verb} ${row.subjectId} ${row.audience}`)).toEqual([
    ...['deleted 901 self', 'deleted 902 team', 'restored 901 self', 'restored 902 team'],
  ])
})

it('lets an observer put back their own and nothing else', async () => {
  const w = await world()
  const { api, olga, ravi, stan } = w
  const own = await deletedBy(w, olga, { id: 901 })
  const others = await deletedBy(w, ravi, { id: 902 })
  await api(olga).get('/reviews/heard/bin').expect(403)
  await api(olga).post(`/reviews/heard/bin/${others}/restoration`).expect(403)
  await api(stan).post(`/reviews/heard/bin/${own}/restoration`).expect(404)
  await api(olga).post(`/reviews/heard/bin/${own}/restoration`).expect(201)
})

it('leads back to the thing', async () => {
  const w = await world()
  const { api, lena, browser } = w
  const bin = await deletedBy(w, lena, { id: 901, see: '/vocabulary#terms' })
  const back = await (await browser(lena)).post(`/reviews/heard/bin/${bin}/restoration`)
  expect(back.headers.location).toMatch(/^\/reviews\/heard\/vocabulary\?said=[^#]+#terms$/)
  await api(lena).post('/reviews/heard/screening/criteria', { kind: 'include', text: 'Says how' }).expect(201)
  for (const [what, gone, place] of [
    ['a criterion', '/screening/criteria/1/deletion', '/screening/criteria'],
    ['a statement', '/statements/1/deletion', '/statements/1'],
    ['a search', '/searches/1/deletion', '/searches/1'],
  ] as const) {
    if (place.endsWith('/1')) await makeOne(w, place.replace(/\/1$/, ''))
    const { undo } = (await api(lena).post(`/reviews/heard${gone}`).expect(201)).body
    const restored = await api(lena).post(undo.action).expect(201)
    expect(restored.body.location, what).toBe(`/reviews/heard${place}`)
    await api(lena).get(restored.body.location).expect(200)
  }
})

/** By the example that the route itself gives. */
async function makeOne({ api, lena }: World, path: string): Promise<void> {
  const { routes } = await import('../../../src/app.ts')
  const route = routes.find(one => one.method === 'POST' && one.path === `/reviews/:review${path}`)
  await api(lena)
    .post(`/reviews/heard${path}`, route?.example ?? {})
    .expect(201)
}
