// The statistics of one item against worked cases, and what holds for any scores.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consensus } from '../../src/panel/consensus.ts'

const off = { ipr: null, ipras: null, index: null, disagreement: null, class: null }

test('the worked case of fifteen scores', () => {
  expect(consensus([3, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9], 9)).toEqual({
    n: 15,
    median: 7,
    iqr: 1,
    agreement: 80,
    ipr: 1,
    ipras: 6.1,
    index: 0.164,
    disagreement: false,
    class: 'appropriate',
  })
})

test('a panel that disagrees is uncertain', () => {
  const found = consensus([1, 1, 2, 3, 5, 7, 8, 9, 9], 9)
  expect(found).toMatchObject({ n: 9, median: 5, ipr: 5.2, ipras: 2.35, disagreement: true, class: 'uncertain' })
  expect(found.index).toBeCloseTo(2.213, 2)
})

test.each([
  [[4, 5, 5, 3], 5, { n: 4, median: 4.5, iqr: 1.25, agreement: 75, ...off }],
  [[6, 7, 5], 7, { n: 3, median: 6, iqr: 1, agreement: 66.7, ...off }],
  [[5, 5], 5, { n: 2, median: 5, iqr: null, agreement: null, ...off }],
  [[9], 9, { n: 1, median: 9, iqr: null, agreement: null, ...off }],
  [[], 9, { n: 0, median: null, iqr: null, agreement: null, ...off }],
])('%j on 1-%i', (scores, most, found) => expect(consensus(scores, most)).toEqual(found))

test.each([
  [[1, 2, 2, 3], 'inappropriate'],
  [[3, 4, 3, 4], 'inappropriate'],
  [[3, 4, 4, 4], 'uncertain'],
  [[6, 6, 7, 7], 'appropriate'],
  [[6, 6, 6, 7], 'uncertain'],
])('%j is %s', (scores, word) => expect(consensus(scores, 9).class).toBe(word))

test('order does not matter, and all lies within the scale', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 100 }), scores => {
      const found = consensus(scores, 9)
      expect(consensus([...scores].reverse(), 9)).toEqual(found)
      expect(found.median).toBeGreaterThanOrEqual(Math.min(...scores))
      expect(found.median).toBeLessThanOrEqual(Math.max(...scores))
      expect(found.agreement).toBeGreaterThanOrEqual(0)
      expect(found.agreement).toBeLessThanOrEqual(100)
      expect(found.disagreement).toBe((found.ipr ?? 0) > (found.ipras ?? 0))
    }),
  )
})
