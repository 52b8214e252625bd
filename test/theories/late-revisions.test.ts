// Two who revise a theory at once: statements keep their identity, new ones stand beside each other, dropped ones stay dropped.
import { expect, it } from 'vitest'
import { flat, formOf } from '../support/sent-form.ts'
import { world } from '../support/world.ts'

const theory = '/reviews/heard/theories/1'
const words = {
  title: 'Being heard',
  status: 'initial',
  reason: 'From the panel.',
  number: ['1', '2', '3'],
  ifText: ['a worker has time', 'funding is short', 'the office is far'],
  thenText: ['people feel heard', 'staff leave', 'few come'],
  becauseText: ['they are taken seriously', '', 'travel costs'],
}
/** By the name of a field, what is typed in its place on the page. */
type Rows = Record<string, Record<number, string>>
type Statement = { readonly id: number; readonly number: string; readonly ifText: string }

/** The form as opened twice, Lena's saved first; `of` says what each changes, by name and place of a row. */
async function twoTabs(hers: Rows, mine: Rows) {
  const { api, browser, lena, ravi } = await world()
  await api(lena).post('/reviews/heard/theories', words).expect(201)
  const [her, own] = [await browser(lena), await browser(ravi)]
  const opened = formOf((await own.get(`${theory}/revision`)).text, theory)
  const with_ = (rows: Rows, reason: string) => ({
    ...flat(opened),
    reason,
    ...Object.fromEntries(
      Object.entries(rows).map(([name, row]) => [name, opened[name]?.map((value, at) => row[at] ?? value)]),
    ),
  })
  expect((await her.post(theory, with_(hers, 'Hers.'))).status).toBe(303)
  const merging = await own.post(theory, with_(mine, 'Mine.'))
  expect(merging.status).toBe(409)
  const statements = async (): Promise<Statement[]> => (await api(lena).get(theory)).body.statements
  return {
    merging: merging.text,
    statements,
    statement: async (id: number) => (await api(lena).get(`/reviews/heard/theory-statements/${id}`)).body.statement,
    /** “Save what is here”, with nothing touched but what is given. */
    save: async (more: object = {}) =>
      expect((await own.post(theory, { ...flat(formOf(merging.text, theory)), ...more })).status).toBe(303),
  }
}

const told = (statements: readonly Statement[]) => statements.map(one => [one.id, one.number, one.ifText])
const emptied = { ifText: { 2: '' }, thenText: { 2: '' }, becauseText: { 2: '' } }

it('a new statement in place of a dropped one stays itself, and the dropped one stays dropped', async () => {
  const tabs = await twoTabs(
    {
      ifText: { 2: '', 3: 'teams share a room' },
      thenText: { 2: '', 3: 'they refer more' },
      becauseText: { 2: '' },
      number: { 3: '3' },
    },
    { ifText: { 0: 'a worker has time and skill' } },
  )
  expect(tabs.merging).toContain('Lena')
  expect(tabs.merging).toContain('<h2>Statement 1</h2>')
  expect(tabs.merging).toMatch(/dropped this statement, and you left it as it was. It stays dropped/)
  await tabs.save()
  expect(told(await tabs.statements())).toEqual([
    [1, '1', 'a worker has time and skill'],
    [2, '2', 'funding is short'],
    [4, '3', 'teams share a room'],
  ])
  expect((await tabs.statement(3)).droppedIn).toBe(2)
  expect((await tabs.statement(4)).droppedIn).toBeNull()
})

it('two who each add a statement have two, with numbers of their own', async () => {
  const added = (text: string, number: string) => ({
    ifText: { 3: text },
    thenText: { 3: 'it helps' },
    number: { 3: number },
  })
  const tabs = await twoTabs(added('ALPHA', '4'), added('BETA', '4'))
  expect(tabs.merging).toContain('<h2>Statement 4</h2>')
  expect(tabs.merging).toContain('<h2>Your new statement</h2>')
  await tabs.save()
  expect(told(await tabs.statements()).slice(3)).toEqual([
    [4, '4', 'ALPHA'],
    [5, '5', 'BETA'],
  ])
})

it('the same words added twice stay one statement', async () => {
  const added = { ifText: { 3: 'ALPHA' }, thenText: { 3: 'it helps' } }
  const tabs = await twoTabs(added, { ...added, becauseText: { 0: 'they are listened to' } })
  await tabs.save()
  expect(told(await tabs.statements()).map(([id]) => id)).toEqual([1, 2, 3, 4])
})

it('a statement that one dropped and the other reworded comes back whole, and is no longer dropped', async () => {
  const tabs = await twoTabs(emptied, { ifText: { 2: 'the office is far away' } })
  expect(tabs.merging).toContain('With your words it is taken up again')
  await tabs.save()
  const page = await tabs.statements()
  expect(page[2]).toMatchObject({ id: 3, ifText: 'the office is far away', thenText: 'few come' })
  expect((await tabs.statement(3)).droppedIn).toBeNull()
})

it('a statement that I dropped goes when they left it, and stays in their words when they changed it', async () => {
  const left = await twoTabs({ ifText: { 0: 'a worker has more time' } }, emptied)
  expect(left.merging).toContain('It is dropped.')
  await left.save()
  expect(told(await left.statements())).toEqual([
    [1, '1', 'a worker has more time'],
    [2, '2', 'funding is short'],
  ])
  const changed = await twoTabs({ ifText: { 2: 'nobody can come' } }, emptied)
  await changed.save()
  expect((await changed.statements())[2]).toMatchObject({ id: 3, ifText: 'nobody can come', thenText: 'few come' })
})

it('a number left empty is one that no other statement has', async () => {
  const { api, lena } = await world()
  const numbered = { ...words, number: ['2', '', '3'] }
  const { id } = (await api(lena).post('/reviews/heard/theories', numbered).expect(201)).body
  const page = (await api(lena).get(`/reviews/heard/theories/${id}`)).body
  expect(page.statements.map((one: Statement) => one.number)).toEqual(['2', '4', '3'])
})

it('a dropped statement that is sent again is taken up under its number', async () => {
  const { api, lena } = await world()
  await api(lena).post('/reviews/heard/theories', words).expect(201)
  const first = { ...words, ifText: ['a'], thenText: ['b'], becauseText: ['c'], number: ['1'], statementId: ['1'] }
  await api(lena)
    .post(theory, { ...first, version: 1 })
    .expect(201)
  await api(lena)
    .post(theory, { ...words, statementId: ['1', '2', '3'], version: 2 })
    .expect(201)
  const again = (await api(lena).get('/reviews/heard/theory-statements/3')).body
  expect(again.statement.droppedIn).toBeNull()
})
