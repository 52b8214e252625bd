// Where principles stand: legal passages, order with undo, flags with what mends them, and evidence in no principle.
import { expect, test } from 'vitest'
import { PRINCIPLE_STATUSES, passageRefused } from '../../../src/principles/domain.ts'
import { inheritedTerms } from '../../../src/principles/inheriting.ts'
import { tooMany } from '../../../src/principles/plain-words/sentences.ts'
import { countQueries, world } from '../../support/world.ts'
import { scene } from '../support/scene.ts'

const HOME = '/reviews/heard/principles'

test('passages between statuses', () => {
  const may = (from: (typeof PRINCIPLE_STATUSES)[number]) =>
    PRINCIPLE_STATUSES.filter(to => to !== from && passageRefused({ status: from, heading: 'Listen' }, to) === null)
  expect(may('draft')).toEqual(['in panel', 'revised', 'agreed'])
  expect(may('in panel')).toEqual(['draft', 'revised', 'agreed'])
  expect(may('revised')).toEqual(['in panel', 'agreed'])
  expect(may('agreed')).toEqual(['in panel', 'revised'])
  expect(may('withdrawn')).toEqual([])
  expect(passageRefused({ status: 'draft', heading: '' }, 'agreed')).toContain('heading')
})

test('a status is set without a new version; withdrawn and taken back it stands where it stood', async () => {
  const w = await world()
  await scene(w)
  const api = w.api(w.lena)
  await api.post(HOME, { chosen: ['CMOC 1'] })
  const one = async () => (await api.get(`${HOME}/1`)).body.principle
  await api.post(`${HOME}/1/status`, { to: 'agreed' }).expect(422)
  await api.post(`${HOME}/1`, { heading: 'Listen', explanation: 'x [CMOC 1]', version: 1 }).expect(201)
  await api.post(`${HOME}/1/status`, { to: 'agreed', reason: 'All agree' }).expect(201)
  expect(await one()).toMatchObject({ status: 'agreed', version: 2 })
  const back = await (await w.browser(w.lena)).post(`${HOME}/1/status`, { to: 'draft' })
  expect(back.status).toBe(422)
  expect(back.text).toContain('What is agreed cannot become draft.')
  await api.post(`${HOME}/1`, { heading: 'Listen', explanation: 'x', status: 'draft', version: 2 }).expect(422)
  const gone = await api.post(`${HOME}/1/withdrawal`, { reason: 'Twice' }).expect(201)
  await api.post(`${HOME}/1/status`, { to: 'agreed' }).expect(422)
  await api.post(gone.body.undo.action).expect(201)
  expect((await one()).status).toBe('agreed')
})

test('order changes by click and by place, and is undone', async () => {
  const w = await world()
  const api = w.api(w.lena)
  for (let n = 0; n < 4; n++) await api.post(HOME, { empty: true })
  const order = async () => (await api.get(HOME)).body.principles.map((one: { id: number }) => one.id)
  const moved = await api.post(`${HOME}/4/place`, { to: 'top' }).expect(201)
  expect(await order()).toEqual([4, 1, 2, 3])
  await api.post(moved.body.undo.action).expect(201)
  expect(await order()).toEqual([1, 2, 3, 4])
  await api.post(`${HOME}/1/place`, { place: 3 }).expect(201)
  expect(await order()).toEqual([2, 3, 1, 4])
  await api.post(`${HOME}/2/place`, { to: 'up' }).expect(201)
  await api.post(`${HOME}/2/place`, {}).expect(422)
  expect(await order()).toEqual([2, 3, 1, 4])
})

test('a reference to nothing is named on save, apart from one the principle does not rest on', async () => {
  const w = await world()
  await scene(w)
  const api = w.api(w.lena)
  await api.post(HOME, { chosen: ['CMOC 1'] })
  const browser = await w.browser(w.lena)
  const explanation = '[CMOC 2] and [CMOC 99] [account 88].'
  const saved = await browser.post(`${HOME}/1`, { heading: 'Do', explanation, version: 1 })
  const { text } = await browser.get(saved.headers.location ?? '')
  expect(text).toMatch(/Saved\. .*does not rest on: CMOC 2\. .*not in this review: CMOC 99, account 88\./)
  const { flags } = (await api.get(`${HOME}/1`)).body.principle
  expect(flags.find((flag: { key: string }) => flag.key === 'nothing there').mend.to).toBe('/wording#f-explanation')
})

test('evidence in no principle is counted, listed and drafted from', async () => {
  const w = await world()
  await scene(w)
  const api = w.api(w.lena)
  expect((await api.get(`${HOME}/unused`)).body.counts).toEqual({ configurations: 2, accounts: 2 })
  await api.post(HOME, { chosen: ['CMOC 1'] })
  const { counts, configurations } = (await api.get(`${HOME}/unused`)).body
  expect(counts).toEqual({ configurations: 1, accounts: 0 })
  expect(configurations[0].name).toBe('CMOC 2')
  expect((await api.get(HOME)).body.unused).toEqual({ configurations: 1, accounts: 0 })
  const html = (await (await w.browser(w.lena)).get(HOME)).text
  expect(html).toContain('/principles/unused')
  expect(html).toContain('/principles/1/plain-words">Write them')
  await api.post(`${HOME}/1/withdrawal`, { reason: 'x' })
  expect((await api.get(`${HOME}/unused`)).body.counts).toEqual({ configurations: 2, accounts: 2 })
})

test('the page asks as many questions for many configurations as for few', async () => {
  const w = await world()
  await scene(w)
  const api = w.api(w.lena)
  await api.post(HOME, { chosen: ['CMOC 1', 'account 2'] })
  await api.post(HOME, { chosen: ['CMOC 1', 'CMOC 2', 'account 1', 'account 2'] })
  const count = (id: number) => countQueries(w.database, () => api.get(`${HOME}/${id}`).expect(200))
  expect(await count(2)).toBe(await count(1))
})

test('inherited terms say from which configurations they come', () => {
  const term = (id: number, name: string) => ({ id, name, facetKey: 'setting', facetName: 'Setting' })
  const terms = new Map([
    ['synthesised 2', [term(7, 'general practice')]],
    ['synthesised 10', [term(7, 'general practice'), term(8, 'community')]],
  ])
  const refs = [10, 2].map(id => ({ layer: 'synthesised' as const, id }))
  expect(inheritedTerms(refs, terms)).toEqual([
    {
      facet: 'Setting',
      terms: [
        { id: 7, name: 'general practice', from: ['CMOC 2', 'CMOC 10'] },
        { id: 8, name: 'community', from: ['CMOC 10'] },
      ],
    },
  ])
})

test('plain words longer than two sentences are said to be', () => {
  expect(tooMany([{ language: 'English', text: 'Leave time, e.g. an hour. It helps.' }])).toBe('')
  expect(tooMany([{ language: 'Dutch', text: 'Een. Twee. Drie.' }])).toContain('Dutch 3')
})
