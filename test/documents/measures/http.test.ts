// Measures and aims through the front door: many lines at once, counted by document and study, names brought together; on both engines.
import { expect, test } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { countQueries, type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard'

const note = (w: World, id: number, lines: string, who = w.ravi) =>
  w.api(who).post(`${HOME}/documents/${id}/measures`, { lines })
const table = async (w: World, query = '') => (await w.api(w.olga).get(`${HOME}/measures${query}`)).body

test('so many measures in so many documents is one filter away', async () => {
  const w = await world()
  const facet = await findFacetByKey(w.database.read, w.heard.id, 'intervention-type')
  const term = await addTerm(w.as(w.lena), facet?.id ?? 0, { name: 'Link worker' })
  for (let n = 1; n <= 43; n++)
    await addDocument(w.as(w.ravi), {
      ...{ title: `Text ${n}`, kind: n === 43 ? 'opinion' : 'article', study: n <= 4 ? 'One study' : '' },
      termIds: n <= 41 ? [term] : [],
    })
  const before = await countQueries(w.database, () => table(w))
  for (let n = 1; n <= 41; n++) {
    const names = Array.from({ length: 154 }, (_, at) => at).filter(at => at % 41 === n - 1 || at === 0)
    await note(
      w,
      n,
      names.map(at => `${at + 1}. Measure number ${at} | ${at < 10 ? 'social' : 'health'} | p. ${at + 1}`).join('\n'),
    )
  }
  await note(w, 42, 'Another thing')
  await note(w, 43, 'An opinion’s thing')
  expect(await table(w, `?term=${term}`)).toMatchObject({ measures: 154, documents: 41, studies: 38 })
  expect((await (await w.browser(w.olga)).get(`${HOME}/measures?term=${term}`)).text).toContain(
    '154 measures in 41 documents',
  )
  expect(await table(w)).toMatchObject({ measures: 156, documents: 43 })
  expect(await table(w, '?domain=social')).toMatchObject({ measures: 10, documents: 41 })
  expect(await table(w, '?kind=opinion')).toMatchObject({ measures: 1, documents: 1 })
  const { rows } = await table(w)
  expect(rows[0]).toMatchObject({ measure: { name: 'Measure number 0' }, studies: 40 - 2 })
  expect(rows[0].documents).toHaveLength(41)
  expect(await countQueries(w.database, () => table(w))).toBe(before)
  const csv = await w.api(w.olga).get(`${HOME}/measures.csv?domain=social`)
  expect(csv.text.split('\r\n')).toHaveLength(12)
})

test('names that mean one are brought together and parted again', async () => {
  const w = await world()
  for (const title of ['One', 'Two', 'Three']) await addDocument(w.as(w.ravi), { title })
  const first = await note(w, 1, '- Loneliness (UCLA)\n• loneliness  (ucla).\nWEMWBS | wellbeing\n\n=1+1')
  expect(first.body).toMatchObject({ added: 3, known: 0 })
  expect((await note(w, 1, 'LONELINESS (UCLA)')).body).toMatchObject({ added: 0, known: 1 })
  await note(w, 2, 'UCLA scale')
  await note(w, 3, 'UCLA-3')
  expect((await note(w, 1, ' \n | \n')).status).toBe(422)
  expect((await note(w, 9, 'x')).status).toBe(404)
  expect((await note(w, 1, 'x', w.olga)).status).toBe(403)
  const { rows } = await table(w)
  const idOf = (name: string) => rows.find((row: { measure: { name: string } }) => row.measure.name === name).measure.id
  const [whole, scale, short] = [idOf('Loneliness (UCLA)'), idOf('UCLA scale'), idOf('UCLA-3')]
  const merge = (id: number, intoId: number) => w.api(w.ravi).post(`${HOME}/measures/${id}/merging`, { intoId })
  expect((await merge(short, scale)).status).toBe(201)
  const merged = await merge(scale, whole)
  expect(merged.status).toBe(201)
  expect((await merge(whole, short)).status).toBe(422)
  expect((await merge(whole, whole)).status).toBe(422)
  expect((await merge(scale, short)).status).toBe(409)
  const one = (await table(w)).rows[0]
  expect(one).toMatchObject({ measure: { id: whole }, studies: 3 })
  expect(one.names.map((name: { name: string }) => name.name).sort()).toEqual(['UCLA scale', 'UCLA-3'])
  await w.api(w.ravi).post(merged.body.undo.action)
  expect((await table(w)).rows[0]).toMatchObject({ measure: { id: scale } })
  expect((await table(w)).rows[0].documents).toHaveLength(2)

  const change = (body: object) => w.api(w.ravi).post(`${HOME}/measures/${whole}`, body)
  const levels = (await table(w)).levels
  const named = { name: 'Loneliness', domain: 'social', isInstrument: 'on', levelId: levels[1].id, version: 1 }
  expect((await change(named)).status).toBe(201)
  expect((await change(named)).status).toBe(409)
  expect((await change({ ...named, name: 'wemwbs', version: 2 })).status).toBe(422)
  expect((await change({ ...named, levelId: 999, version: 2 })).status).toBe(422)
  expect(await table(w, `?level=${levels[1].id}&instruments=on`)).toMatchObject({ measures: 1, documents: 1 })
  expect((await w.api(w.olga).get(`${HOME}/measures.csv`)).text).toContain("\n'=1+1,")

  const { mentions } = (await w.api(w.olga).get(`${HOME}/documents/1/measures`)).body
  const off = await w.api(w.ravi).post(`${HOME}/measured/${mentions[0].id}/deletion`)
  expect((await w.api(w.olga).get(`${HOME}/documents/1/measures`)).body.mentions).toHaveLength(2)
  await w.api(w.ravi).post(off.body.undo.action)
  expect((await w.api(w.olga).get(`${HOME}/documents/1/measures`)).body.mentions).toHaveLength(3)
  for (const path of ['measures', `measures/${scale}`, 'documents/1/measures'])
    expect((await (await w.browser(w.ravi)).get(`${HOME}/${path}`)).status).toBe(200)
})

test('aims are noted, changed, counted by category, deleted and put back', async () => {
  const w = await world()
  for (const title of ['One', 'Two']) await addDocument(w.as(w.ravi), { title })
  const aim = (id: number, body: object) => w.api(w.ravi).post(`${HOME}/documents/${id}/aims`, body)
  expect((await aim(1, { text: '' })).status).toBe(422)
  expect((await aim(1, { text: 'To see', excerptId: 9 })).status).toBe(422)
  for (const [id, category] of [
    [1, 'effect'],
    [2, 'effect'],
    [2, ''],
  ] as const)
    await aim(id, { text: `To see ${category}`, category })
  const all = async () => (await w.api(w.olga).get(`${HOME}/aims`)).body
  expect(await all()).toMatchObject({
    aims: 3,
    documents: 2,
    categories: [{ name: 'effect', documents: 2 }, { name: '' }],
  })
  const change = (version: number) =>
    w.api(w.ravi).post(`${HOME}/aims/3`, { text: 'To see', category: 'effect', version })
  expect((await change(1)).status).toBe(201)
  expect((await change(1)).status).toBe(409)
  expect((await all()).categories).toHaveLength(1)
  const gone = await w.api(w.ravi).post(`${HOME}/aims/3/deletion`)
  expect((await all()).aims).toBe(2)
  await w.api(w.ravi).post(gone.body.undo.action)
  expect((await all()).aims).toBe(3)
  expect((await w.api(w.olga).get(`${HOME}/aims.csv`)).text).toContain('effect')
  for (const path of ['aims', 'aims/1'])
    expect((await (await w.browser(w.ravi)).get(`${HOME}/${path}`)).status).toBe(200)
})
