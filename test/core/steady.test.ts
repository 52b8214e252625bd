// That a page kept until the next change is never older than the last one, and never another person's.
import { expect, test } from 'vitest'
import { countQueries, world } from '../support/world.ts'

const HOME = '/reviews/heard'
const memo = { kind: 'reasoning', title: 'Why trust', text: 'Because two studies say so.' }

test('the overview is worked out once, and again after a change', async () => {
  const { api, lena, ravi, database } = await world()
  const read = async () => (await api(lena).get(HOME).expect(200)).body as { numbers: { memos: number } }
  const first = await read()
  const again = await countQueries(database, async () => expect(await read()).toEqual(first))
  await api(ravi).post(`${HOME}/memos`, memo).expect(201)
  let fresh = first
  const after = await countQueries(database, async () => {
    fresh = await read()
  })
  expect(fresh.numbers.memos).toBe(first.numbers.memos + 1)
  expect(again).toBeLessThan(after)
})

test('what one person sees is not shown to another', async () => {
  const { api, lena, olga } = await world()
  const lead = await api(lena).get(HOME).expect(200)
  const observer = await api(olga).get(HOME).expect(200)
  expect(lead.body.places.some((place: { next: unknown }) => place.next !== null)).toBe(true)
  expect(observer.body.places.every((place: { next: unknown }) => place.next === null)).toBe(true)
})

test('a message stands on the page it was left for and on no later one', async () => {
  const { browser, lena } = await world()
  const page = await browser(lena)
  const saved = await page.post(`${HOME}/memos`, memo)
  const said = new URL(saved.headers.location as string, 'http://localhost').searchParams.get('said')
  expect((await page.get(HOME)).text).not.toContain('Written in the journal.')
  expect((await page.get(`${HOME}?said=${said}`)).text).toContain('Written in the journal.')
  expect((await page.get(HOME)).text).not.toContain('Written in the journal.')
})
