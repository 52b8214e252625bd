// PDFs in projects: the file and its plain text go out together and come back; places on pages are found by their words.
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readZip } from '../../../src/core/zip-parts.ts'
import { addExcerpt } from '../../../src/documents/excerpts/actions.ts'
import { addDocumentFile } from '../../../src/documents/texts/actions.ts'
import { composeQda } from '../../../src/reports/qda/compose.ts'
import { receiveProject, startProject } from '../../../src/reports/qda/intake/actions.ts'
import { pdf } from '../../support/pdf.ts'
import { type World, world } from '../../support/world.ts'
import { codes, id, packageOf, qde } from './support/project.ts'
import { faultsOf } from './support/schema.ts'

const line = (text: string, y: number) => ({ text, x: 72, y })
const FILE = pdf([
  { prints: [line('Link workers had time to listen.', 100), line('People felt heard.', 114)] },
  { prints: [line('They came back the next week.', 100), line('People felt heard.', 114)] },
])

async function bringIn(w: World, bytes: Uint8Array, reviewOf: 'heard' | 'elsewhere') {
  const ctx = w.as(w.lena, w[reviewOf])
  const incoming = path.join(w.services.config.dataDir, 'incoming')
  fs.mkdirSync(incoming, { recursive: true })
  fs.writeFileSync(path.join(incoming, 'project'), bytes)
  const project = await receiveProject(ctx, w.services.files, { path: path.join(incoming, 'project'), name: 'p.qdpx' })
  await w.services.jobs.runAll()
  await startProject(ctx, project, { into: 'theme', kind: 'article' }, { version: null, again: false })
  await w.services.jobs.runAll()
  const of = (table: 'excerpt' | 'documentText' | 'qdaProject' | 'textPage') =>
    w.database.read.selectFrom(table).selectAll().where('reviewId', '=', w[reviewOf].id).execute()
  const [row] = (await of('qdaProject')) as { state: string; lines: string }[]
  const lines = JSON.parse(row?.lines ?? '[]') as { kind: string; why: string; words: string }[]
  const [text] = (await of('documentText')) as { text: string; form: string; fileHash: string; pages: string }[]
  return {
    lines,
    text,
    pages: await of('textPage'),
    excerpts: (await of('excerpt')) as { quote: string; page: number }[],
  }
}

test('a PDF goes out with its plain text and comes back with its pages', async () => {
  const w = await world()
  const file = path.join(w.folder, 'heard.pdf')
  fs.writeFileSync(file, FILE)
  const ctx = w.as(w.ravi)
  const { document } = await addDocumentFile({ ...ctx, services: w.services }, { path: file })
  const own = await w.database.read
    .selectFrom('documentText')
    .selectAll()
    .where('documentId', '=', document)
    .executeTakeFirstOrThrow()
  const start = own.text.indexOf('They came')
  await addExcerpt(ctx, document, { start, end: start + 14, quote: 'They came back' })
  const bytes = (await composeQda(ctx, w.services, { format: 'qdpx' })) as Uint8Array
  const zip = await readZip(Buffer.from(bytes), () => true)
  if (!zip.ok) throw new Error(zip.sentence)
  const project = zip.files.get('project.qde')?.toString('utf8') ?? ''
  expect(faultsOf(project)).toEqual([])
  const pdfName = /<PDFSource [^>]* path="internal:\/\/([^"]+)"/.exec(project)?.[1]
  expect(zip.files.get(`Sources/${pdfName}`)?.equals(FILE)).toBe(true)
  expect(project).toMatch(/<Representation [^>]*><PlainTextSelection [^>]*name="They came back"/)
  const { text, excerpts, pages, lines } = await bringIn(w, bytes, 'elsewhere')
  expect(text).toMatchObject({ text: own.text, form: 'pdf', fileHash: own.fileHash, pages: own.pages })
  expect(excerpts).toMatchObject([{ quote: 'They came back', page: 2 }])
  expect([pages.length, lines.map(one => one.kind)]).toEqual([2, ['description']])
})

test('places on pages are found by their words, and areas without words are listed', async () => {
  const w = await world()
  const box = 'firstX="1" firstY="1" secondX="9" secondY="9"'
  const place = (at: number, words: string) =>
    `<PDFSelection guid="${id(500 + at)}" name="place ${at}" page="0" ${box}>${words === '' ? '' : `<Representation guid="${id(600 + at)}"><PlainTextContent>${words}</PlainTextContent></Representation>`}<Coding guid="${id(700 + at)}"><CodeRef targetGUID="${id(1)}"/></Coding></PDFSelection>`
  const source = `<PDFSource guid="${id(100)}" name="heard.pdf" path="internal://a.pdf">${place(1, 'had time to\nlisten')}${place(2, 'People felt heard.')}${place(3, '')}</PDFSource>`
  const parts = { 'project.qde': qde(`${codes('time')}<Sources>${source}</Sources>`), 'sources/A.pdf': FILE }
  const { excerpts, lines, pages } = await bringIn(w, packageOf(parts), 'heard')
  expect(excerpts.map(one => one.quote)).toEqual(['had time to listen'])
  expect(pages).toHaveLength(2)
  expect(lines.map(one => [one.kind, one.why.split(/[,:]/)[0]])).toEqual([
    ['quotation', 'Its words stand in several places of the text'],
    ['quotation', 'It marks an area of a page and no words'],
  ])
})
