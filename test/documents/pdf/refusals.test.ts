/** What is no readable PDF is refused with a sentence; what is hostile does no harm and takes no more than its share. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { runApart } from '../../../src/core/jobs/apart.ts'
import { extractText } from '../../../src/documents/extraction/extract.ts'
import { readPdfApart } from '../../../src/documents/extraction/pdf/apart.ts'
import { pdf } from '../../support/pdf.ts'
import { typeset } from '../../support/typeset.ts'
import { reading, refusal } from './support/reading.ts'

const WORDS = 'Link workers had time to listen, and people said that they felt heard by them again and again.'
const sheets = typeset([WORDS, WORDS, WORDS])

describe('refused with a sentence:', () => {
  test.each([
    ['a password', pdf(sheets, { isEncrypted: true }), /protected by a password/],
    ['its end is missing', pdf(sheets, { damage: 'end' }), /incomplete: its end is missing/],
    ['no PDF at all', Buffer.from('%PDF-1.7\n1 0 obj\nnothing\nstartxref\n%%EOF'), /damaged/],
    [
      'pictures of pages',
      pdf([
        { prints: [], picture: true },
        { prints: [], picture: true },
      ]),
      /is a scan/,
    ],
    [
      'pictures with a stamp on each',
      pdf([1, 2, 3].map(() => ({ prints: [{ text: 'Downloaded on Monday', x: 60, y: 820 }], picture: true }))),
      /is a scan/,
    ],
    ['empty pages', pdf([{ prints: [] }]), /no text in this PDF/],
    [
      'letters without meaning',
      pdf([{ prints: [{ text: '\ue000\ue001\ue002'.repeat(40), x: 60, y: 100, font: 'any' }] }]),
      /no text|no meaning/,
    ],
  ])('%s', async (_name, bytes, sentence) => {
    expect(await refusal(bytes)).toMatch(sentence)
  })

  test('more pages than 2,000', async () => {
    const page = { prints: [{ text: 'One', x: 60, y: 100 }] }
    expect(await refusal(pdf(Array.from({ length: 2_001 }, () => page)))).toMatch(/more than 2,000 pages/)
  })

  test('larger than 50 MB', async () => {
    const result = await extractText(Buffer.concat([pdf(sheets), Buffer.alloc(53_000_000, 32)]))
    expect(result).toMatchObject({ ok: false, sentence: expect.stringContaining('larger than 50 MB') })
  })
})

describe('taken, with a remark or without:', () => {
  test('a table of contents that points beside its parts is made anew', async () => {
    expect((await reading(pdf(sheets, { damage: 'xref' }))).text).toContain(WORDS)
  })

  test('a loop among its pages ends', async () => {
    expect(await refusal(pdf(sheets, { damage: 'loop' }))).toMatch(/damaged|not refused/)
  })

  test('some pages that are pictures are named', async () => {
    const found = await reading(pdf([...sheets, { prints: [], picture: true }, { prints: [], picture: true }]))
    expect(found.remark).toBe('Pages 2–3 have no text that can be read: empty, or pictures.')
    expect(found.pages).toHaveLength(3)
  })
})

describe('hostile', () => {
  test('actions and scripts in a PDF are not even read', async () => {
    const catalogue =
      '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("http://127.0.0.1:9/"\\)) >> /AA << /WC << /S /Launch /F (calc.exe) >> >> /Names << /EmbeddedFiles << /Names [(x) << /Type /Filespec /F (x.exe) >>] >> >>'
    const found = await reading(pdf(sheets, { catalogue }))
    expect(found.text.split(/\s+/).join(' ')).toBe([WORDS, WORDS, WORDS].join(' '))
  })

  test('what unpacks to far more than its size ends with its thread', async () => {
    const bytes = pdf([{ prints: [] }], { content: Buffer.alloc(400_000_000, 32) })
    expect(bytes.length).toBeLessThan(1_000_000)
    const read = await readPdfApart(bytes, runApart, { ms: 20_000, bytes: 150_000_000 })
    expect(read).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/unpacks to far more|no text|longer than/),
    })
  })

  test('what takes too long is given up', async () => {
    const long = Buffer.from('BT /roman 10 Tf 10 10 Td (words) Tj ET\n'.repeat(400_000))
    const read = await readPdfApart(pdf([{ prints: [] }], { content: long }), runApart, {
      ms: 300,
      bytes: 1_000_000_000,
    })
    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining('longer than two minutes') })
  })

  test('a file that begins as something else and holds a PDF is not taken for one', async () => {
    for (const before of ['<html><script>alert(1)</script>', 'PK\u0003\u0004', 'MZ'])
      expect(await extractText(Buffer.concat([Buffer.from(before, 'latin1'), pdf(sheets)]))).toMatchObject({
        ok: false,
        sentence: expect.stringContaining('something else before its beginning'),
      })
  })

  test('streams packed many times over do not unpack without end', async () => {
    const content = deflateSync(deflateSync(Buffer.alloc(50_000_000, 32)))
    const read = await readPdfApart(pdf([{ prints: [] }], { content }), runApart, { ms: 20_000, bytes: 400_000_000 })
    expect(read.ok).toBe(false)
  })
})
