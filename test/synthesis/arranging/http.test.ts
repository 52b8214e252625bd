// Joining, splitting, nesting, labelling and retiring through the front door, each a move with a way back.
import { describe, expect, it } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addLink } from '../../../src/configurations/links/actions.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import { contribute } from '../../../src/synthesis/contributions/actions.ts'
import { scene } from '../../configurations/scene.ts'

const HOME = '/reviews/heard'

/** CMOC 1 and 2 with accounts 1 and 2, 2 and 3; both have the mechanism "feeling heard", CMOC 1 an outcome too; CMOC 3 stands under 1. */
async function withTwo() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  const { document } = s
  for (const title of ['First', 'Second', 'Third']) await addAccount(ctx, document, { title })
  await addConfiguration(ctx, { title: 'Being heard' })
  await addConfiguration(ctx, { title: 'Having time' })
  const mechanism = { role: 'mechanism', wording: 'feeling heard', idea: 'feeling heard' } as const
  const heard = await addElement(ctx, 'synthesised', 1, mechanism)
  const return1 = await addElement(ctx, 'synthesised', 1, { role: 'outcome', wording: 'people return' })
  await addElement(ctx, 'synthesised', 2, mechanism)
  await addElement(ctx, 'synthesised', 2, { role: 'outcome', wording: 'people stay' })
  await contribute(ctx, 1, { accountIds: [1, 2], stance: 'supports', why: 'both' })
  await contribute(ctx, 2, { accountIds: [2, 3], stance: 'refines', why: 'time' })
  await addEvidence(ctx, 'synthesised', 1, { documentId: document, elementId: heard.id, note: 'on heard' })
  await addEvidence(ctx, 'synthesised', 1, { documentId: document, elementId: return1.id, note: 'on return' })
  await addConfiguration(ctx, { title: 'At home', parentId: 1 })
  const person = s.api(s.ravi)
  const post = (path: string, body: object = {}) => person.post(`${HOME}${path}`, body)
  const read = async (id: number) => (await person.get(`${HOME}/configurations/${id}`).expect(200)).body
  return { ...s, ctx, post, read }
}

type Page = {
  configuration: { status: string; label: string | null; elements: { mark: string; wording: string }[] }
  contributions: { other: { id: number }; stance: string }[]
  evidence: { id: number | null; note: string; mark: string | null; through: unknown }[]
}
const accountsOf = (page: Page) => page.contributions.map(one => one.other.id)
const ownOf = (page: Page) =>
  page.evidence.filter(row => row.through === null).map(row => [row.note, row.mark] as const)
const marksOf = (page: Page) => page.configuration.elements.map(one => `${one.mark} ${one.wording}`)

describe('joining', () => {
  it('moves everything, keeps the number and points on', async () => {
    const { post, read, ctx } = await withTwo()
    await addLink(ctx, 'synthesised', 1, { kind: 'ripple', to: { layer: 'synthesised', id: 3 } })
    await addLink(ctx, 'synthesised', 2, { kind: 'alternative', to: { layer: 'synthesised', id: 1 } })
    const answer = (await post('/configurations/1/union', { intoId: 2, reason: 'The same.' }).expect(201)).body
    expect(answer).toMatchObject({ configuration: 2, undo: { label: 'Undo' } })
    const into = await read(2)
    expect(accountsOf(into)).toEqual([1, 2, 3])
    expect(into.contributions.find((one: { other: { id: number } }) => one.other.id === 2).stance).toBe('refines')
    expect(marksOf(into)).toEqual(['M1 feeling heard', 'O1 people stay', 'O2 people return'])
    expect(ownOf(into)).toEqual([
      ['on heard', 'M1'],
      ['on return', 'O2'],
    ])
    expect(into.children).toMatchObject([{ id: 3 }])
    expect(into.links).toMatchObject([
      { kind: 'ripple', isOutgoing: true, other: { id: 3 } },
      { kind: 'alternative', other: { id: 1 } },
    ])
    expect(into.moves.at(-1)).toMatchObject({
      act: 'join',
      kind: 'consolidate',
      reason: 'The same.',
      inputs: [{ id: 1 }],
    })
    const from = await read(1)
    expect(from).toMatchObject({ configuration: { status: 'retired' }, joinedInto: { id: 2 } })
    expect(marksOf(from)).toEqual(['M1 feeling heard', 'O1 people return'])
    expect(from.moves.map((move: { act: string }) => move.act)).toEqual(['put under', 'join'])
  })

  it('is undone to what it was', async () => {
    const { post, read } = await withTwo()
    const before = [await read(1), await read(2)]
    const { undo } = (await post('/configurations/1/union', { intoId: 2 }).expect(201)).body
    await post(undo.action.replace(HOME, '')).expect(201)
    const after = [await read(1), await read(2)]
    for (const [at, page] of after.entries()) {
      expect(accountsOf(page)).toEqual(accountsOf(before[at]))
      expect(ownOf(page)).toEqual(ownOf(before[at]))
      expect(marksOf(page)).toEqual(marksOf(before[at]))
      expect(page.configuration.status).toBe('draft')
      expect(page.children).toEqual(before[at].children)
      expect(page.joinedInto).toBeNull()
    }
    expect(after[1].moves.at(-1)).toMatchObject({ act: 'join', undoneBy: 'Ravi Reviewer' })
    await post(undo.action.replace(HOME, '')).expect(409)
  })

  it('asks for later rearranging to be undone first', async () => {
    const { post, read } = await withTwo()
    const { undo } = (await post('/configurations/1/union', { intoId: 2 }).expect(201)).body
    const refused = await post('/synthesis/moves/1/undoing').expect(409)
    expect(refused.body.title).toContain('Undo move 3 first')
    await post(undo.action.replace(HOME, '')).expect(201)
    await post('/synthesis/moves/1/undoing').expect(201)
    expect(accountsOf(await read(1))).toEqual([])
  })

  it.each([
    [1, { intoId: 1 }, 'another one'],
    [1, { intoId: 99 }, 'no CMOC 99'],
    [1, { intoId: 3 }, 'CMOC 3 stands under CMOC 1'],
    [1, {}, 'whole number'],
  ])('refuses CMOC %i with %j', async (id, body, sentence) => {
    const { post } = await withTwo()
    const answer = await post(`/configurations/${id}/union`, body).expect(422)
    expect(answer.body.errors.intoId.join(' ')).toContain(sentence)
  })

  it('takes no retired one', async () => {
    const { post, read } = await withTwo()
    await post('/configurations/2/retirement', { version: (await read(2)).configuration.version }).expect(201)
    expect((await post('/configurations/1/union', { intoId: 2 }).expect(422)).body.errors.intoId[0]).toContain(
      'retired',
    )
    const body = { accountIds: [3], under: '2' }
    expect((await post('/synthesis/contributions', body).expect(422)).body.errors.under[0]).toContain('retired')
  })
})

describe('splitting', () => {
  it('divides accounts and evidence by choice, and back', async () => {
    const { post, read } = await withTwo()
    const first = await read(1)
    const [, second] = first.contributions
    const evidence = first.evidence.find((row: { note: string }) => row.note === 'on return')
    const body = {
      title: 'Returning',
      contributionIds: [second.id],
      evidenceIds: [evidence.id],
      elementIds: [first.configuration.elements[1].id],
      reason: 'Another outcome.',
    }
    const answer = (await post('/configurations/1/division', body).expect(201)).body
    expect(answer.configuration).toBe(4)
    const fresh = await read(4)
    expect(accountsOf(fresh)).toEqual([2])
    expect(ownOf(fresh)).toEqual([['on return', 'O1']])
    expect(marksOf(fresh)).toEqual(['O1 people return'])
    expect(accountsOf(await read(1))).toEqual([1])
    expect((await read(1)).moves.at(-1)).toMatchObject({ act: 'split', configurationId: 4, inputs: [{ id: 1 }] })
    await post(answer.undo.action.replace(HOME, '')).expect(201)
    expect(accountsOf(await read(1))).toEqual([1, 2])
    expect(ownOf(await read(1))).toEqual(ownOf(first))
    expect((await read(4)).configuration.status).toBe('retired')
  })

  it('leaves something on both sides', async () => {
    const { post, read } = await withTwo()
    const ids = (await read(2)).contributions.map((one: { id: number }) => one.id)
    const none = await post('/configurations/2/division', { title: 'x' }).expect(422)
    expect(none.body.errors.contributionIds[0]).toContain('at least one')
    const all = await post('/configurations/2/division', { title: 'x', contributionIds: ids }).expect(422)
    expect(all.body.errors.contributionIds[0]).toContain('Leave something')
    const untitled = await post('/configurations/2/division', { contributionIds: ids.slice(1) }).expect(422)
    expect(untitled.body.errors.title).toBeDefined()
  })
})

describe('nesting, labels, retiring', () => {
  it('nests under one at most, never in a circle, and back', async () => {
    const { post, read } = await withTwo()
    const version = async (id: number) => (await read(id)).configuration.version
    const { undo } = (await post('/configurations/3/place', { parentId: 2, version: await version(3) }).expect(201))
      .body
    expect((await read(2)).children).toMatchObject([{ id: 3 }])
    const circle = await post('/configurations/2/place', { parentId: 3, version: await version(2) }).expect(422)
    expect(circle.body.errors.parentId[0]).toContain('CMOC 3 stands under CMOC 2')
    await post('/configurations/2/place', { parentId: 2, version: await version(2) }).expect(422)
    await post('/configurations/3/place', { parentId: 1, version: 1 }).expect(409)
    await post(undo.action.replace(HOME, '')).expect(201)
    expect((await read(3)).parent).toMatchObject({ id: 1 })
    const freed = (await post('/configurations/3/place', { parentId: '', version: await version(3) }).expect(201)).body
    expect((await read(3)).parent).toBeNull()
    await post(freed.undo.action.replace(HOME, '')).expect(201)
    expect((await read(3)).parent).toMatchObject({ id: 1 })
  })

  it('labels are unique, found by search, and go back', async () => {
    const { post, read, api, ravi } = await withTwo()
    const { undo } = (await post('/configurations/1/label', { label: '2a–2b', version: 1 }).expect(201)).body
    expect(
      (await post('/configurations/2/label', { label: '2a–2b', version: 1 }).expect(422)).body.errors.label,
    ).toBeDefined()
    await post('/configurations/1/label', { label: '2c', version: 1 }).expect(409)
    expect((await api(ravi).get(`${HOME}/configurations?q=2a`)).body.count).toBe(1)
    await post(undo.action.replace(HOME, '')).expect(201)
    expect((await read(1)).configuration.label).toBeNull()
  })

  it('a retired one lets its accounts be placed again, and comes back', async () => {
    const { post, read, api, ravi } = await withTwo()
    const left = async () => (await api(ravi).get(`${HOME}/synthesis`)).body.count
    expect(await left()).toBe(0)
    await post('/configurations/1/retirement', { version: 1, reason: 'Contradicted.' }).expect(201)
    expect(await left()).toBe(1)
    await post('/configurations/1/retirement', { version: 2 }).expect(409)
    await post('/configurations/1/return', { version: 2 }).expect(201)
    expect((await read(1)).configuration.status).toBe('draft')
    expect(await left()).toBe(0)
  })
})

it('undoing a beginning takes its accounts off and retires it', async () => {
  const { post, read } = await withTwo()
  const body = { accountIds: [1], under: 'new', title: 'Anew' }
  const { configuration, undo } = (await post('/synthesis/contributions', body).expect(201)).body
  await post(undo.action.replace(HOME, '')).expect(201)
  expect(await read(configuration)).toMatchObject({ contributions: [], configuration: { status: 'retired' } })
})

it('the pages show a form each, tell the story in order, and keep out who may only read', async () => {
  const { post, browser, ravi, olga, api, stan } = await withTwo()
  const person = await browser(ravi)
  for (const [act, words] of [
    ['join', 'points on'],
    ['split', 'Accounts that go over'],
    ['nest', 'Under'],
    ['label', 'Label'],
    ['retire', 'Retire'],
  ])
    expect((await person.get(`${HOME}/configurations/1/arrangement?act=${act}`)).text).toContain(words)
  await post('/configurations/1/union', { intoId: 2, reason: 'The same.' }).expect(201)
  const story = await person.get(`${HOME}/synthesis/moves`)
  expect(story.text.indexOf('move-1')).toBeLessThan(story.text.indexOf('move-3'))
  expect(story.text).toContain('joined')
  const own = (await api(olga).get(`${HOME}/synthesis/moves?configuration=1`)).body
  expect(own).toMatchObject({ about: { id: 1 }, moves: [{ id: 1 }, { id: 3 }] })
  expect((await person.get(`${HOME}/configurations/1`)).text).toContain('Joined into')
  expect((await api(olga).post(`${HOME}/synthesis/moves/1/undoing`)).status).toBe(403)
  expect((await api(stan).post(`${HOME}/synthesis/moves/1/undoing`)).status).toBe(404)
})

it('a principle that names one that was joined rests on what the other rests on', async () => {
  const { post, api, lena, ctx, document } = await withTwo()
  const late = await addDocument(ctx, { title: 'Late', authors: ['Late, L.'], year: 2024 })
  await addEvidence(ctx, 'synthesised', 2, { documentId: late })
  await addEvidence(ctx, 'synthesised', 1, { documentId: document })
  await api(lena)
    .post(`${HOME}/principles`, { chosen: ['CMOC 1'] })
    .expect(201)
  const rests = async () =>
    (await api(lena).get(`${HOME}/principles/1`).expect(200)).body.principle.resting.studies.length
  expect(await rests()).toBe(1)
  const { undo } = (await post('/configurations/1/union', { intoId: 2 }).expect(201)).body
  expect(await rests()).toBe(2)
  await post(undo.action.replace(HOME, '')).expect(201)
  expect(await rests()).toBe(1)
})
