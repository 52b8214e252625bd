// Marking the words of the intervention: nothing of the text is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight, termsOf } from '../../src/screening/decisions/highlight.ts'

test('terms come from the parts of an intervention', () => {
  expect(termsOf('Social prescribing, link workers and CO')).toEqual(['social prescribing', 'link workers'])
  expect(termsOf('')).toEqual([])
})

test('what is marked is a term, whatever its case', () => {
  expect(highlight('When Link Workers listen', ['link workers']).filter(part => part.isHit)).toEqual([
    { text: 'Link Workers', isHit: true },
  ])
})

test('the stretches joined are the text', () => {
  const terms = fc.array(fc.constantFrom('aa', 'aab', 'b', 'ça'), { maxLength: 3 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'ç', 'İ', '😀', ' '), maxLength: 40 })
  fc.assert(
    fc.property(text, terms, (given, words) => {
      expect(
        highlight(given, words)
          .map(part => part.text)
          .join(''),
      ).toBe(given)
    }),
  )
})
