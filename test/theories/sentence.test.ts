// A theory statement as one sentence, whichever of its parts are there.
import { expect, test } from 'vitest'
import { sentenceOf } from '../../src/theories/domain.ts'

test.each([
  [
    'meetings are regular',
    'people stay.',
    'they feel heard',
    'If meetings are regular, then people stay because they feel heard.',
  ],
  ['meetings are regular, ', 'people stay', ' ', 'If meetings are regular, then people stay.'],
  ['', 'people stay', 'they feel heard', 'Then people stay because they feel heard.'],
  [
    'one comes, because of a letter',
    'one stays',
    'it helps',
    'If one comes, because of a letter, then one stays because it helps.',
  ],
  ['', '', '', ''],
])('if %j, then %j, because %j', (ifText, thenText, becauseText, sentence) => {
  expect(sentenceOf({ ifText, thenText, becauseText })).toBe(sentence)
})

test('in the words of another language', () => {
  const words = { ifText: 'Als', thenText: 'dan', becauseText: 'omdat' }
  expect(sentenceOf({ ifText: 'het regent', thenText: 'wordt het nat', becauseText: '' }, words)).toBe(
    'Als het regent, dan wordt het nat.',
  )
})
