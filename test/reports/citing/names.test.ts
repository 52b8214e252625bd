// Names in references: people and organisations, particles and suffixes, and how many of them are said.
import { describe, expect, test } from 'vitest'
import type { CitingStyle, Reference } from '../../../src/reports/citing/reference.ts'
import { inWords, made, printed } from './support.ts'

const work = { kind: 'book', title: 'Title', year: 2000 } as const
const named = (authors: readonly string[], style: CitingStyle) =>
  printed({ ...work, authors }, style).split(style === 'vancouver' ? '. Title' : ' (2000)')[0]

describe('one name', () => {
  // APA 9.8; Citing Medicine, chapter 1, A, Author (initials, prefixes, rank); Cite Them Right, Authors
  test.each([
    ['Mercer, Anna Maria', 'Mercer, A. M.', 'Mercer AM', 'Mercer, A.M.'],
    ['Mercer, A.M.', 'Mercer, A. M.', 'Mercer AM', 'Mercer, A.M.'],
    ['Mercer, AM', 'Mercer, A. M.', 'Mercer AM', 'Mercer, A.M.'],
    ['Mercer AM', 'Mercer, A. M.', 'Mercer AM', 'Mercer, A.M.'],
    ['A. M. Mercer', 'Mercer, A. M.', 'Mercer AM', 'Mercer, A.M.'],
    ['Mercer, Jean-Paul', 'Mercer, J.-P.', 'Mercer JP', 'Mercer, J.-P.'],
    ['Mercer, J.-P.', 'Mercer, J.-P.', 'Mercer JP', 'Mercer, J.-P.'],
    ['Mercer, A. B. C.', 'Mercer, A. B. C.', 'Mercer AB', 'Mercer, A.B.C.'],
    ['van der Berg, Anna', 'van der Berg, A.', 'van der Berg A', 'van der Berg, A.'],
    ['Berg, Anna van der', 'van der Berg, A.', 'van der Berg A', 'van der Berg, A.'],
    ['de la Cruz, María', 'de la Cruz, M.', 'de la Cruz M', 'de la Cruz, M.'],
    ["O'Neill, Éamon", "O'Neill, É.", "O'Neill É", "O'Neill, É."],
    ['Mercer, Anna, Jr', 'Mercer, A., Jr.', 'Mercer A Jr', 'Mercer, A., Jr.'],
    ['Mercer, Jr., Anna', 'Mercer, A., Jr.', 'Mercer A Jr', 'Mercer, A., Jr.'],
    ['Mercer, Anna, III', 'Mercer, A., III', 'Mercer A 3rd', 'Mercer, A., III'],
    ['MERCER, ANNA', 'MERCER, A.', 'MERCER A', 'MERCER, A.'],
    ['Mercer', 'Mercer', 'Mercer', 'Mercer'],
    ['王小明', '王小明', '王小明', '王小明'],
    [
      'World Health Organization',
      'World Health Organization',
      'World Health Organization',
      'World Health Organization',
    ],
    ['RAND Europe', 'RAND Europe', 'RAND Europe', 'RAND Europe'],
    ['{NHS England}', 'NHS England', 'NHS England', 'NHS England'],
    [
      'Department of Health, Social Services and Public Safety',
      ...Array.from({ length: 3 }, () => 'Department of Health, Social Services and Public Safety'),
    ],
  ])('%s', (given, apa, vancouver, harvard) => {
    expect(named([given], 'apa')).toBe(/[.]$/.test(apa) ? apa : `${apa}.`)
    expect(named([given], 'vancouver')).toBe(vancouver)
    expect(named([given], 'harvard')).toBe(harvard)
  })

  test('that says nobody, or others, is no name', () => {
    expect(printed({ ...work, authors: ['[No authors listed]', 'Anonymous', ' , '] }, 'apa')).toBe('*Title*. (2000).')
    expect(named(['Mercer, A.', 'and others'], 'vancouver')).toBe('Mercer A, et al')
    expect(named(['Mercer, A.', 'et al.'], 'apa')).toBe('Mercer, A., et al.')
    expect(named(['Mercer, A.', 'et al.'], 'harvard')).toBe('Mercer, A. *et al.*')
  })
})

describe('many names', () => {
  const some = (n: number) => Array.from({ length: n }, (_, at) => `Name${String.fromCharCode(65 + at)}, A.`)

  test('are all said up to twenty in APA; of 21 the first nineteen and the last', () => {
    // APA 9.8 and 10.1, example 4
    expect(named(some(20), 'apa')).toContain('NameS, A., & NameT, A.')
    expect(named(some(21), 'apa')).toMatch(/NameS, A\., \. \. \. NameU, A\.$/)
    expect(named(some(21), 'apa')).not.toContain('NameT')
  })

  test('are six and “et al.” in Vancouver', () => {
    expect(named(some(6), 'vancouver')).toMatch(/NameF A$/)
    expect(named(some(7), 'vancouver')).toMatch(/NameF A, et al$/)
  })

  test('are up to three in Harvard', () => {
    expect(named(some(3), 'harvard')).toBe('NameA, A., NameB, A. and NameC, A.')
    expect(named(some(4), 'harvard')).toBe('NameA, A. *et al.*')
  })

  test('are shortened in the text from three on in APA, from four on in Harvard', () => {
    // APA 8.17; Cite Them Right, In-text citations
    const by = (n: number): Reference => made({ ...work, authors: some(n) })
    expect([1, 2, 3].map(n => inWords(by(n), 'apa'))).toEqual([
      '(NameA, 2000)',
      '(NameA & NameB, 2000)',
      '(NameA et al., 2000)',
    ])
    expect([2, 3, 4].map(n => inWords(by(n), 'harvard'))).toEqual([
      '(NameA and NameB, 2000)',
      '(NameA, NameB and NameC, 2000)',
      '(NameA *et al.*, 2000)',
    ])
    expect(inWords(by(3), 'vancouver', 12)).toBe('(12)')
  })
})
