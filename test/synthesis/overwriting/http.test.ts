// Nothing is saved over somebody else's change: every form that changes what is there, saved twice against the same version.
import { expect, test } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addStatement } from '../../../src/configurations/statements/actions.ts'
import { addExcerpt } from '../../../src/documents/excerpts/actions.ts'
import { contribute } from '../../../src/synthesis/contributions/actions.ts'
import { placeOf, scene } from '../../configurations/scene.ts'

const HEARD = '/reviews/heard'

/** One of everything that has a form, each at version 1. */
async function things() {
  const s = await scene()
  const ravi = s.as(s.ravi)
  await addAccount(ravi, s.document, { title: 'Seed', wording: 'Seed' })
  await addElement(ravi, 'account', 1, { role: 'mechanism', wording: 'Seed', isInferred: true, reasoning: 'Seed' })
  await addElement(ravi, 'account', 1, { role: 'mechanism', wording: 'Other' })
  const excerpt = await addExcerpt(ravi, s.document, placeOf('felt listened to'), { note: 'Seed' })
  await addEvidence(ravi, 'account', 1, { documentId: s.document, excerptId: excerpt, note: 'Seed' })
  await addEvidence(ravi, 'account', 1, { documentId: s.document, locator: 'p. 1' })
  await addStatement(ravi, { name: 'Seed' })
  await addConfiguration(ravi, { title: 'Seed', wording: 'Seed', label: '1' })
  return s
}

type Save = {
  readonly what: string
  readonly at: string
  /** What is sent, made of a text of the sender's own; `version` is added unless it is here. */
  readonly body: (text: string) => object
  /** The name of the field that holds the text. */
  readonly field: string
  /** What the two send, where not any text will do. */
  readonly texts?: readonly [string, string]
  readonly version?: number | null
}

const account = `${HEARD}/accounts/1`
const SAVES: readonly Save[] = [
  { what: 'title of an account', at: account, body: title => ({ title, wording: 'Seed' }), field: 'title' },
  { what: 'label of an account', at: account, body: label => ({ label, title: 'Seed' }), field: 'label' },
  { what: 'wording', at: account, body: wording => ({ wording }), field: 'wording' },
  { what: 'note of an account', at: account, body: note => ({ note }), field: 'note' },
  { what: 'wording of a CMOC', at: `${HEARD}/configurations/1`, body: wording => ({ wording }), field: 'wording' },
  { what: 'label of a CMOC', at: `${HEARD}/configurations/1/label`, body: label => ({ label }), field: 'label' },
  {
    what: 'status',
    at: `${account}/status`,
    body: status => ({ status }),
    field: 'status',
    texts: ['checked', 'agreed'],
  },
  { what: 'element', at: `${account}/elements/1`, body: wording => ({ role: 'mechanism', wording }), field: 'wording' },
  {
    what: 'reasoning of an element',
    at: `${account}/elements/1`,
    body: reasoning => ({ role: 'mechanism', wording: 'Seed', isInferred: true, reasoning }),
    field: 'reasoning',
  },
  { what: 'note of evidence', at: `${account}/evidence/1`, body: note => ({ stance: 'refines', note }), field: 'note' },
  {
    what: 'quotation of evidence',
    at: `${account}/evidence/2/quotation`,
    body: quote => ({ paragraph: 1, quote }),
    field: 'quote',
    texts: ['Coordinators were pivotal', 'felt listened to'],
    version: null,
  },
  { what: 'name of an idea', at: `${HEARD}/statements/1`, body: name => ({ name }), field: 'name' },
  { what: 'note of an excerpt', at: `${HEARD}/excerpts/1`, body: note => ({ note }), field: 'note' },
  {
    what: 'place of an excerpt',
    at: `${HEARD}/excerpts/1/place`,
    body: quote => ({ paragraph: 1, quote }),
    field: 'quote',
    texts: ['Patients felt', 'for the first time'],
  },
  { what: 'document', at: `${HEARD}/documents/1`, body: title => ({ title, label: 'Seed' }), field: 'title' },
  {
    what: 'appraisal that was agreed',
    at: `${HEARD}/documents/1/appraisal/agreement`,
    body: reason => ({ relevance: 'high', reason }),
    field: 'reason',
    version: 0,
  },
]

test.each(SAVES)('$what: the second save is told of the first, and both texts are there', async save => {
  const s = await things()
  const [first, second] = save.texts ?? ['Hers', 'His']
  const version = save.version === undefined ? { version: 1 } : save.version === null ? {} : { version: save.version }
  const kept = await s.api(s.lena).post(save.at, { ...save.body(first), ...version })
  expect([kept.status, kept.body.errors]).toEqual([201, undefined])
  const late = await s.api(s.ravi).post(save.at, { ...save.body(second), ...version })
  expect(late.status).toBe(409)
  expect(late.body.stale).toMatchObject({ savedBy: 'Lena Lead', savedAt: expect.any(String) })
  const shown = late.body.stale.fields.find((one: { name: string }) => one.name === save.field)
  expect(shown).toMatchObject({ theirs: first, mine: second })
  // Against what stands now, the same save goes through: on purpose, and not silently.
  const again = await s.api(s.ravi).post(save.at, { ...save.body(second), version: late.body.stale.version })
  expect([again.status, again.body.errors]).toEqual([201, undefined])
})

test('one’s own appraisal in another window is not overwritten either', async () => {
  const s = await things()
  const save = (reason: string) =>
    s.api(s.lena).post(`${HEARD}/documents/1/appraisal`, { relevance: 'high', relevanceReason: reason, version: 0 })
  await save('First').expect(201)
  const late = await save('Second').expect(409)
  expect(late.body.stale).toMatchObject({ savedBy: 'You', fields: expect.arrayContaining([expect.objectContaining({ theirs: 'First', mine: 'Second' })]) }) // biome-ignore format: long
})

test('contributions, splits and mergers are held against what they were made of', async () => {
  const s = await things()
  await contribute(s.as(s.ravi), 1, { accountIds: [1], stance: 'supports', why: '' })
  const change = (who: typeof s.lena, note: string) =>
    s.api(who).post(`${HEARD}/synthesis/contributions/1`, { stance: 'refines', note, version: 1 })
  await change(s.lena, 'Hers').expect(201)
  const late = await change(s.ravi, 'His').expect(409)
  expect(late.body.stale).toMatchObject({ savedBy: 'Lena Lead' })

  await s.api(s.lena).post(`${account}/elements/1`, { role: 'mechanism', wording: 'Hers', version: 1 }).expect(201)
  const split = { first: 'His', second: 'More', secondRole: 'mechanism', version: 1 }
  const merger = { intoId: 2, words: 'own', ownWords: 'His', version: 1 }
  for (const [way, body] of [
    ['split', split],
    ['merger', merger],
  ] as const) {
    // biome-ignore format: long
    const refused = await s.api(s.ravi).post(`${account}/elements/1/${way}`, body).expect(409)
    expect(refused.body.stale).toMatchObject({ savedBy: 'Lena Lead', fields: [{ theirs: 'Hers', mine: 'His' }] })
  }
})

test('who changed a mark by another form is named, and nobody who saved before', async () => {
  const s = await things()
  await s.api(s.lena).post(account, { wording: '[Seed](M1)', version: 1 }).expect(201)
  await s.api(s.ravi).post(`${account}/elements/1`, { role: 'context', wording: 'Seed', version: 1 }).expect(201)
  const late = await s.api(s.lena).post(account, { wording: 'Late', version: 2 }).expect(409)
  expect(late.body.stale).toMatchObject({ savedBy: 'Ravi Reviewer', fields: [{ theirs: '[Seed](C1)', mine: 'Late' }] })
})
