// The whole of PRISMA-S in the log: kinds, seeds, reruns, plans, theory statements, iterations, checklist and the file.
import { describe, expect, test } from 'vitest'
import { transaction } from '../../../../src/core/db/transaction.ts'
import { saveStandings } from '../../../../src/sources/standing/actions.ts'
import { beginTheory } from '../../../../src/theories/actions.ts'
import { countQueries, type World, world } from '../../../support/world.ts'

const SEARCHES = '/reviews/heard/searches'
const search = {
  source: 'PubMed',
  kind: 'database',
  platform: 'Ovid',
  status: 'run',
  runOn: '2026-03-02',
  iteration: '1',
}

async function statement(w: World): Promise<void> {
  const rows = [
    { id: null, number: '1', ifText: 'someone listens', thenText: 'people return', becauseText: 'they feel heard' },
  ]
  await beginTheory(w.as(w.lena), {
    title: 'Trust',
    status: 'initial',
    text: '',
    reason: 'Said by two panellists.',
    statements: rows,
  } as never)
}

async function importUnder(w: World, id: number, titles: readonly string[]): Promise<void> {
  const pasted = titles.map(title => `TY  - JOUR\nTI  - ${title}\nAU  - Gray, J\nPY  - 2020\nER  - \n`).join('')
  const { body } = await w.api(w.lena).post(`${SEARCHES}/${id}/imports`, { pasted })
  await w.api(w.lena).post(`/reviews/heard/imports/${body.id}/confirmation`, {})
  await w.services.jobs.runAll()
}

describe('what a search holds', () => {
  test('a strategy is kept to the letter, and hostile text is text', async () => {
    const w = await world()
    const strategy = '  1. exp Trust/\n\t2. (heard or listen*).ti,ab.\n3. <script>alert(1)</script>\n'
    const lena = await w.browser(w.lena)
    await lena.post(SEARCHES, { ...search, strategy, limits: '=1+1', why: '<img src=x>' })
    expect((await w.api(w.olga).get(`${SEARCHES}/1`)).body.search.strategy).toBe(strategy)
    const page = (await lena.get(`${SEARCHES}/1`)).text
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<img src=x>')
    expect(page).toContain('exp Trust/')
  })

  test('citation chasing names its seeds, which lead to records; a stranger’s record is none', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post(SEARCHES, search)
    await importUnder(w, 1, ['Being listened to'])
    const chase = { ...search, source: 'Scopus', kind: 'citation chasing', direction: 'both', tool: 'citationchaser' }
    const seeds = 'record 1\nBertotti M. Linking people. 2018.'
    expect((await api.post(SEARCHES, { ...chase, seeds })).status).toBe(201)
    const { body } = await api.get(`${SEARCHES}/2`)
    expect(body.search).toMatchObject({ direction: 'both', tool: 'citationchaser', platform: '' })
    expect(body.seeds).toEqual([
      { kind: 'record', subjectId: 1, reference: 'Being listened to' },
      { kind: 'reference', subjectId: null, reference: 'Bertotti M. Linking people. 2018.' },
    ])
    const lena = await w.browser(w.lena)
    expect((await lena.get(`${SEARCHES}/2`)).text).toContain('href="/reviews/heard/records/1"')
    expect((await lena.get('/reviews/heard/records/1')).text).toContain('searches/new?seed=record:1')
    expect((await lena.get(`${SEARCHES}/new?seed=record:1`)).text).toContain('>\nrecord 1</textarea>')
    const unknown = await api.post(SEARCHES, { ...chase, seeds: 'record 99' })
    expect(unknown.body.errors).toEqual({ seeds: ['There is no record 99 in this review.'] })
    expect((await api.post(SEARCHES, { ...chase, seeds: 'document 1' })).status).toBe(422)
    expect((await api.post(SEARCHES, { ...chase, seeds: 'a\n'.repeat(501) })).status).toBe(422)
    expect((await api.post(SEARCHES, { ...chase, seeds: 'b'.repeat(2_001) })).status).toBe(422)
  })

  test.each([
    ['direction', 'sideways'],
    ['peerReview', 'perhaps'],
    ['peerReviewedOn', '32 May'],
    ['rerunOf', '7'],
    ['filters', 'x'.repeat(2_001)],
    ['theoryStatementId', '__proto__'],
  ])('names the field when %s is wrong', async (field, value) => {
    const w = await world()
    const { status, body } = await w.api(w.lena).post(SEARCHES, { ...search, [field]: value })
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toEqual([field])
  })
})

describe('planned and run', () => {
  test('a plan is raised by a theory statement, shown whole, and logged as run under its number', async () => {
    const w = await world()
    await statement(w)
    const lena = await w.browser(w.lena)
    expect((await lena.get('/reviews/heard/theory-statements/1')).text).toContain(
      'searches/new?planned=1&amp;statement=1',
    )
    const form = (await lena.get(`${SEARCHES}/new?planned=1&statement=1`)).text
    expect(form).toContain(
      '<option value="1" selected>1 If someone listens, then people return because they feel heard.',
    )
    await lena.post(SEARCHES, { ...search, status: 'planned', runOn: '', theoryStatementId: '1' })
    const planned = (await lena.get(`${SEARCHES}/1`)).text
    expect(planned).toContain('If someone listens, then people return because they feel heard.')
    expect(planned).toContain('Log as run')
    const today = w.services.clock().slice(0, 10)
    expect((await lena.get(`${SEARCHES}/1/edit?run=1`)).text).toContain(`value="${today}"`)
    await lena.post(`${SEARCHES}/1`, { ...search, theoryStatementId: '1', hits: '12', version: '1' })
    const { body } = await w.api(w.olga).get(`${SEARCHES}/1`)
    expect(body.search).toMatchObject({ id: 1, status: 'run', hits: 12 })
    expect(body.search.plannedAt).not.toBeNull()
    expect(body.history.map((row: { what: string }) => row.what)).toEqual(['logged as run', 'planned'])
    expect(body.history[0].note).toBe('Status, Day, Hits')
  })

  test('run again is a new search that names the earlier, and the chain is shown both ways', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    await lena.post(SEARCHES, { ...search, strategy: 'heard', hits: '7' })
    const form = (await lena.get(`${SEARCHES}/new?again=1`)).text
    expect(form).toContain('Run search 1 again')
    expect(form).toContain('heard')
    expect(form).toContain('<option value="1" selected>1. PubMed (Ovid), 2026-03-02')
    await lena.post(SEARCHES, { ...search, rerunOf: '1' })
    await lena.post(SEARCHES, { ...search, rerunOf: '2' })
    const api = w.api(w.ravi)
    expect((await api.get(`${SEARCHES}/3`)).body.earlier.map((one: { id: number }) => one.id)).toEqual([2, 1])
    expect((await api.get(`${SEARCHES}/1`)).body.later.map((one: { id: number }) => one.id)).toEqual([2, 3])
    const circle = await api.post(`${SEARCHES}/1`, { ...search, rerunOf: 3, version: 1 })
    expect(circle.body.errors.rerunOf).toEqual(['Search 3 is itself a rerun of this one.'])
    expect((await api.post(`${SEARCHES}/1`, { ...search, rerunOf: 1, version: 1 })).status).toBe(422)
    const kept = await api.post(`${SEARCHES}/1/deletion`)
    expect(kept.status).toBe(409)
    expect(kept.body.detail ?? kept.body.title).toContain('A later search repeats this one')
  })

  test('a deleted search comes back with its seeds and what it repeated', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post(SEARCHES, search)
    const chase = { ...search, kind: 'citation chasing', seeds: 'A paper. 2018.', direction: 'forward', rerunOf: 1 }
    await api.post(SEARCHES, chase)
    const { body } = await api.post(`${SEARCHES}/2/deletion`)
    expect((await api.get(`${SEARCHES}/2`)).status).toBe(404)
    await api.post(body.undo.action)
    expect((await api.get(`${SEARCHES}/2`)).body.search).toMatchObject({ seeds: 'A paper. 2018.', rerunOf: 1 })
  })
})

describe('what each search added', () => {
  test('a record kept once is credited to each search that found it, and alone where only one did', async () => {
    const w = await world()
    const api = w.api(w.lena)
    for (const source of ['PubMed', 'Embase', 'A website']) await api.post(SEARCHES, { ...search, source })
    await importUnder(w, 1, ['Being heard by link workers', 'Waiting rooms and their chairs'])
    await importUnder(w, 2, ['Being heard by link workers', 'Bread and roses in primary care'])
    await transaction(w.as(w.lena), ctx =>
      saveStandings(ctx, [
        { id: 1, standing: 'included' },
        { id: 2, standing: 'excluded' },
        { id: 4, standing: 'included' },
      ]),
    )
    const { body } = await api.get(SEARCHES)
    const added = body.searches.map((one: { added: object }) => one.added)
    expect(added[0]).toEqual({ records: 2, duplicates: 0, unique: 2, screened: 2, included: 1, includedOnlyHere: 0 })
    expect(added[1]).toEqual({ records: 2, duplicates: 1, unique: 1, screened: 1, included: 2, includedOnlyHere: 1 })
    expect(added[2]).toEqual({ records: 0, duplicates: 0, unique: 0, screened: 0, included: 0, includedOnlyHere: 0 })
    expect(body.included).toBe(2)
  })

  test('asks as many questions for many searches, seeds and iterations as for one', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post(SEARCHES, search)
    const one = await countQueries(w.database, () => api.get(SEARCHES))
    const single = await countQueries(w.database, () => api.get(`${SEARCHES}/1`))
    for (let n = 2; n < 25; n += 1)
      await api.post(SEARCHES, {
        ...search,
        kind: 'citation chasing',
        seeds: 'a\nb',
        direction: 'both',
        iteration: n,
        rerunOf: n - 1,
      })
    expect(await countQueries(w.database, () => api.get(SEARCHES))).toBe(one)
    expect(await countQueries(w.database, () => api.get(`${SEARCHES}/1`))).toBe(single)
  })
})

describe('iterations, checklist and file', () => {
  test('an iteration says what it was for; a late save shows both', async () => {
    const w = await world()
    const api = w.api(w.lena)
    await api.post(SEARCHES, { ...search, iteration: '2' })
    const [title, reason] = ['Trust', 'What makes people come back?']
    expect((await api.post(`${SEARCHES}/iterations/2`, { title, reason, version: 0 })).status).toBe(201)
    expect((await api.get(SEARCHES)).body.iterations).toMatchObject([{ number: 2, title, reason }])
    const late = await (await w.browser(w.ravi)).post(`${SEARCHES}/iterations/2`, {
      title: 'Doubt',
      reason,
      version: '0',
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Trust')
    expect((await api.post(`${SEARCHES}/iterations/9`, { title, reason, version: 0 })).status).toBe(404)
    expect((await (await w.browser(w.lena)).get(SEARCHES)).text).toContain('Iteration 2: Trust')
  })

  test('the checklist leads to what is missing and takes words', async () => {
    const w = await world()
    const lena = await w.browser(w.lena)
    await lena.post(SEARCHES, { ...search, platform: '' })
    const page = (await lena.get(`${SEARCHES}/checklist`)).text
    expect(page).toContain('Missing in 1 search.')
    expect(page).toContain(`${SEARCHES}/1/edit`)
    const text = 'No register: they hold trials only.'
    expect((await lena.post(`${SEARCHES}/checklist/3`, { text, version: '0' })).status).toBe(303)
    const { body } = await w.api(w.olga).get(`${SEARCHES}/checklist`)
    expect(body.items[2]).toMatchObject({ item: 3, state: 'answered', words: text })
    expect((await lena.post(`${SEARCHES}/checklist/3`, { text: 'Other words', version: '0' })).status).toBe(409)
    expect((await lena.post(`${SEARCHES}/checklist/3`, { text: '', version: '1' })).status).toBe(303)
    expect((await w.api(w.olga).get(`${SEARCHES}/checklist`)).body.items[2].state).toBe('open')
    expect((await lena.post(`${SEARCHES}/checklist/17`, { text, version: '0' })).status).toBe(404)
    expect((await w.api(w.olga).post(`${SEARCHES}/checklist/3`, { text, version: 2 })).status).toBe(403)
  })

  test('the log leaves as CSV that no spreadsheet takes for a formula', async () => {
    const w = await world()
    await statement(w)
    const api = w.api(w.lena)
    const strategy = '-1 heard\n=HYPERLINK("x")'
    await api.post(SEARCHES, { ...search, source: '=cmd()', strategy, theoryStatementId: 1, hits: 3 })
    const { text, headers } = await w.api(w.olga).get(`${SEARCHES}.csv`)
    expect(headers['content-type']).toContain('text/csv')
    expect(headers['content-disposition']).toContain('heard-searches.csv')
    expect(text).toContain("'=cmd()")
    expect(text).toContain(`"'-1 heard\n'=HYPERLINK(""x"")"`)
    expect(text).toContain('1 If someone listens, then people return because they feel heard.')
    expect((await w.api(w.stan).get(`${SEARCHES}.csv`)).status).toBe(404)
  })
})
