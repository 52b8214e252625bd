// Lists in plain text: an entry for each, nothing lost, a title only where it is certain.
import { describe, expect, test } from 'vitest'
import { readText } from './read-text.ts'

/** As a page of search results looks when it is copied: names below a label, abstracts at length, titles mostly missing. */
const PAGE = `Listening in the waiting room

2016 ◽  
Vol 10 (2) ◽  
pp. 90-95 ◽  
Author(s):  
Anna Mercer

${'What happened in the waiting room is told here. '.repeat(6)}

Example Open ◽  
2020 ◽  
pp. e037
Author(s):  
Ben Holt ◽  
Rosa Quill ◽  
...  

${'Abstract Background What followed is told in turn. '.repeat(6)}

2021 ◽  
Author(s):  
Ida Stone

${'A third text goes on for a while without a title. '.repeat(6)}
`

describe('a page of results', () => {
  test('gives one record for each label of names; titles that are missing are flagged', async () => {
    const { kind, references, remarks } = await readText(PAGE)
    expect(kind).toBe('list')
    expect(references.map(one => [one.line, one.record?.title, one.record?.year, one.record?.authors])).toEqual([
      [1, 'Listening in the waiting room', 2016, ['Anna Mercer']],
      [11, '', 2020, ['Ben Holt', 'Rosa Quill']],
      [21, '', 2021, ['Ida Stone']],
    ])
    expect(references[0]?.record).toMatchObject({ volume: '10', issue: '2', pages: '90–95', journal: '' })
    expect(references[1]?.record).toMatchObject({ journal: 'Example Open', pages: 'e037' })
    expect(references[1]?.record?.abstract).toMatch(/^Background What followed/)
    expect(remarks.map(one => one.line)).toEqual([11, 21])
    expect(remarks[0]?.reason).toContain('has no title')
  })
})

describe('a bibliography', () => {
  test.each([
    [
      'Mercer, A., & Holt, B. (2019). Being heard in the waiting room. Journal of Examples, 12(3), 101–119. https://doi.org/10.1000/JE.1',
      {
        title: 'Being heard in the waiting room',
        authors: ['Mercer, A.', 'Holt, B.'],
        year: 2019,
        journal: 'Journal of Examples',
        volume: '12',
        issue: '3',
        pages: '101–119',
        doi: '10.1000/je.1',
      },
    ],
    [
      '1. Mercer A, Holt B. Being heard in the waiting room. J Examples. 2019;12(3):101-19. PMID: 123456',
      {
        title: 'Being heard in the waiting room',
        authors: ['Mercer A', 'Holt B'],
        year: 2019,
        journal: 'J Examples',
        volume: '12',
        issue: '3',
        pages: '101–19',
        pmid: '123456',
      },
    ],
    ['Minutes of the meeting on link workers, held in the town hall, 2017', { title: '', year: 2017 }],
  ])('%s', async (text, expected) => {
    const { references } = await readText(`${text}\n\nQuill, R. (2018). Another text about the same. Example Press.`)
    expect(references).toHaveLength(2)
    expect(references[0]?.record).toMatchObject(expected)
    expect(references[0]?.record?.notes).toContain(text)
  })

  test.each([
    ['numbers', '1. Mercer A. One thing. J Ex. 2019;1:1.\nwrapped line\n2. Holt B. Two things. J Ex. 2018;2:2.'],
    ['numbers in brackets', '[1] Mercer A. One thing. J Ex. 2019;1:1.\n[2] Holt B. Two things. J Ex. 2018;2:2.'],
    ['empty lines', 'Mercer A. One thing. J Ex. 2019;1:1.\n\n\nHolt B. Two things. J Ex. 2018;2:2.'],
    [
      'lines',
      'Mercer A. One thing that is longer. J Ex. 2019;1:1.\nHolt B. Two things that are longer. J Ex. 2018;2:2.',
    ],
  ])('told apart by %s', async (_, text) => {
    const { references } = await readText(text)
    expect(references.map(one => one.record?.year)).toEqual([2019, 2018])
    expect(
      references
        .map(one => one.raw)
        .join('\n')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''))
  })
})
