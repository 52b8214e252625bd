// Priorities, reasons for extreme scores, what differs in one's setting, and what comes too late.
import { expect, test } from 'vitest'
import { sweepRounds } from '../../../src/panel/opening/actions.ts'
import { drafted, opened, PANEL, panellist, secretOf } from '../support/round.ts'

async function asking(questions: object) {
  const w = await drafted()
  const api = w.api(w.lena)
  await api
    .post(`${PANEL}/rounds/1`, { title: 'First round', principles: [1, 2], version: 1, ...questions })
    .expect(201)
  for (const heading of ['Third', 'Fourth']) await api.post(`${PANEL}/rounds/1/items`, { heading }).expect(201)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  const { made } = (await api.post(`${PANEL}/rounds/1/invitations`, { panellists: [1, 2] })).body
  const items = (await api.get(`${PANEL}/rounds/1`)).body.items.map((item: { id: number }) => item.id) as number[]
  const pat = await panellist(w, secretOf(made[0].link))
  return { w, api, items, pat, nel: await panellist(w, secretOf(made[1].link)) }
}

const CHOOSE = { q2Text: 'Which matter most?', q2Scale: 'choose', q2Most: 2 }
const SHARE = { q1Text: 'Share them.', q1Scale: 'points', q1Most: 10 }

test('up to so many are chosen after the items; one too many comes back with what was ticked', async () => {
  const { w, api, items, pat, nel } = await asking(CHOOSE)
  const last = items.at(-1)
  expect((await pat.post(`/panel/answer/items/${last}`, { q1: 4, to: 'next' })).headers.location).toBe(
    '/panel/answer/priorities/2',
  )
  const refused = await pat.post('/panel/answer/priorities/2', { items: items.slice(0, 3), to: 'next' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('You chose 3. Choose at most 2.')
  expect(refused.text.match(/name="items"[^>]* checked/g)).toHaveLength(3)
  expect((await nel.post('/panel/answer/priorities/2', { items: items.slice(0, 3) })).text).toContain(
    'Kies er ten hoogste 2.',
  )
  expect((await pat.post('/panel/answer/priorities/2', { items: [999] })).status).toBe(422)
  const saved = await pat.post('/panel/answer/priorities/2', { items: [items[0], items[2]], to: 'next' })
  expect(saved.headers.location).toBe('/panel/answer/missing')
  await nel.post('/panel/answer/priorities/2', { cannot: 'on' })
  const [ranking] = (await api.get(`${PANEL}/rounds/1`)).body.priorities
  expect(ranking).toMatchObject({ people: 1, cannot: 1, most: 2 })
  expect(ranking.ranked.map((one: { total: number }) => one.total)).toEqual([1, 1, 0, 0])
  await pat.post('/panel/answer/priorities/2', { items: [items[1]] })
  expect((await api.get(`${PANEL}/rounds/1`)).body.priorities[0].ranked[0].item).toBe(items[1])
  expect((await pat.get('/panel/answer/summary')).text).toContain('Which matter most?')
  expect((await pat.get('/panel/answer/paper')).text).toContain('Choose up to 2.')
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/1`)).text).toContain('Chosen by')
  const data = JSON.parse((await pat.get('/panel/answer/data.json')).text)
  expect(data.rounds[0].priorities[0].given[1]).toEqual({ heading: 'Heading 2', given: 1 })
})

test('points are added up without a script, and shared whole', async () => {
  const { api, pat } = await asking(SHARE)
  expect((await pat.get('/panel/answer')).text).toContain('/panel/answer/priorities/1')
  const short = await pat.post('/panel/answer/priorities/1', { points: ['4', '', '3', '0'], to: 'stay' })
  expect(short.status).toBe(422)
  expect(short.text).toContain('You have shared 7 of 10 points; left to share: 3.')
  expect(short.text).toContain('Shared so far: 7 of 10')
  expect(short.text).toContain('value="4"')
  const negative = await pat.post('/panel/answer/priorities/1', { points: ['9', '-3', '', ''], to: 'stay' })
  expect(negative.text).toContain('Shared so far: 9 of 10')
  for (const points of [
    ['4', '7'],
    ['-1', '11'],
    ['1e1'],
    ['٣', '7'],
    ['2.5', '7.5'],
    ['99999'],
    ['5', '5', '0', '0', '0'],
    ['<b>10</b>'],
  ])
    expect((await pat.post('/panel/answer/priorities/1', { points })).status, points.join()).toBe(422)
  expect((await api.get(`${PANEL}/rounds/1`)).body.priorities[0].people).toBe(0)
  expect((await pat.post('/panel/answer/priorities/1', { points: ['4', '', '6', ''] })).headers.location).toBe(
    '/panel/answer/missing',
  )
  const [{ ranked }] = (await api.get(`${PANEL}/rounds/1`)).body.priorities
  expect(ranked.map((one: { share: number }) => one.share)).toEqual([60, 40, 0, 0])
  expect((await pat.post('/panel/answer/priorities/9', { points: ['10'] })).status).toBe(404)
})

test('the lead enters priorities and what differs for someone, shown with the name of who did', async () => {
  const { api, items, w, pat } = await asking(CHOOSE)
  const seat = `${PANEL}/rounds/1/panellists/1`
  await api.post(`${seat}/priorities/2`, { items: [items[0], items[1]] }).expect(201)
  expect((await api.post(`${seat}/priorities/2`, { items })).status).toBe(422)
  await api.post(`${seat}/items/${items[0]}`, { q1: 2, setting: 'A village', differs: 'No buses.' }).expect(201)
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/1`)).text).toContain('entered by Lena Lead for 1 person')
  const page = (await (await w.browser(w.lena)).get(`${seat}/answers`)).text
  expect(page).toContain('Entered by Lena Lead.')
  expect(page).toContain('A village')
  expect((await pat.get('/panel/answer/summary')).text).toContain('entered for you by Lena Lead')
  // Given again by the person, the same score is their own.
  await pat.post(`/panel/answer/items/${items[0]}`, { q1: 2 }).expect(303)
  expect((await api.get(`${PANEL}/rounds/1`)).body.items[0].spreads[0].entered).toBe(0)
})

test('something given and “can’t judge” together is asked about, on the panellist’s page and on the sheet', async () => {
  const { api, items, pat } = await asking(CHOOSE)
  const both = await pat.post('/panel/answer/priorities/2', { items: [items[0]], cannot: 'on' })
  expect(both.status).toBe(422)
  expect(both.text).toContain('Choose items, or that you can’t judge.')
  expect(both.text.match(/ checked/g)).toHaveLength(2)
  expect((await api.get(`${PANEL}/rounds/1`)).body.priorities[0]).toMatchObject({ people: 0, cannot: 0 })
  const seat = `${PANEL}/rounds/1/panellists/1`
  await api.post(`${seat}/priorities/2`, { items: [items[0]], cannot: true }).expect(422)
  const sheet = { 'p2-items': [String(items[0])], 'p2-cannot': 'on', 'i1-comment': 'On paper.' }
  const { errors } = (await api.post(`${seat}/answers`, sheet).expect(422)).body
  expect(errors['p2-given'][0]).toContain('Choose items, or “can’t judge”.')
  await api.post(`${seat}/answers`, { ...sheet, 'p2-cannot': '' }).expect(201)
  const kept = (await api.get(`${seat}/answers`)).body
  expect(kept.priorities[0].items[0].given).toBe(1)
  expect(kept.items[0].comment).toBe('On paper.')
})

test('one end of the scale asks for a reason and does not force one', async () => {
  const { secrets, w } = await opened()
  const pat = await panellist(w, secrets[0])
  expect((await pat.get('/panel/answer/items/1')).text.match(/class="end"/g)).toHaveLength(2)
  expect((await pat.post('/panel/answer/items/1', { q1: 1 })).headers.location).toBe('/panel/answer/items/2')
  expect((await pat.get('/panel/answer/summary')).text).toContain('Say why')
  await pat.post('/panel/answer/items/1', { q1: 1, comment: 'It costs too much.' })
  expect((await pat.get('/panel/answer/summary')).text).not.toContain('Say why')
})

test('what differs in a setting becomes a line of local meaning with one button, once the round is closed', async () => {
  const { secrets, w } = await opened()
  const api = w.api(w.lena)
  const pat = await panellist(w, secrets[0])
  const difference = {
    parts: 'difference',
    setting: 'Rural practice',
    differs: 'Visits take longer.',
    because: 'nobody has transport',
  }
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'Mostly.', ...difference }).expect(303)
  expect((await pat.get('/panel/answer/items/1')).text).toContain('Rural practice')
  const said = (await api.get(`${PANEL}/rounds/1`)).body.items[0].said
  expect(said.map((one: { kind: string; text: string }) => [one.kind, one.text])).toEqual([
    ['comment', 'Mostly.'],
    ['difference', 'Rural practice: Visits take longer, because nobody has transport.'],
  ])
  expect((await api.post(`${PANEL}/comments/${said[1].id}/line`)).status).toBe(409)
  // Saved again without the part, it stays; with the part emptied, it goes.
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'Mostly.' })
  expect((await api.get(`${PANEL}/rounds/1`)).body.items[0].said).toHaveLength(2)
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'Mostly.', parts: 'difference' })
  expect((await api.get(`${PANEL}/rounds/1`)).body.items[0].said).toHaveLength(1)
  await pat.post('/panel/answer/items/1', { q1: 4, comment: 'Mostly.', ...difference }).expect(303)
  const { id } = (await api.get(`${PANEL}/rounds/1`)).body.items[0].said[1]
  await api.post(`${PANEL}/rounds/1/closure`).expect(201)
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/1`)).text).toContain('Make it a line of local meaning')
  expect((await w.api(w.ravi).post(`${PANEL}/comments/${id}/line`)).status).toBe(403)
  await api.post(`${PANEL}/comments/${id}/line`).expect(201)
  const { lines } = (await api.get('/reviews/heard/principles/1')).body.principle
  expect(lines.at(-1)).toMatchObject({ kind: 'local meaning' })
  expect(lines.at(-1).text).toContain('Rural practice: Visits take longer')
  expect((await api.post(`${PANEL}/comments/${id}/line`)).status).toBe(409)
  expect((await api.post(`${PANEL}/comments/${said[0].id}/line`)).status).toBe(404)
})

test('what comes after the round closed is refused in the person’s language, with every word to copy', async () => {
  const { secrets, w } = await opened()
  const nel = await panellist(w, secrets[1])
  await nel.get('/panel/answer/items/1')
  await w.api(w.lena).post(`${PANEL}/rounds/1/closure`).expect(201)
  const typed = { q1: 4, comment: 'Kort', setting: 'Dorp', differs: 'Geen bus', because: 'te ver', parts: 'difference' }
  const late = await nel.post('/panel/answer/items/1', typed)
  expect(late.status).toBe(409)
  expect(late.text).toContain('Dit is niet bewaard')
  for (const word of ['Kort', 'Dorp', 'Geen bus', 'te ver']) expect(late.text).toContain(word)
  expect(late.text).not.toContain('/reviews/')
  expect(late.text).toContain('010 000 0000')
  expect((await nel.post('/panel/answer/missing', { comment: 'Mantelzorg' })).text).toContain('Mantelzorg')
  expect((await nel.post('/panel/answer/priorities/1', { items: [1] })).status).toBe(409)
  expect(await w.database.read.selectFrom('rating').select('id').execute()).toEqual([])
})

test('a round past its last day is closed by the hourly sweep, once, and nothing reopens it', async () => {
  const { w } = await opened()
  expect(await sweepRounds(w.database, '2026-12-31T23:59:00.000Z')).toBe(0)
  expect(await sweepRounds(w.database, '2027-01-01T00:00:01.000Z')).toBe(1)
  expect(await sweepRounds(w.database, '2027-01-01T00:00:01.000Z')).toBe(0)
  const { round } = (await w.api(w.lena).get(`${PANEL}/rounds/1`)).body
  expect(round).toMatchObject({ standing: 'closed', closedAt: '2027-01-01T00:00:01.000Z' })
  expect(
    (await w.api(w.lena).post(`${PANEL}/rounds/1/closing-day`, { closesOn: '2027-02-01', version: 3 })).status,
  ).toBe(409)
})
