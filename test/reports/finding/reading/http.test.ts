// Finding as people type: operators, long sentences, numbers of things, pages that are past the end. On both engines.
import { describe, expect, test } from 'vitest'
import { namedIn, remarksOn } from '../../../../src/reports/finding/reading.ts'
import { world } from '../../../support/world.ts'

const FIND = '/reviews/heard/find'
const LONG = 'the quick brown fox jumps over the lazy dog while lighthouse keepers'

async function scene() {
  const w = await world()
  const api = w.api(w.ravi)
  for (const title of ['On time', 'On light'])
    await api.post('/reviews/heard/memos', { kind: 'reasoning', title, text: `${LONG} sleep.` }).expect(201)
  const body = async (query: Record<string, string>) =>
    (
      await w
        .api(w.olga)
        .get(`${FIND}?${new URLSearchParams(query)}`)
        .expect(200)
    ).body
  const page = await w.browser(w.olga)
  const text = async (query: Record<string, string>) => (await page.get(`${FIND}?${new URLSearchParams(query)}`)).text
  return { w, body, text }
}

test('words beyond the twelfth are not looked for, and the page says so', async () => {
  const { body, text } = await scene()
  expect(await body({ q: `${LONG} zebra` })).toMatchObject({ count: 2 })
  expect(await text({ q: `${LONG} zebra` })).toContain(
    'Only the first 12 words were looked for; one more was left away.',
  )
  expect(await text({ q: LONG })).not.toContain('left away')
})

test('what others read as operators are words here, which is said where somebody types them', async () => {
  const { text } = await scene()
  const none = await text({ q: 'lighthouse OR zebra' })
  expect(none).toContain('there are no operators')
  expect(none).toContain('Nothing holds all these words')
  expect(await text({ q: 'lighthouse and keepers' })).not.toContain('there are no operators')
})

test('a page past the end is the last one', async () => {
  const { body, text } = await scene()
  expect(await body({ q: 'lighthouse', from: '500' })).toMatchObject({ count: 2, from: 0, previous: null, next: null })
  expect(await text({ q: 'lighthouse', from: '7' })).not.toContain('Nothing holds all these words')
})

test('a thing called by its number is offered, whoever looks, and only where it is', async () => {
  const { w, body, text } = await scene()
  expect(await body({ q: 'memo 2' })).toMatchObject({ named: { label: 'memo 2', title: 'On light' }, count: 0 })
  expect(await text({ q: 'Memo #2' })).toContain('You may mean <a href="/reviews/heard/memos/2">memo 2</a>: On light')
  expect((await body({ q: 'memo 3' })).named).toBeNull()
  expect((await w.api(w.stan).get(`${FIND}?q=memo+2`)).status).toBe(404)
})

describe('read', () => {
  test.each([
    ['CMOC 12', { kind: 'configuration', id: 12 }],
    ['record no. 4', { kind: 'record', id: 4 }],
    ['Theory Statement 3', { kind: 'theory statement', id: 3 }],
    ['idea 5', { kind: 'statement', id: 5 }],
    ['comment 5', null],
    ['time 5', null],
    ['record 0', null],
    ['a record 5', null],
  ])('%s', (typed, named) => expect(namedIn(typed)).toEqual(named))

  test.each([
    ['time NOT money', 1],
    ['time -money', 1],
    ['title:time', 1],
    ['tim* AND money', 2],
    ['社会', 1],
    ['link-worker, and not alone', 0],
    ['10.5555/alpha.1', 0],
    ['co-production', 0],
  ])('%s', (typed, remarks) => expect(remarksOn(typed)).toHaveLength(remarks))
})
