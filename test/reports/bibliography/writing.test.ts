// How single references are written: what other programs read, and what would break a file.
import { expect, test } from 'vitest'
import { bibtexOf } from '../../../src/reports/bibliography/bibtex.ts'
import { keyGiver } from '../../../src/reports/bibliography/keys.ts'
import { risOf } from '../../../src/reports/bibliography/ris.ts'
import { EMPTY_RECORD } from '../../../src/sources/records/fields.ts'

const leaving = (fields: object) => ({ fields: { ...EMPTY_RECORD, ...fields }, id: 7, key: 'k', notes: [] })

test('RIS has a line a tag, CRLF, and an end', () => {
  expect(
    risOf(
      leaving({
        type: 'article',
        title: 'A\nB',
        authors: ['Mercer, Anna'],
        pages: '1–9',
        abstract: 'One.\n\nTY  - two',
      }),
    ),
  ).toBe(
    'TY  - JOUR\r\nID  - 7\r\nTI  - A B\r\nAU  - Mercer, Anna\r\nSP  - 1\r\nEP  - 9\r\nAB  - One. TY - two\r\nER  - \r\n\r\n',
  )
})

test('BibTeX keeps capitals, escapes TeX and says what has no entry of its own', () => {
  const text = bibtexOf(
    leaving({ type: 'policy', title: 'The NHS & us', authors: ['NHS England', 'Mercer, Anna'], pages: '1–9' }),
  )
  expect(text).toBe(
    '@misc{k,\n  title = {The {NHS} \\& us},\n  author = {{NHS England} and Mercer, Anna},\n  pages = {1--9},\n  type = {policy},\n  retroduce = {7},\n}\n\n',
  )
})

test('keys are letters of the alphabet of BibTeX, and each its own', () => {
  const key = keyGiver()
  const asked = ['mercer', 'mercer', '王', 'o,{}neill', ''].map(name => key(name, 2019))
  expect(asked).toEqual(['mercer-2019', 'mercer-2019-b', 'anon-2019', 'oneill-2019', 'anon-2019-b'])
  const many = Array.from({ length: 800 }, () => key('x', null))
  expect(new Set(many).size).toBe(800)
  expect(many.slice(24, 28)).toEqual(['x-nd-y', 'x-nd-z', 'x-nd-aa', 'x-nd-ab'])
})
