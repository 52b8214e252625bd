// Studies and kin through the front door: documents brought together, moved and parted with a way back; links and hints; on both engines.
import { expect, test } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { kinHints } from '../../../src/documents/studies/kin/domain.ts'
import { type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard'

async function withFour(): Promise<World> {
  const w = await world()
  for (const title of ['Being heard: a protocol', 'Being heard: a trial', 'Link workers', 'Walking groups'])
    await addDocument(w.as(w.ravi), { title, authors: ['Alder, Ann'], year: 2019 })
  return w
}

const ofStudy = async (w: World, id: number): Promise<number[]> =>
  (await w.api(w.olga).get(`${HOME}/studies/${id}`)).body.documents.map((one: { id: number }) => one.id)

test('documents come together, move and part, and each step is undone', async () => {
  const w = await withFour()
  const group = (name: string, documentIds: number[]) => w.api(w.ravi).post(`${HOME}/studies`, { name, documentIds })
  expect((await group('', [1])).status).toBe(422)
  expect((await group('None', [])).status).toBe(422)
  expect((await group('Foreign', [1, 99])).status).toBe(422)
  expect((await w.api(w.olga).post(`${HOME}/studies`, { name: 'x', documentIds: [1] })).status).toBe(403)
  await group('Trial', [1, 2])
  const moved = await group('Walks', [2, 4])
  expect([await ofStudy(w, 1), await ofStudy(w, 2)]).toEqual([[1], [2, 4]])
  expect((await w.api(w.ravi).post(moved.body.undo.action)).status).toBe(201)
  expect([await ofStudy(w, 1), await ofStudy(w, 2)]).toEqual([[1, 2], []])
  const parted = await w.api(w.ravi).post(`${HOME}/studies/1/partings`, { documentIds: [1] })
  expect((await w.api(w.ravi).post(`${HOME}/studies/1/partings`, { documentIds: [4] })).status).toBe(422)
  await group('Walks', [2])
  expect((await w.api(w.ravi).post(parted.body.undo.action)).status).toBe(201)
  expect([await ofStudy(w, 1), await ofStudy(w, 2)]).toEqual([[1], [2]])
  expect((await w.api(w.ravi).post(`${HOME}/groupings/9999/reversal`)).status).toBe(404)
  const late = await w.api(w.ravi).post(`${HOME}/documents/2`, { title: 'Renamed', version: 1 })
  expect(late.status).toBe(409)
  const page = await (await w.browser(w.ravi)).get(`${HOME}/studies/1`)
  expect(page.text).toContain('Bring another document in')
})

test('a link is seen from both documents, taken off and put back', async () => {
  const w = await withFour()
  const link = (id: number, body: object) => w.api(w.ravi).post(`${HOME}/documents/${id}/kin`, body)
  expect((await link(1, { kind: 'protocol', ofId: 2 })).status).toBe(201)
  expect((await link(2, { kind: 'comment', ofId: 1 })).status).toBe(422)
  expect((await link(1, { kind: 'protocol', ofId: 1 })).status).toBe(422)
  expect((await link(1, { kind: 'cousin', ofId: 3 })).status).toBe(422)
  expect((await link(1, { kind: 'comment', ofId: 77 })).status).toBe(422)
  expect((await link(3, { kind: 'earlier version', ofId: 4, turned: 'yes' })).status).toBe(201)
  const kinOf = async (id: number) => (await w.api(w.olga).get(`${HOME}/documents/${id}`)).body.kin
  expect(await kinOf(1)).toEqual([{ id: 1, words: 'protocol of', note: '', document: { id: 2, label: 'Alder 2019b' } }])
  expect(await kinOf(2)).toMatchObject([{ words: 'has as its protocol', document: { id: 1 } }])
  expect(await kinOf(4)).toMatchObject([{ words: 'earlier version of', document: { id: 3 } }])
  const off = await w.api(w.ravi).post(`${HOME}/kin/1/deletion`)
  expect(await kinOf(2)).toEqual([])
  await w.api(w.ravi).post(off.body.undo.action)
  expect(await kinOf(2)).toHaveLength(1)
  const gone = await w.api(w.ravi).post(`${HOME}/documents/1/deletion`)
  expect(await kinOf(2)).toEqual([])
  await w.api(w.ravi).post(gone.body.undo.action)
  expect(await kinOf(2)).toHaveLength(1)
  expect((await (await w.browser(w.ravi)).get(`${HOME}/documents/2`)).text).toContain('has as its protocol')
})

test('hints name pairs with one registration number or alike titles, never what is known', async () => {
  const w = await withFour()
  const hints = async () => (await w.api(w.olga).get(`${HOME}/kin`)).body.hints
  expect(await hints()).toEqual([{ a: 1, b: 2, why: 'the same first author and a similar title' }])
  await w.api(w.ravi).post(`${HOME}/documents/3`, { title: 'Link workers', note: 'isrctn12345678', version: 1 })
  await w.api(w.ravi).post(`${HOME}/documents/4`, { title: 'Walking groups', note: 'See ISRCTN12345678.', version: 1 })
  expect((await hints())[0]).toEqual({ a: 3, b: 4, why: 'both name ISRCTN12345678' })
  expect((await (await w.browser(w.ravi)).get(`${HOME}/kin`)).text).toContain('both name ISRCTN12345678')
  await w.api(w.ravi).post(`${HOME}/studies`, { name: 'Walks', documentIds: [3, 4] })
  await w.api(w.ravi).post(`${HOME}/documents/1/kin`, { kind: 'protocol', ofId: 2 })
  expect(await hints()).toEqual([])
})

test('hints take pairs that were judged to be no duplicates, and stay quick on hostile words', () => {
  const one = { label: '', title: '', authors: [], studyId: null, words: '' }
  const documents = [
    { ...one, id: 1, recordId: 10 },
    { ...one, id: 2, recordId: 11, words: 'NCT1'.repeat(3_000) },
  ]
  expect(
    kinHints(documents, new Set(), [
      [10, 11],
      [10, 99],
    ]),
  ).toMatchObject([{ a: 1, b: 2 }])
})
