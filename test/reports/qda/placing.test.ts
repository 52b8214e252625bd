// Positions of other programs: line ends, byte order marks, characters of two units, and quotations that cannot be placed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../../src/documents/extraction/clean-text.ts'
import { placeAll } from '../../../src/reports/qda/intake/reading/placing.ts'
import { type Counting, keptText } from '../../../src/reports/qda/intake/reading/positions.ts'
import type { Selection } from '../../../src/reports/qda/intake/reading/project.ts'

function selection(start: number, end: number, more: Partial<Selection> = {}): Selection {
  return {
    ...{ guid: `${start} ${end}`, name: '', span: { start, end }, words: '', page: null, description: '' },
    ...{ codes: [], notes: [], people: [], ...more },
  }
}

const place = (raw: string, selections: readonly Selection[], hasMark = false) =>
  placeAll(keptText(raw, hasMark), selections, true, true)

const RAW = 'Anna 😀 said:\r\nI felt heard.\r\nThen I went home.'
/** Where “I felt heard.” stands, as each program counts. */
const CASES: readonly (readonly [Counting, number, number, boolean])[] = [
  ['points', 14, 27, false],
  ['lines once', 13, 26, false],
  ['units', 15, 28, false],
  ['units, lines once', 14, 27, false],
  ['mark counted', 15, 28, true],
]

describe('a quotation stands at its words, however its program has counted', () => {
  test.each(CASES)('%s', (counting, start, end, hasMark) => {
    const named = { name: 'I felt heard.' }
    const shift = (end: number) => end + 'Then I went home.'.length + 2
    const second = selection(
      end + (counting.endsWith('once') ? 1 : 2),
      shift(end) - (counting.endsWith('once') ? 1 : 0),
      {
        name: 'Then I went…',
      },
    )
    const { placed } = place(RAW, [selection(start, end, named), second], hasMark)
    expect(placed.map(one => one.anchor.quote)).toEqual(['I felt heard.', 'Then I went home.'])
  })
})

test('without names the format’s own way of counting holds', () => {
  expect(place(RAW, [selection(14, 27)]).placed[0]?.anchor.quote).toBe('I felt heard.')
})

test('every position of the raw text is that of the same characters in the kept one', () => {
  const pieces = fc.constantFrom(
    'a',
    'b c',
    '\r\n',
    '\r',
    '\n',
    '😀',
    '\u0000',
    '\u2028',
    '\ufeff',
    'é',
    '\v',
    '\ud800',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.nat(40), fc.nat(40), (parts, a, b) => {
      const points = [...parts.join('')]
      const [start = 0, end = 0] = [a, b].map(at => Math.min(at, points.length)).toSorted((x, y) => x - y)
      const kept = keptText(points.join(''), false)
      const from = kept.place(start, 'points') ?? -1
      const to = kept.place(end, 'points') ?? -1
      // A line end of two characters that is cut in half leaves its second half on the side where it stands.
      const isCut = (at: number) => points[at - 1] === '\r' && points[at] === '\n'
      if (isCut(start) || isCut(end)) return
      const expected = cleanText(points.slice(start, end).join(''))
      expect([...kept.text].slice(from, to).join('')).toBe(expected)
      expect(kept.text).toBe(cleanText(points.join('')))
    }),
    { numRuns: 300 },
  )
})

test('what cannot be placed is said, each with its reason', () => {
  const long = 'x'.repeat(30_000)
  const words = `${long} the end. and again: the end.`
  const { placed, unplaced } = place(words, [
    selection(0, 30_000),
    selection(29_999, 90_000),
    selection(30_000, 30_001),
    selection(5, 5),
    selection(1, 1, { span: null, guid: 'area' }),
    selection(1, 1, { span: null, guid: 'twice', words: 'the end.' }),
    selection(1, 1, { span: null, guid: 'once', words: 'and  again' }),
    selection(1, 1, { span: null, guid: 'nowhere', words: 'never said' }),
  ])
  expect(placed.map(one => one.anchor.quote)).toEqual(['and again'])
  expect(unplaced.map(one => one.why.split(/[.:]/)[0])).toEqual([
    'It is longer than a quotation may be (20,000 characters)',
    'It lies outside the text of its source',
    'There are no words in it',
    'There are no words in it',
    'It marks an area of a page and no words, or its words did not come along',
    'Its words stand in several places of the text, and nothing tells which is meant',
    'Its words were not found in the text',
  ])
})

test('one selection for each code becomes one quotation with all codes and all that was noted', () => {
  const { placed, merged } = place('I felt heard.', [
    selection(0, 13, { guid: '1', codes: ['A'], description: 'First.' }),
    selection(0, 13, { guid: '2', codes: ['B', 'A'], description: 'Second.' }),
    selection(2, 6, { guid: '3', codes: ['A'] }),
  ])
  expect(merged).toBe(1)
  expect(placed.map(one => one.selection.codes)).toEqual([['A', 'B'], ['A']])
  expect(placed[0]?.selection.description).toBe('First.\n\nSecond.')
})
