// What each search added: credits of included records, with copies from other searches.
import { expect, test } from 'vitest'
import { addedBy, countIncluded } from '../../../../src/sources/searches/added/domain.ts'

test('a search is told its records, copies, unique and screened ones', () => {
  const added = addedBy(
    [
      { searchId: 1, standing: 'not screened', count: 4 },
      { searchId: 1, standing: 'excluded', count: 3 },
      { searchId: 1, standing: 'duplicate', count: 2 },
      { searchId: null, standing: 'included', count: 1 },
    ],
    [],
  )
  expect(added.get(1)).toEqual({
    ...{ searchId: 1, records: 9, duplicates: 2, unique: 7, screened: 3, included: 0, includedOnlyHere: 0 },
  })
  expect(added.get(null)).toMatchObject({ records: 1, screened: 1 })
})

test('an included record is credited to each search that found it, and alone only to its only one', () => {
  const credits = [
    { recordId: 5, searchId: 1 },
    { recordId: 5, searchId: 2 },
    { recordId: 5, searchId: 2 },
    { recordId: 6, searchId: 2 },
    { recordId: 6, searchId: 2 },
    { recordId: 7, searchId: null },
  ]
  const added = addedBy([], credits)
  expect(added.get(1)).toMatchObject({ included: 1, includedOnlyHere: 0 })
  expect(added.get(2)).toMatchObject({ included: 2, includedOnlyHere: 1 })
  expect(added.get(null)).toMatchObject({ included: 1, includedOnlyHere: 1 })
  expect(countIncluded(credits)).toBe(3)
})
