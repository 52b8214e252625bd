// People of a panel: a pasted list, a file, and what is wrong with a line.
import { expect, test } from 'vitest'
import { drafted, opened, PANEL, panellist } from '../support/round.ts'

test('a pasted list is added whole, in any order of columns, and once', async () => {
  const w = await drafted()
  const api = w.api(w.lena)
  const list =
    'Naam\tRol\tE-mail\tOrganisatie\tTaal\nPia Een\tzorgverlener\tpia@example.org\tPraktijk Oost\tnl\nTom Two\tpolicy\t\t\t'
  const added = (await api.post(`${PANEL}/panels/1/lists`, { list, listLanguage: 'en' }).expect(201)).body
  expect(added).toMatchObject({ added: 2, known: 0 })
  const { panellists } = (await api.get(`${PANEL}/panels/1/panellists`)).body
  expect(panellists.at(-2)).toMatchObject({
    name: 'Pia Een',
    email: 'pia@example.org',
    role: 'practitioner',
    organisation: 'Praktijk Oost',
    language: 'nl',
  })
  expect(panellists.at(-1)).toMatchObject({ name: 'Tom Two', email: '', role: 'policy', language: 'en' })
  expect((await api.post(`${PANEL}/panels/1/lists`, { list })).body).toMatchObject({ added: 0, known: 2 })
})

test('a line that cannot be read stops the list, says which and keeps the words', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  const list = 'Name, E-mail, Role\nPia Een, pia@example.org, wizard\nTom Two, tom@@example, policy\n, , policy'
  const refused = await lead.post(`${PANEL}/panels/1/lists`, { list, listLanguage: 'en' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Line 2: “wizard” is no role')
  expect(refused.text).toContain('Line 3: “tom@@example” is no e-mail address.')
  expect(refused.text).toContain('Line 4: no name.')
  expect(refused.text).toContain('3 lines cannot be read; nobody was added.')
  expect(refused.text).toContain('Pia Een, pia@example.org, wizard')
  // One sign for the whole list, whatever its first line has most of; each line has all that is wrong with it.
  const mixed =
    'Een, Pia; pia@example.org; policy\nTwee, Tom; tom@example.org; wizard; nl\nDrie, Dora, dora@example.org, policy\n; nobody@; elf'
  const { errors } = (await w.api(w.lena).post(`${PANEL}/panels/1/lists`, { list: mixed }).expect(422)).body
  expect(errors.list).toEqual([
    expect.stringContaining('Line 2: no role'),
    expect.stringContaining('Line 3: its cells stand between commas, those of the list between semicolons.'),
    expect.stringContaining('Line 4: “nobody@” is no e-mail address; no role'),
  ])
  expect((await w.api(w.lena).get(`${PANEL}/panels/1/panellists`)).body.panellists).toHaveLength(2)
})

test('a file of people, addresses as mail programs copy them, one role for all', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  const content = '\uFEFF"Pia Één" <pia@example.org>;nl\r\nTom Two <TOM@example.org>;\r\n'
  const body = { list: '', listRole: 'expert', listLanguage: 'en' }
  const sent = await lead.upload(`${PANEL}/panels/1/lists`, 'file', { name: 'people.csv', content }, body)
  expect(sent.status).toBe(303)
  const { panellists } = (await w.api(w.lena).get(`${PANEL}/panels/1/panellists`)).body
  expect(panellists.slice(-2)).toMatchObject([
    { email: 'pia@example.org', role: 'expert', language: 'nl' },
    { name: 'Tom Two', email: 'tom@example.org', language: 'en' },
  ])
  for (const empty of [{ list: '' }, { list: ' \n ' }])
    expect((await lead.post(`${PANEL}/panels/1/lists`, { ...empty, listLanguage: 'en' })).status).toBe(422)
  expect((await w.api(w.ravi).post(`${PANEL}/panels/1/lists`, { list: 'A, policy' })).status).toBe(403)
})

test('who withdraws chooses what happens to open answers, and own data hold meetings and points', async () => {
  const { w, secrets } = await opened()
  const api = w.api(w.lena)
  const meeting = { panel: 1, title: 'First meeting', heldOn: '2026-11-20', form: 'in person', attending: [1] }
  await api.post(`${PANEL}/meetings`, meeting).expect(201)
  await api.post(`${PANEL}/meetings/1/points`, { panellist: 1, saidBy: 'Pat Panel', text: 'I said it.' }).expect(201)
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: 4 })
  const data = JSON.parse((await pat.get('/panel/answer/data.json')).text)
  expect(data).toMatchObject({ meetings: [{ title: 'First meeting' }], points: [{ text: 'I said it.' }] })
  expect((await pat.get('/panel/answer/withdrawal')).text).toContain('Leave them in, under a code')
  expect((await pat.post('/panel/answer/withdrawal', { answers: 'all' })).status).toBe(422)
  expect((await pat.post('/panel/answer/withdrawal', { answers: 'keep' })).status).toBe(303)
  const { items } = (await api.get(`${PANEL}/rounds/1`)).body
  expect(items[0].spreads[0].answered).toBe(1)
  await api.post(`${PANEL}/panellists/1/erasure`, {}).expect(201)
  expect(JSON.stringify((await api.get(`${PANEL}/meetings/1`)).body)).not.toContain('Pat Panel')
})

test('each reads and agrees to the text in their language; a changed Dutch text is asked for anew', async () => {
  const { w, secrets } = await opened()
  const api = w.api(w.lena)
  const { panel } = (await api.get(`${PANEL}/panels/1`)).body
  const { id: _, ...words } = panel
  const dutch = 'U mag altijd stoppen.'
  await api
    .post(`${PANEL}/panels/1`, { ...words, consentTextNl: dutch, contactPhone: '010 000 0000 ext. 12' })
    .expect(201)
  const nel = await panellist(w, secrets[1], false)
  const asked = (await nel.get('/panel/answer/consent')).text
  expect(asked).toContain(dutch)
  expect(asked).toContain('<a href="tel:0100000000;ext=12">010 000 0000 ext. 12</a>')
  await nel.post('/panel/answer/consent', { mayQuote: 'on' }).expect(303)
  const pat = await panellist(w, secrets[0], false)
  expect((await pat.get('/panel/answer/consent')).text).toContain('You may stop at any time.')
  await pat.post('/panel/answer/consent', {}).expect(303)
  const kept = async (id: number) => (await api.get(`${PANEL}/panellists/${id}`)).body.consents[0]
  expect(await kept(2)).toMatchObject({ consentVersion: 2, language: 'nl', enteredByName: null })
  expect(await kept(1)).toMatchObject({ consentVersion: 2, language: 'en' })
  const after = (await api.get(`${PANEL}/panels/1`)).body.panel
  const { id: __, ...now } = after
  expect(after).toMatchObject({ consentVersion: 2, consentTextNl: dutch })
  await api.post(`${PANEL}/panels/1`, { ...now, consentTextNl: 'Stoppen mag altijd.' }).expect(201)
  expect((await nel.get('/panel/answer')).text).toContain('/panel/answer/consent')
})

test('consent on paper is noted with its day and by whom, and opens the answers', async () => {
  const { w, secrets } = await opened()
  const lead = await w.browser(w.lena)
  const late = await lead.post(`${PANEL}/panellists/2/consent`, { givenOn: '2099-01-01' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('Give the day it was signed')
  expect(late.text).toContain('value="Nel Deelnemer"')
  const noted = await lead.post(`${PANEL}/panellists/2/consent`, { mayQuote: 'on', givenOn: '2026-11-01' })
  expect(noted.status).toBe(303)
  const { consents } = (await w.api(w.lena).get(`${PANEL}/panellists/2`)).body
  expect(consents).toMatchObject([{ mayQuote: 1, mayThank: 0, enteredByName: 'Lena Lead' }])
  expect(consents[0].givenAt).toMatch(/^2026-11-01/)
  expect((await lead.get(`${PANEL}/panellists/2`)).text).toContain('entered by Lena Lead')
  const nel = await panellist(w, secrets[1], false)
  expect((await nel.post('/panel/answer/items/1', { q1: 4 })).status).toBe(303)
  const older = await lead.post(`${PANEL}/panellists/2/consent`, { givenOn: '2026-10-01' })
  expect(older.text).toContain('what was agreed later stands')
  await lead.post(`${PANEL}/panellists/2/withdrawal`, {})
  expect((await lead.post(`${PANEL}/panellists/2/consent`, { givenOn: '2026-11-01' })).status).toBe(409)
})
