// The flow of records through the front door: numbers typed in, iterations, files; on both engines.
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard'
const search = { status: 'run', runOn: '2026-03-03', iteration: 1, kind: 'database', source: 'PubMed' }

async function reviewed() {
  const w = await world()
  const api = w.api(w.lena)
  const ok = async (path: string, form: object) => {
    const answer = await api.post(`${HOME}${path}`, form)
    expect([path, answer.status, answer.body.detail]).toEqual([
      path,
      answer.status < 400 ? answer.status : 0,
      answer.body.detail,
    ])
    return answer
  }
  const decide = (screen: string, record: number, choice: string, more = {}) =>
    ok(`/screening/${screen}/decisions`, { record, choice, ...more })
  await ok('/searches', search)
  await ok('/searches', { ...search, source: 'A website', kind: 'website', iteration: 2 })
  for (const [title, searchId] of [
    ['First', 1],
    ['Second', 1],
    ['Third', 1],
    ['Fourth', 2],
  ] as const)
    await ok('/records', { type: 'article', title, searchId })
  for (const record of [1, 2, 4]) await decide('title-abstract', record, 'include')
  await decide('title-abstract', 3, 'exclude')
  for (const record of [1, 4]) await decide('full-text', record, 'include')
  return { w, api, ok }
}

test('both sides, iterations apart, and sums that hold', async () => {
  const { w, api } = await reviewed()
  const { flow, iterations, texts, broken } = (await api.get(`${HOME}/flow`)).body
  expect(flow.databases).toMatchObject({
    identified: 3,
    screened: 3,
    excluded: 1,
    sought: 2,
    unassessed: 1,
    included: 1,
  })
  expect(flow.others).toMatchObject({ identified: 1, screened: 1, sought: 1, assessed: 1, included: 1 })
  expect(iterations).toEqual([
    { iteration: 1, identified: 3, duplicates: 0, excluded: 1, included: 1 },
    { iteration: 2, identified: 1, duplicates: 0, excluded: 0, included: 1 },
  ])
  expect([texts.reportsIncluded, texts.studiesIncluded, broken]).toEqual([2, 2, []])
  const second = (await api.get(`${HOME}/flow?iteration=2`)).body.flow
  expect([second.total.identified, second.total.included]).toEqual([1, 1])
  expect((await api.get(`${HOME}/flow?iteration=9`)).status).toBe(404)
  expect((await api.get(`${HOME}/flow?iteration=two`)).status).toBe(422)
  const svg = (await (await w.browser(w.olga)).get(`${HOME}/flow.svg?iteration=2`)).body.toString()
  expect(svg).toContain('Reports included (n = 1)')
  const page = (await (await w.browser(w.olga)).get(`${HOME}/flow?iteration=2`)).text
  expect(page).toContain('<div class="map-frame whole" role="region"')
  expect(page).toContain('Reports included (n = 1)</text>')
})

test('a number typed in enters the flow, is marked, and a gap it makes is shown', async () => {
  const { w, api, ok } = await reviewed()
  const typed = { arm: 'databases', searchId: 1, reason: '', note: 'from the library' }
  await ok('/counts', { ...typed, box: 'identified', count: 12 })
  await ok('/counts', { ...typed, box: 'duplicates', count: 9 })
  const flow = (await api.get(`${HOME}/flow`)).body
  expect(flow.flow.databases).toMatchObject({
    identified: 12,
    duplicates: 9,
    screened: 3,
    typed: { identified: 12, duplicates: 9 },
  })
  expect(flow.broken).toEqual([])
  await ok('/counts', { ...typed, box: 'other reasons', reason: 'not a text', count: 2 })
  const page = (await (await w.browser(w.lena)).get(`${HOME}/flow`)).text
  expect(page).toContain('These counts do not add up')
  expect(page).toContain('that is 2 too many')
  expect(page).toContain('12*')
})

test('the file for the PRISMA2020 application, for those who may read', async () => {
  const { w, api } = await reviewed()
  const file = await api.get(`${HOME}/flow.csv`)
  expect(file.headers['content-type']).toContain('text/csv')
  expect(file.text).toContain(
    'database_specific_results,NA,box2,Specific Databases,Specific Databases,Specific Databases,database_results.html,"PubMed, 3"',
  )
  expect(file.text).toContain('website_results,node17,box11,Websites,Websites,Websites,website_results.html,1')
  expect((await w.api(w.stan).get(`${HOME}/flow.csv`)).status).toBe(404)
})

test('an empty review has a flow that says how it fills', async () => {
  const w = await world()
  expect((await (await w.browser(w.lena)).get(`${HOME}/flow`)).text).toContain('No records yet')
})
