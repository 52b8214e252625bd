// Marking what two versions have in common: nothing of either may be lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences } from '../../src/core/differences.ts'

const told = (before: string, after: string) =>
  differences(before, after)
    .map(({ kind, text }) => ({ same: text, added: `[+${text}]`, removed: `[-${text}]` })[kind])
    .join('')

test.each([
  ['', '', ''],
  ['the same', 'the same', 'the same'],
  ['an hour to listen', 'time to listen', '[-an hour][+time] to listen'],
  ['', 'new words', '[+new words]'],
  ['old words', '', '[-old words]'],
  ['one two three', 'one three', 'one[- two] three'],
])('%j to %j', (before, after, parts) => {
  expect(told(before, after)).toBe(parts)
})

test('the parts hold every character of both texts', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      (before, after) => {
        const parts = differences(before, after)
        const side = (left: string) =>
          parts
            .filter(part => part.kind !== left)
            .map(part => part.text)
            .join('')
        expect(side('added')).toBe(before)
        expect(side('removed')).toBe(after)
      },
    ),
  )
})

test('very long texts are told apart as a whole, quickly', () => {
  const long = 'word '.repeat(50_000)
  expect(differences(long, `${long}more`).map(part => part.kind)).toEqual(['removed', 'added'])
})
