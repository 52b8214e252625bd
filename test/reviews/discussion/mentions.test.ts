// How a comment names members: typed or chosen, kept by number, written out with the names of today.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMentions, searchWords, writtenOut } from '../../../src/reviews/discussion/mentions.ts'

const ann = { id: 1, name: 'Ann Lee' }
const anna = { id: 2, name: 'Ann Leeson' }
const other = { id: 3, name: 'Ann Lee' }
const MEMBERS = [ann, anna]

test.each([
  ['@Ann Lee, look', [], 'two names of which one begins the other', '@{1}, look', [1]],
  ['@Ann Leeson, look', [], 'the longer one', '@{1}, look', [2]],
  ['@ann lee @Ann Lee', [], 'twice, in any case', '@{1} @{1}', [1]],
  ['@Ann', [], 'half a name', '@Ann', []],
  ['@Ann Leeward', [], 'the beginning of another word', '@Ann Leeward', []],
  ['a@b.org @{1}', [], 'an address, and what looks like a kept name', 'a@b.org @(1)', []],
  ['@Ann Leeson see', [1], 'typed and chosen', '@{1} see', [2, 1]],
  ['look', [1, 1, 9], 'chosen twice, and no member', 'look', [1]],
] as const)('%s: %s %s', (typed, chosen, _what, text, personIds) => {
  expect(readMentions(typed, chosen, MEMBERS)).toEqual({ text, personIds })
})

test('of two with one name the one that was chosen is meant', () => {
  expect(readMentions('@Ann Lee', [3], [ann, other]).personIds).toEqual([3])
  expect(readMentions('@Ann Lee', [], [other, ann]).personIds).toEqual([1])
})

test('search finds the words without the names', () => {
  expect(searchWords('@{1} Is it trust, @{2}?')).toBe('Is it trust, ?')
})

test('what was typed comes back, whatever it was', () => {
  const words = fc.array(fc.constantFrom('@Ann Lee', '@Ann Leeson', '@', ' ', 'é', '{1}', '👩‍⚕️', 'x', '\n'), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(words, list => {
      const typed = list.join('')
      const { text, personIds } = readMentions(typed, [], MEMBERS)
      const names = personIds.map(id => MEMBERS.find(one => one.id === id)?.name ?? '')
      expect(writtenOut(text, names)).toBe(typed.replaceAll(/@\{([1-9]\d?)\}/g, '@($1)'))
    }),
  )
})
