// Every verb that is recorded reads as English with each kind of thing it is done to: the table beside this file holds the sentences as they are read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linesOf } from '../../../src/reports/overview/happened.ts'
import { sentenceOf } from '../../../src/reports/overview/sentences.ts'
import { filesUnder } from '../../guards/tree.ts'

const ACTORS = { 'Lena Lead': 'person', 'A panellist': 'panellist', 'The command line': 'command line' } as const
const READ = readFileSync(join(import.meta.dirname, 'sentences.txt'), 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split(' | ') as [sentence: string, verb: string, kind: string])

test('each is told as it is read', () => {
  const told = READ.map(([sentence, verb, kind]) => {
    const who = Object.keys(ACTORS).find(one => sentence.startsWith(`${one} `)) as keyof typeof ACTORS
    const subjectId = kind === 'review' || kind === 'grade' ? null : 3
    return `${who} ${sentenceOf({ verb, subjectKind: kind, subjectId, actorKind: ACTORS[who] })}`
  })
  expect(told).toEqual(READ.map(([sentence]) => sentence))
})

/** Words that stand where verbs are chosen, and are none; and verbs of the server itself, which no page of a review tells. */
const NONE = ['complete', 'difference', 'draft', 'minutes', 'new', 'out', 'reminder', 'run', 'undone']
const OF_THE_SERVER = ['created', 'disabled', 'enabled', 'ended a session of', 'made a link for', 'set a password for']

test('no verb in the code is missing from the table', () => {
  const known = new Set([...READ.map(([, verb]) => verb), ...NONE, ...OF_THE_SERVER])
  const said = filesUnder(['src'], /\.ts$/).flatMap(({ text }) =>
    [...text.matchAll(/\b(?:verb(?::| =)|VERBS? =) ([^,\n]*(?:\n\s+[?:][^\n]*)*|\[[^\]]*\])/g)].flatMap(
      ([, chosen = '']) => [...chosen.matchAll(/'([a-z][^']*)'/g)].map(([, verb = '']) => verb),
    ),
  )
  expect(said.length).toBeGreaterThan(150)
  expect([...new Set(said)].filter(verb => !known.has(verb))).toEqual([])
})

test('many things and many panellists are told in one line', () => {
  const row = { at: '2026-11-21T10:00:00.000Z', actorKind: 'person', actorName: 'Lena', before: null, after: null }
  const done = (verb: string, subjectKind: string, more = {}) =>
    linesOf(
      [1, 2].map(subjectId => ({ ...row, verb, subjectKind, subjectId, ...more })),
      'heard',
      1,
    ).map(({ who, what }) => `${who} ${what}`)[0]
  expect(done('put to the panel', 'principle')).toBe('Lena put 2 principles to the panel')
  expect(done('changed what it rests on', 'principle')).toBe('Lena changed what 2 principles rest on')
  expect(done('disposed of', 'panel comment')).toBe('Lena said what became of 2 comments of the panel')
  const panellist = { actorKind: 'panellist', actorName: null }
  expect(done('agreed to take part', 'panellist', panellist)).toBe('2 panellists agreed to take part')
})
