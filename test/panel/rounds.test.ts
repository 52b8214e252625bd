// What the lead cannot save by mistake: a round that ended before it began, a point by somebody who was not there.
import { expect, test } from 'vitest'
import { drafted, PANEL } from './support/round.ts'

const round = {
  title: 'Five principles',
  intro: '',
  q1Text: 'Should this guide practice?',
  q1Scale: '1-5',
  principles: '1',
}
const meeting = { title: 'First meeting', heldOn: '2026-11-20', form: 'in person', minutes: '', practitioners: 4 }

test('a draft takes no last day that is over, and its page shows the last day', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  for (const [path, more] of [
    [`${PANEL}/rounds`, { panel: 1 }],
    [`${PANEL}/rounds/1`, { version: 1 }],
  ] as const) {
    const refused = await lead.post(path, { ...round, ...more, closesOn: '2026-11-20' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Choose today or a later day.')
    expect(refused.text).toContain('value="2026-11-20"')
  }
  expect((await lead.post(`${PANEL}/rounds/1`, { ...round, version: 1, closesOn: '2026-11-21' })).status).toBe(303)
  expect((await lead.get(`${PANEL}/rounds/1`)).text).toContain('Last day: 21 November 2026.')
})

test('a point is noted for a role that was present, or for the team', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  await lead.post(`${PANEL}/meetings`, { ...meeting, panel: 1 })
  const say = (role: string) => lead.post(`${PANEL}/meetings/1/points`, { role, text: 'Time is short on Mondays.' })
  const refused = await say('policy')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Nobody of this role was present. Present: practitioner.')
  expect(refused.text).toContain('Time is short on Mondays.')
  for (const role of ['practitioner', 'review team']) expect((await say(role)).status).toBe(303)
})

test('an observer is led to no page of the panel that they may not open', async () => {
  const w = await drafted()
  await (await w.browser(w.lena)).post(`${PANEL}/meetings`, { ...meeting, panel: 1 })
  const olga = await w.browser(w.olga)
  const home = await olga.get(PANEL)
  const links = [...home.text.matchAll(/href="(\/reviews\/heard\/panel[^"?]*)/g)].map(([, href]) => href ?? '')
  for (const href of links) expect((await olga.get(href)).status, href).toBe(200)
  const refused = await olga.get(`${PANEL}/rounds/1`)
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('Leads and reviewers may do this; your role in this review is observer.')
})

test('a draft saved from an old tab after the round was opened gives back what was typed, and nothing else', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  const standing = { closesOn: '2026-12-31', q1Text: round.q1Text, q1Scale: '1-5', principles: ['1', '2'], version: 1 }
  expect((await lead.post(`${PANEL}/rounds/1/opening`)).status).toBe(303)
  const refused = await lead.post(`${PANEL}/rounds/1`, {
    ...standing,
    title: 'Another title',
    intro: 'Welcome.',
    q1Low: 'No',
    q1High: 'Yes, clearly',
  })
  expect(refused.status).toBe(409)
  const typed = [...refused.text.matchAll(/<label for="typed-\d">([^<]+)<\/label>\s*<textarea[^>]*>\n([^<]*)</g)]
  expect(typed.map(([, label, text]) => [label, text])).toEqual([
    ['What you typed: Title', 'Another title'],
    ['What you typed: Introduction', 'Welcome.'],
  ])
})

test('the telephone of the person to ask is a number; digits, signs and nothing else', async () => {
  const w = await drafted()
  const panel = (await w.api(w.lena).get(`${PANEL}/panels/1`).expect(200)).body.panel
  const save = (contactPhone: string) => w.api(w.lena).post(`${PANEL}/panels/1`, { ...panel, contactPhone })
  for (const wrong of ['abc', '1', 'javascript', '010 ask for Ann', '-----']) {
    const { status, body } = await save(wrong)
    expect([status, Object.keys(body.errors)], wrong).toEqual([422, ['contactPhone']])
  }
  await save('+31 (0)10-123 45.67').expect(201)
})

test('a meeting that is still to come has people expected; one that was held has people present', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  await lead.post(`${PANEL}/meetings`, { ...meeting, heldOn: '2027-01-31', panel: 1 })
  await lead.post(`${PANEL}/meetings`, { ...meeting, panel: 1 })
  expect((await lead.get(`${PANEL}/meetings/1`)).text).toContain('Expected: 4 practitioner')
  expect((await lead.get(`${PANEL}/meetings/2`)).text).toContain('Present: 4 practitioner')
})

test('an introduction keeps its paragraphs on the page of the round', async () => {
  const w = await drafted()
  const lead = await w.browser(w.lena)
  await lead.post(`${PANEL}/rounds/1`, { ...round, intro: 'Hello.\n\nThank you.', version: 1 })
  expect((await lead.get(`${PANEL}/rounds/1`)).text).toContain(
    '<p class="reading">Hello.</p><p class="reading">Thank you.',
  )
})
