// The places of the loop name one thing and many things rightly.
import { expect, test } from 'vitest'
import { type Numbers, placesOf } from '../../../src/reports/overview/loop.ts'

/** Every number of the review is `n`. */
const all = (n: number) => new Proxy({}, { get: () => n }) as Numbers
const words = (n: number) => placesOf(all(n), '/reviews/heard', { mayWrite: false }).map(place => place.of)

test('one of each', () => {
  expect(words(1)).toEqual([
    'statement; 1 version of the question',
    'in 1 iteration, 1 record',
    'document from 1 study, and 1 consultation; 1 text to add',
    'account from 1 excerpt',
    'CMOC by 1 move',
    'refined, after 1 version',
    'of which 1 agreed',
    'principle ready to report',
  ])
})

test('many of each', () => {
  expect(words(2)[0]).toBe('statements; 2 versions of the question')
  expect(words(2)[4]).toBe('CMOCs by 2 moves')
})
