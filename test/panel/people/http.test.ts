// People of a panel: a pasted list, a file, and what is wrong with a line.
import { expect, test } from 'vitest'
import { drafted, PANEL } from '../support/round.ts'

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
  expect(refused.text).toContain('Line 2: “wizard” is no role.')
  expect(refused.text).toContain('Line 3: “tom@@example” is no e-mail address.')
  expect(refused.text).toContain('Line 4: no name.')
  expect(refused.text).toContain('Pia Een, pia@example.org, wizard')
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
