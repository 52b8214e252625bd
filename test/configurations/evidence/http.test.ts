// Evidence and links through the front door: with and without words, judged anew, quoted later, taken off.
import { expect, it } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addLink } from '../../../src/configurations/links/actions.ts'
import { scene } from '../scene.ts'

async function withAccount() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  await addAccount(ctx, s.document, {})
  await addElement(ctx, 'account', 1, { role: 'mechanism', wording: 'feeling heard' })
  return { ...s, ctx, at: '/reviews/heard/accounts/1' }
}

it('cites without words, is listed as work, and gets its quotation', async () => {
  const { api, ravi, at, document } = await withAccount()
  const made = await api(ravi).post(`${at}/evidence`, { documentId: document, locator: 'p. 2', stance: 'supports' })
  expect(made.body.id).toBe(1)
  expect((await api(ravi).get('/reviews/heard/unquoted')).body.rows).toMatchObject([{ id: 1, locator: 'p. 2' }])
  const wrong = await api(ravi).post(`${at}/evidence/1/quotation`, { paragraph: 1, quote: 'not there at all' })
  expect(wrong.body.errors.quote[0]).toContain('These words are not in ¶1')
  await api(ravi).post(`${at}/evidence/1/quotation`, { paragraph: 1, quote: 'felt listened to' }).expect(201)
  expect((await api(ravi).get(at)).body.evidence).toMatchObject([{ quote: 'felt listened to', paragraph: 1 }])
  expect((await api(ravi).get('/reviews/heard/unquoted')).body.rows).toEqual([])
})

it('quotes from a paragraph, and takes an excerpt only from its own document', async () => {
  const { api, ravi, at, document } = await withAccount()
  const quoted = { documentId: document, stance: 'contradicts', paragraph: 2, quote: 'trust was lost', elementId: 1 }
  await api(ravi).post(`${at}/evidence`, quoted).expect(201)
  const { evidence, studies } = (await api(ravi).get(at)).body
  expect(evidence).toMatchObject([{ mark: 'M1', stance: 'contradicts', quote: 'trust was lost', excerptId: 1 }])
  expect(studies).toMatchObject([{ label: 'Bertotti 2018', stance: 'contradicts', richness: 'none' }])
  await api(ravi).post(`${at}/evidence`, { excerptId: 1, stance: 'background' }).expect(201)
  const errors = async (body: object) => Object.keys((await api(ravi).post(`${at}/evidence`, body)).body.errors ?? {})
  expect(await errors({ excerptId: 99, stance: 'supports' })).toEqual(['excerptId'])
  expect(await errors({ documentId: 99, stance: 'supports' })).toEqual(['documentId'])
  expect(await errors({ stance: 'supports' })).toEqual(['documentId'])
  expect(await errors({ documentId: document, stance: 'maybe' })).toEqual(['stance'])
  expect(await errors({ documentId: document, stance: 'supports', quote: 'trust' })).toEqual(['paragraph'])
  expect(await errors({ documentId: document, stance: 'supports', elementId: 99 })).toEqual(['elementId'])
})

it('is judged anew, refused when stale, taken off and put back', async () => {
  const { api, browser, ravi, at, document } = await withAccount()
  await api(ravi).post(`${at}/evidence`, { documentId: document, stance: 'supports' }).expect(201)
  const anew = { stance: 'refines', isConverse: 'on', note: 'Only with time', version: 1 }
  await api(ravi).post(`${at}/evidence/1`, anew).expect(201)
  await api(ravi).post(`${at}/evidence/1`, anew).expect(409)
  const person = await browser(ravi)
  expect((await person.get(at)).text).toContain('opposite confirmed')
  const gone = await person.post(`${at}/evidence/1/deletion`)
  expect((await api(ravi).get(at)).body.evidence).toMatchObject([{ id: null, quote: null }])
  const page = await person.get(gone.headers.location ?? '')
  await person.post(/action="([^"]+restoration)"/.exec(page.text)?.[1] ?? '')
  expect((await api(ravi).get(at)).body.evidence).toMatchObject([{ stance: 'refines', isConverse: true }])
})

it('links ripple from outcome to context, in cycles too, and are taken away', async () => {
  const { api, ravi, ctx } = await withAccount()
  for (const title of ['One', 'Two', 'Three']) await addConfiguration(ctx, { title })
  await addElement(ctx, 'synthesised', 1, { role: 'outcome', wording: 'trust' })
  const at = '/reviews/heard/configurations/1'
  await api(ravi).post(`${at}/links`, { kind: 'ripple', to: 'CMOC 2', fromMark: 'o1' }).expect(201)
  for (const [from, to] of [
    [2, 3],
    [3, 1],
  ] as const)
    await addLink(ctx, 'synthesised', from, { kind: 'ripple', to: { layer: 'synthesised', id: to } })
  const page = (await api(ravi).get(at)).body
  expect(page.links[0]).toMatchObject({ kind: 'ripple', isOutgoing: true, ownMark: 'O1', other: { id: 2 } })
  expect(page.chain.after.map((end: { id: number }) => end.id)).toEqual([2, 3])
  for (const [body, field] of [
    [{ kind: 'ripple', to: 'CMOC 9' }, 'to'],
    [{ kind: 'ripple', to: '1' }, 'to'],
    [{ kind: 'ripple', to: 'the other' }, 'to'],
    [{ kind: 'ripple', to: '2', toMark: 'C7' }, 'toMark'],
    [{ kind: 'ripple', to: '2', fromMark: 'X1' }, 'fromMark'],
    [{ kind: 'friend', to: '2' }, 'kind'],
  ] as const)
    expect(Object.keys((await api(ravi).post(`${at}/links`, body)).body.errors)).toEqual([field])
  await api(ravi).post('/reviews/heard/accounts/1/links/1/deletion').expect(404)
  await api(ravi).post(`${at}/links/1/deletion`).expect(201)
  expect((await api(ravi).get(at)).body.links).toHaveLength(1)
})

it('links run between two elements of one configuration, and never from one to itself', async () => {
  const { api, browser, ravi, ctx } = await withAccount()
  await addConfiguration(ctx, { title: 'A loop' })
  await addElement(ctx, 'synthesised', 1, { role: 'context', wording: 'aimed well' })
  await addElement(ctx, 'synthesised', 1, { role: 'outcome', wording: 'aimed better' })
  const at = '/reviews/heard/configurations/1'
  const ripple = { kind: 'ripple', to: 'CMOC 1' }
  for (const [marks, field, sentence] of [
    [{ fromMark: 'O1', toMark: 'O1' }, 'toMark', 'An element cannot be linked to itself; name another.'],
    [{ fromMark: 'O1' }, 'to', 'Choose another one than this, or name two elements of this one.'],
  ] as const) {
    const refused = await api(ravi).post(`${at}/links`, { ...ripple, ...marks })
    expect(refused.body.errors).toEqual({ [field]: [sentence] })
  }
  await api(ravi)
    .post(`${at}/links`, { ...ripple, fromMark: 'O1', toMark: 'C1' })
    .expect(201)
  const read = (await api(ravi).get(at)).body
  expect(read.links).toMatchObject([{ ownMark: 'O1', otherMark: 'C1', other: { id: 1 } }])
  expect(read.chain).toEqual({ before: [], after: [], comesRound: [] })
  expect((await (await browser(ravi)).get(at)).text.replaceAll(/<[^>]+>/g, '')).toContain('O1 → C1 of its own')
})
