// You said, we did: what awaits a decision, what became of it, by role only as far as allowed, and each reader's own letter.
import { expect, test } from 'vitest'
import { opened, PANEL, panellist } from '../support/round.ts'

const ACCOUNT = `${PANEL}/panels/1/account`

async function said() {
  const { w, secrets } = await opened()
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'More on carers.' })
  const nel = await panellist(w, secrets[1], false)
  await nel.post('/panel/answer/consent', {})
  await nel.post('/panel/answer/items/1', { q1: 4, comment: '=Minder papier.' })
  return { w, api: w.api(w.lena) }
}

test('comments wait, are answered, and stand by role only where that was allowed, on the page and as CSV', async () => {
  const { w, api } = await said()
  const before = (await w.api(w.ravi).get(ACCOUNT)).body
  expect(before.said.map((one: { by: string }) => one.by)).toEqual(['practitioner', 'a panellist'])
  expect((await (await w.browser(w.ravi)).get(ACCOUNT)).text).toContain('/panel/comments/1/disposition')
  await api.post(`${PANEL}/comments/1/disposition`, { choice: 'partly', reason: 'We named them.' }).expect(201)
  const page = (await (await w.browser(w.lena)).get(ACCOUNT)).text
  expect(page).toContain('1 in part')
  const csv = (await w.api(w.ravi).get(`${ACCOUNT}.csv`)).text
  expect(csv).toContain('We changed it in part,We named them.')
  expect(csv).toContain("'=Minder papier.,awaits a decision")
  expect(csv + JSON.stringify(before)).not.toMatch(/Pat Panel|Nel Deelnemer/)
  expect((await w.api(w.olga).get(ACCOUNT)).status).toBe(403)
  expect((await w.api(w.stan).get(`${ACCOUNT}.csv`)).status).toBe(404)
})

test('the team’s words are kept, and a stale save overwrites nothing', async () => {
  const { api } = await said()
  await api.post(ACCOUNT, { aim: 'To hear.', version: 0 }).expect(201)
  expect((await api.post(ACCOUNT, { aim: 'Other.', version: 0 })).status).toBe(409)
  await api.post(ACCOUNT, { aim: 'To hear what works.', version: 1 }).expect(201)
  expect((await api.get(ACCOUNT)).body).toMatchObject({
    account: { aim: 'To hear what works.', version: 2 },
    takingPart: [
      { role: 'patient or public', people: 1, answered: 1 },
      { role: 'practitioner', people: 1, answered: 1 },
    ],
  })
})

test('a closing letter has its reader’s own words and what became of them, in their language', async () => {
  const { w, api } = await said()
  await api.post(`${PANEL}/comments/2/disposition`, { choice: 'reject', reason: 'Papier blijft.' }).expect(201)
  const { made } = (await api.post(`${PANEL}/panels/1/letters`, { panellists: [1, 2] }).expect(200)).body
  expect(made[0].text).toContain('“More on carers.”\nThe team has not decided yet.')
  expect(made[0].text).not.toContain('papier')
  expect(made[1].text).toContain('Wij hebben het niet veranderd, omdat: Papier blijft.')
  expect(made[1].text).not.toContain('carers')
  expect((await api.post(`${PANEL}/panels/1/letters`, {})).status).toBe(422)
  expect((await w.api(w.ravi).get(`${PANEL}/panels/1/letters`)).status).toBe(403)
  expect((await (await w.browser(w.lena)).get(`${PANEL}/panels/1/letters`)).text).toContain('1 awaiting a decision')
})

test('after the round closed its link says what became of one’s words and points, in one’s language, and takes nothing', async () => {
  const { w, secrets } = await opened()
  const api = w.api(w.lena)
  const nel = await panellist(w, secrets[1])
  await nel.post('/panel/answer/items/1', { q1: 4, comment: 'Minder papier.' })
  await nel.post('/panel/answer/missing', { comment: 'De buren.' })
  const meeting = { panel: 1, title: 'Eerste keer', heldOn: '2026-11-20', form: 'in person', attending: [1, 2] }
  await api.post(`${PANEL}/meetings`, meeting).expect(201)
  await api.post(`${PANEL}/meetings/1/points`, { panellist: 2, text: 'Bel eerst.' }).expect(201)
  await api.post(`${PANEL}/meetings/1/points`, { panellist: 1, text: 'Mine alone.' }).expect(201)
  await api.post(`${PANEL}/rounds/1/closure`).expect(201)
  await api.post(`${PANEL}/comments/1/disposition`, { choice: 'accept', reason: 'Eén blad.' }).expect(201)
  await api.post(`${PANEL}/points/1/disposition`, { choice: 'park', reason: 'Volgend jaar.' }).expect(201)
  const back = await panellist(w, secrets[1], false)
  expect((await back.get('/panel/answer')).text).toContain('Wat er met uw woorden is gedaan')
  const { text } = await back.get('/panel/answer/summary')
  for (const words of ['Wij hebben het veranderd', 'Eén blad.', 'Bel eerst.', 'Volgend jaar.', 'nog niet besloten'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/Mine alone|Pat Panel|\/items\//)
  for (const [path, body] of [
    ['items/1', { q1: 1 }],
    ['missing', { comment: 'late' }],
    ['consent', {}],
  ] as const)
    expect((await back.post(`/panel/answer/${path}`, body)).status).toBe(409)
})

test('ending a link ends every link of that person to the round, and nobody else’s', async () => {
  const { w, secrets } = await opened()
  const api = w.api(w.lena)
  const made = (await api.post(`${PANEL}/rounds/1/reminders`).expect(200)).body.made as { link: string }[]
  const reminder = /panel\/([\w-]+)/.exec(made[0]?.link ?? '')?.[1] ?? ''
  expect((await (await panellist(w, secrets[0])).get('/panel/answer')).status).toBe(200)
  const page = (await (await w.browser(w.lena)).get(`${PANEL}/rounds/1/invitations`)).text
  expect(page).toContain('End all 2')
  await api.post(`${PANEL}/rounds/1/invitations/1/revocation`).expect(201)
  const { people } = (await api.get(`${PANEL}/rounds/1/invitations`)).body
  const ended = people.map((one: { links: { revokedAt: string | null }[] }) =>
    one.links.map(link => link.revokedAt !== null),
  )
  expect(ended).toEqual([
    [true, true],
    [false, false],
  ])
  for (const secret of [secrets[0], reminder]) expect((await panellist(w, secret, false)).entered.status).toBe(404)
  expect((await panellist(w, secrets[1], false)).entered.status).toBe(303)
})

test('the account says of each round its scales, its rule and when it was chosen, anonymity, response by role and time', async () => {
  const { w, api } = await said()
  await api.post(ACCOUNT, { aim: 'To hear.', effect: 'Carers were named.', version: 0 }).expect(201)
  const { lines } = (await api.get(ACCOUNT)).body as { lines: { section: string; what: string; says: string }[] }
  expect([...new Set(lines.map(line => line.section))]).toEqual([
    'Aim',
    'Methods',
    'Results',
    'Discussion',
    'Looking back',
  ])
  const says = (what: string) => lines.find(line => line.what === `Round First round: ${what}`)?.says
  expect(says('questions and scales')).toContain('“Should this guide practice?”: 1–5 (No … Yes, clearly)')
  expect(says('rule of consensus')).toMatch(/at least 75% .* Chosen on 2026-11-\d\d, before the round opened\./)
  expect(says('anonymity')).toContain('Anonymous')
  expect(says('response by role')).toBe(
    '2 of 2 asked have answered (100%): patient or public 1 of 1; practitioner 1 of 1.',
  )
  expect(says('time')).toMatch(/^Open from 2026-11-\d\d to 2026-12-31\.$/)
  const page = (await (await w.browser(w.ravi)).get(ACCOUNT)).text
  const csv = (await w.api(w.ravi).get(`${PANEL}/panels/1/involvement.csv`).expect(200)).text
  for (const text of ['Carers were named.', 'patient or public 1 of 1']) {
    expect(page).toContain(text)
    expect(csv).toContain(text)
  }
  expect(csv + page).not.toMatch(/Pat Panel|Nel Deelnemer/)
  expect((await w.api(w.olga).get(`${PANEL}/panels/1/involvement.csv`)).status).toBe(403)
})
