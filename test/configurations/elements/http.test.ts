// Elements through the front door: marks, roles, inferences, order, moving, deleting.
import { describe, expect, it } from 'vitest'
import { addAccount } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { scene } from '../scene.ts'

async function withElements() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  await addAccount(ctx, s.document, { wording: 'When [time](C1), [heard](M1) and [known](M2)' })
  await addElement(ctx, 'account', 1, { role: 'context', wording: 'someone has time' })
  await addElement(ctx, 'account', 1, { role: 'mechanism', wording: 'feeling heard' })
  await addElement(ctx, 'account', 1, { role: 'mechanism', wording: 'feeling known' })
  const at = '/reviews/heard/accounts/1'
  const marks = async () => {
    const { elements } = (await s.api(s.ravi).get(at)).body.configuration
    return elements.map((one: { mark: string }) => one.mark)
  }
  return { ...s, ctx, at, marks }
}

it('a new role brings a new mark, and the wording takes it over', async () => {
  const { api, ravi, at, marks } = await withElements()
  const body = { role: 'response', wording: 'feeling known', version: 1 }
  await api(ravi).post(`${at}/elements/3`, body).expect(201)
  expect(await marks()).toEqual(['C1', 'M1', 'P1'])
  const { configuration } = (await api(ravi).get(at)).body
  expect(configuration.wording).toBe('When [time](C1), [heard](M1) and [known](P1)')
  const stale = await api(ravi).post(`${at}/elements/3`, body)
  expect(stale.status).toBe(409)
})

it('keeps what belongs to the role and nothing else', async () => {
  const { api, ravi, at } = await withElements()
  const answer = await api(ravi).post(`${at}/elements`, {
    role: 'outcome',
    wording: 'people\n return ',
    polarity: 'enabling',
    intended: 'unintended',
    valence: 'negative',
    forWhom: 'carers',
    mechanismAbsent: 'on',
  })
  expect(answer.body).toMatchObject({ mark: 'O1' })
  const { elements } = (await api(ravi).get(at)).body.configuration
  expect(elements[3]).toMatchObject({
    wording: 'people return',
    polarity: null,
    intended: 'unintended',
    valence: 'negative',
    forWhom: 'carers',
    mechanismAbsent: true,
  })
})

describe('an inferred element', () => {
  it('needs its reasoning, which is signed and dated', async () => {
    const { api, browser, ravi, at } = await withElements()
    const bare = { role: 'mechanism', wording: 'trust', isInferred: 'on' }
    const refused = await (await browser(ravi)).post(`${at}/elements`, bare)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Write down the reasoning')
    expect(refused.text).toContain('trust</textarea>')
    await api(ravi)
      .post(`${at}/elements`, { ...bare, inference: 'abduction', reasoning: 'Nothing else fits.' })
      .expect(201)
    const { elements } = (await api(ravi).get(at)).body.configuration
    expect(elements[3]).toMatchObject({ isInferred: true, inference: 'abduction', reasonedBy: 'Ravi Reviewer' })
    expect((await (await browser(ravi)).get(at)).text).toContain('Inferred by abduction, Ravi Reviewer')
  })

  it('keeps its signature when somebody else mends a letter elsewhere', async () => {
    const { api, lena, ravi, at } = await withElements()
    const inferred = { role: 'mechanism', wording: 'trust', isInferred: true, reasoning: 'Nothing else fits.' }
    await api(ravi).post(`${at}/elements`, inferred).expect(201)
    await api(lena)
      .post(`${at}/elements/4`, { ...inferred, wording: 'trusting', version: 1 })
      .expect(201)
    expect((await api(lena).get(at)).body.configuration.elements[3].reasonedBy).toBe('Ravi Reviewer')
    const reasoned = { ...inferred, reasoning: 'I see it otherwise.', version: 2 }
    await api(lena).post(`${at}/elements/4`, reasoned).expect(201)
    expect((await api(lena).get(at)).body.configuration.elements[3].reasonedBy).toBe('Lena Lead')
  })
})

it('is put in order, up to the ends', async () => {
  const { api, ravi, at, marks } = await withElements()
  await api(ravi).post(`${at}/elements/3/place`, { to: 'up' }).expect(201)
  await api(ravi).post(`${at}/elements/3/place`, { to: 'up' }).expect(201)
  await api(ravi).post(`${at}/elements/3/place`, { to: 'up' }).expect(201)
  expect(await marks()).toEqual(['M2', 'C1', 'M1'])
  await api(ravi).post(`${at}/elements/1/place`, { to: 'sideways' }).expect(422)
})

it('moves to another account with its evidence, under a mark of that one', async () => {
  const { api, ravi, ctx, at, document, marks } = await withElements()
  await addAccount(ctx, document, {})
  await addElement(ctx, 'account', 2, { role: 'mechanism', wording: 'trust' })
  await addEvidence(ctx, 'account', 1, { elementId: 2, documentId: document, stance: 'supports' })
  await api(ravi).post(`${at}/elements/2/transfer`, { configurationId: 2 }).expect(201)
  expect(await marks()).toEqual(['C1', 'M2'])
  const there = (await api(ravi).get('/reviews/heard/accounts/2')).body
  expect(there.configuration.elements[1]).toMatchObject({ mark: 'M2', wording: 'feeling heard' })
  expect(there.evidence).toMatchObject([{ elementId: 2, mark: 'M2' }])
  await api(ravi).post(`${at}/elements/1/transfer`, { configurationId: 9 }).expect(404)
})

it('is deleted with its evidence and comes back', async () => {
  const { api, browser, ravi, ctx, at, document, marks } = await withElements()
  await addEvidence(ctx, 'account', 1, { elementId: 2, documentId: document })
  const person = await browser(ravi)
  const gone = await person.post(`${at}/elements/2/deletion`)
  expect(await marks()).toEqual(['C1', 'M2'])
  const page = await person.get(gone.headers.location ?? '')
  await person.post(/action="([^"]+restoration)"/.exec(page.text)?.[1] ?? '')
  expect(await marks()).toEqual(['C1', 'M1', 'M2'])
  expect((await api(ravi).get(at)).body.evidence).toMatchObject([{ mark: 'M1' }])
})

it('is nothing under another configuration or layer', async () => {
  const { api, ravi, ctx, document } = await withElements()
  await addAccount(ctx, document, {})
  for (const path of ['accounts/2/elements/1', 'configurations/1/elements/1', 'accounts/1/elements/77'])
    await api(ravi).post(`/reviews/heard/${path}`, { role: 'context', wording: 'x', version: 1 }).expect(404)
})
