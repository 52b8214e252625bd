// The synthesis through the front door: accounts under configurations, the story, what a claim rests on.
import { describe, expect, it } from 'vitest'
import { addAccount, addConfiguration } from '../../src/configurations/actions.ts'
import { addElement } from '../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../src/configurations/evidence/actions.ts'
import { studiesOf } from '../../src/configurations/rests-on.ts'
import { addDocument } from '../../src/documents/actions.ts'
import { contribute } from '../../src/synthesis/contributions/actions.ts'
import { evidenceOf } from '../../src/synthesis/store.ts'
import { scene } from '../configurations/scene.ts'

const place = '/reviews/heard/synthesis/contributions'

/** Three accounts of three documents, two of them of one study. */
async function withAccounts() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  const second = await addDocument(ctx, { title: 'Again', authors: ['Bos, A.'], year: 2023, study: 'Bos study' })
  const third = await addDocument(ctx, { title: 'Report', authors: ['Bos, A.'], year: 2022, study: 'Bos study' })
  for (const [at, document] of [s.document, second, third].entries()) {
    await addAccount(ctx, document, { title: `Account of ${document}` })
    await addElement(ctx, 'account', at + 1, { role: 'mechanism', wording: 'feeling heard', idea: 'feeling heard' })
  }
  return { ...s, ctx, second, third }
}

describe('putting accounts under a configuration', () => {
  it('begins one with their ideas, each once, and tells the story', async () => {
    const { api, ravi } = await withAccounts()
    const body = {
      accountIds: ['1', '2'],
      under: 'new',
      title: 'Being heard',
      copyElements: 'on',
      why: 'Both turn on time.',
    }
    expect((await api(ravi).post(place, body)).body).toMatchObject({ configuration: 1 })
    const page = (await api(ravi).get('/reviews/heard/configurations/1')).body
    expect(page.configuration.elements).toMatchObject([
      { mark: 'M1', wording: 'feeling heard', statementName: 'feeling heard' },
    ])
    expect(page.contributions.map((one: { other: { id: number } }) => one.other.id)).toEqual([1, 2])
    expect(page.moves).toMatchObject([
      { kind: 'consolidate', reason: 'Both turn on time.', inputs: [{ id: 1 }, { id: 2 }] },
    ])
    expect(page.studies.map((study: { label: string }) => study.label)).toEqual(['Bertotti 2018', 'Bos study'])
    const left = (await api(ravi).get('/reviews/heard/synthesis')).body
    expect(left).toMatchObject({ count: 1, all: 3, unreasoned: 0, accounts: [{ id: 3, under: [] }] })
    expect((await api(ravi).get('/reviews/heard/accounts/1')).body.contributions).toMatchObject([{ other: { id: 1 } }])
  })

  it('counts a study once and names what contradicts', async () => {
    const { ctx, second, document, heard } = await withAccounts()
    await addConfiguration(ctx, { title: 'Being heard' })
    await contribute(ctx, 1, { accountIds: [2, 3], stance: 'supports', why: '' })
    await contribute(ctx, 1, { accountIds: [1], stance: 'contradicts', isConverse: true, why: '' })
    await addEvidence(ctx, 'account', 2, { documentId: second, stance: 'contradicts' })
    await addEvidence(ctx, 'synthesised', 1, { documentId: document, stance: 'background' })
    const rows = await evidenceOf(ctx.db, heard.id, 'synthesised', [1])
    expect(rows.map(row => [row.through?.accountId ?? null, row.stance])).toEqual([
      [null, 'background'],
      [2, 'contradicts'],
      [3, 'supports'],
      [1, 'contradicts'],
    ])
    expect(studiesOf(rows)).toMatchObject([
      { label: 'Bertotti 2018', stances: ['contradicts', 'background'], isConverse: true },
      { label: 'Bos study', stances: ['contradicts', 'supports'], documentIds: [2, 3] },
    ])
  })

  it('lists what has no reason yet, and takes the reason later', async () => {
    const { api, ravi } = await withAccounts()
    await api(ravi)
      .post(place, { accountIds: [1], under: 'new', title: 'Being heard', stance: 'contradicts' })
      .expect(201)
    const story = await api(ravi).get('/reviews/heard/synthesis/moves?unreasoned=on')
    expect(story.body).toMatchObject({ unreasoned: 1, moves: [{ id: 1, kind: 'reconcile', reason: '' }] })
    const given = { kind: 'adjudicate', reason: 'The other study was thin.', version: 1 }
    await api(ravi).post('/reviews/heard/synthesis/moves/1', given).expect(201)
    await api(ravi).post('/reviews/heard/synthesis/moves/1', given).expect(409)
    expect((await api(ravi).get('/reviews/heard/synthesis/moves')).body).toMatchObject({ unreasoned: 0 })
  })

  it.each([
    [{ accountIds: [] }, 'accountIds', 'Choose at least one account'],
    [{ accountIds: ['99'] }, 'accountIds', 'There is no account 99'],
    [{ under: '' }, 'under', 'Choose a configuration'],
    [{ under: 'new', title: '' }, 'title', 'Enter a title'],
    [{ stance: 'likes' }, 'stance', 'Choose how they stand'],
    [{ why: 'x'.repeat(2001) }, 'why', 'at most 2,000'],
  ])('refuses %j with the choice kept', async (part, field, sentence) => {
    const { browser, ravi, ctx } = await withAccounts()
    await addConfiguration(ctx, { title: 'Being heard' })
    const body = { accountIds: ['2'], under: '1', why: 'because', back: 'placed=no', ...part }
    const answer = await (await browser(ravi)).post(place, body)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`#f-${field}`)
    expect(answer.text).toContain(sentence)
    if (!('accountIds' in part)) expect(answer.text).toContain('value="2" id="account-2" checked')
  })

  it('judges anew, takes off and puts back; the story keeps the move', async () => {
    const { api, browser, ravi, ctx } = await withAccounts()
    await addConfiguration(ctx, { title: 'Being heard' })
    await contribute(ctx, 1, { accountIds: [1], stance: 'supports', why: 'time' })
    await api(ravi).post(`${place}/1`, { stance: 'refines', note: 'in part', version: 1 }).expect(201)
    await api(ravi).post(`${place}/1`, { stance: 'refines', version: 1 }).expect(409)
    const person = await browser(ravi)
    const gone = await person.post(`${place}/1/deletion`)
    const read = async () => (await api(ravi).get('/reviews/heard/configurations/1')).body
    expect(await read()).toMatchObject({ contributions: [], moves: [{ reason: 'time' }] })
    const page = await person.get((gone.headers.location ?? '').replace(/#.*/, ''))
    await person.post(/action="([^"]+restoration)"/.exec(page.text)?.[1] ?? '')
    expect(await read()).toMatchObject({ contributions: [{ stance: 'refines', note: 'in part' }] })
  })

  it('leads back only to the synthesis page', async () => {
    const { browser, ravi } = await withAccounts()
    const body = { accountIds: ['1'], under: 'new', title: 'Being heard', back: 'q=heard&placed=&evil=//example.org' }
    const answer = await (await browser(ravi)).post(place, body)
    expect(answer.headers.location).toMatch(/^\/reviews\/heard\/synthesis\?q=heard&placed=&said=/)
  })
})

it('the matrix counts levels of elements until the team sets them', async () => {
  const { api, ravi, ctx } = await withAccounts()
  const { terms } = (await api(ravi).get('/reviews/heard/synthesis/matrix')).body
  const [term] = terms as { id: number }[]
  await addConfiguration(ctx, { title: 'By its elements', termIds: [term?.id ?? 0] })
  await addElement(ctx, 'synthesised', 1, { role: 'context', wording: 'time', levelIds: [3] })
  await addConfiguration(ctx, { title: 'By the team', termIds: [term?.id ?? 0], levelIds: [1] })
  await addElement(ctx, 'synthesised', 2, { role: 'context', wording: 'time', levelIds: [3] })
  const matrix = (await api(ravi).get('/reviews/heard/synthesis/matrix')).body
  expect(matrix.cells).toEqual(
    expect.arrayContaining([
      { levelId: 1, termId: term?.id, count: 1 },
      { levelId: 3, termId: term?.id, count: 1 },
    ]),
  )
  expect((await api(ravi).get(`/reviews/heard/configurations?level=3&term=${term?.id}`)).body.count).toBe(1)
})

it('an observer reads the synthesis and changes nothing; a stranger sees none of it', async () => {
  const { api, olga, stan } = await withAccounts()
  expect((await api(olga).get('/reviews/heard/synthesis')).status).toBe(200)
  expect((await api(olga).post(place, { accountIds: [1], under: 'new', title: 'x' })).status).toBe(403)
  expect((await api(stan).get('/reviews/heard/synthesis/moves')).status).toBe(404)
  expect(
    (await api(stan).post(place.replace('heard', 'elsewhere'), { accountIds: [1], under: 'new', title: 'x' })).status,
  ).toBe(422)
})

it('ranks accounts by their words as a hint, and says when one negates', async () => {
  const { api, browser, olga, ctx, document } = await withAccounts()
  await addAccount(ctx, document, { wording: 'Where nobody listens, people never feel heard' })
  const { accounts } = (await api(olga).get('/reviews/heard/synthesis?like=1&placed=')).body
  expect(accounts[0]).toMatchObject({ id: 1, alike: null })
  const against = accounts.find((one: { id: number }) => one.id === 4)
  expect(against.opposite).toMatchObject({ to: 1, how: [expect.stringContaining('turns round')] })
  const page = await (await browser(olga)).get('/reviews/heard/synthesis?like=1&placed=')
  expect(page.text).toContain('A hint only')
  expect(page.text).toContain('Other side of account 1')
  expect((await api(olga).get('/reviews/heard/synthesis?like=99')).body.accounts).toEqual([])
})
