// How a wording is read: marked stretches, what is left unmatched, and the sentence that stands in for one.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LETTERS, ROLES } from '../../src/configurations/domain.ts'
import { asWording, generatedSentence } from '../../src/configurations/sentence.ts'
import { plainWording, segmentsOf, stretchesOf, unmatched } from '../../src/configurations/wording.ts'
import { spentSince, spentUntilNow } from '../support/measuring/spent.ts'

describe('stretchesOf', () => {
  it.each([
    ['', []],
    ['no marks [at all]', [{ text: 'no marks [at all]', mark: null }]],
    [
      'When [a worker has time](C1), people [feel heard](M1)',
      [
        { text: 'When ', mark: null },
        { text: 'a worker has time', mark: 'C1' },
        { text: ', people ', mark: null },
        { text: 'feel heard', mark: 'M1' },
      ],
    ],
    ['[the [sic] of it](O2)', [{ text: 'the [sic] of it', mark: 'O2' }]],
    ['[one](C1)[two](C2)', [{ text: 'one', mark: 'C1' }, { text: 'two', mark: 'C2' }]], // biome-ignore format: a pair
    ['[ ](C1) stays', [{ text: '[ ](C1) stays', mark: null }]],
    ['[x](Z1) and [y](C0) and ](C1)', [{ text: '[x](Z1) and [y](C0) and ](C1)', mark: null }]],
    ['[a link](https://example.org)', [{ text: '[a link](https://example.org)', mark: null }]],
  ])('reads %j', (wording, expected) => {
    expect(stretchesOf(wording)).toEqual(expected)
  })

  it('loses no word of any text, in time that grows with its length', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: fc.constantFrom('[', ']', '(', ')', 'C', '1', ' ', 'é', '👩') }),
        text => {
          const back = stretchesOf(text)
            .map(one => (one.mark === null ? one.text : `[${one.text}](${one.mark})`))
            .join('')
          expect(back).toBe(text)
        },
      ),
    )
    const started = spentUntilNow()
    stretchesOf('['.repeat(5000))
    stretchesOf('[a](C'.repeat(1000))
    expect(spentSince(started)).toBeLessThan(2_000)
  })
})

const elements = [
  { mark: 'C1', role: 'context', isInferred: false },
  { mark: 'M1', role: 'mechanism', isInferred: true },
] as const

it('colours what is an element and leaves the rest as words', () => {
  const stretches = stretchesOf('When [time](C1), [heard](M1), [gone](O9)')
  expect(segmentsOf(stretches, elements).filter(segment => segment.role !== null)).toEqual([
    { text: 'time', role: 'context', mark: 'C1', inferred: false },
    { text: 'heard', role: 'mechanism', mark: 'M1', inferred: true },
  ])
  expect(unmatched(stretches, ['C1', 'M1', 'C2'])).toEqual({ withoutElement: ['O9'], withoutWords: ['C2'] })
  expect(plainWording('When [time](C1), [heard](M1)')).toBe('When time, heard')
})

const SHAPES = ['CMO', 'resource + response', 'SCMO', 'ICAMO'] as const

describe('generatedSentence', () => {
  const say = (role: (typeof ROLES)[number], wording: string, number = 1, mechanismAbsent = false) => ({
    mark: `${LETTERS[role]}${number}`,
    role,
    wording,
    mechanismAbsent,
  })

  it.each([
    [[], ''],
    [[say('context', 'someone has time')], 'Given someone has time'],
    [
      [
        say('outcome', 'they come back.'),
        say('mechanism', 'feeling heard'),
        say('context', 'time'),
        say('context', 'trust', 2),
      ],
      'Given time and trust → feeling heard → they come back',
    ],
    [
      [say('context', 'time'), say('strategy', 'home visits'), say('actor', 'link workers'), say('outcome', 'ease')],
      'Given time → home visits by link workers → ease',
    ],
    [
      [say('mechanism', 'trust'), say('outcome', 'dropping out', 1, true)],
      'trust; where the mechanism is absent: dropping out',
    ],
  ])('says %#', (given, sentence) => {
    expect(
      generatedSentence(given, 'CMO')
        .map(stretch => stretch.text)
        .join(''),
    ).toBe(sentence)
  })

  it.each([
    ['CMO', 'Given time → home visits by link workers → an offer → trust → relief → ease'],
    ['resource + response', 'Given time → home visits by link workers → an offer → trust → relief → ease'],
    ['SCMO', 'home visits by link workers → given time → an offer → trust → relief → ease'],
    ['ICAMO', 'home visits → given time → link workers → an offer → trust → relief → ease'],
  ] as const)('follows the shape %s', (shape, sentence) => {
    const words = { context: 'time', strategy: 'home visits', actor: 'link workers', resource: 'an offer' }
    const all = { ...words, mechanism: 'trust', response: 'relief', outcome: 'ease' }
    const given = ROLES.map(role => say(role, all[role]))
    const said = generatedSentence(given, shape)
    expect(said.map(stretch => stretch.text).join('')).toBe(sentence)
  })

  it('shows every element once, and can be taken over as a wording', () => {
    const element = fc.record({
      role: fc.constantFrom(...ROLES),
      wording: fc.string({ minLength: 1, maxLength: 40 }).filter(text => text.replace(/[.;,\s]/g, '') !== ''),
      mechanismAbsent: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(element, { maxLength: 12 }), fc.constantFrom(...SHAPES), (list, shape) => {
        const marked = list.map((one, at) => ({ ...one, mark: `${LETTERS[one.role]}${at + 1}` }))
        const stretches = generatedSentence(marked, shape)
        const marks = stretches.flatMap(stretch => (stretch.mark === null ? [] : [stretch.mark]))
        expect(marks.sort()).toEqual(marked.map(one => one.mark).sort())
        const back = stretchesOf(asWording(stretches)).flatMap(one => (one.mark === null ? [] : [one.mark]))
        expect(back.sort()).toEqual(marked.map(one => one.mark).sort())
      }),
    )
  })
})
