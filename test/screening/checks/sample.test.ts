// The sample of a second check: the same seed draws the same, of any order, and a larger one begins with the smaller.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkersChoice, isSame, stepOf } from '../../../src/screening/checks/domain.ts'
import { newDraw, sizeOf } from '../../../src/screening/checks/sample.ts'

function draw(seed: string, ids: readonly number[], size: number) {
  const drawn = newDraw(seed)
  drawn.add(ids)
  return drawn.sample(size)
}

test('is the records with the smallest hashes of seed and number', () => {
  const ids = Array.from({ length: 50 }, (_, at) => at + 1)
  const rank = (id: number) => createHash('sha256').update(`heard-1:${id}`).digest('hex')
  const byHand = ids.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 5)
  expect(draw('heard-1', ids, 5)).toEqual(byHand)
  // Written down, so that a change of the way of drawing is seen.
  expect(draw('heard-1', ids, 5)).toEqual([44, 13, 46, 39, 49])
})

test('depends on seed and set alone', () => {
  const sets = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(sets, fc.string(), fc.nat(30), (ids, seed, size) => {
      const once = draw(seed, ids, size)
      expect(draw(seed, ids.toReversed(), size)).toEqual(once)
      expect(once).toHaveLength(Math.min(size, ids.length))
      expect(new Set(once).size).toBe(once.length)
      expect(draw(seed, ids, size + 5).slice(0, once.length)).toEqual(once)
    }),
  )
})

test('letting go of what cannot be drawn changes nothing', () => {
  const ids = Array.from({ length: 500 }, (_, at) => at + 1)
  const drawn = newDraw('seven', 20)
  for (let at = 0; at < 500; at += 30) drawn.add(ids.slice(at, at + 30))
  expect(drawn.sample(20)).toEqual(draw('seven', ids, 20))
  expect(drawn.population()).toBe(500)
})

test('every record has the same chance', () => {
  const ids = Array.from({ length: 20 }, (_, at) => at + 1)
  const times = new Map(ids.map(id => [id, 0]))
  for (let seed = 0; seed < 2_000; seed += 1)
    for (const id of draw(String(seed), ids, 5)) times.set(id, (times.get(id) ?? 0) + 1)
  // 500 expected, standard deviation about 19.
  for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(100)
})

test.each([
  [15, 10, null, 2],
  [3, 10, null, 1],
  [0, 10, null, 0],
  [100, null, 30, 30],
  [20, 10, 30, 20],
  [200, 100, null, 200],
])('of %i, %s per cent or %s records are %i', (population, share, count, size) => {
  expect(sizeOf(population, { share, count })).toBe(size)
})

test('a checker chooses first where the check is blind, and says whether the first decision is right after that', () => {
  expect(stepOf(null, true)).toBe('choose')
  expect(stepOf(null, false)).toBe('say')
  expect(stepOf({ choice: 'include', opinion: null, outcome: null }, true)).toBe('say')
  expect(stepOf({ choice: 'include', opinion: 'disagree', outcome: null }, true)).toBe('done')
  expect(isSame('maybe', 'include')).toBe(true)
  expect(isSame('maybe', 'exclude')).toBe(false)
  expect(checkersChoice('exclude', { choice: null, opinion: 'disagree' })).toBe('include')
  expect(checkersChoice('maybe', { choice: null, opinion: 'disagree' })).toBe('exclude')
  expect(checkersChoice('exclude', { choice: 'maybe', opinion: 'agree' })).toBe('maybe')
})
