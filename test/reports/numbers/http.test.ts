// The same documents, studies and consultations wherever they are counted: overview, flow, Texts and full report; on both engines.
import { expect, test } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { world } from '../../support/world.ts'

const HOME = '/reviews/heard'

test('documents, studies and consultations are counted alike everywhere', async () => {
  const w = await world()
  for (const study of ['One study', 'One study', '', ''])
    await addDocument(w.as(w.lena), { title: 'A text', kind: 'article', study })
  await addDocument(w.as(w.lena), { title: 'What we heard', kind: 'consultation' })
  const api = w.api(w.olga)
  const counts = { documents: 4, studies: 3, consultations: 1 }
  expect((await api.get(HOME)).body.numbers).toMatchObject(counts)
  expect((await api.get(`${HOME}/flow`)).body.texts).toMatchObject(counts)
  expect((await api.get(`${HOME}/documents`)).body.texts).toEqual(counts)
  const pages = await w.browser(w.lena)
  expect((await pages.get(`${HOME}/documents`)).text).toContain('4 documents from 3 studies, and 1 consultation')
  expect((await pages.get(HOME)).text).toContain('documents from 3 studies, and 1 consultation')
  const question = { text: 'What works, for whom?', reason: 'Because commissioners ask', version: 0 }
  await w.api(w.lena).post(`${HOME}/question`, question).expect(201)
  const report = (await w.api(w.lena).get(`${HOME}/reports/full/md`)).text
  expect(report).toContain('Because commissioners ask')
  expect(report).toContain('4 documents, from 3 studies. Beside them 1 consultation.')
})

test('records taken in before their full text is screened are told apart, and the flow says so', async () => {
  const w = await world()
  const api = w.api(w.lena)
  const decide = (screen: string, record: number, choice: string) =>
    api.post(`${HOME}/screening/${screen}/decisions`, { record, choice })
  for (const title of ['First', 'Second', 'Third']) await api.post(`${HOME}/records`, { type: 'article', title })
  for (const record of [1, 2]) await decide('title-abstract', record, 'include')
  await decide('full-text', 1, 'include')
  const pages = await w.browser(w.lena)
  const texts = await pages.get(`${HOME}/documents`)
  expect(texts.text).toContain(
    '2 records have no document yet: 1 included; 1 included by title and abstract, full text not screened yet.',
  )
  await api.post(`${HOME}/documents/of-included`, {})
  expect((await api.get(`${HOME}/documents`)).body.waiting).toEqual({ all: 0, unread: 0 })
  const flow = (await api.get(`${HOME}/flow`)).body
  expect([flow.flow.total.included, flow.texts.documents]).toEqual([1, 2])
  expect(flow.why).toEqual([
    '2 documents = 1 of included records + 1 included by title and abstract, full text not screened yet',
  ])
  expect((await pages.get(`${HOME}/flow`)).text).toContain('Documents and included records differ in number')
  for (const kind of ['principles', 'brief', 'full', 'appendix']) {
    const report = (await api.get(`${HOME}/reports/${kind}/md`)).text
    expect(report).toContain('2 documents, from 2 studies.')
    expect(report).toContain('Not all of them are included: the full text of 1 is not decided on yet (Second).')
  }
  const full = (await api.get(`${HOME}/reports/full/md?language=nl`)).text
  expect(full).toContain('over de volledige tekst van 1 is nog niet beslist (Second)')
  expect(full).toMatch(/Second.*\| nog niet beslist \|/)
  const csv = (await api.get(`${HOME}/characteristics.csv`)).text
  for (const row of ['First,First,included', 'Second,Second,not decided on']) expect(csv).toContain(row)
  expect((await pages.get(`${HOME}/characteristics`)).text).toContain('1 study of 2 is not included')
  const studies = (await api.get(`${HOME}/exports/csv?of=studies`)).text
  expect(studies).toContain('not decided on')
})
