// Who may take what out of a review, and what a report says when there is nothing to report.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'

test('an empty review has a report that says what is missing', async () => {
  const { api, browser, lena } = await world()
  const md = (await api(lena).get('/reviews/heard/reports/full/md').expect(200)).text
  for (const sentence of [
    'No question has been written down yet',
    'No search has been logged',
    'No principle has been drafted yet',
    'No panel has met',
  ])
    expect(md).toContain(sentence)
  const page = await (await browser(lena)).get('/reviews/heard/reports')
  expect(page.text).toContain('Nothing to report yet')
})

test('votes that the lead has not seen leave only after a tick, and the team reads that they did', async () => {
  const { api, browser, lena, ravi } = await world()
  const home = '/reviews/heard'
  const votes = (who: typeof lena, record: number) =>
    api(who).post(`${home}/screening/title-abstract/decisions`, { record, choice: 'include' }).expect(201)
  for (const n of [1, 2]) await api(lena).post(`${home}/records`, { type: 'article', title: `Record with number ${n}` })
  await api(lena).post(`${home}/screening/title-abstract/rules`, { screeners: 2, version: 0 }).expect(201)
  await api(lena).get(`${home}/exports/json`).expect(200)
  for (const n of [1, 2]) await votes(ravi, n)
  await votes(lena, 2)
  const refused = await api(lena).get(`${home}/exports/json`).expect(409)
  expect(refused.body.title).toContain('votes that you have not seen yet: 1 record.')
  const lead = await browser(lena)
  expect((await lead.get(`${home}/reports`)).text).toContain('votes that you have not seen yet: 1 record')
  const asked = await lead.get(`${home}/exports/archive`)
  expect(asked.status).toBe(200)
  expect(asked.text).toContain('This file holds votes that you have not seen yet: 1 record.')
  const { body } = await api(lena).get(`${home}/exports/json?unseen=on`).expect(200)
  expect(body.decisions).toHaveLength(3)
  const verbs = body.activities ?? body.activity ?? []
  expect(JSON.stringify(verbs)).toContain('exported with unseen votes')
  await votes(lena, 1)
  await api(lena).get(`${home}/exports/json`).expect(200)
  expect((await lead.get(`${home}/screening/title-abstract/rules`)).text).toContain('ticks that this is meant')
})

test('what leaves is gone from the disk once it has been read, and stands in the access log', async () => {
  const { api, lena, services, database } = await world()
  const incoming = path.join(services.config.dataDir, 'incoming')
  for (const file of ['exports/json', 'exports/archive', 'reports/principles/html', 'configurations.csv'])
    await api(lena).get(`/reviews/heard/${file}`).expect(200)
  await expect.poll(() => fs.readdirSync(incoming)).toEqual([])
  const before = await database.read.selectFrom('access').select('id').where('kind', '=', 'exported').execute()
  expect(before).toHaveLength(4)
  for (const file of ['searches.csv', 'synthesis/matrix.csv', 'synthesis/map.png', 'synthesis/table.csv', 'aims.csv'])
    await api(lena).get(`/reviews/heard/${file}`).expect(200)
  await api(lena).get('/reviews/heard/synthesis/map.svg').expect(200)
  const left = await database.read.selectFrom('access').select(['personId', 'detail']).orderBy('id').execute()
  expect(left.filter(row => row.personId === lena.id).slice(4)).toEqual(
    ['csv', 'csv', 'png', 'csv', 'csv'].map(detail => ({ personId: lena.id, detail })),
  )
})
