// A round with a single principle speaks of one statement, in both languages; on both engines.
import { expect, test } from 'vitest'
import { drafted, PANEL, panellist, secretOf } from '../support/round.ts'

test('one statement is one statement', async () => {
  const w = await drafted()
  const api = w.api(w.lena)
  const round = { panel: 1, title: 'One principle', intro: 'Hello.', closesOn: '2026-12-31', principles: [1] }
  await api.post(`${PANEL}/rounds`, round).expect(201)
  await api.post(`${PANEL}/rounds/2/opening`).expect(201)
  const { made } = (await api.post(`${PANEL}/rounds/2/invitations`, { panellists: [1, 2] }).expect(200)).body
  const [pat, nel] = (made as { link: string }[]).map(one => secretOf(one.link))
  const english = await panellist(w, pat ?? '')
  expect((await english.get('/panel/answer')).text).toContain('One question or statement, on a page of its own')
  expect((await english.get('/panel/answer/summary')).text).toContain('You have not answered the one page yet')
  await english.post('/panel/answer/items/1', { q1: 4 })
  const dutch = await panellist(w, nel ?? '')
  expect((await dutch.get('/panel/answer')).text).toContain('Eén vraag of uitspraak, op een eigen pagina')
})
