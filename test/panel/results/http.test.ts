// The results of two rounds: figures with their denominators, both medians, groups, the lead's sentence, drawings and ratings under codes.
import { expect, test } from 'vitest'
import type { World } from '../../support/world.ts'
import { drafted, opened, PANEL, panellist } from '../support/round.ts'

const PRACTITIONERS = 5
const ROUND = `${PANEL}/rounds/1`

/** Five practitioners beside Pat, and Nel alone of the public; everybody's answers entered by the lead. */
async function answered(scores: readonly (number | 'cannot')[], q1Scale = '1-5') {
  const w = await drafted()
  const lena = w.api(w.lena)
  for (let n = 1; n <= PRACTITIONERS; n++)
    await lena.post(`${PANEL}/panels/1/panellists`, { name: `Practitioner ${n}`, role: 'practitioner' }).expect(201)
  const settings = { title: 'First round', closesOn: '', q1Text: 'Should this guide practice?', q1Scale, version: 1 }
  await lena.post(ROUND, { ...settings, q1Low: 'No', q1High: 'Yes', principles: [1, 2] }).expect(201)
  await lena.post(`${ROUND}/opening`).expect(201)
  await lena.post(`${ROUND}/invitations`, { panellists: [1, 2, 3, 4, 5, 6, 7] }).expect(200)
  for (const [at, q1] of scores.entries()) await answer(w, 1, at + 1, q1)
  return w
}

async function answer(w: World, round: number, panellist: number, q1: number | 'cannot', comment = '') {
  const lena = w.api(w.lena)
  const seat = `${PANEL}/rounds/${round}/panellists/${panellist}`
  await lena.post(`${seat}/consent`, { mayQuote: panellist !== 1 }).expect(201)
  await lena.post(`${seat}/items/${round === 1 ? 1 : 3}`, { q1, comment }).expect(201)
}

test('each item and question has its figures, and each role who was invited, took part and commented', async () => {
  const w = await answered([4, 2, 5, 5, 'cannot'])
  await w.api(w.lena).post(`${ROUND}/panellists/2/items/1`, { q1: 2, comment: 'Nels words' }).expect(201)
  const { body } = await w.api(w.ravi).get(`${ROUND}/results`).expect(200)
  expect(body).toMatchObject({ asked: 7, answered: 5 })
  expect(body.roles).toEqual([
    { role: 'patient or public', invited: 1, tookPart: 1, commented: 1 },
    { role: 'practitioner', invited: 6, tookPart: 4, commented: 0 },
  ])
  const [question] = body.items[0].questions
  expect(question).toMatchObject({ answered: 5, asked: 7, rate: 71.4, cannot: 1, entered: 5, before: null })
  expect(question.statistics).toMatchObject({ n: 4, median: 4.5, agreement: 75, ipr: null, index: null, class: null })
  expect(question.verdict.result).toBe('in')
  // One of the public: what is left of the whole would be Nel's answer.
  expect(question.groups).toEqual({ shown: [], withheld: ['practitioner'] })
  expect(body.items[0].apart).toMatchObject([
    { role: 'patient or public', sentence: '', said: [{ text: 'Nels words' }] },
    { role: 'practitioner', said: [] },
  ])
  expect(body.items[1].questions[0]).toMatchObject({ answered: 0, verdict: null, rate: 0 })
  const page = (await (await w.browser(w.lena)).get(`${ROUND}/results`)).text
  for (const words of [
    'No figures of the group practitioner: taken from the whole, they would tell how fewer than four people answered.',
    'linearly interpolated',
    '5 of 7 asked (71.4%)',
    '4 gave a score, 1 can’t judge',
    '75% of 4',
  ])
    expect(page).toContain(words)
  expect((await w.api(w.olga).get(`${ROUND}/results`)).status).toBe(403)
  expect((await w.api(w.stan).get(`${ROUND}/results`)).status).toBe(404)
})

test('a group of four and more has figures of its own where nobody is left alone', async () => {
  const w = await answered([4])
  for (const panellist of [3, 4, 5, 6, 7]) await answer(w, 1, panellist, 5)
  const { body } = await w.api(w.lena).get(`${ROUND}/results`).expect(200)
  const [question] = body.items[0].questions
  expect(question.groups.shown).toMatchObject([{ role: 'practitioner', answered: 6, median: 5 }])
  expect((await (await w.browser(w.lena)).get(`${ROUND}/results`)).text).toContain(
    '<th scope="col" class="number">practitioner',
  )
  expect((await w.api(w.lena).get(`${ROUND}/ratings.csv`)).text).toMatch(/,practitioner,4,no,yes/)
  expect((await w.api(w.lena).get('/reviews/heard/exports/csv?of=ratings')).text).toContain(',practitioner,5,')
})

test('RAND/UCLA figures stand on 1-9 alone', async () => {
  const w = await answered([7, 8, 9, 8], '1-9')
  const [question] = (await w.api(w.lena).get(`${ROUND}/results`)).body.items[0].questions
  expect(question.statistics).toMatchObject({ median: 8, ipr: 0.2, disagreement: false, class: 'appropriate' })
  expect((await (await w.browser(w.lena)).get(`${ROUND}/results`)).text).toContain('IPRAS')
})

test('the round before stands beside, unless the words have changed', async () => {
  const w = await answered([2, 3, 3, 4])
  const lena = w.api(w.lena)
  await lena.post(`${ROUND}/closure`).expect(201)
  const again = { panel: 1, follows: 1, title: 'Second', q1Text: 'Should this guide practice?', q1Scale: '1-5' }
  const made = await lena.post(`${PANEL}/rounds`, { ...again, q1Low: 'No', q1High: 'Yes', principles: [1, 2] })
  expect(made.status).toBe(201)
  await lena.post(`${PANEL}/rounds/2/opening`).expect(201)
  for (const panellist of [1, 2, 3]) await answer(w, 2, panellist, 5)
  const { body } = await lena.get(`${PANEL}/rounds/2/results`).expect(200)
  expect(body.items[0].questions[0]).toMatchObject({ before: { n: 4, median: 3 }, statistics: { n: 3, median: 5 } })
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/2/results`)).text).toContain('in the round before 3')
  await w.database.write.updateTable('item').set({ subjectVersion: 2 }).where('id', '=', 3).execute()
  expect((await lena.get(`${PANEL}/rounds/2/results`)).body.items[0].questions[0].before).toBeNull()
})

test('the lead says what a small group said; a stale sentence overwrites nothing', async () => {
  const w = await answered([4, 2])
  const lena = w.api(w.lena)
  const at = `${ROUND}/items/1/groups/1/sentence`
  await lena.post(at, { text: 'They miss carers.', version: 0 }).expect(201)
  const { body } = await w.api(w.ravi).get(`${ROUND}/results`)
  expect(body.items[0].apart[0]).toMatchObject({ sentence: 'They miss carers.', sentenceVersion: 1 })
  expect((await lena.post(at, { text: 'Other.', version: 0 })).status).toBe(409)
  await lena.post(at, { text: 'They ask for carers.', version: 1 }).expect(201)
  expect((await w.api(w.ravi).post(at, { text: 'x' })).status).toBe(403)
  expect((await lena.post(at, { text: 'x'.repeat(1001), version: 2 })).status).toBe(422)
  for (const elsewhere of ['99/groups/1', '1/groups/5'])
    expect((await lena.post(`${ROUND}/items/${elsewhere}/sentence`, { text: 'x' })).status).toBe(404)
})

test('drawings are saved as SVG and PNG, ratings as CSV under codes', async () => {
  const w = await answered([4, 2, 'cannot'])
  const lena = w.api(w.lena)
  const svg = await lena.get(`${ROUND}/items/1/plot.svg`).expect(200)
  expect(svg.headers['content-type']).toContain('image/svg+xml')
  expect(svg.body.toString()).toContain('First round: 3 of 7 answered')
  const png = await lena.get(`${ROUND}/items/1/plot.png`).expect(200)
  expect(png.body.subarray(1, 4).toString()).toBe('PNG')
  expect((await lena.get(`${ROUND}/items/99/plot.svg`)).status).toBe(404)
  const csv = await lena.get(`${ROUND}/ratings.csv`).expect(200)
  const lines = csv.text.trim().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(csv.text).not.toMatch(/Pat|Nel|Practitioner \d|@|20\d\d-/)
  const codes = lines.slice(1).map(line => /,([A-Z]{2}\d\d),/.exec(line)?.[1])
  expect(codes).toEqual([...codes].sort())
  // Fewer than four of each role: a role beside a code would tell how they answered.
  expect(csv.text).not.toContain('practitioner')
  expect(csv.text).toMatch(/,,4,no,yes/)
  expect(csv.text).toMatch(/,,,yes,yes/)
  expect(csv.text).toContain('First round,1,')
  expect((await w.api(w.ravi).get(`${ROUND}/ratings.csv`)).status).toBe(403)
})

test('a draft has no results', async () => {
  const w = await drafted()
  for (const path of ['results', 'ratings.csv', 'items/1/plot.svg'])
    expect((await w.api(w.lena).get(`${ROUND}/${path}`)).status, path).toBe(404)
})

test('what came by link stays when the team enters something else, unless the person asked for it', async () => {
  const { w, secrets } = await opened()
  const seat = `${ROUND}/panellists/1`
  const pat = await panellist(w, secrets[0])
  await pat.post('/panel/answer/items/1', { q1: '4', comment: '' })
  const lena = w.api(w.lena)
  const refused = await lena.post(`${seat}/items/1`, { q1: 2 }).expect(422)
  expect(refused.body.errors.instead[0]).toContain('sent another answer by link')
  await lena.post(`${seat}/items/1`, { q1: 4, comment: 'By telephone.' }).expect(201)
  await lena.post(`${seat}/items/1`, { q1: 2, instead: true, comment: 'By telephone.' }).expect(201)
  expect((await lena.get(`${seat}/answers`).expect(200)).body.items[0]).toMatchObject({ byLink: false })
})
