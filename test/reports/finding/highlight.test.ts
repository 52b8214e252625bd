// Words are shown where they stand, whatever the text holds, and nothing of it is lost or added.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, passageOf, wordsIn } from '../../../src/reports/finding/highlight.ts'

const hitsIn = (text: string, asked: string) =>
  partsOf(text, wordsIn(asked))
    .filter(part => part.isHit)
    .map(part => part.text)

test('whole words are marked, the last as a beginning, whatever their case and accents', () => {
  expect(hitsIn('Time, timely and Timé', 'time')).toEqual(['Time', 'timely', 'Timé'])
  expect(hitsIn('Time to listen, listening time', 'time listen')).toEqual(['Time', 'listen', 'listening', 'time'])
  expect(hitsIn('timely', 'time heard')).toEqual([])
})

test('a passage stands around the first of the words and says that there is more', () => {
  const text = `${'before '.repeat(80)}the lighthouse ${'after '.repeat(80)}`
  const shown = passageOf(text, wordsIn('lighthouse'))
  expect(shown.map(part => part.text).join('')).toMatch(/^… .*the lighthouse .* …$/)
  expect(shown.filter(part => part.isHit)).toHaveLength(1)
  expect(passageOf('', wordsIn('x'))).toEqual([])
})

test('nothing is lost or added, and it ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 20 }), (text, asked) => {
      const words = wordsIn(asked)
      expect(
        partsOf(text, words)
          .map(part => part.text)
          .join(''),
      ).toBe(text)
      expect(
        passageOf(text, words)
          .map(part => part.text)
          .join('').length,
      ).toBeLessThan(480)
    }),
  )
})

test('what was quoted, and the last part of a number, is marked whole', () => {
  const marked = (asked: string, text: string) =>
    partsOf(text, wordsIn(asked))
      .filter(part => part.isHit)
      .map(part => part.text)
  expect(marked('keep', 'keep a keeper')).toEqual(['keep', 'keeper'])
  expect(marked('"keep"', 'keep a keeper')).toEqual(['keep'])
  expect(marked('10.5555/alpha.1', 'alpha.12')).toEqual(['alpha'])
})
