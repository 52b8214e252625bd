// Tables of references: names of columns, delimiters, names in a cell, quotation marks, rows that do not fit.
import { describe, expect, test } from 'vitest'
import { delimiterOf, fieldOf } from '../../../../src/sources/reading/tables/columns.ts'
import { keywordsIn, namesIn } from '../../../../src/sources/reading/tables/names.ts'
import { readText } from './read-text.ts'

describe('columns', () => {
  test.each([
    ['title', ['Title', ' TITLE ', 'Article Title', 'primary_title', 'Document Title']],
    ['authors', ['Authors', 'Author Names', 'first_authors', 'Author full names', 'Author']],
    ['abstract', ['Abstract', 'Abstract Note', 'notes_abstract']],
    ['year', ['Year', 'Published Year', 'Publication Year', 'publication_year', 'Date']],
    ['journal', ['Journal', 'Journal/Book', 'Source title', 'Publication Title', 'secondary_title']],
    ['startPage', ['Pages', 'Page start', 'start_page']],
    ['articleNumber', ['Art. No.', 'Article Number']],
    ['pmid', ['PMID', 'PubMed ID', 'pubmed_id', 'Medline PMID']],
    ['keywords', ['Keywords', 'Author Keywords', 'Index Keywords', 'Manual Tags']],
    ['type', ['Document Type', 'Item Type', 'type_of_reference']],
    [null, ['Cited by', '__proto__', 'constructor', 'Covidence #', '']],
  ])('%s', (field, headers) => {
    expect(headers.map(fieldOf)).toEqual(headers.map(() => field))
  })

  test.each([
    ['Title,Authors,Year', ','],
    ['Title;Authors, all of them;Year', ';'],
    ['"Title"\t"Year"', '\t'],
    ['id|title|doi', '|'],
    ['sep=;\r\nTitle;Year', ';'],
    ['Dear Anna, the title is late', null],
    ['authors,year', null],
  ])('%j is cut at %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })
})

describe('cells', () => {
  test.each([
    ['Mercer, Anna', ['Mercer, Anna']],
    ['Mercer, Anna; Holt, Ben', ['Mercer, Anna', 'Holt, Ben']],
    ['Mercer A., Holt B.C.', ['Mercer A.', 'Holt B.C.']],
    ['Mercer A, van der Holt BC.', ['Mercer A', 'van der Holt BC.']],
    ['Mercer, A., Holt, B. C.', ['Mercer, A.', 'Holt, B. C.']],
    ['Mercer, Anna and Holt, Ben', ['Mercer, Anna', 'Holt, Ben']],
    ['Anna Mercer, Ben Holt, Rosa Quill', ['Anna Mercer', 'Ben Holt', 'Rosa Quill']],
    [`['Mercer, Anna', "O'Hara, Ben"]`, ['Mercer, Anna', "O'Hara, Ben"]],
    ['[]', []],
    ['World Health Organization', ['World Health Organization']],
  ])('names in %j', (cell, names) => {
    expect(namesIn(cell)).toEqual(names)
  })

  test.each([
    ['trust; link workers', ['trust', 'link workers']],
    ['trust, care (home, day), rural', ['trust', 'care (home, day)', 'rural']],
    [`['trust', 'rural']`, ['trust', 'rural']],
  ])('keywords in %j', (cell, words) => {
    expect(keywordsIn(cell)).toEqual(words)
  })
})

describe('rows', () => {
  test('quotation marks, line breaks in a cell, empty rows and lines counted from the file', async () => {
    const text =
      '\uFEFFsep=;\r\nTitle;Abstract;Year\r\n"A ""fine"" title; yes";"One\r\ntwo";2019\r\n;;\r\n\r\nSecond;;n.d.;more\r\n'
    const { references, remarks, columns } = await readText(text)
    expect(references.map(one => [one.line, one.record?.title, one.record?.abstract, one.record?.year])).toEqual([
      [3, 'A "fine" title; yes', 'One two', 2019],
      [7, 'Second', '', null],
    ])
    expect(references[0]?.raw).toBe('"A ""fine"" title; yes";"One\r\ntwo";2019')
    expect(remarks.map(one => one.line)).toEqual([7, 7])
    expect(columns).toEqual([
      { name: 'Title', field: 'title' },
      { name: 'Abstract', field: 'abstract' },
      { name: 'Year', field: 'year' },
    ])
  })

  test('without a column of titles the records are kept and flagged', async () => {
    const { references, remarks } = await readText('abstract,doi\nSome words,10.1000/a\nOthers,10.1000/b\n')
    expect(references.map(one => one.record?.doi)).toEqual(['10.1000/a', '10.1000/b'])
    expect(remarks.map(one => one.reason.slice(0, 24))).toEqual([
      'No column is named as a ',
      ...Array(2).fill('The record that begins h'),
    ])
  })

  test('a quotation mark that is never closed ends the reading with a report', async () => {
    const { references } = await readText('title,year\nOne,2001\n"Two,2002\nThree,2003\n')
    expect(references.map(one => one.record?.title ?? one.refusal)).toEqual([
      'One',
      'A quotation mark that is opened in this record is never closed; the file was read up to here.',
    ])
  })

  test('a quotation mark inside a cell is text', async () => {
    const { references } = await readText('title,year\nThe 5" screen,2001\nNext,2002\n')
    expect(references.map(one => one.record?.title)).toEqual(['The 5" screen', 'Next'])
  })

  test('a citation in one cell is taken apart where nothing says it better', async () => {
    const text = 'Title,Source\nA,Example Journal (2014) 3:2 (152-160). Date of Publication: 2014\nB,Scopus\n'
    const { references } = await readText(text)
    expect(references[0]?.record).toMatchObject({
      journal: 'Example Journal',
      year: 2014,
      volume: '3',
      issue: '2',
      pages: '152–160',
    })
    expect(references[1]?.record?.journal).toBe('')
  })
})
