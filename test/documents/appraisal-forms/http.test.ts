// Appraisal forms through the front door: made by a lead, changed in editions, answered by several people, never added up.
import { expect, test } from 'vitest'
import { type World, world } from '../../support/world.ts'

const FORMS = '/reviews/heard/appraisal-forms'
const DOCUMENT = '/reviews/heard/documents/1'
const ANSWERS = `${DOCUMENT}/appraisal-forms/1`

async function withForm() {
  const w = await world()
  await w.api(w.ravi).post('/reviews/heard/documents', { title: 'Being heard', kind: 'report' })
  const lead = (path: string, body: object = {}) => w.api(w.lena).post(`${FORMS}${path}`, body)
  await lead('', { name: 'Ours', introduction: 'For grey literature' })
  // The form has one part, 1; its first question gets the key 2.
  await lead('/1/parts/1/questions', { number: 'A', text: 'Does it say who was asked?' })
  const form = async () => (await w.api(w.olga).get(`${FORMS}/1`)).body
  const answer = async (person: World['ravi'], body: object, where = ANSWERS) => {
    const { version } = (await form()).form
    return w.api(person).post(where, { version: 0, asked: version, ...body })
  }
  const read = async () => (await w.api(w.olga).get(ANSWERS)).body
  return { ...w, lead, form, answer, read }
}

test('a lead makes a form; others read it', async () => {
  const s = await withForm()
  expect((await s.api(s.ravi).post(FORMS, { name: 'Mine' })).status).toBe(403)
  expect((await s.api(s.stan).get(FORMS)).status).toBe(404)
  expect((await s.lead('', { name: 'ours' })).body.errors.name[0]).toContain('already')
  expect((await s.lead('', { name: '' })).status).toBe(422)
  const listless = await s.lead('/1/parts/1/questions', { text: 'How?', kind: 'choices', choices: 'one' })
  expect(listless.body.errors.choices[0]).toContain('at least two')
  await s.lead('/1/parts/1/questions', { text: 'How?', kind: 'choices', choices: 'well\nbadly\nwell' })
  await s.lead('/1/questions/3/position', { to: 'earlier' })
  const { content } = (await s.form()).form
  expect(content.parts[0].questions).toMatchObject([
    { key: 3, choices: ['well', 'badly'] },
    { key: 2, number: 'A' },
  ])
  for (const person of [s.lena, s.olga])
    for (const path of [FORMS, `${FORMS}/1`]) expect((await (await s.browser(person)).get(path)).status).toBe(200)
  for (const path of ['/1/parts/1', '/1/questions/2', '/1/editions/1'])
    expect((await (await s.browser(s.lena)).get(`${FORMS}${path}`)).status, path).toBe(200)
  expect((await s.lead('/1/parts/9/questions', { text: 'Where?' })).status).toBe(404)
})

test('a change is undone while nobody has gone on, and a late save shows both', async () => {
  const s = await withForm()
  const gone = await s.lead('/1/parts/1/deletion')
  expect((await s.form()).form.content.parts).toEqual([])
  expect((await s.api(s.lena).post(gone.body.undo.action)).status).toBe(201)
  expect((await s.form()).form.content.parts[0].questions).toHaveLength(1)
  expect((await s.api(s.lena).post(gone.body.undo.action)).status).toBe(409)
  const { version } = (await s.form()).form
  expect((await s.lead('/1', { name: 'Ours, new', version })).status).toBe(201)
  const late = await s.lead('/1', { name: 'Ours, late', version })
  expect(late.status).toBe(409)
  expect(JSON.stringify(late.body)).toContain('Ours, new')
  const retired = await s.lead('/1/retirement')
  expect((await s.answer(s.ravi, { 'q-2': 'yes' })).status).toBe(409)
  expect((await s.lead('/1/parts', { title: 'More' })).status).toBe(409)
  expect((await s.api(s.lena).post(retired.body.undo.action)).status).toBe(201)
  expect((await s.answer(s.ravi, { 'q-2': 'yes' })).status).toBe(201)
})

test('answers keep their questions: a later change makes a new edition', async () => {
  const s = await withForm()
  await s.answer(s.ravi, { 'q-2': 'yes', 'c-2': 'p. 3' })
  const { version } = (await s.form()).form
  const changed = await s.lead('/1/questions/2', { text: 'Does it say who was not asked?', number: 'A', version })
  expect(changed.body).toMatchObject({ edition: 2 })
  const undo = changed.body.undo.action
  expect((await s.read()).rows[0].questions[0]).toMatchObject({ cells: [{ answer: 'yes', isOther: true }] })
  const old = (await (await s.browser(s.olga)).get(`${FORMS}/1/editions/1`)).text
  expect(old).toContain('Does it say who was asked?')
  expect((await (await s.browser(s.ravi)).get(ANSWERS)).text).toContain('The words have changed since you answered')
  expect((await s.api(s.lena).post(undo)).status).toBe(201)
  expect((await s.form()).form.edition).toBe(1)
  expect((await s.read()).rows[0].questions[0].cells[0].isOther).toBe(false)
  await s.lead('/1/questions/2/deletion')
  expect((await s.read()).rows).toMatchObject([
    { title: 'No longer asked', questions: [{ cells: [{ answer: 'yes' }] }] },
  ])
})

test('people answer once each, side by side, and agree', async () => {
  const s = await withForm()
  expect((await s.answer(s.olga, { 'q-2': 'yes' })).status).toBe(403)
  expect((await s.answer(s.stan, { 'q-2': 'yes' })).status).toBe(404)
  expect((await s.answer(s.ravi, {})).body.errors.form[0]).toContain('at least one')
  expect((await s.answer(s.ravi, { 'q-2': 'perhaps' })).body.errors['q-2'][0]).toContain('Choose one of the answers')
  expect((await s.answer(s.ravi, { 'q-2': 'yes' })).status).toBe(201)
  expect((await s.answer(s.ravi, { 'q-2': 'no' })).status).toBe(409)
  expect((await s.answer(s.ravi, { 'q-2': 'no', version: 1 })).status).toBe(201)
  expect((await s.answer(s.lena, { 'q-2': 'can’t tell', 'c-2': 'Not said' })).status).toBe(201)
  expect((await s.read()).rows[0].questions[0].standing).toEqual({
    text: 'no / can’t tell',
    by: 'different',
    isOther: false,
  })
  const page = (await (await s.browser(s.olga)).get(DOCUMENT)).text
  expect(page).toContain('differ')
  expect((await s.answer(s.ravi, { asked: 99, 'q-2': 'no', version: 2 })).body.errors.form[0]).toContain('was changed')
  expect((await s.answer(s.ravi, { 'q-2': 'no' }, `${ANSWERS}/agreement`)).status).toBe(201)
  expect((await s.read()).rows[0].questions[0].standing.by).toBe('agreed')
  expect((await s.api(s.olga).get(DOCUMENT)).body.appraisedWith).toMatchObject([
    { name: 'Ours', isAgreed: true, people: ['Ravi Reviewer', 'Lena Lead'], lines: [{ standing: { text: 'no' } }] },
  ])
  const gone = await s.api(s.ravi).post(`${ANSWERS}/deletion`)
  expect((await s.read()).sets).toHaveLength(2)
  expect((await s.api(s.ravi).post(gone.body.undo.action)).status).toBe(201)
  expect((await s.read()).sets).toHaveLength(3)
})

test('answers go to the bin with their document and come back', async () => {
  const s = await withForm()
  await s.answer(s.ravi, { 'q-2': 'yes' })
  const before = await s.read()
  const gone = await s.api(s.ravi).post(`${DOCUMENT}/deletion`)
  expect(gone.status).toBe(201)
  expect((await s.api(s.ravi).get(ANSWERS)).status).toBe(404)
  expect((await s.api(s.ravi).post(gone.body.undo.action)).status).toBe(201)
  expect(await s.read()).toEqual(before)
})

test('a question may be asked of some kinds of document alone', async () => {
  const s = await withForm()
  await s.lead('/1/parts/1/questions', { text: 'Who wrote it?', kind: 'text', kinds: ['blog'] })
  const refused = await s.answer(s.ravi, { 'q-3': 'A nurse' })
  expect(refused.body.errors['q-3'][0]).toContain('not asked of this kind')
  expect((await s.read()).parts[0].questions.map((one: { key: number }) => one.key)).toEqual([2])
})

test('MMAT 2018 is adopted with one button, asks by design and has no sum', async () => {
  const s = await withForm()
  await s.lead('/1/retirement')
  const adopted = await s.lead('/mmat-2018/adoption')
  expect(adopted.status).toBe(201)
  expect((await s.lead('/mmat-2018/adoption')).status).toBe(422)
  const { form } = (await s.api(s.olga).get(`${FORMS}/2`)).body
  expect(form.content.source).toContain('Hong QN')
  expect(
    form.content.parts.map((part: { kind: string; questions: unknown[] }) => [part.kind, part.questions.length]),
  ).toEqual([['screening', 2], ...Array.from({ length: 5 }, () => ['category', 5])])
  const key = (number: string) =>
    form.content.parts
      .flatMap((part: { questions: { number: string; key: number }[] }) => part.questions)
      .find((one: { number: string }) => one.number === number).key
  const [, qualitative] = form.content.parts
  const there = `${DOCUMENT}/appraisal-forms/2`
  const send = (body: object) => s.api(s.ravi).post(there, { version: 0, asked: form.version, ...body })
  const said = { [`q-${key('S1')}`]: 'yes', [`q-${key('1.3')}`]: 'can’t tell' }
  const refused = await send(said)
  expect(refused.body.errors[`q-${key('1.3')}`][0]).toContain('Choose that design too')
  expect((await send({ ...said, categories: [999] })).body.errors.categories[0]).toContain('designs of this form')
  expect((await send({ ...said, categories: [qualitative.key] })).status).toBe(201)
  const page = (await s.api(s.olga).get(there)).body
  expect(page.rows.map((part: { title: string }) => part.title)).toEqual(['Before anything else', '1 Qualitative'])
  const shown = (await (await s.browser(s.ravi)).get(there)).text
  expect(shown).toContain('advise against a score')
  expect(shown).toContain('1.3')
})

test('a part without a title comes back with what was typed', async () => {
  const s = await withForm()
  const again = await (await s.browser(s.lena)).post(`${FORMS}/1/parts`, { title: '', note: 'Any evaluation' })
  expect(again.status).toBe(422)
  expect(again.text).toContain('Enter a title.')
  expect(again.text).toContain('Any evaluation')
})
