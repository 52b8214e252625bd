// Wordings alike: looked up by rare words in common, denial said, never more than a hint.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '../../src/core/slices.ts'
import { alikeGroups, alikeTo } from '../../src/synthesis/likeness/likeness.ts'
import { oppositeIn, type Side } from '../../src/synthesis/likeness/polarity.ts'
import { deniedBetween, negates, stemsOf } from '../../src/synthesis/likeness/words.ts'

const entries = [
  { id: 1, text: 'Given a lack of trust → people drop out' },
  { id: 2, text: 'Given trust in the link worker → people return' },
  { id: 3, text: 'Given funding → services last' },
  { id: 4, text: 'People listened to return' },
]
const words = fc.array(fc.constantFrom('trust', 'time', 'heard', 'funding', 'no', 'worker', 'lack', 'more', 'less'), {
  minLength: 1,
  maxLength: 8,
})

it('puts the most alike first, with the words they share', () => {
  const ranked = alikeTo('trust in link workers lets people return', entries, 10)
  expect(ranked.map(one => one.id)).toEqual([2, 1, 4])
  expect(ranked[0]?.shared).toEqual(expect.arrayContaining(['trust', 'link', 'worker', 'return']))
})

it('groups sentences around the first of them, and leaves out what is like none', () => {
  const texts = ['a worker has time to listen', 'the worker has time to listen well', 'funding ends', 'buses are rare']
  const groups = atOnce(alikeGroups(texts.map((text, at) => ({ id: at + 1, text }))))
  expect([...groups]).toEqual([
    [1, 1],
    [2, 1],
  ])
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
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 6 }), (own, others) => {
      const text = own.join(' ')
      const list = [text, ...others.map(other => other.join(' '))].map((one, id) => ({ id, text: one }))
      const ranked = alikeTo(text, list, 10)
      for (const { score } of ranked) {
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1 + 1e-9)
      }
      if (stemsOf(text).size > 0) expect(ranked[0]?.score).toBeCloseTo(1)
    }),
  )
})

describe('what one sentence denies of the other', () => {
  it.each([
    ['trust in the worker', 'lack of trust in the worker', true],
    ['people feel heard', 'people do not feel heard', true],
    ['people feel heard', 'people no longer feel heard', true],
    ['trust grew', 'trust was lost', true],
    ['trust', 'mistrust', true],
    ['engaged staff', 'disengaged staff', true],
    ['people return', 'people leave', true],
    ['more time for each', 'less time for each', true],
    ['certain funding', 'uncertain funding', true],
    ['without time nobody listens', 'time to listen', true],
    ['people feel heard', 'people felt heard by staff', false],
    ['no trust in workers', 'not any trust in workers', false],
    ['time to listen', 'funding for buses', false],
    ['they are not in a hurry. people feel heard', 'people feel heard', false],
    ['', '', false],
  ])('%s / %s: %s', (a, b, expected) => {
    expect(deniedBetween(a, b).length > 0).toBe(expected)
    expect(deniedBetween(b, a).length > 0).toBe(expected)
  })
})

const part = (more: Partial<Side['elements'][number]> = {}): Side['elements'][number] => ({
  role: 'context',
  wording: 'time',
  statementId: null,
  polarity: null,
  ...more,
})
const side = (...elements: Side['elements'][number][]): Side => ({ title: '', sentence: 'time to listen', elements })

describe('two sides of one coin', () => {
  it.each([
    ['enabling and hindering', side(part({ polarity: 'enabling' })), side(part({ polarity: 'hindering' })), /hinders/],
    ['both takes neither side', side(part({ polarity: 'both' })), side(part({ polarity: 'hindering' })), null],
    [
      'the same idea in other words',
      side(
        part({ polarity: 'enabling', statementId: 3, wording: 'hours' }),
        part({ polarity: 'hindering', wording: 'x' }),
      ),
      side(
        part({ polarity: 'hindering', statementId: 3, wording: 'minutes' }),
        part({ polarity: 'enabling', wording: 'y' }),
      ),
      /hinders/,
    ],
    [
      'outcomes',
      side(part({ role: 'outcome', valence: 'positive' })),
      side(part({ role: 'outcome', valence: 'negative', wording: 'drop out' })),
      /badly/,
    ],
    ['a missing mechanism', side(part({ role: 'outcome', mechanismAbsent: true })), side(part()), /missing/],
    ['negated words', side(), { ...side(), sentence: 'no time to listen' }, /turns round/],
    ['a negation anywhere', side(), { ...side(), sentence: 'time to listen; buses never came' }, /negates/],
    ['nothing', side(part({ polarity: 'enabling' })), side(part({ polarity: 'enabling' })), null],
  ])('%s', (_, a, b, expected) => {
    const said = oppositeIn(a, b).join('; ')
    if (expected === null) expect(said).toBe('')
    else expect(said).toMatch(expected)
  })

  const anySide = fc
    .record({
      text: words,
      parts: fc.array(
        fc.record({
          role: fc.constantFrom('context' as const, 'mechanism' as const, 'outcome' as const),
          wording: fc.constantFrom('trust', 'lack of trust', 'time', 'being heard'),
          statementId: fc.constantFrom(null, 1, 2),
          polarity: fc.constantFrom(null, 'enabling' as const, 'hindering' as const, 'both' as const),
          valence: fc.constantFrom(null, 'positive' as const, 'negative' as const),
          mechanismAbsent: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    })
    .map(({ text, parts }): Side => ({ title: '', sentence: text.join(' '), elements: parts }))

  it('says the same whichever comes first', () => {
    fc.assert(
      fc.property(anySide, anySide, (a, b) => {
        expect(oppositeIn(a, b)).toEqual(oppositeIn(b, a))
      }),
    )
  })

  it('never keeps silent when one enables alone and the other hinders alone', () => {
    fc.assert(
      fc.property(anySide, anySide, (a, b) => {
        const all = (one: Side, polarity: 'enabling' | 'hindering') => ({
          ...one,
          elements: [part({ polarity }), ...one.elements.map(element => ({ ...element, polarity }))],
        })
        expect(oppositeIn(all(a, 'enabling'), all(b, 'hindering'))).not.toEqual([])
      }),
    )
  })

  it('never keeps silent when one alone speaks of a lack', () => {
    fc.assert(
      fc.property(words, own => {
        const sentence = own.filter(word => word !== 'no' && word !== 'lack').join(' ')
        const [a, b] = [side(), side()].map(one => ({ ...one, sentence }))
        if (a === undefined || b === undefined || sentence === '') return
        expect(oppositeIn(a, { ...b, sentence: `lack of ${sentence}` })).not.toEqual([])
      }),
    )
  })
})
