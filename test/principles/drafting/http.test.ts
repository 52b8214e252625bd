// Drafting again after the evidence changed: differences sentence by sentence, the team's words never overwritten, undone in one step.
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'
import { scene } from '../support/scene.ts'

const HOME = '/reviews/heard/principles'
type Told = { key: string; fate: string; text: string; beside: string | null }

async function drafted() {
  const w = await world()
  await scene(w)
  await w.api(w.lena).post(HOME, { chosen: ['CMOC 1', 'CMOC 2'] })
  const lena = w.api(w.lena)
  return {
    ...w,
    lena,
    draft: async () => (await lena.get(`${HOME}/1/draft`)).body as { told: Told[]; seen: string; version: number },
    page: async () => (await lena.get(`${HOME}/1`)).body,
    browserOf: () => w.browser(w.lena),
  }
}

test('new evidence is offered as sentences that are new and gone, beside those the team has edited', async () => {
  const w = await drafted()
  expect((await w.draft()).told.every(one => one.fate === 'kept')).toBe(true)
  const { principle } = await w.page()
  const mine = principle.explanation.replace('what works is being heard', 'what works, slowly, is being heard')
  await w.lena.post(`${HOME}/1`, { heading: 'Listen', explanation: mine, version: 1 }).expect(201)
  await w.lena.post(`${HOME}/1/evidence`, { document: 2, stance: 'supports' }).expect(201)
  await w.database.write
    .insertInto('evidence')
    .values({
      ...{ reviewId: w.heard.id, id: 2, layer: 'synthesised', configurationId: 1, elementId: null, documentId: 2 },
      ...{ excerptId: null, stance: 'refines', createdAt: '2026-11-21T09:00:00.000Z', createdBy: null },
    })
    .execute()
  const { told, seen, version } = await w.draft()
  const of = (fate: string) => told.filter(one => one.fate === fate)
  expect(of('own')[0]).toMatchObject({ beside: expect.stringContaining('what works is being heard') })
  expect(of('gone').map(one => one.text)).toEqual(['This rests on one study: Bertotti 2018 [CMOC 1].'])
  expect(of('new').map(one => one.text)).toContain('This rests on 2 studies: Bertotti 2018 and Bos 2023 [CMOC 1].')
  expect((await w.page()).newer).toEqual({ new: of('new').length, gone: 1 })
  const html = (await (await w.browserOf()).get(`${HOME}/1/draft`)).text
  expect(html).toContain('edited by you')
  const take = [...of('new'), ...of('gone')].map(one => one.key)
  await w.lena.post(`${HOME}/1/draft`, { part: 'sentences', take, seen: 'other', version }).expect(409)
  const done = await w.lena.post(`${HOME}/1/draft`, { part: 'sentences', take, seen, version }).expect(201)
  const after = (await w.page()).principle.explanation as string
  expect(after).toContain('what works, slowly, is being heard')
  expect(after).toContain('This rests on 2 studies')
  expect(after).not.toContain('This rests on one study')
  expect((await w.page()).newer).toEqual({ new: 0, gone: 0 })
  await w.lena.post(done.body.undo.action).expect(201)
  expect((await w.page()).principle.explanation).toBe(mine)
})

test('what was left unticked is not offered as new again; edited words are never taken out', async () => {
  const w = await drafted()
  await w.lena.post(`${HOME}/1`, { heading: 'Listen', explanation: 'Our own words [CMOC 1].', version: 1 }).expect(201)
  const { told, seen } = await w.draft()
  expect(told.filter(one => one.fate === 'own').map(one => one.text)).toEqual(['Our own words [CMOC 1].'])
  expect(told.some(one => one.fate === 'new' || one.fate === 'gone')).toBe(false)
  await w.lena.post(`${HOME}/1/draft`, { part: 'explanation' }).expect(201)
  expect((await w.page()).principle.explanation).toBe('Our own words [CMOC 1].')
  const dropped = told.filter(one => one.fate === 'dropped')
  await w.lena.post(`${HOME}/1/draft`, { part: 'sentences', take: dropped[0]?.key, seen }).expect(201)
  expect((await w.page()).principle.explanation).toContain(dropped[0]?.text)
  expect((await w.lena.post(`${HOME}/1/draft`, { part: 'all' })).status).toBe(422)
})

test('missing lines are added again, and undone', async () => {
  const w = await drafted()
  const lines = async () => (await w.page()).principle.lines as { id: number; kind: string; text: string }[]
  const outcome = (await lines()).find(line => line.kind === 'outcome')
  const removed = await w.lena.post(`${HOME}/1/lines/${outcome?.id}/deletion`).expect(201)
  expect((await w.lena.get(`${HOME}/1/draft`)).body.missing.map((line: { text: string }) => line.text)).toEqual([
    'people come back',
  ])
  await w.lena.post(removed.body.undo.action).expect(201)
  expect((await lines()).find(line => line.id === outcome?.id)).toMatchObject({ text: 'people come back' })
  await w.lena.post(`${HOME}/1/lines/${outcome?.id}/deletion`)
  await w.lena.post(`${HOME}/1/draft`, { part: 'lines' }).expect(201)
  expect((await lines()).some(line => line.text === 'people come back')).toBe(true)
})

test('an earlier version can be the newest again, unless someone has saved since', async () => {
  const w = await drafted()
  const first = (await w.page()).principle
  await w.lena.post(`${HOME}/1`, { heading: 'Listen', explanation: 'x [CMOC 1]', levelsAreSet: true, version: 1 })
  await w.lena.post(`${HOME}/1/plain-words`, { en: 'Listen.', nl: '', version: 2 }).expect(201)
  await w.lena.post(`${HOME}/1/versions/1/return`, { latest: 2 }).expect(409)
  await w.lena.post(`${HOME}/1/versions/1/return`, { latest: 3 }).expect(201)
  const { principle } = await w.page()
  expect(principle).toMatchObject({ heading: '', explanation: first.explanation, plainWords: {}, levelsAreSet: false })
  expect(principle.lines).toEqual(first.lines)
  await w.lena.post(`${HOME}/1/versions/3/undoing`).expect(409)
  await w.lena.post(`${HOME}/1/versions/4/undoing`).expect(201)
  expect((await w.page()).principle.plainWords).toEqual({ en: 'Listen.' })
})

test('configurations that nobody has worded are named before one drafts from them', async () => {
  const w = await drafted()
  const { choices } = (await w.lena.get(`${HOME}/new`)).body
  expect(choices[1].lacks).toBe('nobody has worded it yet; no context and no outcome yet')
  expect((await w.page()).unready.map((one: { name: string }) => one.name)).toEqual(['CMOC 1', 'CMOC 2'])
  const html = (await (await w.browserOf()).get(`${HOME}/1/draft`)).text
  expect(html).toContain('Word or complete these first')
})
