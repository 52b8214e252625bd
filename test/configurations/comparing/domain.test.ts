// Passages of several people in rows, what differs in them, and how much they share: tables of cases and properties.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf, rowsOf, type Said, type Taken } from '../../../src/configurations/comparing/domain.ts'

const said = (more: Partial<Said> = {}): Said => ({
  layer: 'account',
  configurationId: 1,
  elementId: 1,
  mark: 'C1',
  role: 'context',
  wording: 'someone has time',
  polarity: null,
  levels: [],
  isInferred: false,
  reasoning: '',
  stance: 'supports',
  isConverse: false,
  note: '',
  together: null,
  ...more,
})

const taken = (personId: number, start: number, end: number, more: Partial<Taken> = {}): Taken => ({
  excerptId: personId * 100_000 + start * 100 + end,
  quote: 'words',
  onPage: '',
  start,
  end,
  isLost: false,
  isParked: false,
  personId,
  said: said(),
  ...more,
})

describe('rows', () => {
  it('hold what overlaps, also by way of a third passage, in text order', () => {
    const rows = rowsOf(
      [taken(2, 50, 60), taken(1, 0, 10), taken(2, 8, 20), taken(1, 19, 30), taken(1, 30, 40)],
      [1, 2],
    )
    expect(rows.map(row => [row.start, row.end, row.by])).toEqual([
      [0, 30, [1, 2]],
      [30, 40, [1]],
      [50, 60, [2]],
    ])
    expect(rows[0]?.columns[0]?.passages).toHaveLength(2)
  })

  it('leave lost passages for the end, each for itself', () => {
    const rows = rowsOf([taken(1, 0, 10, { isLost: true }), taken(2, 5, 15)], [1, 2])
    expect(rows.map(row => [row.isLost, row.by])).toEqual([
      [false, [2]],
      [true, [1]],
    ])
    expect(factsOf(rows, [1, 2])).toMatchObject({ passages: 2, byAnyone: 10, shared: 0 })
  })

  it.each([
    [{}, []],
    [{ role: 'mechanism' as const, mark: 'M1' }, ['role']],
    [{ polarity: 'hindering' as const }, ['polarity']],
    [{ levels: ['policy'] }, ['level']],
    [{ isInferred: true, reasoning: 'so' }, ['explicit or inferred']],
    [{ role: null, elementId: null }, []],
  ])('say how %j differs from a plain context', (more, aspects) => {
    const [row] = rowsOf([taken(1, 0, 10), taken(2, 0, 10, { said: said(more) })], [1, 2])
    expect(row?.differences.map(difference => difference.aspect)).toEqual(aspects)
  })
})

it('counts characters as one would count them one by one', () => {
  const stretch = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(60), fc.integer({ min: 1, max: 15 }))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 20 }), list => {
      const all = list.map(([person, start, length]) => taken(person, start, start + length))
      const people = [1, 2, 3]
      const rows = rowsOf(all, people)
      const has = (person: number, point: number) =>
        all.some(one => one.personId === person && one.start <= point && point < one.end)
      const points = Array.from({ length: 80 }, (_, point) => point)
      const facts = factsOf(rows, people)
      expect(facts.byAnyone).toBe(points.filter(point => people.some(person => has(person, point))).length)
      expect(facts.shared).toBe(points.filter(point => people.every(person => has(person, point))).length)
      for (const { personId, characters } of facts.characters)
        expect(characters).toBe(points.filter(point => has(personId, point)).length)
      for (const [at, row] of rows.entries()) expect(row.start).toBeGreaterThanOrEqual(rows[at - 1]?.end ?? 0)
    }),
  )
})
