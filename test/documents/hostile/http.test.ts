// Files made to do harm, through the front door: they are refused or read for their words, and the server goes on.
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { extractText } from '../../../src/documents/extraction/extract.ts'
import { pdf } from '../../support/pdf.ts'
import { world } from '../../support/world.ts'
import { docx, paragraph } from '../support/docx.ts'

const HOME = '/reviews/heard'
const WORDS = 'Link workers had time to listen.'
const page = pdf([{ prints: [{ text: WORDS, x: 60, y: 100 }] }])
const script = '<script>alert(1)</script>'

/** Nothing in a Word file may be fetched, run or drawn in: its words are read, whatever else it names. */
test('macros, embedded objects and templates from elsewhere are left alone', async () => {
  const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/><Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`
  const more = {
    'word/_rels/document.xml.rels': strToU8(relations),
    'word/vbaProject.bin': new Uint8Array(64),
    'word/embeddings/oleObject1.bin': new Uint8Array(64),
  }
  const field = `<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"</w:instrText></w:r></w:p>`
  const found = await extractText(docx(paragraph(WORDS) + field, more))
  expect(found).toMatchObject({ ok: true, value: { text: WORDS } })
})

test('two kinds in one file are read as the one it begins as, or not at all', async () => {
  const word = docx(paragraph('Other words.'))
  const both = await extractText(Buffer.concat([page, word]))
  if (both.ok) expect(both.value.text).toBe(WORDS)
  const turned = await extractText(Buffer.concat([word, page]))
  if (turned.ok) expect(turned.value.text).toBe('Other words.')
  const markup = await extractText(Buffer.concat([Buffer.from(`<!doctype html><p>Words</p>${script}`), word]))
  if (markup.ok) expect(markup.value.text).not.toContain('alert')
})

test('a bomb, a script and a PDF that runs things, sent together: each has its sentence or its words, and nothing runs', async () => {
  const w = await world()
  const lena = await w.browser(w.lena)
  const token = (await lena.get(`${HOME}/uploads/new`)).text.match(/name="_token" value="([^"]+)"/)?.[1] ?? ''
  const bomb = docx('', { 'word/media/a.bin': [new Uint8Array(60_000_000), { level: 9 }] })
  const runs = pdf([{ prints: [{ text: WORDS, x: 60, y: 100 }] }], {
    catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
  })
  const files = {
    'bomb.docx': bomb,
    'page.html': Buffer.from(`<title>Heard</title><p>${WORDS}</p>${script}`),
    'runs.pdf': runs,
  }
  const form = lena.agent.post(`${HOME}/uploads`).field('_token', token)
  for (const [name, bytes] of Object.entries(files)) form.attach('files', bytes, name)
  expect((await form).status).toBe(303)
  await w.services.jobs.runAll()
  const api = w.api(w.lena)
  const states = (await api.get(`${HOME}/uploads/1`)).body.files as { state: string; sentence: string }[]
  expect(states.map(file => file.state)).toEqual(['refused', 'unmatched', 'unmatched'])
  expect(states[0]?.sentence).toMatch(/unpacks to far more/)
  for (const file of [2, 3]) await api.post(`${HOME}/uploads/1/files/${file}/placement`, { answer: 'new' }).expect(201)
  await w.services.jobs.runAll()
  const placed = (await api.get(`${HOME}/uploads/1`)).body.files as { documentId: number | null }[]
  for (const document of placed.flatMap(file => file.documentId ?? [])) {
    const html = (await lena.get(`${HOME}/documents/${document}/text`)).text
    expect(html).toContain(WORDS)
    expect(html).not.toContain('alert(1)')
    const file = await api.get(`${HOME}/documents/${document}/texts/1/file`).expect(200)
    expect(file.headers['content-disposition']).toMatch(/^attachment/)
    expect(file.headers['x-content-type-options']).toBe('nosniff')
    expect(file.headers['content-security-policy']).not.toMatch(/unsafe/)
  }
})
