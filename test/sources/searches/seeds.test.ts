// Seeds of citation chasing, read from lines and written back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earlierRuns, laterRuns, ownFieldsOnly } from '../../../src/sources/searches/domain.ts'
import { readSeeds, seedText } from '../../../src/sources/searches/seeds.ts'

test.each([
  ['record 12', { kind: 'record', subjectId: 12, reference: '' }],
  ['Document 4: Bertotti 2018', { kind: 'document', subjectId: 4, reference: 'Bertotti 2018' }],
  ['record 12. A title', { kind: 'record', subjectId: 12, reference: 'A title' }],
  [
    'Record keeping in 12 hospitals',
    { kind: 'reference', subjectId: null, reference: 'Record keeping in 12 hospitals' },
  ],
  ['record 0', { kind: 'reference', subjectId: null, reference: 'record 0' }],
  ['record 1234567890123', { kind: 'reference', subjectId: null, reference: 'record 1234567890123' }],
  ['<b>x</b>', { kind: 'reference', subjectId: null, reference: '<b>x</b>' }],
] as const)('reads %j', (line, seed) => {
  expect(readSeeds(`\n  ${line}  \n`)).toEqual([seed])
})

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const seeds = readSeeds(text)
      expect(readSeeds(seedText(seeds))).toEqual(seeds)
    }),
  )
})

test('reruns are followed both ways, and a circle is walked once', () => {
  const reruns = new Map([
    [3, 2],
    [2, 1],
    [5, 3],
  ])
  expect(earlierRuns(5, reruns)).toEqual([3, 2, 1])
  expect(laterRuns(2, reruns)).toEqual([3, 5])
  const circle = new Map([
    [1, 2],
    [2, 1],
  ])
  expect(earlierRuns(1, circle)).toEqual([2])
  expect(earlierRuns(9, new Map([[9, 1], ...circle]))).toEqual([1, 2])
})

test('a search keeps only what its kind is asked', () => {
  const all = { platform: 'Ovid', seeds: 'record 1', direction: 'both' as const, contacts: 'a group', note: 'n' }
  expect(ownFieldsOnly({ ...all, kind: 'database' })).toEqual({
    ...{ kind: 'database', platform: 'Ovid', seeds: '', direction: null, contacts: '', note: 'n' },
  })
  expect(ownFieldsOnly({ ...all, kind: 'citation chasing' })).toMatchObject({ platform: '', seeds: 'record 1' })
  expect(ownFieldsOnly({ ...all, kind: 'experts' })).toMatchObject({ contacts: 'a group', direction: null })
})
