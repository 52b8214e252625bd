// A file from its bytes to records: every encoding gives the same, other kinds are refused with a sentence.
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../../src/sources/reading/kind.ts'
import { type FileReading, type Reference, readReferences } from '../../../src/sources/reading/references.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/references/${name}`, import.meta.url))

async function read(bytes: Buffer, piece = 65_536): Promise<FileReading & { references: Reference[] }> {
  function* pieces(): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  const references: Reference[] = []
  const reading = readReferences(pieces())
  for (;;) {
    const next = await reading.next()
    if (next.done) return { ...next.value, references }
    references.push(...next.value)
  }
}

describe('files', () => {
  test('the same records come out of every encoding and however the file is cut', async () => {
    const text = fixture('awkward.ris').toString().replace('Mercer, Anna', 'Müller, Änne')
    const expected = (await read(Buffer.from(text))).references.map(r => r.record)
    expect(expected[0]?.authors).toEqual(['Müller, Änne'])
    for (const bytes of [
      Buffer.from(`\uFEFF${text}`),
      iconv.encode(text, 'utf-16le', { addBOM: true }),
      iconv.encode(text, 'utf-16be'),
      iconv.encode(text, 'win1252'),
    ]) {
      for (const piece of [1, 7, 65_536])
        expect((await read(bytes, piece)).references.map(r => r.record)).toEqual(expected)
    }
  })

  test('the fixture of plain references', async () => {
    const { references, remarks, kind, encoding } = await read(fixture('plain.ris'))
    expect({ kind, encoding, remarks }).toEqual({ kind: 'ris', encoding: 'utf-8', remarks: [] })
    expect(references.map(r => r.line)).toEqual([1, 23, 33])
    expect(references[0]?.record).toEqual({
      type: 'article',
      title: 'Being listened to: why patients return to a link worker',
      authors: ['Mercer, Anna', 'Holt, Ben'],
      year: 2019,
      journal: 'Journal of Community Examples',
      volume: '12',
      issue: '3',
      pages: '101–119',
      publisher: '',
      doi: '10.1000/jce.2019.0101',
      pmid: '',
      isbn: '1234-5678, 2345-678X',
      url: 'https://example.org/jce/101',
      language: 'eng',
      abstract: 'Patients came back when the first conversation was unhurried.',
      keywords: ['trust', 'link workers'],
      notes: 'Sent by the second author.',
    })
  })

  test('remarks come in the order of lines', async () => {
    const { remarks } = await read(fixture('awkward.ris'))
    expect(remarks.map(r => r.line)).toEqual([1, 22, 22])
  })

  test.each([
    ['empty', Buffer.alloc(0), 'This file is empty.'],
    ['empty', Buffer.from('\uFEFF \n'), 'This file is empty.'],
    ['html', Buffer.from('<!DOCTYPE html><html><title>Error</title>'), 'This file is a web page'],
    ['xml', Buffer.from('<?xml version="1.0"?><rss><channel/></rss>'), 'This file is an XML file'],
    ['pdf', Buffer.from('%PDF-1.7\nxyz'), 'This file is a PDF.'],
    ['unknown', Buffer.from('Dear colleague, see the list.'), 'This file is not a list'],
  ])('%s is refused with a sentence', async (kind, bytes, sentence) => {
    const reading = await read(bytes)
    expect(reading.kind).toBe(kind)
    expect(reading.refusal).toContain(sentence)
    expect(reading.references).toEqual([])
  })
})

describe('kind by content', () => {
  test.each([
    ['ris', 'TY  - JOUR\nER  - '],
    ['ris', '\n\nDatabase: Example\rTY  - JOUR\rER  - '],
    ['nbib', 'PMID- 123\nTI  - A'],
    ['web-of-science', 'FN Example\nVR 1.0\nPT J'],
    ['endnote-xml', '<?xml version="1.0"?><xml><records>'],
    [
      'pubmed-xml',
      '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD X//EN" "https://x.example/a.dtd">\n<PubmedArticleSet>',
    ],
    ['xml', '<?xml version="1.0"?><rss>'],
    ['html', '<?xml version="1.0"?><!DOCTYPE html><html lang="en">'],
    ['html', '<head><title>502</title>'],
    ['ovid', '<1>\nTI  - A'],
    ['bibtex', '% from a manager\n  @Article{a,\n'],
    ['json', '{"items":[]}'],
    ['csv', 'sep=;\nTitle;Authors'],
    ['csv', 'title\nOnly titles here'],
    ['list', 'Mercer A, Holt B. Being heard in a surgery. J Ex. 2019;12:1-9.\n\nHolt B. Being seen. J Ex. 2018;3:4-6.'],
    ['unknown', 'Dear colleague, as we said in 2019 the list is late.\n\nBest wishes and see you soon.\n\nAnna'],
    ['unknown', 'the title, authors and year are missing'],
    ['unknown', '\u0001\u0002 10.1000/x and 2019 in a long line of text'],
    ['endnote-refer', '%0 Journal Article\n%T A'],
    ['html', '<!DOCTYPE html><html>'],
    ['json', '[{"title":"A"}]'],
    ['csv', 'title,authors,year\nA,B,2001'],
    ['csv', 'Title;Abstract\nA;B'],
    ['zip', 'PK\u0003\u0004\u0014'],
    ['unknown', 'PKW sind hier kein Thema'],
  ])('%s: %j', (kind, text) => {
    expect(kindOf(text)).toBe(kind)
  })
})
