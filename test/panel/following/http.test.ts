// A second round: what one answered before, how the group did, chosen comments without names, and what was worded anew.
import { expect, test } from 'vitest'
import type { World } from '../../support/world.ts'
import { drafted, PANEL, panellist, secretOf } from '../support/round.ts'

type Person = Awaited<ReturnType<typeof panellist>>

async function invited(w: World, round: number, people: readonly number[]): Promise<Person[]> {
  const { made } = (await w.api(w.lena).post(`${PANEL}/rounds/${round}/invitations`, { panellists: people })).body
  const found: Person[] = []
  for (const one of made as { link: string }[]) found.push(await panellist(w, secretOf(one.link)))
  return found
}

/** Six people, five of whom answer item 1 in the first round and one of them item 2; then it is closed. */
async function answered(settings: object = {}) {
  const w = await drafted()
  const api = w.api(w.lena)
  for (const n of [3, 4, 5, 6])
    await api.post(`${PANEL}/panels/1/panellists`, { name: `Person ${n}`, role: 'policy' }).expect(201)
  if (Object.keys(settings).length > 0)
    await api
      .post(`${PANEL}/rounds/1`, { title: 'First round', principles: [1, 2], version: 1, ...settings })
      .expect(201)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  const people = await invited(w, 1, [1, 2, 3, 4, 5, 6])
  for (const [at, score] of [5, 4, 4, 2, 1].entries())
    await people[at]?.post('/panel/answer/items/1', {
      q1: score,
      comment: `Secret words ${at + 1} of Person ${at + 1}`,
    })
  await people[0]?.post('/panel/answer/items/2', { q1: 5 })
  return { w, api, people }
}

async function second(w: World, more: object = {}) {
  const api = w.api(w.lena)
  await api.post(`${PANEL}/rounds/1/closure`).expect(201)
  const body = { panel: 1, title: 'Second round', principles: [1, 2], follows: 1, ...more }
  const { id } = (await api.post(`${PANEL}/rounds`, body).expect(201)).body
  return id as number
}

test('a later round shows one’s own earlier answer and how the group answered, and comments that were chosen', async () => {
  const { w, api } = await answered()
  const id = await second(w)
  const { items } = (await api.get(`${PANEL}/rounds/${id}/feedback`)).body
  expect(items[0].comments).toHaveLength(5)
  const [first] = items[0].comments
  await api
    .post(`${PANEL}/rounds/${id}/feedback`, { comments: [first.id], all: [first.id], texts: ['Somebody’s words.'] })
    .expect(201)
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/${id}/feedback`)).text).toContain('Somebody’s words.')
  await api.post(`${PANEL}/rounds/${id}/opening`).expect(201)
  const [pat, nel] = await invited(w, id, [1, 2, 6])
  const put = (await api.get(`${PANEL}/rounds/${id}`)).body.items
  const page = (await pat?.get(`/panel/answer/items/${put[0].id}`))?.text ?? ''
  expect(page).toContain('The round before')
  expect(page).toContain('You answered: 5 Yes, clearly')
  expect(page).toContain('How 5 people answered')
  expect(page).toMatch(/4 [^<]*: 2 of 5/)
  expect(page).toContain('Somebody’s words.')
  expect(page).not.toContain('Secret words')
  expect(page).not.toMatch(/Person \d|Nel/)
  expect((await nel?.get(`/panel/answer/items/${put[0].id}`))?.text).toContain('De vorige ronde')
  // One person answered item 2: too few to show.
  expect((await pat?.get(`/panel/answer/items/${put[1].id}`))?.text).toContain('Fewer than 4 people answered')
})

test('who did not answer before sees how the group did only once they have rated', async () => {
  const { w, api } = await answered()
  const id = await second(w)
  await api.post(`${PANEL}/rounds/${id}/opening`).expect(201)
  const [late] = await invited(w, id, [6])
  const item = (await api.get(`${PANEL}/rounds/${id}`)).body.items[0].id
  const before = (await late?.get(`/panel/answer/items/${item}`))?.text ?? ''
  expect(before).toContain('once you have answered here yourself')
  expect(before).not.toContain('people answered')
  const json = await late?.agent.get(`/panel/answer/items/${item}`).set('accept', 'application/json')
  expect(json?.body.earlier).toMatchObject({ isHidden: true, answers: [], comments: [] })
  await late?.post(`/panel/answer/items/${item}`, { q1: 3, to: 'stay' })
  expect((await late?.get(`/panel/answer/items/${item}`))?.text).toContain('How 5 people answered')
})

test('a second round on another scale says at once that it cannot be compared, and so do its results', async () => {
  const w = await drafted()
  await w.api(w.lena).post(`${PANEL}/rounds/1/opening`).expect(201)
  await w.api(w.lena).post(`${PANEL}/rounds/1/closure`).expect(201)
  const lead = await w.browser(w.lena)
  const again = { panel: 1, title: 'Second round', principles: [1, 2], follows: 1, q1Scale: '1-9' }
  const made = await lead.post(`${PANEL}/rounds`, again)
  const lost =
    '“Should this guide practice?” was answered from 1 to 5 in “First round” and from 1 to 9 here: the answers of the two rounds cannot be compared.'
  expect((await lead.get(made.headers.location ?? '')).text.split(lost)).toHaveLength(3)
  await lead.post(`${PANEL}/rounds/2/opening`, {})
  expect((await lead.get(`${PANEL}/rounds/2/results`)).text).toContain(lost)
  const { body } = await w
    .api(w.lena)
    .post(`${PANEL}/rounds`, { ...again, q1Scale: '1-5' })
    .expect(201)
  expect(body.notCompared).toEqual([])
})

test('an item in a new version begins afresh and says so', async () => {
  const { w, api } = await answered()
  await api
    .post('/reviews/heard/principles/1/plain-words', { en: 'Quite other words.', nl: '', version: 1 })
    .expect(201)
  const id = await second(w)
  await api.post(`${PANEL}/rounds/${id}/opening`).expect(201)
  const [pat] = await invited(w, id, [1])
  const item = (await api.get(`${PANEL}/rounds/${id}`)).body.items[0].id
  const page = (await pat?.get(`/panel/answer/items/${item}`))?.text ?? ''
  expect(page).toContain('Quite other words.')
  expect(page).toContain('The words have changed since the round before')
  expect(page).not.toMatch(/You answered:|people answered/)
  const { earlier } =
    (await pat?.agent.get(`/panel/answer/items/${item}`).set('accept', 'application/json'))?.body ?? {}
  expect(earlier).toMatchObject({ isReworded: true, answers: [] })
  // Ratings of the old words are not among those of the new.
  expect((await api.get(`${PANEL}/rounds/${id}`)).body.items[0].spreads[0].answered).toBe(0)
})

test('a round follows only one of its own panel that was opened, and opens once that is closed', async () => {
  const { w, api } = await answered()
  const round = { panel: 1, title: 'Second round', principles: [1] }
  expect((await api.post(`${PANEL}/rounds`, { ...round, follows: 99 })).body.errors.follows).toHaveLength(1)
  const draft = (await api.post(`${PANEL}/rounds`, round).expect(201)).body.id
  expect((await api.post(`${PANEL}/rounds`, { ...round, follows: draft })).status).toBe(422)
  const id = (await api.post(`${PANEL}/rounds`, { ...round, follows: 1 }).expect(201)).body.id
  expect((await api.post(`${PANEL}/rounds/${id}/opening`)).body.errors.form[0]).toContain('Close “First round” first')
  // While people can still change or take back what they wrote, none of it is handed on.
  const early = await api.post(`${PANEL}/rounds/${id}/feedback`, { comments: [1], all: [1], texts: [''] })
  expect([early.status, early.body.title]).toEqual([409, expect.stringContaining('Close “First round” first')])
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/${id}/feedback`)).text).toContain('is still open')
  await api.post(`${PANEL}/rounds/1/closure`).expect(201)
  await api.post(`${PANEL}/rounds/${id}/opening`).expect(201)
  expect((await api.get(`${PANEL}/rounds/${id}/feedback`)).status).toBe(200)
  expect((await api.get(`${PANEL}/rounds/${draft}/feedback`)).status).toBe(409)
  expect((await api.post(`${PANEL}/rounds/${id}/feedback`, { comments: [] })).status).toBe(409)
  expect((await w.api(w.ravi).get(`${PANEL}/rounds/${id}/feedback`)).status).toBe(403)
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/new?follows=1`)).text).toContain('First round')
})

test('words are shown to others only while their writer agrees to be quoted', async () => {
  const { w, api, people } = await answered()
  await people[1]?.post('/panel/answer/consent', {}).expect(303)
  const id = await second(w)
  const { items } = (await api.get(`${PANEL}/rounds/${id}/feedback`)).body
  const texts = items[0].comments.map((one: { text: string }) => one.text)
  expect(texts).toHaveLength(4)
  expect(texts.join()).not.toContain('Person 2')
  const all = items[0].comments.map((one: { id: number }) => one.id)
  await api.post(`${PANEL}/rounds/${id}/feedback`, { comments: all, all, texts }).expect(201)
  expect((await api.post(`${PANEL}/rounds/${id}/feedback`, { comments: [99], all: [99], texts: [''] })).status).toBe(
    422,
  )
  await api.post(`${PANEL}/rounds/${id}/opening`).expect(201)
  await people[0]?.post('/panel/answer/withdrawal').expect(303)
  const [third] = await invited(w, id, [3])
  const item = (await api.get(`${PANEL}/rounds/${id}`)).body.items[0].id
  const page = (await third?.get(`/panel/answer/items/${item}`))?.text ?? ''
  expect(page).toContain('Secret words 3')
  expect(page).not.toContain('Secret words 1')
})

test('in an open round others are seen by name once one has rated; in an anonymous one never', async () => {
  const { w, people } = await answered({ identity: 'open' })
  const item = (await w.api(w.lena).get(`${PANEL}/rounds/1`)).body.items[0].id
  const late = people[5]
  expect((await late?.get('/panel/answer'))?.text).toContain('with your name')
  expect((await late?.get(`/panel/answer/items/${item}`))?.text).not.toMatch(/Pat Panel|Secret words/)
  await late?.post(`/panel/answer/items/${item}`, { q1: 3, to: 'stay' })
  const after = (await late?.get(`/panel/answer/items/${item}`))?.text ?? ''
  expect(after).toContain('How the others answered')
  expect(after).toContain('Pat Panel')
  expect(after).toContain('Secret words 1')
  await people[0]?.post('/panel/answer/withdrawal').expect(303)
  expect((await late?.get(`/panel/answer/items/${item}`))?.text).not.toContain('Pat Panel')
})
