// From RIS tags to the fields of a record.
import { describe, expect, test } from 'vitest'
import { toRecord } from '../../../src/sources/reading/record.ts'
import { risReader } from '../../../src/sources/reading/ris.ts'

function record(lines: string) {
  const reader = risReader()
  const entry = reader.push(`${lines.startsWith('TY') ? '' : 'TY  - JOUR\n'}${lines}\nER  - \n`)[0]!
  return toRecord(entry)
}

const fields = (lines: string) => record(lines).fields

describe('fields', () => {
  test.each([
    ['title from TI', 'TI  - A <i>fine</i> title &amp; more', { title: 'A fine title & more' }],
    ['title from T1', 'T1  - A title\nT2  - A journal', { title: 'A title', journal: 'A journal' }],
    ['TI before T1', 'T1  - Second\nTI  - First', { title: 'First' }],
    ['a short title rather than none', 'ST  - Short', { title: 'Short' }],
    ['a wrapped title on one line', 'TI  - One\ntwo', { title: 'One two' }],
    ['full journal name first', 'JA  - J Ex\nJF  - Journal of Examples', { journal: 'Journal of Examples' }],
    ['the journal is not the title', 'TI  - Same\nT2  - Same', { title: 'Same', journal: '' }],
    ['year in a date', 'PY  - 1948/07//', { year: 1948 }],
    ['year where PY is none', 'PY  - n.d.\nY1  - 2018/05', { year: 2018 }],
    ['no year in a day and month', 'PY  - 10 15', { year: null }],
    ['pages from both ends', 'SP  - 12\nEP  - 19', { pages: '12–19' }],
    ['pages already a range', 'SP  - 1-5\nEP  - 5', { pages: '1–5' }],
    ['one page', 'SP  - e0815', { pages: 'e0815' }],
    ['an article number for pages', 'C7  - 104501', { pages: '104501' }],
    ['no pagination is no page', 'SP  - No\nEP  - Pagination', { pages: '' }],
    [
      'authors once each, in order',
      'AU  - Holt, B.\nAU  - Mercer, A.\nAU  - Holt, B.',
      { authors: ['Holt, B.', 'Mercer, A.'] },
    ],
    ['authors on one line', 'AU  - Holt, B.; Mercer, A.', { authors: ['Holt, B.', 'Mercer, A.'] }],
    ['editors where no author is named', 'A2  - Quill, R.', { authors: ['Quill, R.'] }],
    [
      'keywords by line, mark and semicolon',
      'KW  - *trust\nlistening\nKW  - rural; care',
      { keywords: ['trust', 'listening', 'rural', 'care'] },
    ],
    ['an abstract in paragraphs', 'AB  - One\ntwo.\n\nThree.', { abstract: 'One two.\n\nThree.' }],
    ['N2 as abstract', 'N2  - Words', { abstract: 'Words' }],
    ['N2 beside AB as a note', 'AB  - Words\nN2  - Other words', { abstract: 'Words', notes: 'Other words' }],
    ['markup in notes', 'N1  - <p>Seen <b>twice</b></p>', { notes: 'Seen twice' }],
    [
      'ISSN and ISBN',
      'SN  - 0894-9867, 0894-9867\nSN  - 22261230 (ISSN)\nSN  - 978-3-16-148410-0',
      { isbn: '0894-9867, 2226-1230, 9783161484100' },
    ],
    ['PMID of PubMed only', 'DB  - PubMed\nAN  - 21553931', { pmid: '21553931' }],
    ['an accession number elsewhere', 'DB  - Example\nAN  - 21553931', { pmid: '' }],
    ['PMID in a note', 'N1  - PMID: 123456', { pmid: '123456' }],
    [
      'only web addresses are links',
      'UR  - javascript:alert(1)\nUR  - https://example.org/a',
      { url: 'https://example.org/a' },
    ],
    ['the first of several addresses', 'UR  - http://a.example/x;http://b.example', { url: 'http://a.example/x' }],
    ['control characters gone', 'TI  - A\u0000B\u0007C', { title: 'ABC' }],
    ['language and publisher', 'LA  - eng\nPB  - Example Press', { language: 'eng', publisher: 'Example Press' }],
  ])('%s', (_, lines, expected) => {
    expect(fields(lines)).toMatchObject(expected)
  })

  test.each([
    ['JOUR', 'article'],
    ['Journal Article', 'article'],
    ['CHAP', 'chapter'],
    ['RPRT', 'report'],
    ['THES', 'thesis'],
    ['BLOG', 'blog'],
    ['GOVDOC', 'policy'],
    ['ZZZZ', 'other'],
    ['__proto__', 'other'],
  ])('type %s is %s', (code, type) => {
    expect(fields(`TY  - ${code}\nTI  - A`).type).toBe(type)
  })
})

describe('DOI', () => {
  test.each([
    ['DO  - 10.1000/ABC.1', '10.1000/abc.1'],
    ['DO  - https://doi.org/10.1000/abc.1', '10.1000/abc.1'],
    ['DO  - http://dx.doi.org/10.1000/abc(1)2', '10.1000/abc(1)2'],
    ['DO  - doi: 10.1000/abc.', '10.1000/abc'],
    ['DO  - (10.1000/abc)', '10.1000/abc'],
    ['DO  - 10.1002/1097-0258(19980815)17:15<1661::AID>', '10.1002/1097-0258(19980815)17:15'],
    ['DO  - none', ''],
    ['DO  - 10.1000', ''],
    ['UR  - https://doi.org/10.1000%2Fabc', '10.1000/abc'],
    ['L2  - http://dx.doi.org/10.1000/abc', '10.1000/abc'],
    ['UR  - https://example.org/10.1000/abc', ''],
  ])('%s', (lines, doi) => {
    expect(fields(lines).doi).toBe(doi)
  })
})

describe('remarks', () => {
  test('a missing title and an unreadable year are named with their line', () => {
    expect(record('PY  - soon\nAB  - Words').remarks).toEqual([
      { line: 1, reason: 'The record that begins here has no title; it was kept without one.' },
      { line: 1, reason: 'No year could be read from “soon”.' },
    ])
  })

  test('what is too long is cut and said to be', () => {
    const read = record(`TI  - ${'é'.repeat(5_000)}`)
    expect(read.fields.title).toHaveLength(4_000)
    expect(read.remarks[0]?.reason).toContain('longer than 4,000 characters')
  })
})
