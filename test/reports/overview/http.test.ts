// The overview: the loop with its numbers and next steps, for a new review and for one at work.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { happened, linesOf } from '../../../src/reports/overview/happened.ts'
import { writeQuestion } from '../../../src/reviews/questions/actions.ts'
import { countQueries, world } from '../../support/world.ts'

test('a new review shows the whole loop and where to begin', async () => {
  const { browser, lena } = await world()
  const page = await (await browser(lena)).get('/reviews/heard')
  expect(page.status).toBe(200)
  for (const place of [
    'Question and initial theory',
    'Searches',
    'Documents',
    'Configurations',
    'Synthesis',
    'Refined theory',
    'Principles',
    'Report',
  ])
    expect(page.text).toContain(place)
  expect(page.text).toContain('Write down the question')
  expect(page.text).toContain('data-state="current"')
})

test('numbers come as data, and an observer is asked to do nothing', async () => {
  const { api, lena, olga } = await world()
  const { body } = await api(lena).get('/reviews/heard').expect(200)
  expect(body.numbers).toMatchObject({ questions: 0, documents: 0, accounts: 0, principles: 0 })
  expect(body.places).toHaveLength(8)
  const seen = await api(olga).get('/reviews/heard').expect(200)
  expect((seen.body.places as { next: unknown }[]).every(place => place.next === null)).toBe(true)
})

test('strangers do not learn that the review is there', async () => {
  const { api, stan } = await world()
  await api(stan).get('/reviews/heard').expect(404)
})

test('the overview asks the same number of questions whatever the review holds', async () => {
  const { api, lena, database, as } = await world()
  // The first use of a token on a day is noted.
  await api(lena).get('/reviews/heard').expect(200)
  const asked = () => countQueries(database, () => api(lena).get('/reviews/heard').expect(200))
  await writeQuestion(as(lena), { text: 'First', reason: '', version: 0 })
  const before = await asked()
  for (const version of [1, 2, 3, 4, 5])
    await writeQuestion(as(lena), { text: `Narrower ${version}`, reason: 'Because', version })
  expect(await asked()).toBe(before)
  expect(before).toBeLessThan(32)
})

test('it tells how far each stage is, and what waits for others but not for the reader', async () => {
  const { api, lena, ravi, olga, browser } = await world()
  await api(ravi).post('/reviews/heard/records', { type: 'article', title: 'A record' }).expect(201)
  await api(ravi).post('/reviews/heard/comments', { about: 'record:1', text: '@Lena Lead what do you think?' })
  const seen = (await api(olga).get('/reviews/heard').expect(200)).body
  expect(seen.stages).toContainEqual(
    expect.objectContaining({ name: 'Titles and abstracts decided', done: 0, total: 1 }),
  )
  expect(seen.stages.at(-1)).toMatchObject({ name: 'RAMESES items in the team’s own words', done: 0, total: 19 })
  expect(seen.others).toEqual([{ name: 'Lena Lead', waits: '1 comment to answer' }])
  expect(seen.saturation).toBeNull()
  expect((await api(lena).get('/reviews/heard')).body.others).toEqual([])
  await api(lena).post('/reviews/heard/comments', { about: 'record:1', answerTo: 1, text: 'I agree.' })
  expect((await api(olga).get('/reviews/heard')).body.others).toEqual([])
  expect((await (await browser(olga)).get('/reviews/heard')).text).toContain('How far it is')
})

/** What is done to the review as a whole has no place of its own; everything else, one or many, leads somewhere. */
const NOWHERE = ['review']

test('every sentence of the activity leads to a page that is there', () => {
  const pages = routes
    .filter(route => route.method === 'GET')
    .map(route => new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`))
  const rows = readFileSync(join(import.meta.dirname, 'sentences.txt'), 'utf8')
    .trim()
    .split('\n')
    .map(line => line.split(' | '))
    .map(([, verb = '', subjectKind = '']) => ({ verb, subjectKind }))
  const done = { at: '', actorKind: 'person', actorName: 'Lena' }
  const hrefs = rows.flatMap(({ verb, subjectKind }) => {
    const many = linesOf(
      [3, 4].map(subjectId => ({ ...done, verb, subjectKind, subjectId })),
      'heard',
      1,
    )
    return [happened({ verb, subjectKind, subjectId: 3 }, 'heard'), ...many].map(({ href }) => ({ href, subjectKind }))
  })
  const led = hrefs.filter(one => one.href !== '')
  expect(led.length).toBeGreaterThan(500)
  expect(led.filter(one => !pages.some(page => page.test(one.href.split(/[?#]/)[0] ?? '')))).toEqual([])
  const nowhere = [...new Set(hrefs.filter(one => one.href === '').map(one => one.subjectKind))]
  expect(nowhere.toSorted()).toEqual(NOWHERE)
})
