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
  [
    'there is time',
    'they take a first step, except where circumstances leave them no room to.',
    'they feel listened to',
    'If there is time, then they take a first step because they feel listened to, except where circumstances leave them no room to.',
  ],
  ['', 'they go in unless it rains', 'it is near', 'Then they go in because it is near, unless it rains.'],
  [
    'it rains',
    'nobody except the doctor stays, and all tire',
    'it is cold',
    'If it rains, then nobody except the doctor stays, and all tire because it is cold.',
  ],
  [
    'it is near',
    'they go, except when it rains, and stay',
    'it is warm',
    'If it is near, then they go, except when it rains, and stay because it is warm.',
  ],
  ['it is near', 'they go, except when it rains', '', 'If it is near, then they go, except when it rains.'],
  ['', '', '', ''],
])('if %j, then %j, because %j', (ifText, thenText, becauseText, sentence) => {
  expect(sentenceOf({ ifText, thenText, becauseText })).toBe(sentence)
})

test('in the words of another language', () => {
  const words = { ifText: 'Als', thenText: 'dan', becauseText: 'omdat' }
  expect(sentenceOf({ ifText: 'het regent', thenText: 'wordt het nat', becauseText: '' }, words)).toBe(
    'Als het regent, dan wordt het nat.',
  )
  const exception = { ifText: 'er tijd is', thenText: 'gaan ze mee, behalve waar het niet kan', becauseText: 'ze gehoord zijn' } // biome-ignore format: long
  expect(sentenceOf(exception, words)).toBe(
    'Als er tijd is, dan gaan ze mee omdat ze gehoord zijn, behalve waar het niet kan.',
  )
})
