// What a configuration rests on, the same on its page, among what rests on an idea and in the report: studies once, consultations apart.
import { expect, it } from 'vitest'
import { addAccount, addConfiguration } from '../../../src/configurations/actions.ts'
import { addElement } from '../../../src/configurations/elements/actions.ts'
import { addEvidence } from '../../../src/configurations/evidence/actions.ts'
import { addDocument } from '../../../src/documents/actions.ts'
import { contribute } from '../../../src/synthesis/contributions/actions.ts'
import { scene } from '../../configurations/scene.ts'

const HEARD = '/reviews/heard'

/** One supports and refines, one contradicts, one found the opposite, two reports of one study support, one consultation is heard. */
async function resting() {
  const s = await scene()
  const ctx = s.as(s.ravi)
  const add = (title: string, author: string, more: object = {}) =>
    addDocument(ctx, { title, authors: [author], year: 2020, ...more })
  const refines = s.document
  const against = await add('Against', 'Bos, A.')
  const opposite = await add('Opposite', 'Cruz, C.')
  const first = await add('First report', 'Dahl, D.', { study: 'Dahl study' })
  const second = await add('Second report', 'Dahl, D.', { study: 'Dahl study' })
  const heard = await add('Workshop', 'Ekholm, E.', { kind: 'consultation' })
  await addConfiguration(ctx, { title: 'Being heard' })
  const { id: elementId } = await addElement(ctx, 'synthesised', 1, { role: 'mechanism', wording: 'feeling heard' })
  const say = (documentId: number, stance: 'supports' | 'refines' | 'contradicts', isConverse = false) =>
    addEvidence(ctx, 'synthesised', 1, { documentId, elementId, stance, isConverse })
  await say(refines, 'supports')
  await say(refines, 'refines')
  await say(against, 'contradicts')
  for (const document of [first, second]) await say(document, 'supports')
  await say(heard, 'supports')
  const account = await addAccount(ctx, opposite, { title: 'The other way round' })
  await contribute(ctx, 1, { accountIds: [account], stance: 'supports', isConverse: true, why: '' })
  await say(opposite, 'supports', true)
  return { ...s, ctx }
}

it('is counted once for each study, with consultations beside', async () => {
  const s = await resting()
  const { body } = await s.api(s.olga).get(`${HEARD}/synthesis/resting?mechanism=0`)
  expect(body.configurations[0]).toMatchObject({
    stances: { studies: 4, supports: 3, refines: 1, contradicts: 1, converse: 1, consultations: 1 },
    consultations: [{ label: 'Ekholm 2020', stance: 'supports' }],
  })
  const list = (await (await s.browser(s.olga)).get(`${HEARD}/synthesis/resting?mechanism=0`)).text
  expect(list).toContain(
    '4 studies, 3 support, 1 refines, 1 contradicts, 1 with the opposite confirmed; heard in 1 consultation',
  )
  const report = (await s.api(s.lena).get(`${HEARD}/reports/full/md`)).text
  expect(report).toMatch(
    /4 studies\. \*\*Supports: ?\*\* ?Bertotti 2018, Cruz 2020, Dahl study\. \*\*Refines: ?\*\* ?Bertotti 2018\. \*\*Contradicts: ?\*\* ?Bos 2020\./i,
  )
  expect(report).toMatch(/Heard in consultations: ?\*\* ?Ekholm 2020\./)
})

it('shows what contradicts and where the opposite was found in groups of their own', async () => {
  const s = await resting()
  const { text } = await (await s.browser(s.olga)).get(`${HEARD}/configurations/1`)
  expect(text).toContain(
    'Rests on 4 studies, 1 of them contradicting, 1 with the opposite confirmed; heard in 1 consultation.',
  )
  const groups = [...text.matchAll(/<div data-stance="(\w+)"><dt>/g)].map(found => found[1])
  expect(groups).toEqual(['supports', 'refines', 'contradicts', 'converse'])
  const sides = [...text.matchAll(/<section data-stance="(\w+)"><h4>([^<]+) <span class="dim">(\d)/g)]
  expect(sides.map(found => found.slice(1))).toEqual([
    ['supports', 'Supports and refines', '5'],
    ['contradicts', 'Contradicts', '1'],
    ['converse', 'Opposite confirmed', '1'],
  ])
  expect(text).toContain(
    '<h3 class="side" data-stance="converse">Opposite confirmed <span class="dim">1 account</span>',
  )
})

it('counts no outside theory and no background, and says when consultations alone speak', async () => {
  const s = await scene()
  const ctx = s.as(s.ravi)
  await addConfiguration(ctx, { title: 'Being heard' })
  await s.api(s.ravi).post(`${HEARD}/configurations/1/theories`, { name: 'Self-efficacy' }).expect(201)
  await addEvidence(ctx, 'synthesised', 1, { documentId: s.document, stance: 'background' })
  const counted = async () => (await s.api(s.olga).get(`${HEARD}/configurations/1`)).body
  expect(await counted()).toMatchObject({ studies: [], consultations: [], informing: [{ name: 'Self-efficacy' }] })
  const workshop = await addDocument(ctx, { title: 'Workshop', kind: 'consultation' })
  await addEvidence(ctx, 'synthesised', 1, { documentId: workshop, stance: 'supports' })
  expect(await counted()).toMatchObject({ studies: [], consultations: [{ stance: 'supports' }] })
  expect((await s.api(s.lena).get(`${HEARD}/reports/full/md`)).text).toContain('1 consultation, and no study yet.')
})
