// Kappa against textbook figures, and what has to hold for any table.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOf, tableOf, transposed } from '../../../src/screening/agreement/kappa.ts'
import { pairOf, tallyPairs } from '../../../src/screening/agreement/pairs.ts'

const table = (both: number, firstOnly: number, secondOnly: number, neither: number) => ({
  both,
  firstOnly,
  secondOnly,
  neither,
})

describe('known tables', () => {
  test('20, 5, 10, 15: agreement 0.70, kappa 0.40', () => {
    const found = agreementOf(table(20, 5, 10, 15))
    expect(found.observed).toBeCloseTo(0.7, 10)
    expect(found.expected).toBeCloseTo(0.5, 10)
    expect(found.kappa).toBeCloseTo(0.4, 10)
    // Standard error 0.12699 by Fleiss, Cohen and Everitt, worked by hand.
    expect(found.interval?.low).toBeCloseTo(0.1511, 3)
    expect(found.interval?.high).toBeCloseTo(0.6489, 3)
    expect(found.adjusted).toBeCloseTo(0.4, 10)
  })

  test.each([
    [45, 15, 25, 15, 0.6, 0.54, 0.1304],
    [25, 35, 5, 35, 0.6, 0.46, 0.2593],
    [118, 5, 2, 0, 0.944, 0.9449, -0.0234],
  ])('%i, %i, %i, %i', (both, firstOnly, secondOnly, neither, observed, expected, kappa) => {
    const found = agreementOf(table(both, firstOnly, secondOnly, neither))
    expect(found.observed).toBeCloseTo(observed, 4)
    expect(found.expected).toBeCloseTo(expected, 3)
    expect(found.kappa).toBeCloseTo(kappa, 3)
  })

  test('perfect agreement is 1, the opposite −1', () => {
    expect(agreementOf(table(5, 0, 0, 5)).kappa).toBeCloseTo(1, 10)
    // No spread to estimate an interval from; one without width would promise too much.
    expect(agreementOf(table(5, 0, 0, 5)).interval).toBeNull()
    expect(agreementOf(table(0, 0, 3, 0))).toMatchObject({ kappa: 0, interval: null })
    expect(agreementOf(table(0, 5, 5, 0)).kappa).toBeCloseTo(-1, 10)
  })

  test('is not defined without records, nor where both always say the same word', () => {
    expect(agreementOf(table(0, 0, 0, 0))).toEqual({
      n: 0,
      observed: null,
      expected: null,
      kappa: null,
      interval: null,
      adjusted: null,
    })
    expect(agreementOf(table(0, 0, 0, 7))).toMatchObject({ observed: 1, expected: 1, kappa: null, interval: null })
    expect(agreementOf(table(49, 0, 0, 0))).toMatchObject({ observed: 1, expected: 1, kappa: null, interval: null })
    expect(agreementOf(table(0, 4, 0, 0))).toMatchObject({ observed: 0, expected: 0, kappa: 0 })
  })
})

const count = fc.integer({ min: 0, max: 5000 })
const tables = fc.tuple(count, count, count, count).map(cells => table(...cells))

test('every figure stays within its bounds, and the interval around kappa', () => {
  fc.assert(
    fc.property(tables, given => {
      const { observed, kappa, interval, adjusted } = agreementOf(given)
      if (observed !== null) expect(observed >= 0 && observed <= 1).toBe(true)
      if (adjusted !== null) expect(adjusted >= -1 && adjusted <= 1).toBe(true)
      if (kappa === null) return expect(interval).toBeNull()
      expect(kappa >= -1 - 1e-9 && kappa <= 1 + 1e-9).toBe(true)
      if (interval !== null) expect(interval.low <= kappa + 1e-9 && interval.high >= kappa - 1e-9).toBe(true)
    }),
  )
})

test('it does not matter who is first, nor which word is called include', () => {
  fc.assert(
    fc.property(tables, given => {
      const here = agreementOf(given)
      const swapped = { ...transposed(given), both: given.neither, neither: given.both }
      for (const there of [agreementOf(transposed(given)), agreementOf(swapped)]) {
        expect(there.kappa === null).toBe(here.kappa === null)
        expect(there.kappa ?? 0).toBeCloseTo(here.kappa ?? 0, 9)
        expect(there.interval?.low ?? 0).toBeCloseTo(here.interval?.low ?? 0, 9)
        expect(there.observed ?? 0).toBeCloseTo(here.observed ?? 0, 9)
      }
    }),
  )
})

test('maybe counts as include', () => {
  const said = [
    { first: 'maybe', second: 'include', count: 3 },
    { first: 'maybe', second: 'exclude', count: 2 },
    { first: 'exclude', second: 'maybe', count: 1 },
    { first: 'exclude', second: 'exclude', count: 4 },
  ]
  expect(tableOf(said)).toEqual(table(3, 2, 1, 4))
})

describe('pairs', () => {
  const vote = (personId: number, choice: 'include' | 'exclude' | 'maybe', decidedAt: string) => ({
    personId,
    choice,
    decidedAt,
  })

  test('the second vote makes one, a third none', () => {
    expect(pairOf([vote(1, 'include', '2')])).toBeNull()
    expect(pairOf([vote(1, 'include', '2'), vote(2, 'maybe', '1')])).toEqual({
      firstPersonId: 2,
      secondPersonId: 1,
      firstChoice: 'maybe',
      secondChoice: 'include',
    })
    expect(pairOf([vote(1, 'include', '1'), vote(2, 'maybe', '2'), vote(3, 'include', '3')])).toBeNull()
  })

  test('are counted by people, whoever voted first', () => {
    const row = { screen: 'full-text' as const, count: 2 }
    const tallies = tallyPairs([
      { ...row, firstPersonId: 1, secondPersonId: 2, firstChoice: 'include', secondChoice: 'exclude' },
      { ...row, firstPersonId: 2, secondPersonId: 1, firstChoice: 'include', secondChoice: 'exclude' },
    ])
    expect(tallies).toHaveLength(1)
    expect(tableOf(tallies[0]?.counts ?? [])).toEqual(table(0, 2, 2, 0))
  })
})
