// Which record a full text is of: DOI before title, title before the name of the file, and silence where two fit.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchOf, type Sought } from '../../../src/documents/uploads/matching.ts'

const records: readonly Sought[] = [
  { id: 1, title: 'Time to listen in a village practice', author: 'winter', year: 2019, doi: '10.1234/vp.11' },
  { id: 2, title: 'Time to listen in a village practice: a study of words', author: 'winter', year: 2021, doi: '' },
  { id: 3, title: 'Referral letters and what they leave out', author: 'summer', year: 2020, doi: '10.1234/l.7' },
  { id: 4, title: 'Editorial', author: 'spring', year: 2020, doi: '' },
]
const of = (text: string, name = 'scan0001.pdf', doi: string | null = null) =>
  matchOf({ text, doi, title: null }, name, records)

test.each([
  ['nothing tells', of('A text about something else.'), null],
  ['the DOI', of('Words', 'x.pdf', '10.1234/VP.11'), { recordId: 1, how: 'doi' }],
  ['a DOI of another text', of('Words', 'x.pdf', '10.9/9'), null],
  ['the title', of('REFERRAL LETTERS AND WHAT\nTHEY LEAVE OUT\n\nBen Summer'), { recordId: 3, how: 'title' }],
  [
    'the longer of two titles',
    of('Time to listen in a village practice: a study of words'),
    { recordId: 2, how: 'title' },
  ],
  ['a title too short to tell', of('Editorial. Words.'), null],
  ['author and year in the name', of('Words', 'Summer_2020 final.pdf'), { recordId: 3, how: 'file name' }],
  ['a year inside another number', of('Words', 'Summer 120201.pdf'), null],
  [
    'the title in the name',
    of('Words', 'referral-letters-and-what-they-leave-out.pdf'),
    { recordId: 3, how: 'file name' },
  ],
  [
    'the title that all of a name is of',
    of('Words', 'time to listen in a village practice.pdf'),
    { recordId: 1, how: 'file name' },
  ],
  ['a name that fits two', of('Words', 'Winter 2019 and 2021.pdf'), null],
] as const)('%s', (_, found, expected) => {
  expect(found).toEqual(expected)
})

test('any text and name come to an end, and one record is found or none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), fc.string({ maxLength: 100 }), (text, name) => {
      const found = of(text, name)
      expect(found === null || records.some(record => record.id === found.recordId)).toBe(true)
    }),
  )
})
