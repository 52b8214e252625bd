// Evidence judged for its configuration through the front door, and what was judged going wherever the evidence goes.
import { expect, test } from 'vitest'
import { addAccount } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { scene } from '../scene.ts'

const HEARD = '/reviews/heard'
const EVIDENCE = `${HEARD}/evidence/1/appraisal`

/** Account 1 with M1, which has two pieces of evidence, M2 and O1; account 2 of the same document. */
async function withEvidence() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  await addAccount(ctx, s.document, { wording: 'So [heard](M1)' })
  for (const [role, wording] of [
    ['mechanism', 'feeling heard'],
    ['mechanism', 'feeling known'],
    ['outcome', 'people return'],
  ] as const)
    await addElement(ctx, 'account', 1, { role, wording })
  const passage = { paragraph: 1, quote: 'felt listened to' }
  await addEvidence(ctx, 'account', 1, { elementId: 1, documentId: s.document, passage })
  await addEvidence(ctx, 'account', 1, { elementId: 1, documentId: s.document, note: 'cited' })
  await addAccount(ctx, s.document, { wording: 'So [trust](M1)' })
  const judge = (person: typeof s.ravi, body: object, evidence = 1) =>
    s.api(person).post(`${HEARD}/evidence/${evidence}/appraisal`, body)
  const read = async (account = 1) => (await s.api(s.olga).get(`${HEARD}/accounts/${account}`)).body.appraised
  return { ...s, judge, read }
}

const HIGH = { relevance: 'high', relevanceReason: 'The very mechanism', version: 0 }

test('each person judges once, with reasons, and the page says what stands', async () => {
  const s = await withEvidence()
  const bad = await s.judge(s.ravi, { rigour: 'low', version: 0 })
  expect(bad.status).toBe(422)
  expect(bad.body.errors.rigourReason[0]).toContain('Give a reason')
  expect((await s.judge(s.ravi, HIGH)).status).toBe(201)
  const second = { relevance: 'low', relevanceReason: 'In passing', rigour: 'moderate', rigourReason: 'Ten people' }
  expect((await s.judge(s.lena, { ...second, version: 0 })).status).toBe(201)
  expect((await s.judge(s.olga, HIGH)).status).toBe(403)
  expect((await s.judge(s.stan, HIGH)).status).toBe(404)
  expect((await s.judge(s.ravi, HIGH, 9)).status).toBe(404)
  expect((await s.judge(s.ravi, HIGH)).status).toBe(409)
  expect((await s.judge(s.ravi, { ...HIGH, version: 1 })).status).toBe(201)
  expect(await s.read()).toMatchObject([
    { evidenceId: 1, line: 'relevance not alike, rigour moderate', appraisals: [{ version: 2 }, { version: 1 }] },
  ])
  const page = (await (await s.browser(s.olga)).get(`${HEARD}/accounts/1`)).text
  expect(page).toContain('relevance not alike, rigour moderate')
  const reasons = (await (await s.browser(s.olga)).get(EVIDENCE)).text
  expect(reasons).toContain('The very mechanism')
  expect(reasons).toContain('not alike')
  expect(reasons).not.toContain('<textarea')
})

test('it is reached from the coding page and leads back there', async () => {
  const s = await withEvidence()
  const ravi = await s.browser(s.ravi)
  const coding = await ravi.get(`${s.coding}?into=account:1`)
  expect(coding.text).toContain(`${EVIDENCE}?from=coding`)
  const form = await ravi.get(`${EVIDENCE}?from=coding`)
  expect(form.text).toContain('felt listened to')
  const saved = await ravi.post(EVIDENCE, { ...HIGH, from: 'coding' })
  expect(saved.headers.location).toContain('/coding?into=account:1')
  expect((await ravi.get(`${s.coding}?into=account:1`)).text).toContain('relevance high')
  expect((await ravi.post(EVIDENCE, { ...HIGH, version: 1 })).headers.location).toMatch(
    /accounts\/1\?said=[^#]+#elements$/,
  )
})

test('one’s own is taken back and put back', async () => {
  const s = await withEvidence()
  await s.judge(s.ravi, HIGH)
  expect((await s.api(s.lena).post(`${EVIDENCE}/deletion`)).status).toBe(404)
  const gone = await s.api(s.ravi).post(`${EVIDENCE}/deletion`)
  expect(gone.status).toBe(201)
  expect(await s.read()).toEqual([])
  expect((await s.api(s.ravi).post(gone.body.undo.action)).status).toBe(201)
  expect(await s.read()).toMatchObject([{ line: 'relevance high' }])
})

test('what was judged goes to the bin and comes back with evidence, element and account', async () => {
  const s = await withEvidence()
  await s.judge(s.ravi, HIGH)
  await s.judge(s.lena, HIGH)
  const before = await s.read()
  for (const what of ['/evidence/1', '/elements/1', '']) {
    const gone = await s.api(s.ravi).post(`${HEARD}/accounts/1${what}/deletion`)
    expect(gone.status, JSON.stringify(gone.body)).toBe(201)
    expect((await s.api(s.ravi).get(EVIDENCE)).status).toBe(404)
    expect((await s.api(s.ravi).post(gone.body.undo.action)).status).toBe(201)
    expect(await s.read()).toEqual(before)
  }
})

test('what was judged travels when elements are moved, merged and split, and undoing leaves no trace', async () => {
  const s = await withEvidence()
  await s.judge(s.ravi, HIGH)
  await s.judge(s.lena, { ...HIGH, relevance: 'low' })
  const before = await s.read()
  const rearrange = async (path: string, body: object) => {
    const done = await s.api(s.ravi).post(`${HEARD}/accounts/1/elements/1/${path}`, body)
    expect(done.status, JSON.stringify(done.body)).toBe(201)
    return async () => {
      expect((await s.api(s.ravi).post(done.body.undo.action)).status).toBe(201)
      expect(await s.read()).toEqual(before)
    }
  }
  const version = async () =>
    (await s.api(s.ravi).get(`${HEARD}/accounts/1`)).body.configuration.elements.find(
      (one: { id: number }) => one.id === 1,
    ).version
  let undo = await rearrange('transfer', { configurationId: 2 })
  expect(await s.read(1)).toEqual([])
  expect(await s.read(2)).toEqual(before)
  await undo()
  undo = await rearrange('merger', { intoId: 2, version: await version() })
  expect(await s.read()).toEqual(before)
  await undo()
  const split = { first: 'heard', second: 'seen', secondRole: 'mechanism', version: await version() }
  undo = await rearrange('split', { ...split, toBoth: [1] })
  const both = await s.read()
  expect(both).toHaveLength(2)
  expect(both[1]).toMatchObject({
    line: before[0].line,
    appraisals: [{ person: 'Ravi Reviewer' }, { person: 'Lena Lead' }],
  })
  await undo()
})
