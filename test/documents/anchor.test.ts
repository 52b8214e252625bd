/** Excerpts find their words again: property tests over texts with emoji, right-to-left script and edits on either side. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorText, findAnchor, reanchor, sliceSpan, takeAnchor } from '../../src/documents/anchoring/anchor.ts'
import { indexPoints, pointAt, unitAt } from '../../src/documents/anchoring/code-points.ts'
import { spentSince, spentUntilNow } from '../support/measuring/spent.ts'

const letter = fc.constantFrom(...'abcdefg ,.\n', 'é', '😀', '👩‍🔬', 'ש', 'ל', 'م', '한', '\u00ad', '’', '-')
const text = fc.array(letter, { minLength: 1, maxLength: 300 }).map(letters => letters.join(''))
const words = fc.array(fc.constantFrom('trust', 'שלום', 'time 🕰️', 'listened', 'staff', 'لديه', 'again'), {
  maxLength: 30,
})
const textAndSpan = text.chain(value => {
  const points = [...value].length
  return fc.tuple(fc.constant(value), fc.nat(points), fc.nat(points))
})

describe('code points', () => {
  test('agree with the iteration of the string in both directions', () => {
    fc.assert(
      fc.property(text, value => {
        const index = indexPoints(value)
        let unit = 0
        let point = 0
        for (const character of value) {
          expect(unitAt(index, point)).toBe(unit)
          expect(pointAt(index, unit)).toBe(point)
          unit += character.length
          point++
        }
        expect(index.points).toBe(point)
        expect(unitAt(index, point)).toBe(value.length)
      }),
    )
  })

  test('positions inside a pair and outside the text are drawn to a character', () => {
    const index = indexPoints('a😀b')
    expect(pointAt(index, 2)).toBe(1)
    expect(pointAt(index, 99)).toBe(3)
    expect(unitAt(index, -4)).toBe(0)
  })

  test('a text of a million characters is converted in little time', () => {
    const index = indexPoints('words and 😀 more '.repeat(60_000))
    const began = spentUntilNow()
    for (let point = 0; point < 1_000_000; point += 10) unitAt(index, point)
    expect(spentSince(began)).toBeLessThan(1_000)
  })
})

describe('an anchor', () => {
  test('holds exactly the words selected, without the white space around them', () => {
    const source = anchorText('Staff  😀 felt listened to.\n')
    const anchor = takeAnchor(source, 5, 27)
    expect(anchor).toMatchObject({ start: 7, end: 26, quote: '😀 felt listened to.', prefix: 'Staff  ', suffix: '\n' })
  })

  test('is refused outside the text and where only white space was selected', () => {
    const source = anchorText('a   b')
    for (const [start, end] of [
      [1, 4],
      [3, 3],
      [4, 2],
      [-1, 2],
      [0, 6],
      [0.5, 2],
    ] as const) {
      expect(takeAnchor(source, start, end)).toBeNull()
    }
  })

  test('is found where it stood in the same text, whatever overlaps it', () => {
    fc.assert(
      fc.property(textAndSpan, ([value, a, b]) => {
        const source = anchorText(value)
        const anchor = takeAnchor(source, Math.min(a, b), Math.max(a, b))
        if (!anchor) return
        expect(sliceSpan(source, anchor)).toBe(anchor.quote)
        expect(anchor.quote).toBe([...value].slice(anchor.start, anchor.end).join(''))
        expect(findAnchor(source, anchor)).toEqual({ start: anchor.start, end: anchor.end, how: 'position' })
        expect(reanchor(source, anchor)).toEqual(anchor)
      }),
    )
  })

  test('moves with its words when the text is edited before and after it', () => {
    const quote = 'people with long conditions felt listened to for the first time 😀'
    fc.assert(
      fc.property(words, words, words, words, (before, after, newBefore, newAfter) => {
        const old = anchorText([...before, quote, ...after].join(' '))
        const start = [...[...before, ''].join(' ')].length
        const anchor = takeAnchor(old, start, start + [...quote].length)!
        const changed = anchorText([...newBefore, quote, ...newAfter].join(' '))
        const found = findAnchor(changed, anchor)!
        expect(sliceSpan(changed, found)).toBe(quote)
      }),
    )
  })

  test('keeps its place among others that overlap it when words are put in between, astral ones too', () => {
    // Every word once and long enough to be told by itself, so that each excerpt has one place alone.
    const told = Array.from({ length: 40 }, (_, i) => `listening-by-link-workers-${i}-${['x', '😀', '𝔸', 'é'][i % 4]}`)
    const span = fc.tuple(fc.nat(39), fc.nat(39)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    const spans = fc.array(span, { minLength: 2, maxLength: 8 })
    const inserted = fc.array(fc.constantFrom('new', '🌱', '👩‍🔬', 'שלום', '𝕏'), { minLength: 1, maxLength: 6 })
    const pointsOf = (some: readonly string[]) => [...some.map(word => `${word} `).join('')].length
    fc.assert(
      fc.property(spans, inserted, fc.nat(40), (spans, inserted, at) => {
        const old = anchorText(told.join(' '))
        const changed = anchorText([...told.slice(0, at), ...inserted, ...told.slice(at)].join(' '))
        for (const [from, to] of spans) {
          const start = pointsOf(told.slice(0, from))
          const quote = told.slice(from, to + 1).join(' ')
          const anchor = takeAnchor(old, start, start + [...quote].length)!
          expect(anchor.quote).toBe(quote)
          const found = reanchor(changed, anchor)
          const moved = at <= from ? pointsOf(inserted) : 0
          if (at > from && at <= to) expect(found).toBeNull()
          else expect(found).toMatchObject({ start: anchor.start + moved, end: anchor.end + moved, quote })
        }
      }),
    )
  })

  test('of a repeated word goes to the one with the same neighbours', () => {
    const old = anchorText('Trust grew in the clinic. Trust fell on the ward.')
    const anchor = takeAnchor(old, 26, 31)!
    const changed = anchorText('Trust was rare. Trust grew in the clinic. Trust fell on the ward.')
    expect(findAnchor(changed, anchor)).toEqual({ start: 42, end: 47, how: 'quote' })
  })

  test('of a short word is not given to another use of the same word', () => {
    const anchor = takeAnchor(anchorText('Then trust was built by talking.'), 5, 10)!
    expect(findAnchor(anchorText('Charities hold assets in trust for others.'), anchor)).toBeNull()
  })

  test('survives other spacing, soft hyphens, broken words, ligatures and quotation marks', () => {
    const anchor = takeAnchor(anchorText('They said “we first implemented it” and left.'), 10, 35)!
    const changed = anchorText('They said "we ﬁrst imple-\nmen\u00adted   it" and left.')
    const found = findAnchor(changed, anchor)!
    expect(found.how).toBe('tolerant')
    expect(sliceSpan(changed, found)).toBe('"we ﬁrst imple-\nmen\u00adted   it"')
  })

  test('does not take minus five for five', () => {
    const anchor = takeAnchor(anchorText('The mean change was -5 points on the scale used.'), 0, 48)!
    expect(findAnchor(anchorText('The mean  change was 5 points on the scale used.'), anchor)).toBeNull()
  })

  test('whose words are gone is not found', () => {
    const anchor = takeAnchor(anchorText('A sentence that will be taken out.'), 0, 34)!
    expect(findAnchor(anchorText('Another text altogether.'), anchor)).toBeNull()
    expect(findAnchor(anchorText(''), anchor)).toBeNull()
  })

  test('is looked up quickly in a megabyte where it cannot be found exactly', () => {
    const source = anchorText('and staff felt that nobody had time for them '.repeat(25_000))
    const anchor = takeAnchor(anchorText('before these words that nowhere occur after'), 7, 36)!
    const began = spentUntilNow()
    for (let i = 0; i < 100; i++) findAnchor(source, anchor)
    expect(spentSince(began)).toBeLessThan(2_000)
  })
})
