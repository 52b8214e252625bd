// Lists of references: their order, and what tells those apart that would be cited alike.
import { describe, expect, test } from 'vitest'
import { sortReferences } from '../../../src/reports/citing/cite.ts'
import { inTextOf } from '../../../src/reports/citing/in-text.ts'
import { letterOf } from '../../../src/reports/citing/list.ts'
import type { Reference } from '../../../src/reports/citing/reference.ts'
import { ENGLISH, inWords, line, made, printed } from './support.ts'

const by = (authors: string, year: number | null, title = 'Title', more: Partial<Reference> = {}) =>
  made({
    kind: 'article',
    container: 'Journal',
    authors: authors === '' ? [] : authors.split('; '),
    year,
    title,
    ...more,
  })

const sorted = (list: readonly Reference[], style: 'apa' | 'harvard' | 'vancouver' = 'apa') =>
  sortReferences(list, style)

describe('the order of a list', () => {
  test('is by name, shorter lists first, undated first, then year and title', () => {
    // APA 9.44 to 9.48
    const list = [
      by('Mercer, A.; Holt, B.', 2001),
      by('Mercer, A.', 2010, 'The zebra'),
      by('Mercer, A.', 2010, 'An apple'),
      by('Mercer, A.', null),
      by('Mercerson, A.', 1990),
      by('Holt, B.; Mercer, A.', 2001),
      by('Holt, B.; Adams, A.', 2020),
      by('van der Berg, A.', 2000),
      by('Élan, A.', 2000),
      by('', 2000, 'The nameless work'),
      by('The Health Foundation', 2000),
    ]
    expect(sorted(list).map(one => `${one.authors.join('; ') || one.title} ${one.year ?? ''}`.trim())).toEqual([
      'Élan, A. 2000',
      'The Health Foundation 2000',
      'Holt, B.; Adams, A. 2020',
      'Holt, B.; Mercer, A. 2001',
      'Mercer, A.',
      'Mercer, A. 2010',
      'Mercer, A. 2010',
      'Mercer, A.; Holt, B. 2001',
      'Mercerson, A. 1990',
      'The nameless work 2000',
      'van der Berg, A. 2000',
    ])
    expect(
      sorted(list)
        .filter(one => one.apart?.letter !== '')
        .map(one => one.title),
    ).toEqual(['An apple', 'The zebra'])
  })

  test('is that of appearance in Vancouver', () => {
    const list = [by('B', 2000), by('A', 2000)]
    expect(sorted(list, 'vancouver')).toEqual(list)
  })

  test('does not depend on the order it came in', () => {
    const list = ['a', 'b', 'c', 'd'].map(title => by('Mercer, A.', 2000, title))
    const titles = (all: readonly Reference[]) => sorted(all).map(one => `${one.title}${one.apart?.letter}`)
    expect(titles(list)).toEqual(['aa', 'bb', 'cc', 'dd'])
    expect(titles(list.toReversed())).toEqual(titles(list))
  })
})

describe('alike in the text', () => {
  test('the same authors in one year have letters, in list and text', () => {
    // APA 8.19 and 9.47; Cite Them Right, Same author, same year
    const [a, b] = sorted([by('Mercer, A.', 2010, 'Zebra'), by('Mercer, A.', 2010, 'Apple')]) as [Reference, Reference]
    expect([inWords(a, 'apa'), inWords(b, 'apa')]).toEqual(['(Mercer, 2010a)', '(Mercer, 2010b)'])
    expect(printed(b, 'apa')).toBe('Mercer, A. (2010b). Zebra. *Journal*.')
    expect(printed(b, 'harvard')).toBe('Mercer, A. (2010b) ‘Zebra’, *Journal*.')
    const [undated] = sorted([by('Mercer, A.', null, 'Zebra'), by('Mercer, A.', null, 'Apple')]) as [Reference]
    expect(inWords(undated, 'apa')).toBe('(Mercer, n.d.-a)')
    expect(inWords(undated, 'harvard')).toBe('(Mercer, no date a)')
  })

  test('different authors behind one “et al.” are named until they differ', () => {
    // APA 8.18
    const list = sorted([
      by('Kapoor, A.; Bloom, B.; Montez, C.; Warner, D.; Hill, E.', 2017),
      by('Kapoor, A.; Bloom, B.; Zuk, C.; Davidson, D.; Hughes, E.', 2017),
      by('Kapoor, A.; Bloom, B.; Montez, C.; Warner, D.; Hill, E.', 2018),
    ])
    expect(list.map(one => inWords(one, 'apa'))).toEqual([
      '(Kapoor, Bloom, Montez, et al., 2017)',
      '(Kapoor et al., 2018)',
      '(Kapoor, Bloom, Zuk, et al., 2017)',
    ])
    const short = sorted([by('Hasan, A.; Liang, B.; Kahn, C.', 2015), by('Hasan, A.; Liang, B.; Jones, C.', 2015)])
    expect(short.map(one => inWords(one, 'apa'))).toEqual([
      '(Hasan, Liang, & Jones, 2015)',
      '(Hasan, Liang, & Kahn, 2015)',
    ])
  })

  test('namesakes have their initials', () => {
    // APA 8.20
    const list = sorted([by('Taylor, J. M.; Neimeyer, R.', 2015), by('Taylor, T.', 2014)])
    expect(list.map(one => inWords(one, 'apa'))).toEqual(['(J. M. Taylor & Neimeyer, 2015)', '(T. Taylor, 2014)'])
  })

  test('four authors that begin alike have letters in Harvard', () => {
    const list = sorted([by('A, A.; B, B.; C, C.; D, D.', 2000), by('A, A.; B, B.; C, C.; E, E.', 2000)], 'harvard')
    expect(list.map(one => inWords(one, 'harvard'))).toEqual(['(A *et al.*, 2000a)', '(A *et al.*, 2000b)'])
  })

  test('letters go on after z', () => {
    expect([0, 25, 26, 27, 51, 52].map(letterOf)).toEqual(['a', 'z', 'aa', 'ab', 'az', 'ba'])
  })
})

describe('in the text', () => {
  test('a work without an author goes by its title', () => {
    // APA 8.14; Cite Them Right, No author
    const part = by('', 2020, 'Time to talk: what patients say about the first meeting with a link worker')
    expect(inWords(part, 'apa')).toBe('(“Time to talk,” 2020)')
    expect(inWords(part, 'harvard')).toBe('(*Time to talk*, 2020)')
    expect(inWords({ ...part, kind: 'report' }, 'apa')).toBe('(*Time to talk*, 2020)')
  })

  test('several stand in one pair of brackets', () => {
    const cited = [by('Holt, B.', 2018), by('Mercer, A.', 2019), by('Lee, C.', 2020), by('Zed, D.', 2021)]
    const of = (numbers: readonly number[], style: 'apa' | 'vancouver') =>
      line(
        inTextOf(
          numbers.map(number => ({ number, reference: cited[number - 1]! })),
          style,
          ENGLISH,
        ),
      )
    expect(of([1, 2], 'apa')).toBe('(Holt, 2018; Mercer, 2019)')
    expect(of([4, 1, 2, 3, 1], 'vancouver')).toBe('(1-4)')
    expect(of([1, 2, 4], 'vancouver')).toBe('(1,2,4)')
    expect(of([], 'apa')).toBe('')
  })
})
