// Two people judge, settle on one answer, and the register is filtered by it; no rating excludes anything; on both engines.
import { expect, test } from 'vitest'
import { addDocument, addDocumentForRecord } from '../../../../src/documents/actions.ts'
import { addRecord } from '../../../../src/sources/records/actions.ts'
import { EMPTY_RECORD } from '../../../../src/sources/records/fields.ts'
import { beginTheory } from '../../../../src/theories/actions.ts'
import { countQueries, type World, world } from '../../../support/world.ts'

const HOME = '/reviews/heard/documents'

const low = { rigour: 'low', rigourReason: 'Ten people', richness: 'high', richnessReason: 'Says how', version: 0 }
const judge = (w: World, who: World['ravi'], id: number, body: object) =>
  w.api(who).post(`${HOME}/${id}/appraisal`, body)
const agree = (w: World, id: number, body: object, who = w.lena) =>
  w.api(who).post(`${HOME}/${id}/appraisal/agreement`, body)
const ids = async (w: World, query: string) =>
  (await w.api(w.olga).get(`${HOME}?${query}`)).body.documents.map((one: { id: number }) => one.id)

test('own judgements stand side by side, and what was agreed on goes before them', async () => {
  const w = await world()
  for (const title of ['One', 'Two', 'Three']) await addDocument(w.as(w.ravi), { title })
  await judge(w, w.ravi, 1, low)
  await judge(w, w.lena, 1, { ...low, rigour: 'moderate' })
  await judge(w, w.ravi, 2, low)
  const marks = async () =>
    (await w.api(w.olga).get(HOME)).body.documents.find((one: { id: number }) => one.id === 1).marks
  expect(await marks()).toEqual({
    relevance: { rating: null, by: 'nobody' },
    rigour: { rating: null, by: 'different' },
    richness: { rating: 'high', by: 'all alike' },
  })
  expect(await ids(w, 'rigour=low')).toEqual([1, 2].sort())
  expect((await agree(w, 1, { rigour: 'moderate', reason: 'Talked', version: 0 }, w.olga)).status).toBe(403)
  expect((await agree(w, 1, { rigour: 'best', version: 0 })).status).toBe(422)
  expect((await agree(w, 99, { rigour: 'low', version: 0 })).status).toBe(404)
  expect((await agree(w, 1, { rigour: 'moderate', reason: 'Talked', version: 0 })).status).toBe(201)
  expect((await agree(w, 1, { rigour: 'low', version: 0 }, w.ravi)).status).toBe(409)
  expect((await marks()).rigour).toEqual({ rating: 'moderate', by: 'agreed' })
  expect(await ids(w, 'rigour=low&richness=high')).toEqual([2])
  expect(await ids(w, 'rigour=moderate')).toEqual([1])
  expect(await ids(w, 'rigour=none')).toEqual([3])
  expect(await ids(w, 'relevance=none')).toHaveLength(3)
  const { agreed, appraisals } = (await w.api(w.olga).get(`${HOME}/1`)).body
  expect(agreed).toMatchObject({ rigour: 'moderate', relevance: null, person: 'Lena Lead', version: 1 })
  expect(appraisals.map((one: { rigour: string }) => one.rigour)).toEqual(['low', 'moderate'])
  const browser = await w.browser(w.ravi)
  expect((await browser.get(`${HOME}/1/appraisal`)).text).toContain('Save what you agreed on')
  const list = (await browser.get(`${HOME}?rigour=moderate`)).text
  expect(list).toContain('(agreed)')
  const late = await browser.post(`${HOME}/1/appraisal/agreement`, { rigour: 'high', version: '0' })
  expect([late.status, late.text.includes('Lena Lead')]).toEqual([409, true])
})

test('an appraisal names the statements it speaks to, and all of it survives the bin', async () => {
  const w = await world()
  await addDocument(w.as(w.ravi), { title: 'One' })
  const row = { id: null, number: '1', ifText: 'heard', thenText: 'stay', becauseText: 'trust' }
  await beginTheory(w.as(w.lena), {
    ...{ title: 'Being heard', status: 'initial', text: '', reason: 'A first guess.', statements: [row] },
  } as never)
  expect((await judge(w, w.ravi, 1, { ...low, statementIds: [5] })).status).toBe(422)
  await agree(w, 1, { rigour: 'low', version: 0 })
  await judge(w, w.ravi, 1, { ...low, statementIds: [1] })
  const gone = await w.api(w.ravi).post(`${HOME}/1/deletion`)
  expect((await w.api(w.ravi).post(gone.body.undo.action)).status).toBe(201)
  const { agreed, appraisals } = (await w.api(w.olga).get(`${HOME}/1`)).body
  expect([agreed.rigour, appraisals[0].richness, appraisals[0].statementIds]).toEqual(['low', 'high', [1]])
})

test('no rating touches screening', async () => {
  const w = await world()
  const record = await addRecord(
    w.as(w.ravi),
    { ...EMPTY_RECORD, title: 'A thin paper' },
    { searchId: null, anyway: true },
  )
  const id = await addDocumentForRecord(w.as(w.ravi), record)
  const before = (await w.api(w.olga).get(`/reviews/heard/records/${record}`)).body
  await judge(w, w.ravi, id, { ...low, richness: 'low' })
  await agree(w, id, { relevance: 'low', rigour: 'low', richness: 'low', version: 0 })
  const after = (await w.api(w.olga).get(`/reviews/heard/records/${record}`)).body
  expect(JSON.stringify(after.record)).toBe(JSON.stringify(before.record))
  const { rows } = (await w.api(w.olga).get('/reviews/heard/characteristics')).body
  expect(rows).toHaveLength(1)
})

test('the list asks no more questions for more appraisals', async () => {
  const w = await world()
  await addDocument(w.as(w.ravi), { title: 'One' })
  await judge(w, w.ravi, 1, low)
  const before = await countQueries(w.database, () => ids(w, 'rigour=low'))
  for (let n = 2; n < 20; n++) await judge(w, w.ravi, await addDocument(w.as(w.ravi), { title: `T ${n}` }), low)
  expect(await countQueries(w.database, () => ids(w, 'rigour=low'))).toBe(before)
})
