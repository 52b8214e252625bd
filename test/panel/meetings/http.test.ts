// A meeting from its agenda to its minutes: what is put, who was there, what was said, what goes back.
import { expect, test } from 'vitest'
import { drafted, PANEL } from '../support/round.ts'

async function met() {
  const w = await drafted()
  const api = w.api(w.lena)
  const meeting = {
    panel: 1,
    title: 'First meeting',
    heldOn: '2026-11-20',
    form: 'in person',
    place: 'Town hall, 10:00',
  }
  for (const heldOn of ['0001-01-01', '2201-01-01', '2026-02-30', 'soon'])
    expect((await api.post(`${PANEL}/meetings`, { ...meeting, heldOn })).status, heldOn).toBe(422)
  await api.post(`${PANEL}/meetings`, { ...meeting, policy: 1, attending: [1] }).expect(201)
  return { w, api, here: `${PANEL}/meetings/1` }
}

test('the first agenda is prepared: question, theory statements, planned searches and what one asks first', async () => {
  const { w, api, here } = await met()
  await api.post('/reviews/heard/question', { text: 'What works, for whom?', reason: '', version: 0 }).expect(201)
  const lead = await w.browser(w.lena)
  expect((await lead.get(here)).text).toContain('Put the first agenda')
  await api.post(`${here}/agenda/preparation`, { language: 'nl' }).expect(201)
  const { items } = (await api.get(here)).body
  expect(items.map((one: { kind: string }) => one.kind)).toContain('question')
  expect(items.at(-1).heading).toBe('Waar moeten wij zoeken, en wie moeten wij horen?')
  expect((await api.post(`${here}/agenda/preparation`, { language: 'nl' })).status).toBe(422)
  const handout = (await lead.get(`${here}/handout?language=nl`)).text
  expect(handout).toContain('lang="nl"')
  expect(handout).toContain('Town hall, 10:00')
  expect((await lead.get(`${here}/agenda`)).status).toBe(200)
})

test('subjects are put together at their versions, move and leave; what points are about stays', async () => {
  const { api, here } = await met()
  await api.post(`${here}/agenda`, { subjects: ['principle 2', 'configuration 1', 'principle 1'] }).expect(201)
  await api.post(`${here}/agenda`, { subjects: ['principle x'] }).expect(422)
  await api.post(`${here}/agenda`, { subjects: [] }).expect(422)
  const first = (await api.get(here)).body.items
  expect(first.map((one: { kind: string; version: number }) => [one.kind, one.version])).toEqual([
    ['principle', 1],
    ['configuration', 1],
    ['principle', 1],
  ])
  await api.post(`${here}/items/${first[2].id}/position`, { to: 'up', version: 1 }).expect(201)
  await api.post(`${here}/items/${first[2].id}/position`, { to: 'up', version: 1 }).expect(409)
  await api.post(`${here}/items/${first[2].id}/deletion`, { version: 1 }).expect(409)
  await api.post(`${here}/points`, { role: 'policy', text: 'Money is short.', item: first[0].id }).expect(201)
  await api.post(`${here}/items/${first[0].id}/deletion`).expect(409)
  await api.post(`${here}/items/${first[1].id}/deletion`).expect(201)
  const { items } = (await api.get(here)).body
  expect(items.map((one: { id: number }) => one.id)).toEqual([first[0].id, first[2].id])
})

test('points are typed as people speak, changed and removed, and say who only as far as was agreed', async () => {
  const { w, api, here } = await met()
  await api.post(`${here}/agenda`, { subjects: ['principle 1'] }).expect(201)
  const wrong = await (await w.browser(w.lena)).post(`${here}/notes`, { notes: 'pr 1 Fine.\nzz Nobody.\npr 9 What.' })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Line 2: begin with pt, pr, po, ex or rt')
  expect(wrong.text).toContain('Line 3: there is no item 9')
  await api.post(`${here}/notes`, { notes: 'pt Nobody of mine was there.' }).expect(422)
  expect((await api.post(`${here}/notes`, { notes: 'PR 1 Time is short.\n\npo We pay.' })).body).toMatchObject({
    noted: 2,
  })
  await api.post(`${here}/points`, { panellist: 1, text: 'I said it.' }).expect(201)
  await api.post(`${here}/points`, { panellist: 2, text: 'Not there.' }).expect(422)
  await api.post(`${here}/points/2`, { role: 'policy', text: 'We pay a part.', version: 1 }).expect(201)
  await api.post(`${here}/points/2`, { role: 'policy', text: 'Other.', version: 1 }).expect(409)
  const { points } = (await api.get(here)).body
  expect(points.map((one: { by: string; text: string }) => `${one.by}: ${one.text}`)).toEqual([
    'practitioner: Time is short.',
    'policy: We pay a part.',
    'practitioner, Pat Panel: I said it.',
  ])
  // Thanks are for the report: beside points, and in minutes, stand roles.
  await api.post(`${PANEL}/panellists/1/consent`, { mayThank: true, givenOn: '2026-11-01' }).expect(201)
  const seen = JSON.stringify((await w.api(w.ravi).get(here)).body)
  expect(seen).toContain('I said it.')
  expect(seen).not.toContain('Pat Panel')
  expect(JSON.stringify((await api.get(`${here}/minutes`)).body)).not.toContain('Pat Panel')
})

test('minutes go back to those present in their language, and corrections stand beside them', async () => {
  const { w, api, here } = await met()
  await api.post(`${here}/points`, { role: 'policy', text: 'Money is short.' }).expect(201)
  await api.post(`${PANEL}/points/1/disposition`, { choice: 'accept', reason: 'We named it.' }).expect(201)
  const correction = {
    role: 'practitioner',
    text: 'It was in the afternoon.',
    receivedOn: '2026-11-21',
    outcome: 'noted',
  }
  await api.post(`${here}/corrections`, correction).expect(201)
  await api.post(`${here}/corrections`, { ...correction, text: '' }).expect(422)
  const { made } = (await api.post(`${here}/letters`, { panellists: [1] }).expect(200)).body
  expect(made).toHaveLength(1)
  expect(made[0]).toMatchObject({ to: 'pat@example.org', subject: 'Minutes of “First meeting”' })
  expect(made[0].problem).not.toBe('')
  expect(made[0].text).toContain('- policy: Money is short.\n  We changed it, because: We named it.')
  expect(made[0].text).toContain('- practitioner: It was in the afternoon. (Noted beside the minutes.)')
  await api.post(`${here}/points`, { role: 'policy', text: 'As before.' }).expect(201)
  const reason = { choice: 'park', reason: 'We asked pat  PANEL about it; Pat Panels did not know.' }
  await api.post(`${PANEL}/points/2/disposition`, reason).expect(201)
  const { people, named } = (await api.get(`${here}/letters`)).body
  expect(named).toEqual(['Your reason for point 2 (“As before.”) contains the name of a panellist.'])
  await api.post(`${PANEL}/points/2/disposition`, { ...reason, reason: 'Pat Panels did.', version: 1 }).expect(201)
  expect((await api.get(`${here}/letters`)).body.named).toEqual([])
  expect(people[0].written).toMatchObject([{ mailedAt: null }])
  expect((await w.api(w.ravi).get(`${here}/letters`)).status).toBe(403)
  const lead = await w.browser(w.lena)
  expect((await lead.get(`${here}/minutes?language=nl`)).text).toContain('Wij hebben het')
  expect((await lead.get(`${here}/letters`)).status).toBe(200)
})
