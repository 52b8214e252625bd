// Passages that a better text no longer holds: listed, worked off one by one, and nothing lost on the way.
import { expect, test } from 'vitest'
import { scene } from '../../../configurations/scene.ts'

const HEARD = '/reviews/heard'
const BETTER = 'Coordinators mattered most to the service.\n\nFunding ran out after two years.\n\nTrust grew.'

/** Two of three coded passages are not in the better text; evidence rests on all three. */
async function replaced() {
  const s = await scene()
  const ravi = s.api(s.ravi)
  for (const [paragraph, quote] of [
    [1, 'felt listened to'],
    [2, 'trust was lost'],
    [3, 'Funding ran out'],
  ] as const)
    await ravi.post(s.coding, { paragraph, quote, role: 'mechanism', wording: quote, into: 'new' }).expect(201)
  const { body } = await ravi.post(`${HEARD}/documents/1/texts`, { text: BETTER }).expect(201)
  expect(body.lost).toEqual([1, 2])
  const listed = async (state: string) =>
    (await s.api(s.olga).get(`${HEARD}/excerpts?state=${state}`)).body.excerpts.map((one: { id: number }) => one.id)
  return { ...s, ravis: ravi, listed }
}

test('are listed, placed again by their words or left with the earlier text, until none is left', async () => {
  const { ravis, listed, api, olga, browser, ravi } = await replaced()
  expect(await listed('lost')).toEqual([2, 1])
  const person = await browser(ravi)
  const home = (await person.get(`${HEARD}/documents/1`)).text
  expect(home).toContain(`${HEARD}/excerpts?state=lost&amp;document=1`)
  expect((await person.get(`${HEARD}/documents`)).text).toContain('2 lost')
  const list = (await person.get(`${HEARD}/excerpts?state=lost`)).text
  expect(list).toContain('Find its place')
  const placed = await person.post(`${HEARD}/excerpts/2/place`, { paragraph: 3, quote: 'Trust grew', version: 1 })
  expect(placed.headers.location).toContain(`${HEARD}/excerpts?state=lost`)
  const kept = await person.post(`${HEARD}/excerpts/1/keeping`, { keep: 'on' })
  expect(kept.headers.location).toContain(`${HEARD}/excerpts/1`)
  expect([await listed('lost'), await listed('kept')]).toEqual([[], [1]])
  expect((await person.get(`${HEARD}/documents`)).text).not.toContain('lost</span>')
  const { body } = await api(olga).get(`${HEARD}/accounts/1`)
  expect(body.evidence).toMatchObject([{ quote: 'felt listened to', isLost: true }])
  const page = (await person.get(`${HEARD}/excerpts/1`)).text
  expect(page).toContain('the team leaves them with it')
  expect((await person.get(`${HEARD}/documents/1/texts/1`)).text).toContain('felt listened to')
  await ravis.post(`${HEARD}/excerpts/1/keeping`, {}).expect(201)
  expect([await listed('lost'), await listed('kept')]).toEqual([[1], []])
})

test('come back by themselves when a later text holds them, also those that were left', async () => {
  const { ravis, listed } = await replaced()
  await ravis.post(`${HEARD}/excerpts/1/keeping`, { keep: 'on' }).expect(201)
  await ravis.post(`${HEARD}/documents/1/texts`, { text: `${BETTER} Patients felt listened to.` }).expect(201)
  expect([await listed('lost'), await listed('kept')]).toEqual([[2], []])
  const { body } = await ravis.get(`${HEARD}/excerpts/1`)
  expect(body.excerpt).toMatchObject({ textNumber: 3, isLost: false, isKept: false })
})

test('what stands in the text cannot be left, and observers leave nothing', async () => {
  const { ravis, api, olga, stan } = await replaced()
  await ravis.post(`${HEARD}/excerpts/3/keeping`, { keep: 'on' }).expect(409)
  await api(olga).post(`${HEARD}/excerpts/1/keeping`, { keep: 'on' }).expect(403)
  await api(stan).post(`${HEARD}/excerpts/1/keeping`, { keep: 'on' }).expect(404)
})

test('a statement is offered by its whole sentence', async () => {
  const { api, lena, browser, ravi } = await replaced()
  const statement = { number: ['1'], ifText: [''], thenText: ['people return'], becauseText: ['they feel heard'] }
  const theory = { title: 'First', status: 'initial', reason: 'Begun', statementId: [''], ...statement }
  await api(lena).post(`${HEARD}/theories`, theory).expect(201)
  const person = await browser(ravi)
  for (const path of ['/documents/1/text', '/excerpts/3', '/excerpts'])
    expect((await person.get(`${HEARD}${path}`)).text, path).toContain('1 Then people return because they feel heard.')
})
