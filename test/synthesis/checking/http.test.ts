// A check of coding through the front door: a colleague goes through configurations and agrees, amends or opens a discussion.
import { describe, expect, test } from 'vitest'
import { addAccount } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import { scene } from '../../configurations/scene.ts'

const HEARD = '/reviews/heard'
const CHECKS = `${HEARD}/synthesis/checks`

async function withAccounts(count = 10) {
  const s = await scene()
  const ravi = s.as(s.ravi)
  for (let n = 1; n <= count; n += 1) {
    const id = await addAccount(ravi, s.document, { title: `Way ${n}`, wording: `Way ${n} works` })
    await addElement(ravi, 'account', id, { role: 'mechanism', wording: `trust ${n}` })
  }
  const [lena, olga] = [s.api(s.lena), s.api(s.olga)]
  const ask = (more: object = {}) =>
    lena.post(CHECKS, { layer: 'account', share: 30, checker: s.lena.id, seed: 'seven', setsStatus: 'on', ...more })
  const item = async (position: number, who = lena) => (await who.get(`${CHECKS}/1/items/${position}`)).body
  const say = (position: number, body: object, who = lena) => who.post(`${CHECKS}/1/items/${position}/answer`, body)
  const check = async (id = 1) => (await lena.get(`${CHECKS}/${id}`)).body
  const account = async (id: number) => (await lena.get(`${HEARD}/accounts/${id}`)).body
  return { ...s, lenas: lena, olgas: olga, ask, item, say, check, account }
}

describe('asking', () => {
  test('draws a tenth, all, or one document, the same for the same seed', async () => {
    const { ask, check, as, ravi } = await withAccounts()
    expect((await ask()).status).toBe(201)
    await ask()
    const drawn = async (id: number) => (await check(id)).items.map((one: { configurationId: number }) => one.configurationId) // biome-ignore format: long
    expect(await drawn(1)).toHaveLength(3)
    expect(await drawn(2)).toEqual(await drawn(1))
    await ask({ share: 100, seed: '' })
    expect((await check(3)).check).toMatchObject({ population: 10, size: 10, seed: 'heard-coding-3', answered: 0 })
    const other = await addDocument(as(ravi), { title: 'Other', authors: ['Bos, A.'], year: 2016 })
    await addAccount(as(ravi), other, { title: 'Elsewhere' })
    await ask({ share: 100, document: other })
    expect(await drawn(4)).toEqual([11])
  })

  test('leaves out what the checker began and what is retired, and says when nothing is left', async () => {
    const { ask, lenas, check, document, as, lena, ravi, api, stan } = await withAccounts(2)
    await addAccount(as(lena), document, { title: 'Hers' })
    await lenas.post(`${HEARD}/accounts/1/status`, { status: 'retired', version: 1 })
    await ask({ share: 100 })
    expect((await check()).check).toMatchObject({ population: 1, size: 1 })
    expect((await ask({ layer: 'synthesised' })).body.errors.form[0]).toContain('nothing to check')
    expect(Object.keys((await ask({ checker: stan.id })).body.errors)).toEqual(['checker'])
    expect(Object.keys((await ask({ document: 999 })).body.errors)).toEqual(['document'])
    expect(Object.keys((await ask({ layer: 'synthesised', document })).body.errors)).toEqual(['document'])
    expect(Object.keys((await ask({ share: 0 })).body.errors)).toEqual(['share'])
    expect((await api(ravi).post(CHECKS, { layer: 'account', share: 100, checker: lena.id })).status).toBe(201)
  })
})

describe('answering', () => {
  test('agreeing makes a draft checked, leads on, and can be taken back', async () => {
    const { ask, item, say, check, account, lenas } = await withAccounts()
    await ask()
    const first = await item(1)
    expect(first).toMatchObject({ position: 1, said: null, changes: [], check: { size: 3 } })
    const { id } = first.configuration
    const answer = await say(1, { answer: 'agree' })
    expect(answer.body.location).toBe(`${CHECKS}/1/items/2`)
    expect((await account(id)).configuration.status).toBe('checked')
    expect((await account(id)).checks).toMatchObject([{ checkId: 1, checkerName: 'Lena Lead', said: { answer: 'agree' } }]) // biome-ignore format: long
    expect((await check()).check).toMatchObject({ answered: 1, agree: 1, amend: 0, discuss: 0 })
    expect((await lenas.post(answer.body.undo.action)).status).toBe(201)
    expect((await account(id)).configuration.status).toBe('draft')
    expect((await account(id)).checks).toEqual([])
    expect((await lenas.post(answer.body.undo.action)).status).toBe(409)
  })

  test('says when a configuration was changed after its check', async () => {
    const { ask, item, say, account, api, browser, lena, ravi, ...s } = await withAccounts()
    await ask()
    const { id } = (await item(1)).configuration
    await say(1, { answer: 'agree' })
    expect((await account(id)).checks[0].said).toMatchObject({ changedLaterAt: null })
    s.time.forward(1)
    await api(ravi).post(`${HEARD}/accounts/${id}/elements`, { role: 'outcome', wording: 'They return' }).expect(201)
    expect((await account(id)).checks[0].said.changedLaterAt).toMatch(/^\d{4}-/)
    expect((await item(1)).said.changedLaterAt).toMatch(/^\d{4}-/)
    for (const path of [`${HEARD}/accounts/${id}`, `${CHECKS}/1`])
      expect((await (await browser(lena)).get(path)).text, path).toContain('changed since,')
  })

  test('leaves the status alone where the check says so', async () => {
    const { ask, item, say, account } = await withAccounts()
    await ask({ setsStatus: '' })
    await say(1, { answer: 'agree' })
    expect((await account((await item(1)).configuration.id)).configuration.status).toBe('draft')
  })

  test('amending names the change that was made, or proposes a wording', async () => {
    const { ask, item, say, account, lenas } = await withAccounts()
    await ask()
    expect(Object.keys((await say(1, { answer: 'amend' })).body.errors)).toEqual(['proposedWording'])
    await say(1, { answer: 'amend', proposedWording: 'Better so' })
    const one = (await item(1)).configuration
    expect((await account(one.id)).checks[0].said).toMatchObject({ proposedWording: 'Better so', change: null })
    expect((await account(one.id)).configuration.status).toBe('draft')
    const two = (await item(2)).configuration
    await lenas.post(`${HEARD}/accounts/${two.id}`, { title: two.title, wording: 'Put right', version: two.version })
    expect((await item(2)).changes).toMatchObject([{ what: 'reworded it' }])
    expect(Object.keys((await say(2, { answer: 'amend', change: 1 })).body.errors)).toEqual(['change'])
    await say(2, { answer: 'amend', note: 'too strong' })
    const now = await account(two.id)
    expect(now.checks[0].said).toMatchObject({ note: 'too strong', change: { what: 'reworded it' } })
    expect(now.configuration.status).toBe('checked')
  })

  test('discussing opens a comment, which settles when the answer is taken back', async () => {
    const { ask, item, say, account, check } = await withAccounts()
    await ask()
    expect(Object.keys((await say(1, { answer: 'discuss' })).body.errors)).toEqual(['note'])
    await say(1, { answer: 'discuss', note: 'Is this the mechanism?' })
    const { id } = (await item(1)).configuration
    expect((await account(id)).comments).toMatchObject([{ text: 'Is this the mechanism?', resolvedAt: null }])
    expect((await account(id)).checks[0].said.comment).toMatchObject({ isSettled: false })
    await say(1, { answer: 'agree' })
    expect((await account(id)).comments[0].resolvedAt).not.toBeNull()
    expect((await check()).check).toMatchObject({ answered: 1, agree: 1, discuss: 0 })
  })

  test('is the checker’s alone, an observer included, and over when the check is ended', async () => {
    const { ask, item, say, olgas, olga, api, ravi, stan, lenas, check } = await withAccounts()
    await ask({ checker: olga.id })
    expect((await say(1, { answer: 'agree' })).status).toBe(403)
    expect((await api(ravi).get(`${CHECKS}/1/items/1`)).status).toBe(403)
    expect((await api(stan).get(`${CHECKS}/1`)).status).toBe(404)
    expect((await olgas.get(`${CHECKS}/1/items/4`)).status).toBe(404)
    expect((await say(1, { answer: 'agree' }, olgas)).status).toBe(201)
    expect((await item(2, olgas)).check.answered).toBe(1)
    expect((await olgas.post(`${CHECKS}/1/end`)).status).toBe(403)
    await lenas.post(`${CHECKS}/1/end`)
    expect((await say(2, { answer: 'agree' }, olgas)).status).toBe(409)
    expect((await lenas.post(`${CHECKS}/1/end`)).status).toBe(409)
    await lenas.post(`${CHECKS}/1/resumption`)
    for (const at of [2, 3]) await say(at, { answer: 'agree' }, olgas)
    expect((await check()).check).toMatchObject({ answered: 3, endedAt: null })
    expect((await lenas.get(`${CHECKS}/1?answer=none`)).body.items).toEqual([])
    expect((await lenas.get(`${CHECKS}/1?answer=agree&after=1`)).body.items).toHaveLength(2)
  })
})

test('pages say it, and so does the method of the full report', async () => {
  const { ask, say, browser, lena, ravi, lenas } = await withAccounts(4)
  const own = await browser(lena)
  expect((await own.get(CHECKS)).text).toContain('No check yet')
  await ask({ share: 50 })
  expect((await own.get(CHECKS)).text).toContain('waits for you: 2 configurations')
  expect((await own.get(HEARD)).text).toContain('2 configurations you were asked to check')
  expect((await (await browser(ravi)).get(HEARD)).text).not.toContain('asked to check')
  expect((await own.get(`${CHECKS}/1`)).text).toContain('Begin')
  expect((await own.get(`${CHECKS}/1/items/1`)).text).toContain('Passages')
  const refused = await own.post(`${CHECKS}/1/items/1/answer`, { answer: 'discuss', note: '' })
  expect(refused.status).toBe(422)
  await say(1, { answer: 'agree' })
  await say(2, { answer: 'discuss', note: 'Which people?' })
  expect((await (await browser(ravi)).get(`${CHECKS}/1`)).text).toContain('in discussion')
  const { configurationId } = (await lenas.get(`${CHECKS}/1`)).body.items[0]
  expect((await own.get(`${HEARD}/accounts/${configurationId}`)).text).toContain('Checked by a second person')
  const report = (await own.get(`${HEARD}/reports/full/html`)).text
  expect(report).toContain('2 of 4 accounts were checked by a second person; 1 agreed, 0 amended, 1 discussed.')
})

test('what a check holds is not deleted from under it', async () => {
  const { ask, lenas } = await withAccounts(1)
  await ask({ share: 100 })
  const refused = await lenas.post(`${HEARD}/accounts/1/deletion`)
  expect(refused.status).toBe(409)
  expect(refused.body.message ?? JSON.stringify(refused.body)).toContain('checks')
})
