// A wording that a checker proposed becomes that of the configuration by one button; the record of a check as a table.
import { expect, test } from 'vitest'
import { addAccount } from '../../../../src/configurations/actions.ts'
import { addElement } from '../../../../src/configurations/elements/actions.ts'
import { scene } from '../../../configurations/scene.ts'

const HEARD = '/reviews/heard'
const CHECK = `${HEARD}/synthesis/checks/1`
const AT = `${CHECK}/items/1/application`

/** Olga, an observer, proposes a wording for Ravi's only account. */
async function proposed(wording = '[Trust](M1) helps') {
  const s = await scene()
  await addAccount(s.as(s.ravi), s.document, { title: 'A way', wording: 'It works' })
  await addElement(s.as(s.ravi), 'account', 1, { role: 'mechanism', wording: 'trust' })
  const [lenas, olgas, ravis] = [s.api(s.lena), s.api(s.olga), s.api(s.ravi)]
  await lenas.post(`${HEARD}/synthesis/checks`, { layer: 'account', share: 100, checker: s.olga.id, setsStatus: 'on' })
  const say = (body: object) => olgas.post(`${CHECK}/items/1/answer`, body)
  await say({ answer: 'amend', note: 'Say what works', proposedWording: wording }).expect(201)
  const account = async () => (await ravis.get(`${HEARD}/accounts/1`).expect(200)).body
  return { ...s, lenas, olgas, ravis, say, account }
}

test('a proposed wording is applied, signed, in the history, and can be taken back', async () => {
  const s = await proposed()
  const [{ said }] = (await s.account()).checks
  expect(said.proposal).toEqual({ present: 'It works', version: 1, isOutdated: false })
  await s.olgas.post(AT, { version: 1 }).expect(403)
  const done = await s.ravis.post(AT, { version: 1 }).expect(201)
  const after = await s.account()
  expect(after.configuration).toMatchObject({ wording: '[Trust](M1) helps', status: 'checked', title: 'A way' })
  expect(after.checks[0].said).toMatchObject({ applied: { by: 'Ravi Reviewer' }, proposal: null })
  expect(after.history.map((row: { what: string }) => row.what)).toContain('reworded it')
  await s.ravis.post(AT, { version: 3 }).expect(409)
  expect((await s.say({ answer: 'agree', note: '' })).status).toBe(409)

  await s.ravis.post(done.body.undo.action).expect(201)
  const back = await s.account()
  expect(back.configuration).toMatchObject({ wording: 'It works', status: 'draft' })
  expect(back.checks[0].said.proposal).not.toBeNull()
  await s.ravis.post(done.body.undo.action).expect(409)
})

test('what was changed meanwhile is never overwritten: both texts are shown, and may be brought together', async () => {
  const s = await proposed()
  const form = { title: 'A way', wording: 'It works well', version: 1 }
  await s.lenas.post(`${HEARD}/accounts/1`, form).expect(201)
  const late = await s.ravis.post(AT, { version: 1 }).expect(409)
  expect(late.body.stale).toMatchObject({
    savedBy: 'Lena Lead',
    fields: [{ theirs: 'It works well', mine: '[Trust](M1) helps' }],
  })
  expect((await s.account()).checks[0].said.proposal).toMatchObject({ present: 'It works well', isOutdated: true })
  const page = await (await s.browser(s.ravi)).post(AT, { version: '1' })
  expect([page.status, page.text.includes('name="wording"')]).toEqual([409, true])
  await s.ravis.post(AT, { version: 2, wording: '[Trust](M1) helps it work well' }).expect(201)
  expect((await s.account()).configuration.wording).toBe('[Trust](M1) helps it work well')

  const { version } = (await s.account()).configuration
  await s.lenas.post(`${HEARD}/accounts/1`, { ...form, wording: 'Quite other', version }).expect(201)
  await s.ravis.post(`${AT}/withdrawal`).expect(409)
})

test('a proposal that marks what is not there is refused with a sentence', async () => {
  const s = await proposed('[Money](M7) helps')
  const refused = await s.ravis.post(AT, { version: 1 })
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([422, expect.stringContaining('M7')])
  await s.ravis.post(`${AT}/withdrawal`).expect(409)
})

test('to discuss opens a thread for whoever began it; the record lists what was said', async () => {
  const s = await proposed()
  const csv = async () => (await s.olgas.get(`${CHECK}/record.csv`).expect(200)).text.trim().split('\r\n')
  await s.ravis.post(AT, { version: 1 })
  expect((await csv())[1]).toMatch(
    /^1,account 1,,A way,Olga Observer,amended,.*Say what works,.*,\[Trust\]\(M1\) helps,2026.*,Ravi Reviewer/,
  )
  await s.ravis.post(`${AT}/withdrawal`)
  await s.say({ answer: 'discuss', note: 'Is it trust?' }).expect(201)
  const { waiting } = (await s.ravis.get(`${HEARD}/for-you`)).body
  expect(waiting).toMatchObject([{ text: 'Is it trust?', about: { label: 'account 1' } }])
  expect((await csv())[1]).toContain(`to discuss,`)
  await s.olgas.post(`${HEARD}/comments/${waiting[0].id}/deletion`).expect(409)
  await s.api(s.stan).get(`${CHECK}/record.csv`).expect(404)
  const page = await (await s.browser(s.lena)).get(CHECK)
  expect(page.text).toContain('/record.csv')
})
