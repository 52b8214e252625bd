// Wordings alike: ranked by rare words in common, negation said, never more than a hint.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { negates, rankAlike, stemsOf } from '../../src/synthesis/likeness.ts'

const candidates = [
  { id: 1, text: 'Given a lack of trust → people drop out' },
  { id: 2, text: 'Given trust in the link worker → people return' },
  { id: 3, text: 'Given funding → services last' },
  { id: 4, text: 'People listened to return' },
]

it('puts the most alike first and says when one of the two negates', () => {
  const ranked = rankAlike('trust in link workers lets people return', candidates, 10)
  expect(ranked.map(one => one.id)).toEqual([2, 4, 1])
  expect(ranked.map(one => one.isNegated)).toEqual([false, false, true])
  expect(ranked[0]?.shared).toEqual(expect.arrayContaining(['trust', 'link', 'worker', 'return']))
})

it.each([
  ['lack of trust', true],
  ['they didn’t come', true],
  ['mistrusting services', true],
  ['people feel heard', false],
  ['nothing changed', true],
  ['noting changes', false],
])('%s negates: %s', (text, expected) => {
  expect(negates(text)).toBe(expected)
})

it('meets other endings of a word', () => {
  expect(stemsOf('listening listened Listens')).toEqual(new Set(['listen']))
})

it('is at most 1, never negative, and 1 for the same words', () => {
  const words = fc.array(fc.constantFrom('trust', 'time', 'heard', 'funding', 'no', 'worker'), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 6 }), (own, others) => {
      const text = own.join(' ')
      const list = [text, ...others.map(other => other.join(' '))].map((one, id) => ({ id, text: one }))
      const ranked = rankAlike(text, list, 10)
      for (const { score } of ranked) {
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1 + 1e-9)
      }
      if (stemsOf(text).size > 0) expect(ranked[0]?.score).toBeCloseTo(1)
    }),
  )
})
