// Totals of a matrix count every configuration once, wherever and however often it stands in the cells.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Use } from '../../../src/synthesis/map/graph.ts'
import { countMatrix } from '../../../src/synthesis/matrix/counting.ts'
import { MOST_COLUMNS, MOST_ROWS, meetingsOf } from '../../../src/synthesis/matrix/meeting.ts'

const pairs = fc.array(fc.record({ configurationId: fc.integer({ min: 1, max: 12 }), id: fc.integer({ min: 1, max: 4 }) }), { maxLength: 40 }) // biome-ignore format: long
const someIds = fc.uniqueArray(fc.integer({ min: 1, max: 10 }))

describe('levels by terms', () => {
  it('puts one at two levels in both cells and in the total once', () => {
    const at = (configurationId: number, id: number) => ({ configurationId, id })
    const counted = countMatrix([1, 2], [at(1, 3), at(1, 4), at(2, 3)], [at(1, 9)])
    expect(counted.cells).toEqual([
      { levelId: 3, termId: 9, configurations: [1] },
      { levelId: 4, termId: 9, configurations: [1] },
      { levelId: 3, termId: 0, configurations: [2] },
    ])
    expect([counted.byLevel.get(3), counted.byLevel.get(4), counted.byTerm.get(9), counted.total]).toEqual([2, 1, 1, 2])
    expect(counted.inSeveral).toBe(1)
  })

  it('counts once, always', () => {
    fc.assert(
      fc.property(someIds, pairs, pairs, (ids, levels, terms) => {
        const counted = countMatrix(ids, levels, terms)
        expect(counted.total).toBe(ids.length)
        expect(new Set(counted.cells.flatMap(cell => cell.configurations))).toEqual(new Set(ids))
        for (const cell of counted.cells) expect(new Set(cell.configurations).size).toBe(cell.configurations.length)
        const ofLevel = (id: number) =>
          new Set(counted.cells.filter(cell => cell.levelId === id).flatMap(cell => cell.configurations)).size
        for (const [level, count] of counted.byLevel) expect(count).toBe(ofLevel(level))
        const ofTerm = (id: number) =>
          new Set(counted.cells.filter(cell => cell.termId === id).flatMap(cell => cell.configurations)).size
        for (const [term, count] of counted.byTerm) expect(count).toBe(ofTerm(term))
      }),
    )
  })
})

const anyUse = fc.record({
  configurationId: fc.integer({ min: 1, max: 8 }),
  role: fc.constantFrom<Use['role']>('context', 'mechanism', 'resource', 'response', 'outcome', 'actor'),
  statementId: fc.option(fc.integer({ min: 1, max: 5 })),
})
const usesOf = (list: readonly Pick<Use, 'configurationId' | 'role' | 'statementId'>[]): Use[] =>
  list.map((one, at) => ({
    id: at + 1,
    mark: 'X1',
    wording: `words ${at}`,
    polarity: null,
    valence: null,
    mechanismAbsent: false,
    ...one,
  }))

describe('contexts by mechanisms', () => {
  it('counts each configuration once a row and a column, and stands each outcome once in a cell', () => {
    fc.assert(
      fc.property(fc.array(anyUse, { maxLength: 50 }), list => {
        const uses = usesOf(list)
        const found = meetingsOf(uses, new Map(), null)
        expect(found.total).toBe(new Set(uses.map(use => use.configurationId)).size)
        for (const row of found.rows) {
          const own = found.cells.filter(cell => cell.row === row.key).flatMap(cell => cell.configurations)
          expect(new Set(own).size).toBe(row.count)
        }
        for (const cell of found.cells) {
          expect(new Set(cell.configurations).size).toBe(cell.configurations.length)
          const names = cell.outcomes.map(outcome => outcome.statementId ?? outcome.name)
          expect(new Set(names).size).toBe(names.length)
        }
      }),
    )
  })

  it('shows the most used and says how many are left out', () => {
    const many = Array.from({ length: 60 }, (_, at) => at + 1)
    const uses = usesOf(many.flatMap(id => [{ configurationId: id, role: 'context', statementId: id }, { configurationId: id, role: 'mechanism', statementId: id }])) // biome-ignore format: long
    const found = meetingsOf(uses, new Map(), null)
    expect([found.rows.length, found.rowsLeftOut]).toEqual([MOST_ROWS, 60 - MOST_ROWS])
    expect([found.columns.length, found.columnsLeftOut]).toEqual([MOST_COLUMNS, 60 - MOST_COLUMNS])
    expect(found.total).toBe(60)
  })

  it('reads rows as themes', () => {
    const uses = usesOf([{ configurationId: 1, role: 'mechanism', statementId: 2 }, { configurationId: 2, role: 'mechanism', statementId: 2 }]) // biome-ignore format: long
    const themes = { of: new Map([[1, [7, 8]]]), names: new Map([[7, 'Trust'], [8, 'Time']]) } // biome-ignore format: long
    expect(meetingsOf(uses, new Map([[2, 'heard']]), themes)).toMatchObject({
      rows: [{ name: 'Trust', count: 1 }, { name: 'Time', count: 1 }, { name: 'no theme yet', count: 1 }],
      columns: [{ name: 'heard', count: 2 }],
      total: 2,
    }) // biome-ignore format: long
  })
})
