// Ideas through the front door: renamed without touching wordings, merged, parts of one another.
import { expect, it } from 'vitest'
import { addAccount } from '../../../src/configurations/actions.ts'
import { addElement, changeElement } from '../../../src/configurations/elements/actions.ts'
import { addStatement } from '../../../src/configurations/statements/actions.ts'
import { listElements } from '../../../src/configurations/store.ts'
import type { ReviewCtx } from '../../../src/core/db/transaction.ts'
import { scene } from '../scene.ts'

const at = '/reviews/heard/statements'

/** Lets the element with this wording stand for another idea. */
async function moveUses(ctx: ReviewCtx, wording: string, statementId: number) {
  const [element] = (await listElements(ctx.db, ctx.review.id, 'account', [1])).filter(one => one.wording === wording)
  if (element === undefined) throw new Error(`There is no element “${wording}”.`)
  const input = { ...element, reasoning: '', levelIds: [], idea: '', sameAs: `statement:${statementId}` }
  await changeElement(ctx, 'account', 1, element.id, element.version, input)
}

async function withIdeas() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  await addAccount(ctx, s.document, {})
  await addElement(ctx, 'account', 1, { role: 'mechanism', wording: 'someone listens', idea: 'feeling heard' })
  await addElement(ctx, 'account', 1, { role: 'mechanism', wording: 'being seen', idea: 'feeling known' })
  return { ...s, ctx }
}

it('renaming an idea changes nobody’s wording', async () => {
  const { api, ravi } = await withIdeas()
  await api(ravi).post(`${at}/1`, { name: 'being heard', code: 'M1', version: 1 }).expect(201)
  await api(ravi).post(`${at}/1`, { name: 'late', version: 1 }).expect(409)
  const { configuration } = (await api(ravi).get('/reviews/heard/accounts/1')).body
  expect(configuration.elements[0]).toMatchObject({ wording: 'someone listens', statementName: 'being heard' })
})

it('names and codes are unique, and nothing is part of itself', async () => {
  const { api, ravi, ctx } = await withIdeas()
  await addStatement(ctx, { name: 'part', partOfId: 1, code: 'M1a' })
  const errors = async (path: string, body: object) => Object.keys((await api(ravi).post(path, body)).body.errors)
  expect(await errors(at, { name: 'feeling known' })).toEqual(['name'])
  expect(await errors(at, { name: '' })).toEqual(['name'])
  expect(await errors(at, { name: 'x', code: 'M1a' })).toEqual(['code'])
  expect(await errors(at, { name: 'x', partOfId: 99 })).toEqual(['partOfId'])
  expect(await errors(`${at}/1`, { name: 'feeling heard', partOfId: 3, version: 1 })).toEqual(['partOfId'])
})

it('merging gives the elements of one idea to another', async () => {
  const { api, ravi, ctx } = await withIdeas()
  await addStatement(ctx, { name: 'part', partOfId: 2 })
  expect((await api(ravi).post(`${at}/2/deletion`)).status).toBe(409)
  await api(ravi).post(`${at}/2/merger`, { intoId: 2 }).expect(422)
  await api(ravi).post(`${at}/2/merger`, { intoId: 99 }).expect(422)
  await api(ravi).post(`${at}/2/merger`, { intoId: 1 }).expect(201)
  const merged = (await api(ravi).get(`${at}/1`)).body
  expect(merged.uses.map((use: { wording: string }) => use.wording)).toEqual(['someone listens', 'being seen'])
  expect(merged.parts).toEqual([{ id: 3, name: 'part' }])
  expect((await api(ravi).get(`${at}/2`)).status).toBe(404)
})

it('merging is undone: what still stands for the other idea goes back, and nothing else', async () => {
  const { api, ravi, ctx } = await withIdeas()
  await addElement(ctx, 'account', 1, { role: 'context', wording: 'being met', idea: 'feeling known' })
  await addStatement(ctx, { name: 'part', partOfId: 2 })
  await api(ravi).post(`${at}/1`, { name: 'feeling heard', partOfId: 2, version: 1 }).expect(201)
  const { undo } = (await api(ravi).post(`${at}/2/merger`, { intoId: 1 }).expect(201)).body
  expect((await api(ravi).get(`${at}/1`)).body.partOf).toBeNull()
  const other = await addStatement(ctx, { name: 'third' })
  await moveUses(ctx, 'being met', other)
  await api(ravi).post(undo.action).expect(201)
  const words = async (id: number) =>
    (await api(ravi).get(`${at}/${id}`)).body.uses.map((use: { wording: string }) => use.wording)
  expect([await words(1), await words(2), await words(other)]).toEqual([
    ['someone listens'],
    ['being seen'],
    ['being met'],
  ])
  expect((await api(ravi).get(`${at}/2`)).body.parts).toMatchObject([{ name: 'feeling heard' }, { name: 'part' }])
  expect((await api(ravi).get(`${at}?q=known`)).body.statements).toMatchObject([{ id: 2 }])
  await api(ravi).post(undo.action).expect(404)
})

it('an unused idea is deleted, found no more, and put back', async () => {
  const { api, browser, ravi, ctx } = await withIdeas()
  await addStatement(ctx, { name: 'shelved thought' })
  expect((await api(ravi).get(`${at}?q=shelved`)).body.statements).toHaveLength(1)
  const person = await browser(ravi)
  const gone = await person.post(`${at}/3/deletion`)
  expect((await api(ravi).get(`${at}?q=shelved`)).body.statements).toEqual([])
  const page = await person.get(gone.headers.location ?? '')
  await person.post(/action="([^"]+restoration)"/.exec(page.text)?.[1] ?? '')
  expect((await api(ravi).get(`${at}?q=shelved`)).body.statements).toHaveLength(1)
})
