// Whatever is missing of a reference, what is printed holds no stray sign, and holds everything that is there.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cite, inText, sortReferences } from '../../../src/reports/citing/cite.ts'
import { CITING_STYLES, REFERENCE_KINDS, type Reference } from '../../../src/reports/citing/reference.ts'
import { spentSince, spentUntilNow } from '../../support/measuring/spent.ts'
import { DUTCH, ENGLISH, line, made } from './support.ts'

const word = fc.constantFrom('Trust', 'time', 'Ålesund', 'listening', 'R&D', 'co-design', '3', 'people’s', 'C.')
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map(list => `Of ${list.join(' ')}`)
/** As fields come in: absent, or with stops and white space around. */
const field = (text: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(' ', '.', ' , ', '\n', ';') },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom('', ' ', '\n'), text, fc.constantFrom('', '.', ' .', ',', '?', '  ', '..'))
        .map(all => all.join('')),
    },
  )
const person = fc.constantFrom(
  'Mercer, Anna',
  'Holt, B. C.',
  'van der Berg, J.-P.',
  'Berg, Anna van der',
  'Cruz, M., Jr.',
  'Lee AB',
  'World Health Organization',
  'et al.',
  ', ',
  'Mercer,',
  '.',
  'Øst',
)
const people = fc.oneof(
  fc.constant([]),
  fc.array(person, { maxLength: 5 }),
  fc.array(person, { minLength: 20, maxLength: 25 }),
)
const number = field(fc.integer({ min: 1, max: 99 }).map(String))

const reference: fc.Arbitrary<Reference> = fc
  .record({
    kind: fc.constantFrom(...REFERENCE_KINDS),
    authors: people,
    editors: people,
    year: fc.option(fc.integer({ min: 1900, max: 2030 })),
    date: fc.constantFrom('', '2020-03-03', '2020-03', 'spring'),
    title: field(words),
    container: field(words),
    volume: number,
    issue: number,
    pages: fc.oneof(fc.constantFrom('', ' ', '-', '1-9', '1–9', 'e1234567', '7', '12, 15', 'S1-S9', '3-')),
    edition: fc.constantFrom('', '2', '1st', '2nd ed.', 'Revised edition', 'ed.', '.'),
    publisher: field(words),
    place: field(fc.constantFrom('Leeds', 'London, UK')),
    number,
    genre: field(fc.constant('Doctoral dissertation')),
    doi: fc.constantFrom('', ' ', '10.1000/x.1(2)'),
    url: fc.constantFrom('', 'https://example.org/a', 'www.example.org', 'javascript:x'),
    accessed: fc.constantFrom('', '2026-11-21', '2026-11-21T10:00:00.000Z', 'yesterday'),
  })
  .map(made)

const STRAY =
  / [,.;:)]|\.\.(?! \.)|,,|;;|\(\)|\[\]|‘’|“”|undefined|null|NaN| {2}|[([] |^[ ,.;:)]|[ ,;:]$|[,;:]\.|\.[,;:] ?[.]|(?<!No|nr)\.: /

describe('a printed reference', () => {
  test('has no stray signs, and all that it was given', () => {
    fc.assert(
      fc.property(
        reference,
        fc.constantFrom(...CITING_STYLES),
        fc.constantFrom(ENGLISH, DUTCH),
        (one, style, voice) => {
          const text = cite(one, style, voice)
            .map(part => part.text)
            .join('')
          // The ellipsis of APA is three stops with spaces.
          expect(text.replace(', . . . ', ', … ')).not.toMatch(STRAY)
          if (one.title.includes('Of ')) expect(text).toContain(one.title.trim().split(/[ \n]/)[0])
          if (one.year !== null) expect(text).toContain(String(one.year))
          for (const { href } of cite(one, style, voice)) if (href !== undefined) expect(href).toMatch(/^https:\/\//)
        },
      ),
      { numRuns: 1_500 },
    )
  })

  test('is told apart from all others of its list', () => {
    fc.assert(
      fc.property(
        fc.array(reference, { minLength: 2, maxLength: 12 }),
        fc.constantFrom('apa', 'harvard'),
        (list, style) => {
          const sorted = sortReferences(list, style)
          expect(sorted).toHaveLength(list.length)
          const cited = sorted.map((one, at) => line(inText(one, style, at + 1, ENGLISH)))
          expect(new Set(cited).size).toBe(list.length)
          for (const text of cited) expect(text).not.toMatch(STRAY)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('of a very long or strange text is printed soon', () => {
    const long = `${' '.repeat(50_000)}${'.'.repeat(50_000)}${'(a-'.repeat(50_000)}`
    for (const style of CITING_STYLES) {
      const began = spentUntilNow()
      cite(
        made({ title: long, container: long, authors: [long], pages: long, edition: long, doi: long, url: long }),
        style,
        ENGLISH,
      )
      expect(spentSince(began)).toBeLessThan(1_000)
    }
  })
})
