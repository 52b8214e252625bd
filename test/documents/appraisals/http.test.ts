// Appraisals and studies through the front door; documents made of records and of files on the command line.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addDocumentFile } from '../../../src/documents/texts/actions.ts'
import { decide } from '../../../src/screening/decisions/actions.ts'
import { findRetrieval } from '../../../src/screening/retrieval/store.ts'
import { addRecord } from '../../../src/sources/records/actions.ts'
import { EMPTY_RECORD } from '../../../src/sources/records/fields.ts'
import { type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard/documents'

async function withDocument(): Promise<World> {
  const w = await world()
  await w.api(w.ravi).post(HOME, { title: 'Being heard', study: 'Mercer study', text: 'Words.' })
  return w
}

test('each person judges once, with a reason for each rating', async () => {
  const w = await withDocument()
  const judge = (person: World['ravi'], body: object) => w.api(person).post(`${HOME}/1/appraisal`, body)
  const bad = await judge(w.ravi, { relevance: 'high', version: 0 })
  expect(bad.status).toBe(422)
  expect(bad.body.errors.relevanceReason[0]).toContain('Give a reason')
  expect((await judge(w.ravi, { rigour: 'excellent', version: 0 })).status).toBe(422)
  const empty = await judge(w.ravi, { relevance: '', version: 0 })
  expect([empty.status, empty.body.errors?.relevance]).toEqual([422, [expect.stringContaining('at least')]])
  expect((await judge(w.ravi, { relevance: 'high', relevanceReason: 'On listening', version: 0 })).status).toBe(201)
  expect((await judge(w.lena, { richness: 'low', richnessReason: 'A page', version: 0 })).status).toBe(201)
  expect((await judge(w.ravi, { relevance: 'low', relevanceReason: 'Not quite', version: 0 })).status).toBe(409)
  expect((await judge(w.ravi, { relevance: 'low', relevanceReason: 'Not quite', version: 1 })).status).toBe(201)
  const { appraisals } = (await w.api(w.olga).get(`${HOME}/1`)).body
  expect(appraisals).toMatchObject([
    { person: 'Ravi Reviewer', relevance: 'low', rigour: null, version: 2 },
    { person: 'Lena Lead', richness: 'low' },
  ])
  const form = await (await w.browser(w.ravi)).get(`${HOME}/1/appraisal`)
  expect(form.text).toContain('Not quite')
  expect(form.text).toContain('A page')
  // What was given may be taken back again.
  expect(form.text.match(/not judged/g)?.length).toBeGreaterThanOrEqual(3)
  expect((await judge(w.ravi, { relevance: '', version: 2 })).status).toBe(201)
  expect((await (await w.browser(w.ravi)).get(`${HOME}/1`)).text).toContain('No rating.')
})

test('a study is named by its documents, renamed, and deleted when empty', async () => {
  const w = await withDocument()
  const study = (body: object) => w.api(w.ravi).post('/reviews/heard/studies/1', body)
  expect((await study({ name: 'Glasgow study', note: 'Two papers', version: 1 })).status).toBe(201)
  expect((await study({ name: 'Other', note: '', version: 1 })).status).toBe(409)
  expect((await w.api(w.ravi).post('/reviews/heard/studies/1/deletion')).status).toBe(409)
  await w.api(w.ravi).post(`${HOME}/1`, { title: 'Being heard', study: '', version: 1 })
  expect((await w.api(w.ravi).post('/reviews/heard/studies/1/deletion')).status).toBe(201)
  expect((await w.api(w.olga).get('/reviews/heard/studies')).body.studies).toEqual([])
})

test('a record becomes one document, however often it is asked for', async () => {
  const w = await world()
  const fields = {
    ...EMPTY_RECORD,
    type: 'thesis' as const,
    title: 'On listening',
    authors: ['Link, Ann', 'Other, Ben'],
    year: 2020,
    doi: '10.1000/x',
  }
  const recordId = await addRecord(w.as(w.ravi), fields, { searchId: null, anyway: false })
  for (let i = 0; i < 2; i++) expect((await w.api(w.ravi).post(`${HOME}/of-records`, { recordId })).body.id).toBe(1)
  expect((await w.api(w.ravi).get(`${HOME}/1`)).body.document).toMatchObject({
    recordId,
    label: 'Link 2020',
    kind: 'thesis',
    doi: '10.1000/x',
    authors: ['Link, Ann', 'Other, Ben'],
  })
  expect((await w.api(w.ravi).post(`${HOME}/of-records`, { recordId: 99 })).status).toBe(404)
  expect((await w.api(w.ravi).post(`${HOME}/of-included`)).body.count).toBe(0)
  const second = await w.api(w.ravi).post(HOME, { title: 'Again', recordId })
  expect(second.body.errors.recordId[0]).toContain('is document 1 already')
})

test('included records wait to become documents, and a text that comes in is noted as retrieved', async () => {
  const w = await world()
  const add = (title: string) => addRecord(w.as(w.ravi), { ...EMPTY_RECORD, title }, { searchId: null, anyway: true })
  const [first, second] = [await add('First'), await add('Second')]
  await add('Third, not screened')
  const vote = (record: number, screen: 'title-abstract' | 'full-text', choice: 'include' | 'exclude') =>
    decide(w.as(w.ravi), screen, { record, choice, reasonId: null, note: '' })
  await vote(first, 'title-abstract', 'include')
  await vote(second, 'title-abstract', 'exclude')
  expect((await w.api(w.olga).get(HOME)).body.waiting).toEqual({ all: 1, unread: 1 })
  expect((await (await w.browser(w.ravi)).get(HOME)).text).toContain(
    '1 record has no document yet: 1 included by title and abstract, full text not screened yet.',
  )
  expect((await w.api(w.ravi).post(`${HOME}/of-included`)).body.count).toBe(1)
  expect((await w.api(w.olga).get(HOME)).body).toMatchObject({
    waiting: { all: 0, unread: 0 },
    documents: [{ recordId: first }],
  })
  await w.api(w.ravi).post(`${HOME}/1/texts`, { text: 'The words.' })
  expect(await findRetrieval(w.database.read, w.heard.id, first)).toMatchObject({ state: 'retrieved', version: 1 })
  await w.api(w.ravi).post(`${HOME}/1/texts`, { text: 'The words again.' })
  expect(await findRetrieval(w.database.read, w.heard.id, first)).toMatchObject({ version: 1 })
})

test('a file from the command line becomes a record with a document and its text', async () => {
  const w = await world()
  const ctx = { ...w.as(null), services: w.services }
  const file = path.join(w.folder, 'paper.txt')
  fs.writeFileSync(file, 'Link workers and time\n\nhttps://doi.org/10.1000/ABC\n\nPeople felt heard.\f\nPage two.')
  expect(await addDocumentFile(ctx, { path: file })).toMatchObject({ document: 1, record: 1, pages: 2 })
  expect(fs.existsSync(file)).toBe(true)
  const page = (await w.api(w.olga).get(`${HOME}/1`)).body
  expect(page.document).toMatchObject({ title: 'Link workers and time', doi: '10.1000/abc', recordId: 1 })
  expect(page.texts).toMatchObject([{ pages: 2, form: 'txt', fileName: 'paper.txt' }])
  expect(await addDocumentFile(ctx, { path: file })).toMatchObject({ document: 1, record: 1 })
  await expect(addDocumentFile(ctx, { path: file, recordId: 9 })).rejects.toThrow('There is no record 9')
  await expect(addDocumentFile(ctx, { path: path.join(w.folder, 'none') })).rejects.toThrow('was not found')
  fs.writeFileSync(file, '%PDF-1.4')
  await expect(addDocumentFile(ctx, { path: file })).rejects.toThrow('This PDF is incomplete')
})
