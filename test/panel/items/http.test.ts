// Anything of the review can be put: bound to its version, following its source until the round opens, fixed afterwards.
import { expect, test } from 'vitest'
import { countQueries } from '../../support/world.ts'
import { drafted, PANEL, panellist, secretOf } from '../support/round.ts'

const ITEMS = `${PANEL}/rounds/1/items`

async function withTheory() {
  const w = await drafted()
  const api = w.api(w.lena)
  await api.post('/reviews/heard/question', { text: 'What works for whom?', reason: 'First.', version: 0 }).expect(201)
  return { w, api }
}

test('each kind of item is put as it stands, and words of one’s own stand as they are written', async () => {
  const { w, api } = await withTheory()
  const { choices } = (await api.get(ITEMS)).body
  const values = choices.flatMap((group: { entries: { value: string }[] }) => group.entries.map(one => one.value))
  expect(values).toContain('principle 1')
  expect(values).toContain('configuration 1')
  const question = values.find((one: string) => one.startsWith('question '))
  for (const subject of ['configuration 1', question]) await api.post(ITEMS, { subject }).expect(201)
  await api.post(ITEMS, { heading: 'Who should pay?', plainWords: 'The town, or the practice.' }).expect(201)
  const { items } = (await api.get(ITEMS)).body
  expect(items.map((item: { kind: string }) => item.kind)).toEqual([
    'principle',
    'principle',
    'configuration',
    'question',
    'free text',
  ])
  expect(items[3].heading).toBe('What works for whom?')
  expect((await (await w.browser(w.lena)).get(ITEMS)).text).toContain('Who should pay?')
})

test('what is put twice, gone, empty or not of the list is refused with what was typed', async () => {
  const { w, api } = await withTheory()
  for (const body of [
    { subject: 'principle 1' },
    { subject: 'principle 99' },
    { subject: 'configuration 999999999' },
    { subject: 'panellist 1' },
    { subject: 'search 1' },
    {},
    { subject: 'principle 2', heading: 'Other words' },
    { heading: 'x'.repeat(301) },
    { subject: ['principle 1', 'principle 2'] },
  ])
    expect((await api.post(ITEMS, body)).status, JSON.stringify(body).slice(0, 60)).toBe(422)
  const refused = await (await w.browser(w.lena)).post(ITEMS, { subject: '', heading: '', plainWords: 'kept words' })
  expect(refused.text).toContain('kept words')
  expect((await w.api(w.stan).get(ITEMS)).status).toBe(404)
  expect((await w.api(w.ravi).post(ITEMS, { heading: 'No' })).status).toBe(403)
})

test('items change place and leave, until the round opens', async () => {
  const { api } = await withTheory()
  await api.post(ITEMS, { heading: 'Mine' }).expect(201)
  const headings = async () => (await api.get(ITEMS)).body.items.map((item: { heading: string }) => item.heading)
  const [first, , mine] = (await api.get(ITEMS)).body.items
  await api.post(`${ITEMS}/${mine.id}/place`, { to: 'up' }).expect(201)
  expect(await headings()).toEqual(['Heading 1', 'Mine', 'Heading 2'])
  await api.post(`${ITEMS}/${first.id}/place`, { to: 'out' }).expect(201)
  expect(await headings()).toEqual(['Mine', 'Heading 2'])
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  for (const [path, body] of [
    ['', { heading: 'Late' }],
    [`/${mine.id}/place`, { to: 'out' }],
    [`/${mine.id}/words`, { heading: 'Late', version: 2 }],
  ] as const)
    expect((await api.post(`${ITEMS}${path}`, body)).status).toBe(409)
  expect(await headings()).toEqual(['Mine', 'Heading 2'])
})

test('two leads who reword one item are told of each other, and moving or taking out can be decided on a version', async () => {
  const { w, api } = await withTheory()
  await api.post(`/reviews/heard/members/${w.ravi.id}/role`, { role: 'lead' }).expect(201)
  const id = (await api.post(ITEMS, { heading: 'Who pays?', plainWords: 'Or nobody?' }).expect(201)).body.id
  const own = `${ITEMS}/${id}`
  const page = await api.get(`${own}/words`).expect(200)
  expect(page.body.items.at(-1)).toMatchObject({ id, itemVersion: 1, version: null })
  const lead = await w.browser(w.lena)
  expect((await lead.get(`${own}/words`)).text).toContain('<details open')
  await w.api(w.ravi).post(`${own}/words`, { heading: 'Who should pay?', version: 1 }).expect(201)
  const late = await lead.post(`${own}/words`, {
    heading: 'Who pays, and how?',
    plainWords: 'Or nobody?',
    version: '1',
  })
  expect(late.status).toBe(409)
  for (const words of ['Ravi Reviewer saved this', 'should', 'Who pays, and how?', 'name="version" value="2"'])
    expect(late.text).toContain(words)
  const match = (path: string, body: object) =>
    api.post(`${own}/${path}`, body).set('if-match', String(page.headers.etag))
  expect((await match('words', { heading: 'Other' }).expect(412)).body.stale).toMatchObject({
    version: 2,
    savedBy: 'Ravi Reviewer',
    fields: [{ name: 'heading', theirs: 'Who should pay?', mine: 'Other' }],
  })
  for (const to of ['up', 'out']) await match('place', { to }).expect(412)
  await api.post(`${own}/place`, { to: 'up', version: 2 }).expect(201)
  await api.post(`${own}/place`, { to: 'up', version: 2 }).expect(409)
  await api.post(`${own}/words`, { heading: 'Words without a version' }).expect(422)
  const now = await api.get(`${own}/words`).expect(200)
  expect(now.body.version).toBe(3)
  await api.post(`${own}/words`, { heading: 'Last' }).set('if-match', String(now.headers.etag)).expect(201)
  await api.post(`${own}/place`, { to: 'out', version: 4 }).expect(201)
  await api.get(`${own}/words`).expect(404)
})

test('a draft follows its source and is bound when it opens; words of the lead stay with the version they are about', async () => {
  const { w, api } = await withTheory()
  const own = (await api.post(ITEMS, { subject: 'configuration 1', heading: 'Time to listen' })).body.id
  const plain = { en: 'New plain words.', nl: '', version: 1 }
  await api.post('/reviews/heard/principles/1/plain-words', plain).expect(201)
  const [principle] = (await api.get(ITEMS)).body.items
  expect(principle).toMatchObject({ plainWords: 'New plain words.', version: 2 })
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  const { items } = (await api.get(`${PANEL}/rounds/1`)).body
  expect(items[0]).toMatchObject({ plainWords: 'New plain words.', version: 2 })
  expect(items.find((item: { id: number }) => item.id === own)).toMatchObject({
    kind: 'configuration',
    heading: 'Time to listen',
  })
  await api.post('/reviews/heard/principles/1/plain-words', { ...plain, en: 'Newer.', version: 2 }).expect(201)
  expect((await api.get(`${PANEL}/rounds/1`)).body.items[0]).toMatchObject({
    plainWords: 'New plain words.',
    version: 2,
  })
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/1`)).status).toBe(200)
})

test('the rule is chosen before the round opens, with its time, and fits its scales', async () => {
  const { w, api } = await withTheory()
  const round = { title: 'First round', principles: [1, 2], q1Low: 'No', q1High: 'Yes' }
  const save = (more: object) => api.post(`${PANEL}/rounds/1`, { ...round, ...more })
  const refused = await save({ rule: 'RAND/UCLA', version: 1 })
  expect(refused.status).toBe(422)
  expect(refused.body.errors.rule[0]).toContain('1 to 9 alone')
  const before = (await api.get(`${PANEL}/rounds/1`)).body.rule.chosenAt
  w.time.set('2026-11-23T10:00:00.000Z')
  await save({ rule: 'RAND/UCLA', q1Scale: '1-9', version: 1 }).expect(201)
  const { rule } = (await api.get(`${PANEL}/rounds/1`)).body
  expect(rule.chosenAt).not.toBe(before)
  expect(rule.words).toContain('RAND/UCLA')
  w.time.set('2026-11-24T10:00:00.000Z')
  await save({ rule: 'RAND/UCLA', q1Scale: '1-9', intro: 'Other words.', version: 2 }).expect(201)
  expect((await api.get(`${PANEL}/rounds/1`)).body.rule.chosenAt).toBe(rule.chosenAt)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  expect((await save({ rule: '70/15', q1Scale: '1-9', version: 4 })).status).toBe(409)
  for (const bad of [
    { q1Scale: '1-11' },
    { rulePercent: 50 },
    { rulePercent: 101 },
    { rule: 'majority' },
    { ruleRange: '9' },
  ])
    expect((await save({ ...bad, version: 3 })).status).toBe(422)
})

test('ends of a scale need words, and priorities something to give', async () => {
  const { api } = await withTheory()
  const save = async (more: object) =>
    Object.keys(
      (await api.post(`${PANEL}/rounds/1`, { title: 'A', principles: [1], version: 1, ...more })).body.errors ?? {},
    )
  expect(await save({ q2Text: 'Possible here?', q2Scale: '1-7' })).toEqual(['q2Low', 'q2High'])
  expect(await save({ q2Text: 'Which matter?', q2Scale: 'choose' })).toEqual(['q2Most'])
  expect(await save({ q2Text: 'Which matter?', q2Scale: 'points', q2Most: 1 })).toEqual(['q2Most'])
  expect(await save({ q2Text: 'Right?', q2Scale: 'agree' })).toEqual([])
})

test('the page of items asks as many questions for many as for few', async () => {
  const { w, api } = await withTheory()
  for (const subject of ['configuration 1']) await api.post(ITEMS, { subject }).expect(201)
  const count = () => countQueries(w.database, () => api.get(ITEMS).expect(200))
  const few = await count()
  for (let n = 0; n < 20; n++) await api.post(ITEMS, { heading: `Item ${n}` }).expect(201)
  expect(await count()).toBe(few)
})

test('agree and disagree are two answers in words, in the language of who answers', async () => {
  const { w, api } = await withTheory()
  const round = { title: 'First round', principles: [1], q1Text: 'Is this right?', q1Scale: 'agree', version: 1 }
  await api.post(`${PANEL}/rounds/1`, { ...round, q1Low: '', q1High: '' }).expect(201)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  const { made } = (await api.post(`${PANEL}/rounds/1/invitations`, { panellists: [1, 2] })).body
  const item = (await api.get(`${PANEL}/rounds/1`)).body.items[0].id
  const nel = await panellist(w, secretOf(made[1].link))
  expect((await nel.get(`/panel/answer/items/${item}`)).text).toContain('Mee eens')
  expect((await nel.post(`/panel/answer/items/${item}`, { q1: 3 })).status).toBe(422)
  expect((await nel.post(`/panel/answer/items/${item}`, { q1: 2 })).status).toBe(303)
})

test('what was said of anything with versions can lead to a version of it, and of nothing else', async () => {
  const { w, api } = await withTheory()
  const question = (await api.get(ITEMS)).body.choices
    .flatMap((group: { entries: { value: string }[] }) => group.entries.map(one => one.value))
    .find((one: string) => one.startsWith('question '))
  await api.post(ITEMS, { subject: question }).expect(201)
  await api.post(ITEMS, { heading: 'Who should pay?' }).expect(201)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  const seat = `${PANEL}/rounds/1/panellists/1`
  await api.post(`${seat}/consent`, {}).expect(201)
  for (const item of [3, 4]) await api.post(`${seat}/items/${item}`, { comment: 'Ask for how long.' }).expect(201)
  const became = { choice: 'accept', reason: 'We ask it now.', version: 0 }
  const of = (comment: number) => `${PANEL}/comments/${comment}/disposition`
  expect((await api.get(of(1)).expect(200)).body.versionNow).toBe('The question is in version 1 now.')
  await api.post(of(1), { ...became, resultingVersion: 2 }).expect(422)
  await api.post('/reviews/heard/question', { text: 'And for how long?', reason: 'Panel.', version: 1 }).expect(201)
  await api.post(of(1), { ...became, resultingVersion: 2 }).expect(201)
  await api.post(of(2), { ...became, resultingVersion: 1 }).expect(422)
  await api.post(of(2), became).expect(201)
  expect((await (await w.browser(w.lena)).get(of(2))).text).not.toContain('Resulting version')
})

test('where a principle holds is put to a panel without references, which lead people nowhere', async () => {
  const { w, api } = await withTheory()
  const { version } = (await api.get('/reviews/heard/principles/1')).body.principle
  const words = {
    heading: 'Give time',
    explanation: 'Because.',
    whereItHolds: 'Where one is known [CMOC 1] [account 2].',
  }
  await api.post('/reviews/heard/principles/1', { ...words, version }).expect(201)
  await api.post(`${PANEL}/rounds/1/opening`).expect(201)
  const { facts } = (await api.get(`${PANEL}/rounds/1`)).body.items[0]
  expect(facts.map((fact: { says: string }) => fact.says)).toContain('Where one is known.')
  expect((await (await w.browser(w.lena)).get(`${PANEL}/rounds/1`)).text).not.toContain('[CMOC')
})
