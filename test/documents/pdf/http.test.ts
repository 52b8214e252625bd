// A PDF through the front door: uploaded, read, shown by page, kept as the file it was, exported and taken in again.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addDocumentFile } from '../../../src/documents/texts/actions.ts'
import { exportReviewFile, restoreReviewFile } from '../../../src/reports/exchange/actions.ts'
import { pdf } from '../../support/pdf.ts'
import { typeset } from '../../support/typeset.ts'
import { type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard/documents'
const SENTENCE = 'Link workers had time to listen and people said that they felt heard when someone remembered it.'
const PARAGRAPHS = Array.from(
  { length: 18 },
  (_, i) => `Paragraph ${i + 1} begins here. ${Array(5).fill(SENTENCE).join(' ')}`,
)
const FILE = pdf(
  typeset(PARAGRAPHS, {
    columns: 2,
    hyphenates: true,
    title: 'Being heard',
    head: 'Examples of listening',
    foot: '#',
    firstNumber: 236,
  }),
)

async function withPdf(content = FILE): Promise<{ w: World; id: number }> {
  const w = await world()
  const { body } = await w.api(w.ravi).post(HOME, { title: 'Being heard' })
  await (await w.browser(w.ravi)).upload(`${HOME}/${body.id}/texts`, 'file', { name: 'heard.pdf', content })
  await w.services.jobs.runAll()
  return { w, id: body.id }
}

test('an uploaded PDF becomes paragraphs with pages, quoted where it is printed', async () => {
  const { w, id } = await withPdf()
  const page = (await w.api(w.olga).get(`${HOME}/${id}`)).body
  expect(page.texts).toMatchObject([{ form: 'pdf', pages: 2, remark: '' }])
  const { paragraphs } = (await w.api(w.olga).get(`${HOME}/${id}/text`)).body
  const words = (one: { runs: { text: string }[] }) => one.runs.map(run => run.text).join('')
  const shown = paragraphs.filter((one: { level: number }) => one.level >= 0)
  expect(shown.map(words)).toEqual(['Being heard', ...PARAGRAPHS])
  expect(paragraphs.filter((one: { level: number }) => one.level < 0).map(words)).toContain('Examples of listening')

  const quote = 'Paragraph 17 begins here.'
  const paragraph = paragraphs.find((one: { runs: { text: string }[] }) => words(one).startsWith(quote)).number
  const made = await w.api(w.ravi).post(`${HOME}/${id}/excerpts`, { quote, paragraph })
  expect(made.status).toBe(201)
  const excerpt = (await w.api(w.ravi).get(`/reviews/heard/excerpts/${made.body.id}`)).body.excerpt
  expect(excerpt.page).toBe(2)

  const layout = await w.api(w.olga).get(`${HOME}/${id}/texts/1/pages/2`)
  expect(layout.headers['content-type']).toMatch(/^application\/json/)
  const place = JSON.parse(layout.text || layout.body.toString())
  expect(place).toMatchObject({ number: 2, label: '237', width: 595, height: 842 })
  const run = place.runs.find((one: number[]) => one[0]! <= excerpt.start && one[1]! > excerpt.start)
  expect(run[3] + run[5]).toBeGreaterThan(80)
})

test('pages are those of members, and only of PDFs', async () => {
  const { w, id } = await withPdf()
  expect((await w.api(w.olga).get(`${HOME}/${id}/texts/1/pages/3`)).status).toBe(404)
  expect((await w.api(w.stan).get(`${HOME}/${id}/texts/1/pages/1`)).status).toBe(404)
  await w.api(w.ravi).post(`${HOME}/${id}/texts`, { text: 'Pasted instead.' })
  expect((await w.api(w.olga).get(`${HOME}/${id}/texts/2/pages/1`)).status).toBe(404)
  expect((await w.api(w.olga).get(`${HOME}/${id}/texts/1/pages/1`)).status).toBe(200)
})

test('the file itself is handed over as what it is, and nothing in it can run here', async () => {
  const { w, id } = await withPdf()
  const file = await w.api(w.olga).get(`${HOME}/${id}/texts/1/file`)
  expect(file.headers['content-type']).toBe('application/pdf')
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  expect(file.headers['content-disposition']).toMatch(/^attachment/)
})

test('a scan, and a PDF with a password, fail with a sentence', async () => {
  const scan = await withPdf(pdf([{ prints: [], picture: true }]))
  const failed = (await scan.w.api(scan.w.ravi).get(`${HOME}/${scan.id}`)).body
  expect(failed.job).toMatchObject({ state: 'failed', problem: expect.stringContaining('is a scan') })
  expect(failed.texts).toEqual([])
  const locked = await withPdf(pdf(typeset(PARAGRAPHS), { isEncrypted: true }))
  const problem = (await locked.w.api(locked.w.ravi).get(`${HOME}/${locked.id}`)).body.job.problem
  expect(problem).toContain('protected by a password')
})

test('a document is deleted with its pages, and comes back with them', async () => {
  const { w, id } = await withPdf()
  const gone = await w.api(w.lena).post(`${HOME}/${id}/deletion`, {})
  expect(gone.status).toBe(201)
  expect((await w.api(w.lena).get(`${HOME}/${id}/texts/1/pages/1`)).status).toBe(404)
  await w.api(w.lena).post(gone.body.undo.action, {})
  expect((await w.api(w.lena).get(`${HOME}/${id}/texts/1/pages/1`)).status).toBe(200)
})

test('a PDF added from the command line is in the export, and its pages are in the restored review', async () => {
  const w = await world()
  const given = path.join(w.folder, 'given.pdf')
  fs.writeFileSync(given, FILE)
  const ctx = { ...w.as(w.ravi), services: w.services }
  const added = await addDocumentFile(ctx, { path: given })
  expect(added).toMatchObject({ pages: 2 })
  const exported = await exportReviewFile(w.as(w.lena))
  const document = JSON.parse(exported).documents.find((one: { id: number }) => one.id === added.document)
  expect(document.title).toBe('Being heard')
  expect(document.text).toContain(PARAGRAPHS[11])

  const file = path.join(w.folder, 'heard.json')
  fs.writeFileSync(file, exported)
  const { restored } = await restoreReviewFile(w.system, w.services, file, w.lena.id)
  const page = (review: string) => w.api(w.lena).get(`/reviews/${review}/documents/${added.document}/texts/1/pages/2`)
  const [before, after] = [await page('heard'), await page(restored)]
  expect(after.status).toBe(200)
  expect(after.text).toBe(before.text)
})
