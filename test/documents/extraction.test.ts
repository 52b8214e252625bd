/** Files of every kind become text, or are refused with a sentence; what is a trap is not opened. */
import { strToU8, type Zippable, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { cleanText, findDoi } from '../../src/documents/extraction/clean-text.ts'
import { extractText } from '../../src/documents/extraction/extract.ts'
import { type ExtractedText, extractPasted, LARGEST_TEXT } from '../../src/documents/extraction/plain.ts'
import { splitParagraphs } from '../../src/documents/paragraphs.ts'
import { spentSince, spentUntilNow } from '../support/measuring/spent.ts'
import { docx, paragraph, table } from './support/docx.ts'

async function read(bytes: Buffer | string): Promise<ExtractedText> {
  const result = await extractText(Buffer.from(bytes))
  if (!result.ok) throw new Error(result.sentence)
  return result.value
}

async function refusal(bytes: Buffer | string): Promise<string> {
  const result = await extractText(Buffer.from(bytes))
  return result.ok ? `not refused: ${result.value.text.slice(0, 80)}` : result.sentence
}

const headed = (found: ExtractedText): [string, number][] =>
  splitParagraphs(found.text, found.headings).map(p => [[...found.text].slice(p.start, p.end).join(''), p.level])

describe('plain text', () => {
  const words = 'Naïve “quotes” – and 10 €'
  test.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 LE', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 BE', iconv.encode(words, 'utf16-be', { addBOM: true })],
    ['Windows-1252', iconv.encode(words, 'win1252')],
  ])('in %s', async (_name, bytes) => {
    expect((await read(bytes)).text).toBe(words)
  })

  test('keeps its lines whatever ends them, and loses what no database keeps', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u0000e\ud83dx😀\u0007\ufeff')).toBe('a\nb\nc\nd' + 'ex😀')
  })

  test('knows pages by form feeds, its title and its DOI', async () => {
    const found = await read('A title of a paper\n\nhttps://doi.org/10.1136/BMJ.n71.\n\fPage two 😀\fPage three')
    expect(found).toMatchObject({ form: 'txt', title: 'A title of a paper', doi: '10.1136/bmj.n71' })
    const letters = [...found.text]
    expect(found.pages.map(p => [p.number, letters.slice(p.start, p.start + 6).join('')])).toEqual([
      [1, 'A titl'],
      [2, 'Page t'],
      [3, 'Page t'],
    ])
    expect(found.characters).toBe(letters.length)
  })

  test('that was pasted is never read as markup', () => {
    const found = extractPasted('<p onclick=x>Not markup</p><script>alert(1)</script>')
    expect(found).toMatchObject({ ok: true, value: { text: '<p onclick=x>Not markup</p><script>alert(1)</script>' } })
  })

  test('a DOI is found without what surrounds it', () => {
    expect(findDoi('(doi: 10.1002/jrsm.1346).')).toBe('10.1002/jrsm.1346')
    expect(findDoi('section 10.2 of 10.1/x')).toBeNull()
  })
})

describe('a web page', () => {
  const article = `<h1>Peer support</h1>${'<p>Staff had time, and people said that they felt heard by them, again and again.</p>'.repeat(12)}<h2>Findings</h2><p>One<br>two &lt;b&gt; &amp; 😀</p><table><tr><th>Site</th><th>n</th></tr><tr><td><p>North</p></td><td>12</td></tr></table>`
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>Peer support | Journal</title><meta name="citation_doi" content="doi:10.1000/XYZ-1"><meta name="citation_title" content="Peer   support in wards"><style>p{}</style></head><body><nav>${'<a href="#">menu</a>'.repeat(40)}</nav><article>${article}</article><script>window.__xss = 1</script><footer>${'cookie notice '.repeat(50)}</footer></body></html>`

  test('becomes its article, with headings, rows and nothing of menus or scripts', async () => {
    const found = await read(page)
    expect(found).toMatchObject({ form: 'html', title: 'Peer support in wards', doi: '10.1000/xyz-1' })
    expect(found.text).not.toMatch(/menu|cookie|__xss/)
    expect(found.text).toContain('One\ntwo <b> & 😀')
    expect(found.text).toContain('Site\tn\n\nNorth\t12')
    expect(headed(found).find(([text]) => text === 'Findings')?.[1]).toBe(2)
    expect(headed(found)[0]).toEqual(['Peer support', 1])
  })

  test('that leaves out html and body is read from its first element to its last', async () => {
    const found = await read(
      Buffer.from('<!doctype html><title>Heard</title><p>People felt heard.</p><p>They came back.'),
    )
    expect(found).toMatchObject({ form: 'html', title: 'Heard', text: 'People felt heard.\n\nThey came back.' })
  })

  test('in a declared encoding, and one that Readability takes nothing from', async () => {
    const found = await read(
      iconv.encode('<html><head><meta charset="iso-8859-2"></head><body><p>Żółć</p></body></html>', 'iso-8859-2'),
    )
    expect(found.text).toBe('Żółć')
  })

  test('of a hundred thousand nested elements, or of ten megabytes, is refused at once', async () => {
    expect(await refusal(`<html><body>${'<div>'.repeat(100_000)}words inside</body></html>`)).toMatch(
      /nested too deeply/,
    )
    expect(await refusal(`<html><body>${'<b'.repeat(200_000)}`)).toMatch(/no text/)
    expect(await refusal(`<html><body>${'word '.repeat(2_100_000)}`)).toMatch(/larger than 10 MB/)
  })

  test('of many elements side by side is read', async () => {
    const began = spentUntilNow()
    const found = await read(`<html><body>${'<p>One <b>two</b> three<br><img src=x></p>'.repeat(4_000)}</body></html>`)
    expect(found.text.startsWith('One two three\n\nOne')).toBe(true)
    expect(spentSince(began)).toBeLessThan(20_000)
  })
})

describe('a Word file', () => {
  test('becomes paragraphs with headings and rows', async () => {
    const body =
      paragraph('Trust in teams', 'Title') +
      paragraph('Findings', 'Heading1') +
      paragraph('People felt heard &lt;script&gt; 😀') +
      table([
        ['Site', 'n'],
        ['North', '12'],
      ])
    const found = await read(docx(body))
    expect(found).toMatchObject({ form: 'docx', title: 'Trust in teams', doi: null })
    expect(headed(found)).toEqual([
      ['Trust in teams', 1],
      ['Findings', 1],
      ['People felt heard <script> 😀', 0],
      ['Site\tn', 0],
      ['North\t12', 0],
    ])
  })

  const big: Zippable = { 'word/media/a.bin': [new Uint8Array(60_000_000), { level: 9 }] }
  const many: Zippable = Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`word/x${i}.xml`, strToU8('x')]))
  const entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  test.each<[string, () => Buffer, RegExp]>([
    ['that is a zip bomb', () => docx('', big), /unpacks to far more/],
    ['of thousands of parts', () => docx('', many), /more than 2,000 parts/],
    ['with a name that climbs out', () => docx('', { '../../evil.xml': strToU8('x') }), /damaged/],
    ['with a document type', () => docx(paragraph('&a;'), {}, entity), /document type definition/],
    ['cut in half', () => docx(paragraph('x'.repeat(2_000))).subarray(0, 400), /damaged/],
    ['of broken XML', () => docx('<w:p><w:r><w:t>never closed'), /damaged/],
    ['without words', () => docx(paragraph(' ')), /no text in it/],
    ['that is an Excel workbook', () => Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<x/>') })), /Excel workbook/],
    [
      'that is some archive',
      () => Buffer.from(zipSync({ 'a.txt': strToU8('a') })),
      /zip archive without a Word document/,
    ],
  ])('%s is refused', async (_name, make, sentence) => {
    expect(await refusal(make())).toMatch(sentence)
  })

  test('whose directory declares less than it holds is refused', async () => {
    const bytes = docx('', { 'word/big.xml': strToU8('y'.repeat(100_000)) })
    const declared = Buffer.from([0xa0, 0x86, 0x01, 0x00])
    const places = [...bytes.keys()].filter(at => bytes.subarray(at, at + 4).equals(declared))
    for (const at of places) bytes.writeUInt32LE(100, at)
    expect(places).toHaveLength(2)
    expect(await refusal(bytes)).toMatch(/damaged/)
  })
})

describe('other files', () => {
  test.each([
    ['', /empty/],
    [' \n\t ', /empty/],
    ['%PDF-1.7\n<html><body>polyglot</body></html>', /PDF is incomplete/],
    ['<html><!-- %PDF-1.7 --><body>polyglot</body></html>', /something else before/],
    ['\n\n%PDF-1.4 after white space', /PDF/],
    ['{\\rtf1\\ansi text}', /rich text/],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', /picture/],
    [Buffer.from('\u0089PNG\r\n\u001a\nxxxx', 'latin1'), /picture/],
    [Buffer.from('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 old', 'latin1'), /old Office/],
    [
      Buffer.concat([
        Buffer.from('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'latin1'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      /password/,
    ],
    [Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 1]), /not a text/],
    [Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n', 'latin1'), /web archive/],
    [Buffer.alloc(26_000_000, 97), /larger than 25 MB/],
  ])('%#: are refused with a sentence', async (bytes, sentence) => {
    expect(await refusal(bytes)).toMatch(sentence)
  })

  test('a text longer than can be kept is refused', () => {
    expect(extractPasted('a'.repeat(LARGEST_TEXT + 1))).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/2,000,000/),
    })
  })
})
