// What holds for any records: order does not matter, and neither does the way that authors are written.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparable } from '../../../../src/sources/duplicates/matching/comparable.ts'
import { matchIndex } from '../../../../src/sources/duplicates/matching/match-index.ts'
import { compareRecords } from '../../../../src/sources/duplicates/matching/verdict.ts'
import { plain } from '../../../../src/sources/duplicates/matching/wording.ts'

const TITLES = [
  ...['', 'Editorial', 'Trust and time', 'Trust & time in the waiting rooms of a town', 'Part 1 of a work on waiting'],
  ...['Part 2 of a work on waiting', 'Correction to: Trust & time in the waiting rooms of a town'],
  'Trust & time in the waiting rooms of a town: a realist review',
]
const record: fc.Arbitrary<Comparable> = fc.record({
  type: fc.constantFrom('article', 'preprint', 'thesis', 'chapter'),
  title: fc.oneof(fc.constantFrom(...TITLES), fc.string({ maxLength: 80 })),
  authors: fc.constantFrom<readonly string[]>([], ['Holt, Ben'], ['Holt B.'], ['Quill, R', 'Holt, Ben'], ['Anonymous']),
  year: fc.constantFrom(null, 2019, 2020, 2024),
  journal: fc.constantFrom('', 'Journal of Examples', 'J Ex', 'Workshop of Studies'),
  volume: fc.constantFrom('', '1', '2', '12 (Suppl 1)'),
  issue: fc.constantFrom('', '3'),
  pages: fc.constantFrom('', '1–9', 'e7', '1-12', 'S4'),
  doi: fc.constantFrom('', '10.1000/a', '10.1000/b', 'https://doi.org/10.1000/A'),
  pmid: fc.constantFrom('', '11', '12'),
  isbn: fc.constantFrom('', '0893-8512'),
  abstract: fc.constantFrom('', 'Forty people spoke about what happened after they were first referred to us.'),
})

const namePart = fc.stringMatching(/^[A-Z][a-z]{4,9}$/)
const person = fc.tuple(namePart, namePart)

function groupsOf(records: readonly Comparable[]): string {
  const index = matchIndex()
  const leaders = new Map<number, number>()
  const top = (id: number): number => (leaders.get(id) === undefined ? id : top(leaders.get(id)!))
  for (const [at, one] of records.entries()) {
    const { certain, also } = index.find(one)
    for (const id of certain ? [certain.id, ...also] : []) if (top(id) !== top(at)) leaders.set(top(at), top(id))
    index.remember(at, one)
  }
  const groups = Map.groupBy(records.entries(), ([at]) => top(at))
  const named = [...groups.values()].map(group => group.map(([, one]) => JSON.stringify(one)).toSorted())
  return JSON.stringify(named.toSorted((a, b) => (a.join() < b.join() ? -1 : 1)))
}

describe('in general', () => {
  test('the order of the two does not matter', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(compareRecords(a, b)).toEqual(compareRecords(b, a))
      }),
    )
  })

  test('a record that says enough is the same as itself', () => {
    fc.assert(
      fc.property(record, a => {
        const { title, authors, year } = a
        const says =
          title.length > 40 && title !== title.toLowerCase() && authors[0]?.startsWith('Holt') && year !== null
        if (says && plain(title).length > 40) expect(compareRecords(a, a).verdict).toBe('certain')
      }),
    )
  })

  test('the form of names does not matter', () => {
    const forms: readonly ((people: readonly (readonly [string, string])[]) => readonly string[])[] = [
      people => people.map(([family, given]) => `${family}, ${given}`),
      people => people.map(([family, given]) => `${family}, ${given[0]}.`),
      people => people.map(([family, given]) => `${family} ${given[0]}`),
      people => people.map(([family, given]) => `${given[0]}. ${family}`),
      people => people.map(([family, given]) => `${given} ${family}`),
      people => people.map(([family, given]) => `${family.toUpperCase()} ${given}`),
      people => [people.map(([family, given]) => `${family}, ${given[0]}.`).join('; ')],
      people => [people.map(([family, given]) => `${family} ${given[0]}`).join(' and ')],
    ]
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 6 }),
        fc.nat(7),
        fc.nat(7),
        record,
        (people, i, j, base) => {
          const [one, other] = [forms[i]!(people), forms[j]!(people)]
          const told = { ...base, title: TITLES[3]!, year: 2019, type: 'article' as const }
          expect(compareRecords({ ...told, authors: one }, { ...told, authors: other }).verdict).toBe('certain')
        },
      ),
    )
  })

  test('what is found among many is what comparing them says', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), records => {
        const index = matchIndex()
        for (const [at, one] of records.entries()) {
          const { certain, also, doubtful } = index.find(one)
          const ids = [...(certain ? [certain.id] : []), ...also]
          expect(ids.filter(id => doubtful.some(pair => pair.id === id))).toEqual([])
          expect(ids).toEqual(ids.toSorted((a, b) => a - b))
          expect([...ids, ...doubtful.map(pair => pair.id)].every(id => id < at)).toBe(true)
          index.remember(at, one)
        }
      }),
    )
  })

  test('making plain twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(plain(plain(text))).toBe(plain(text))
      }),
    )
  })

  test('groups of copies do not depend on the order of the records', () => {
    const whole = record.map((one, at = 0): Comparable => ({ ...one, title: TITLES[3 + (at % 2)]! }))
    const works = fc.uniqueArray(fc.nat(9_999), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        works,
        fc.array(whole, { minLength: 1, maxLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (numbers, [base], dice) => {
          const records = numbers.flatMap(number =>
            copiesOf({ ...base!, type: 'article', doi: `10.1000/${number}` }, number),
          )
          const shuffled = records.map(one => ({ one, at: dice.next().value })).toSorted((a, b) => a.at - b.at)
          expect(groupsOf(shuffled.map(({ one }) => one))).toBe(groupsOf(records))
        },
      ),
    )
  })
})

function copiesOf(base: Comparable, number: number): readonly Comparable[] {
  const work = {
    ...base,
    title: `What number ${number} says about waiting and being heard`,
    authors: ['Holt, Ben'],
    year: 2019,
    pmid: '',
  }
  return [
    work,
    { ...work, title: work.title.toUpperCase() },
    { ...work, doi: '', authors: ['B. Holt'] },
    { ...work, journal: 'J Ex' },
  ]
}
