// Marking words in titles and abstracts: nothing of the text is lost, whole words count, and time grows with the text alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markerOf, type Term, termsOf } from '../../../src/screening/decisions/highlight.ts'
import { inBoth, linesOf, problemOf, termsOfList } from '../../../src/screening/terms/domain.ts'
import { spentSince, spentUntilNow } from '../../support/measuring/spent.ts'

const marked = (text: string, terms: readonly Term[]) =>
  markerOf(terms)(text)
    .filter(part => part.isHit)
    .map(part => `${part.kind}: ${part.text}`)

describe('the intervention', () => {
  test('gives a term for each of its parts', () => {
    expect(termsOf('Social prescribing, link workers and CO').map(term => term.words)).toEqual([
      'social prescribing',
      'link workers',
    ])
    expect(termsOf('')).toEqual([])
  })

  test('is marked whatever its case, with what its last word goes on with', () => {
    expect(marked('When Link Workers’ time listens', termsOf('link worker'))).toEqual(['topic: Link Workers'])
  })
})

describe('terms', () => {
  const terms = [...termsOfList('link worker\nprescri*\nC++', 'include'), ...termsOfList('mice\nin vitro', 'exclude')]

  test('are whole words, or beginnings where a star says so', () => {
    expect(marked('A link worker prescribes; link workers prescribed to micelles.', terms)).toEqual([
      'include: link worker',
      'include: prescribes',
      'include: prescribed',
    ])
    expect(marked('mice, written in C++ (in\n  vitro)', terms)).toEqual([
      'exclude: mice',
      'include: C++',
      'exclude: in\n  vitro',
    ])
  })

  test('the longest wins, and excluding before including', () => {
    const both = [...termsOfList('care\nprimary care', 'include'), ...termsOfList('care', 'exclude')]
    expect(marked('primary care and care', both)).toEqual(['include: primary care', 'exclude: care'])
  })

  test('letters of other scripts and signs do not shift what is marked', () => {
    expect(marked('İİİ soin ÉCOUTE 😀 écouter', termsOfList('écoute', 'include'))).toEqual(['include: ÉCOUTE'])
  })
})

test('the stretches joined are the text', () => {
  const term = fc.record({
    words: fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ç', '😀'), maxLength: 4 }),
    isStem: fc.boolean(),
    kind: fc.constantFrom('topic' as const, 'include' as const, 'exclude' as const),
  })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'ç', 'İ', '😀', ' ', '\n', '-'), maxLength: 60 })
  fc.assert(
    fc.property(text, fc.array(term, { maxLength: 5 }), (given, terms) => {
      const parts = markerOf(terms)(given)
      expect(parts.map(part => part.text).join('')).toBe(given)
      expect(parts.every(part => part.text !== '' && part.isHit === (part.kind !== null))).toBe(true)
    }),
  )
})

test('hostile texts of 200,000 characters take no longer than plain ones', () => {
  const terms = [
    ...termsOfList(Array.from({ length: 90 }, (_, n) => `${'a'.repeat(n + 3)}*`).join('\n'), 'include'),
    ...termsOfList('ab ab ab ab ab ab x\n< < < <', 'exclude'),
  ]
  for (const piece of ['a', 'ab ', ' ', 'aaa ', '< ', '😀', 'İ', '\n']) {
    const text = piece.repeat(200_000 / piece.length)
    const began = spentUntilNow()
    markerOf(terms)(text)
    expect(spentSince(began), JSON.stringify(piece)).toBeLessThan(10_000)
  }
})

describe('lists', () => {
  test('have a term a line, each once', () => {
    expect(linesOf('Care\n\n  link   worker \ncare\nmice')).toEqual(['Care', 'link worker', 'mice'])
  })

  test('say what is wrong', () => {
    expect(problemOf('mice\nprescri*')).toBeNull()
    expect(problemOf('a*')).toContain('three letters')
    expect(problemOf('link* worker')).toContain('at the end of a word')
    expect(problemOf('x'.repeat(101))).toContain('below 100')
    expect(problemOf(Array.from({ length: 201 }, (_, n) => `term ${n}`).join('\n'))).toContain('these are 201')
    expect(inBoth('mice\ncare', 'Care')).toBe('care')
    expect(inBoth('mice', 'care')).toBeNull()
  })
})
