// What principles lack, how their lines fall into two sides, references, squares and sentences.
import { describe, expect, test } from 'vitest'
import { coinOf, flagsOf, type Line, overwritten } from '../../src/principles/domain.ts'
import {
  foreignReferences,
  linked,
  readReference,
  referencesIn,
  withoutReferences,
} from '../../src/principles/references.ts'
import { isAnswered, restingOf, sentenceOf } from '../../src/principles/resting/resting.ts'
import { compare } from '../../src/principles/versions/compare.ts'

const line = (over: Partial<Line>): Line => ({
  id: 1,
  kind: 'context',
  text: 'x',
  polarity: null,
  audience: '',
  themeId: null,
  themeName: null,
  statementId: null,
  layer: null,
  configurationId: null,
  position: 1,
  ...over,
})

test('one coin has two sides: a factor that does both stands on both', () => {
  const rows = coinOf([
    line({ id: 1, polarity: 'enabling' }),
    line({ id: 2, themeName: 'Time', polarity: 'hindering' }),
    line({ id: 3, themeName: 'Time', polarity: 'both', kind: 'mechanism' }),
    line({ id: 4, kind: 'outcome' }),
  ])
  expect(rows.map(row => [row.theme, row.helping.map(l => l.id), row.hindering.map(l => l.id)])).toEqual([
    ['Time', [3], [2, 3]],
    ['', [1], []],
  ])
})

test('flags name what a reader would miss', () => {
  const whole = {
    heading: 'Do',
    studies: 3,
    unanswered: [],
    levels: 1,
    plainWords: { en: 'Do it.' },
    foreignReferences: [],
  }
  expect(flagsOf(whole)).toEqual([])
  const keys = (over: object) => flagsOf({ ...whole, ...over }).map(flag => flag.key)
  expect(keys({ studies: 0 })).toEqual(['evidence'])
  expect(keys({ studies: 1 })).toEqual(['one study'])
  expect(keys({ unanswered: ['Bos 2023'], levels: 0, plainWords: { en: '' } })).toEqual([
    'contradicting',
    'level',
    'plain words',
  ])
  expect(keys({ heading: '', foreignReferences: ['CMOC 9'] })).toEqual(['heading', 'references'])
})

describe('references', () => {
  test('are found once each, in the order of the text', () => {
    expect(
      referencesIn('A [CMOC 12], b [account 230] [cmoc 12]; not [CMOC 0], [CMOC 1](x) or [CMOC 1234567890].'),
    ).toEqual([
      { layer: 'synthesised', id: 12 },
      { layer: 'account', id: 230 },
    ])
  })
  test('become links to their pages', () => {
    expect(linked('So [CMOC 12] and [account 3].', 'heard')).toBe(
      'So [CMOC\u00a012](/reviews/heard/configurations/12) and [account\u00a03](/reviews/heard/accounts/3).',
    )
  })
  test('to what the principle does not rest on are named', () => {
    expect(foreignReferences('[CMOC 1] [CMOC 2]', [{ layer: 'synthesised', id: 1 }])).toEqual(['CMOC 2'])
  })
  test.each([
    ['CMOC 12', { layer: 'synthesised', id: 12 }],
    ['account 3', { layer: 'account', id: 3 }],
    ['CMOC 012', null],
    ['DROP TABLE', null],
  ])('%s is read', (name, ref) => expect(readReference(name)).toEqual(ref))
})

describe('what it rests on', () => {
  const row = (
    documentId: number,
    stance: 'supports' | 'refines' | 'contradicts' | 'background',
    studyId: number | null = null,
  ) => ({
    ref: null,
    via: null,
    documentId,
    documentLabel: `D${documentId}`,
    documentKind: documentId > 90 ? 'consultation' : 'article',
    studyId,
    studyName: studyId === null ? null : `S${studyId}`,
    stance,
    isConverse: false,
    excerptId: null,
  })
  test('counts a study once, however many documents and quotations it has', () => {
    const resting = restingOf(
      [row(1, 'supports', 7), row(2, 'supports', 7), row(2, 'refines', 7), row(3, 'background')],
      new Map([[2, 'rich']]),
      2,
      '',
    )
    expect(resting.counts).toEqual({ studies: 1, rich: 1, contradicts: 0, settings: 2, consultations: 0 })
    expect(resting.sentence).toBe('One study in two settings, rich.')
  })
  test('says what contradicts and whether it is answered', () => {
    const rows = [row(1, 'supports'), row(2, 'supports'), row(3, 'contradicts')]
    expect(restingOf(rows, new Map(), 0, '').sentence).toBe('Three studies; one contradicts, not answered yet.')
    expect(restingOf(rows, new Map(), 0, 'D3 looked at rural practices only [CMOC 1].').sentence).toBe(
      'Three studies; one contradicts, answered in the explanation.',
    )
    expect(sentenceOf({ studies: 0, rich: 0, contradicts: 0, settings: 0, consultations: 0 }, 0)).toBe(
      'No study stands behind this yet.',
    )
  })
  test('hears consultations beside the studies and counts them apart', () => {
    const resting = restingOf([row(1, 'supports'), row(91, 'supports')], new Map(), 0, '')
    expect(resting.sentence).toBe('One study. One consultation beside them.')
    expect(resting.studies).toHaveLength(1)
    expect(restingOf([row(91, 'supports')], new Map(), 0, '').sentence).toBe('One consultation, and no study yet.')
  })
  test('a sentence the draft left open is no answer', () => {
    expect(isAnswered('Still to be answered: D3 contradicts this [CMOC 1].', ['D3'])).toBe(false)
    expect(isAnswered('Still to be answered: D3 contradicts this [CMOC 1]. D3 was small [CMOC 1].', ['D3'])).toBe(false)
    expect(isAnswered('This rests on 2 studies: D1 and D3 [CMOC 1].', ['D3'])).toBe(false)
    expect(isAnswered('D3 was small [CMOC 1].', ['D3'])).toBe(true)
    expect(isAnswered('It was small [account 7].', ['D3', '[account 7]'])).toBe(true)
  })
})

test('only what someone else changed meanwhile is in the way', () => {
  const field = { name: 'heading', label: 'Heading' }
  expect(overwritten([{ ...field, theirs: 'new', mine: 'mine', was: 'old' }])).toEqual([
    { ...field, theirs: 'new', mine: 'mine' },
  ])
  expect(overwritten([{ ...field, theirs: 'old', mine: 'mine', was: 'old' }])).toEqual([])
  expect(overwritten([{ ...field, theirs: 'same', mine: 'same', was: 'old' }])).toEqual([])
})

test('two versions show the fields that differ', () => {
  const snapshot = {
    heading: 'Listen',
    explanation: '',
    status: 'draft' as const,
    whereItHolds: '',
    whereItDoesNot: '',
    levels: null,
    configurations: [],
    plainWords: {},
    lines: [],
  }
  expect(compare(snapshot, { ...snapshot, heading: 'Listen first' })).toEqual([
    {
      label: 'Heading',
      before: 'Listen',
      after: 'Listen first',
      parts: [
        { kind: 'same', text: 'Listen' },
        { kind: 'added', text: ' first' },
      ],
    },
  ])
})

test.each([
  ['Where one is known [CMOC 1] [account 2].', 'Where one is known.'],
  ['[CMOC 1] says so; [CMOC 3](x) stays', ' says so; [CMOC 3](x) stays'],
  ['  Nothing  to take away ', '  Nothing  to take away '],
  ['[CMOC 1]', ''],
])('%s without references', (text, words) => expect(withoutReferences(text)).toBe(words))
