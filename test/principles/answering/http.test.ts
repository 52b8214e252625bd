// What an answer to a contradiction does to a newer draft, and how pages show what names a study, a side or a configuration.
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'
import { scene } from '../support/scene.ts'

const HOME = '/reviews/heard'
const ONE = `${HOME}/principles/1`
const QUESTION = 'Still to be answered: Bos 2023 contradicts this [CMOC 1] [account 2].'

async function drafted() {
  const w = await world()
  await scene(w)
  const api = w.api(w.lena)
  await api.post(`${HOME}/principles`, { chosen: ['CMOC 1', 'CMOC 2'] }).expect(201)
  return { w, api, browser: await w.browser(w.lena) }
}

type Told = { readonly fate: string; readonly text: string }

test('what was answered asks no more: a newer draft lets the question go, and asks again without the answer', async () => {
  const { api, browser } = await drafted()
  const gone = async () =>
    (await api.get(`${ONE}/draft`)).body.told
      .filter((one: Told) => one.fate === 'gone' || one.fate === 'new')
      .map((one: Told) => `${one.fate}: ${one.text}`)
  expect((await api.get(ONE)).body.principle.explanation).toContain(QUESTION)
  expect(await gone()).toEqual([])
  await api.post(`${ONE}/answers/2`, { text: 'It looked at towns.', version: 0 }).expect(201)
  expect(await gone()).toEqual([`gone: ${QUESTION}`])
  expect((await browser.get(ONE)).text).toContain('leaves out 1 sentence')
  await api.post(`${ONE}/draft`, { part: 'explanation' }).expect(201)
  expect((await api.get(ONE)).body.principle.explanation).not.toContain('Still to be answered')
  await api.post(`${ONE}/answers/2/deletion`).expect(201)
  expect(await gone()).toEqual([`new: ${QUESTION}`])
})

test('what rests on a document counts accounts apart, and leaves out what is said of another study', async () => {
  const { api, browser } = await drafted()
  const sentences = async (document: number) =>
    (await api.get(`${HOME}/documents/${document}/trace`)).body.principles.flatMap(
      (one: { sentences: { text: string }[] }) => one.sentences.map(sentence => sentence.text),
    )
  expect((await sentences(1)).length).toBeGreaterThan(0)
  expect(await sentences(1)).not.toContain(QUESTION)
  expect(await sentences(2)).toContain(QUESTION)
  expect((await browser.get(`${HOME}/documents/1/trace`)).text).toContain('1 principle, 1 configuration, 1 account.')
})

test('a line whose side nobody named stands under no side', async () => {
  const { api, browser } = await drafted()
  const { coin } = (await api.get(ONE)).body
  const texts = (side: string) => coin.flatMap((row: Record<string, { text: string }[]>) => row[side]?.map(x => x.text))
  expect(texts('helping')).toEqual([])
  expect(texts('hindering')).toEqual(['feeling a nuisance'])
  expect(texts('unsaid')).toEqual(['someone has time', 'being heard'])
  expect((await browser.get(ONE)).text).toContain('<span>Side not said</span>')
  const { lines } = (await api.get(ONE)).body.principle
  for (const { id, kind, text } of lines.filter((one: { kind: string }) => /context|mechanism/.test(one.kind))) {
    const { version } = (await api.get(ONE)).body.principle
    await api.post(`${ONE}/lines/${id}`, { kind, text, polarity: 'enabling', version }).expect(201)
  }
  expect((await browser.get(ONE)).text).not.toContain('Side not said')
})

test('references in where it holds lead to their pages, and the trace says which leads to nothing', async () => {
  const { api, browser } = await drafted()
  const words = {
    ...{ heading: 'Give time', explanation: 'People return [CMOC 1] [account 2]. So they say [CMOC 99].' },
    ...{ whereItHolds: 'Where someone is known [CMOC 1].', whereItDoesNot: 'In a rush [account 2]', version: 1 },
  }
  await api.post(ONE, words).expect(201)
  const page = (await browser.get(ONE)).text
  expect(page).toContain(
    'Where someone is known <a class="cite" href="/reviews/heard/configurations/1">CMOC\u00a01</a>.',
  )
  expect(page).toContain('In a rush <a class="cite" href="/reviews/heard/accounts/2">account\u00a02</a>')
  expect((await browser.get(`${ONE}/trace`)).text).toContain('CMOC 99 <span class="missing">not in this review</span>')
})

test('richness is one judgement wherever a study is shown: what was agreed, else what was judged', async () => {
  const { api, browser } = await drafted()
  const settings = (await api.get(`${HOME}/facets`)).body.facets.find((one: { key: string }) => one.key === 'setting')
  const term = (await api.post(`${HOME}/facets/${settings.id}/terms`, { name: 'General practice' }).expect(201)).body.id
  const archetype = { name: 'Expects to hear', settingId: term, portrait: '', explainedBy: '', chosen: ['CMOC 1'] }
  await api.post(`${HOME}/framework/archetypes`, archetype).expect(201)
  const shown = async () =>
    Promise.all(
      [ONE, `${HOME}/configurations/1`, `${HOME}/framework/archetypes/1`].map(
        async path => /Bertotti 2018, ([a-z ]+), supports/.exec((await browser.get(path)).text)?.[1],
      ),
    )
  expect(await shown()).toEqual(['rich', 'rich', 'rich'])
  const agreed = { relevance: '', rigour: '', richness: 'moderate', reason: 'Few quotations', version: 0 }
  await api.post(`${HOME}/documents/1/appraisal/agreement`, agreed).expect(201)
  expect(await shown()).toEqual(['moderately rich', 'moderately rich', 'moderately rich'])
})
