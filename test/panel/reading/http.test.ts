// What people read of answers: words where a scale has no numbers, the question that a verdict is about, and no references to configurations.
import { expect, test } from 'vitest'
import { createPrinciple } from '../../../src/principles/actions.ts'
import { drafted, PANEL, panellist, secretOf } from '../support/round.ts'

const ROUND = `${PANEL}/rounds/1`

/** An open round with one principle, "agree" and a scale of nine; Pat has answered the first question alone. */
async function asked() {
  const w = await drafted()
  await createPrinciple(w.as(w.lena), {
    heading: 'Heading 3',
    explanation: 'Because [CMOC 1].',
    configurations: [{ layer: 'synthesised', id: 1 }],
    lines: [{ kind: 'context', text: 'someone has time [CMOC 1]' }],
    plainWords: { en: 'Plain words 3.' },
    reason: '',
  })
  const api = w.api(w.lena)
  const questions = {
    q1Text: 'Should we?',
    q1Scale: 'agree',
    q1Low: '',
    q1High: '',
    q2Text: 'Can we?',
    q2Scale: '1-9',
    q2Low: 'No',
    q2High: 'Yes',
  }
  await api
    .post(ROUND, { title: 'First round', principles: [3], identity: 'open', version: 1, ...questions })
    .expect(201)
  await api.post(`${ROUND}/opening`).expect(201)
  const { made } = (await api.post(`${ROUND}/invitations`, { panellists: [1, 2] })).body
  const item = `/panel/answer/items/${(await api.get(ROUND)).body.items[0].id}`
  const pat = await panellist(w, secretOf(made[0].link))
  await pat.post(item, { q1: 2, comment: 'Yes.' }).expect(303)
  return { w, api, item, pat, nel: await panellist(w, secretOf(made[1].link)) }
}

test('agree and disagree are words and have no median; a verdict stands with its question', async () => {
  const { w, api } = await asked()
  const lead = await w.browser(w.lena)
  await api.post(`${ROUND}/closure`).expect(201)
  for (const place of ['', '/results']) {
    const page = (await lead.get(`${ROUND}${place}`)).text
    expect(page, place).toMatch(/<(span|td)> ?agree</)
    expect(page, place).not.toMatch(/median, 2|Nobody has answered yet/)
    expect(page, place).toContain('Nobody has answered this (0 of 2).')
  }
  expect((await lead.get(ROUND)).text).toContain('<strong>Should we? no consensus</strong>')
  expect((await lead.get(ROUND)).text.match(/data-guard/g)?.length).toBeGreaterThan(0)
})

test('others in an open round are read in the words of each question', async () => {
  const { item, pat, nel } = await asked()
  await pat.post(item, { q1: 2, q2: 9 }).expect(303)
  await nel.post(item, { q1: 1 }).expect(303)
  expect((await nel.get(item)).text).toContain('Pat Panel</strong>: Should we? Mee eens; Can we? 9 Yes')
})

test('what a principle rests on names no configuration, on the page and on paper', async () => {
  const { w, item, pat } = await asked()
  const lead = await w.browser(w.lena)
  for (const page of [await pat.get(item), await pat.get('/panel/answer/paper'), await lead.get(ROUND)]) {
    expect(page.text).toContain('someone has time')
    expect(page.text).not.toContain('[CMOC 1]')
  }
})

test('a closed round tells someone who sent nothing that there is nothing of theirs', async () => {
  const { api, pat, nel } = await asked()
  await api.post(`${ROUND}/closure`).expect(201)
  expect((await pat.get('/panel/answer')).text).toContain('You can read what you answered')
  for (const path of ['/panel/answer', '/panel/answer/summary']) {
    const page = (await nel.get(path)).text
    expect(page).toContain('Van u zijn er in deze ronde geen antwoorden.')
    expect(page).not.toContain('wat u heeft geantwoord')
  }
})
