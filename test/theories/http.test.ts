// Programme theories through the front door.
import { expect, it } from 'vitest'
import { world } from '../support/world.ts'

const first = {
  title: 'Being heard',
  status: 'initial',
  text: '',
  reason: 'From the panel.',
  number: ['1', '2'],
  ifText: ['a worker has time', 'funding is short'],
  thenText: ['people feel heard', 'staff leave'],
  becauseText: ['they are taken seriously', ''],
}

it('keeps statements through versions and compares two of them', async () => {
  const { api, ravi } = await world()
  const { id } = (await api(ravi).post('/reviews/heard/theories', first).expect(201)).body
  const page = (await api(ravi).get(`/reviews/heard/theories/${id}`)).body
  expect(page.statements.map((statement: { sentence: string }) => statement.sentence)).toEqual([
    'If a worker has time, then people feel heard because they are taken seriously.',
    'If funding is short, then staff leave.',
  ])
  const revised = {
    ...first,
    version: 1,
    status: 'refined',
    reason: 'Two studies contradict statement 2.',
    statementId: ['1', ''],
    number: ['1', '3'],
    ifText: ['a worker has time and skill', 'teams share an office'],
    thenText: ['people feel heard', 'they refer more'],
    becauseText: ['they are taken seriously', ''],
  }
  const silent = await api(ravi)
    .post(`/reviews/heard/theories/${id}`, { ...revised, reason: '' })
    .expect(422)
  expect(silent.body.errors.reason[0]).toContain('Say why')
  await api(ravi).post(`/reviews/heard/theories/${id}`, revised).expect(201)
  await api(ravi).post(`/reviews/heard/theories/${id}`, revised).expect(409)
  const compared = (await api(ravi).get(`/reviews/heard/theories/${id}/versions/2`)).body
  expect(compared.changes.map((change: { change: string }) => change.change)).toEqual(['reworded', 'added', 'dropped'])
  expect((await api(ravi).get('/reviews/heard/theory-statements/2')).body.statement.droppedIn).toBe(2)
  expect((await api(ravi).get('/reviews/heard/theory-statements/1')).body.versions).toHaveLength(2)
})

it('asks the reason of a first version too', async () => {
  const { api, ravi } = await world()
  const silent = await api(ravi)
    .post('/reviews/heard/theories', { ...first, reason: '' })
    .expect(422)
  expect(silent.body.errors.reason[0]).toContain('where the theory comes from')
})

it('keeps the typed statements when the form is refused', async () => {
  const { browser, ravi } = await world()
  const own = await browser(ravi)
  const page = await own.post('/reviews/heard/theories', { ...first, title: '', number: ['1', '1'] })
  expect(page.status).toBe(422)
  expect(page.text).toContain('Enter a title.')
  expect(page.text).toContain('funding is short')
  const doubled = await own.post('/reviews/heard/theories', { ...first, number: ['1', '1'] })
  expect(doubled.text).toContain('Two statements have the number 1.')
})

it('names outside theories and connects them to statements of this review only', async () => {
  const { api, ravi, stan, lena } = await world()
  await api(lena).post('/reviews/heard/theories', first).expect(201)
  await api(ravi)
    .post('/reviews/heard/substantive-theories', { name: 'Social capital', informs: ['1'] })
    .expect(201)
  await api(ravi).post('/reviews/heard/substantive-theories', { name: 'Social capital' }).expect(422)
  await api(stan)
    .post('/reviews/elsewhere/substantive-theories', { name: 'Social capital', informs: ['1'] })
    .expect(422)
  await api(stan).get('/reviews/elsewhere/theories/1').expect(404)
  await api(ravi)
    .post('/reviews/heard/substantive-theories/1', {
      name: 'Social capital',
      summary: 'Whom one knows.',
      url: 'javascript:alert(1)',
      version: 1,
    })
    .expect(422)
})

it('says how an outside theory informs a statement, and shows it there with the citation', async () => {
  const { api, browser, ravi, lena } = await world()
  await api(lena).post('/reviews/heard/theories', first).expect(201)
  const own = await browser(ravi)
  const named = { name: 'Social capital', citation: 'Putnam 2000', informs: ['1'], noted: ['1', '2'] }
  expect((await own.post('/reviews/heard/substantive-theories', { ...named, notes: ['It bridges.', ''] })).status).toBe(
    303,
  )
  const statement = (await api(ravi).get('/reviews/heard/theory-statements/1')).body
  expect(statement.informing).toMatchObject([{ name: 'Social capital', citation: 'Putnam 2000', note: 'It bridges.' }])
  expect((await own.get('/reviews/heard/substantive-theories/1')).text).toContain('value="It bridges."')
  const refused = await own.post('/reviews/heard/substantive-theories', {
    ...named,
    notes: ['It links.', ''],
    name: '',
  })
  expect(refused.text).toContain('value="It links."')
})
