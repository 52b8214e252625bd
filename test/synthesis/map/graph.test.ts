// The map as a graph: columns, what joins, what runs across, and which configurations are chosen when there are too many.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxesOf } from '../../../src/synthesis/map/boxes.ts'
import { around, MOST_OF_MANY, MOST_WHOLE, mostConnected } from '../../../src/synthesis/map/choosing.ts'
import { graphOf, signOf, type Tie, type Use } from '../../../src/synthesis/map/graph.ts'
import { crossingsOf, rowsOf } from '../../../src/synthesis/map/reading.ts'

let next = 0
const use = (configurationId: number, role: Use['role'], statementId: number | null, more: Partial<Use> = {}): Use => ({
  id: ++next,
  configurationId,
  role,
  mark: 'X1',
  wording: `words of ${statementId}`,
  statementId,
  polarity: null,
  valence: null,
  mechanismAbsent: false,
  ...more,
})
const tie = (kind: Tie['kind'], fromId: number, toId: number, more: Partial<Tie> = {}): Tie => ({
  kind,
  fromId,
  toId,
  fromElementId: null,
  toElementId: null,
  ...more,
})
const names = new Map([[1, 'time'], [2, 'feeling heard'], [3, 'return']]) // biome-ignore format: a list

describe('a graph', () => {
  it('shares an idea between configurations, and joins step to step', () => {
    const graph = graphOf([1, 2].flatMap(id => [use(id, 'context', id === 1 ? 1 : null), use(id, 'mechanism', 2), use(id, 'outcome', 3)]), [], names) // biome-ignore format: a list
    expect(graph.nodes.map(node => [node.role, node.name, node.configurations])).toEqual([
      ['context', 'time', [1]],
      ['mechanism', 'feeling heard', [1, 2]],
      ['outcome', 'return', [1, 2]],
      ['context', 'words of null', [2]],
    ])
    expect(graph.edges.filter(edge => edge.from === 'mechanism idea 2')).toMatchObject([
      { kind: 'within', to: 'outcome idea 3', configurations: [1, 2], isInCycle: false },
    ])
  })

  it('tells resource, response, strategy and actor apart only where the shape does', () => {
    const uses = (['context', 'strategy', 'actor', 'resource', 'response', 'outcome'] as const).map(role =>
      use(1, role, null),
    )
    const columns = (shape: 'CMO' | 'SCMO' | 'ICAMO' | 'resource + response') =>
      graphOf(uses, [], names, shape).columns.length
    expect([columns('CMO'), columns('SCMO'), columns('ICAMO'), columns('resource + response')]).toEqual([3, 4, 5, 4])
  })

  it('leads from the mechanism to what comes where it is absent', () => {
    const uses = [
      use(1, 'mechanism', 2),
      use(1, 'outcome', 3),
      use(1, 'outcome', null, { id: 900, mechanismAbsent: true }),
    ]
    expect(graphOf(uses, [], names).edges.map(edge => [edge.kind, edge.to])).toEqual([
      ['within', 'outcome idea 3'],
      ['absent', 'outcome element 900'],
    ])
  })

  it('runs a ripple from the outcome to the context that share an idea, and sees a cycle', () => {
    const uses = [
      use(1, 'context', 1),
      use(1, 'outcome', null),
      use(1, 'outcome', 3),
      use(2, 'context', null),
      use(2, 'context', 3),
      use(2, 'outcome', 1),
    ]
    const graph = graphOf(uses, [tie('ripple', 1, 2)], names)
    expect(crossingsOf(graph)).toMatchObject([
      { kind: 'ripple', from: { name: 'return', role: 'outcome' }, to: { name: 'return', role: 'context' }, isInCycle: true },
      { kind: 'same', from: { name: 'time' }, to: { name: 'time' }, isInCycle: true },
    ]) // biome-ignore format: a list
    expect(crossingsOf(graphOf(uses.slice(0, 3), [tie('ripple', 1, 2)], names))).toEqual([])
  })

  it('ends links at the elements they name, else at mechanisms', () => {
    const uses = [use(1, 'mechanism', 1, { id: 801 }), use(1, 'outcome', 3, { id: 802 }), use(2, 'mechanism', 2)]
    const ends = (more: Partial<Tie>) =>
      graphOf(uses, [tie('alternative', 1, 2, more)], names).edges.filter(edge => edge.kind === 'alternative')
    expect(ends({})).toMatchObject([{ from: 'mechanism idea 1', to: 'mechanism idea 2' }])
    expect(ends({ fromElementId: 802 })).toMatchObject([{ from: 'outcome idea 3', to: 'mechanism idea 2' }])
  })

  it.each([
    [[['enabling', null]], '+'],
    [[['hindering', null]], '−'],
    [[['both', null]], '±'],
    [
      [
        ['enabling', null],
        ['hindering', null],
      ],
      '±',
    ],
    [[[null, 'negative']], '−'],
    [[[null, null]], ''],
  ] as const)('of %j the sign is %s', (said, sign) => {
    // biome-ignore format: a table
    expect(signOf(said.map(([polarity, valence]) => ({ polarity, valence })))).toBe(sign)
  })

  const anyUse = fc.record({
    configurationId: fc.integer({ min: 1, max: 6 }),
    role: fc.constantFrom('context', 'mechanism', 'resource', 'outcome', 'strategy'),
    statementId: fc.option(fc.integer({ min: 1, max: 4 })),
    mechanismAbsent: fc.boolean(),
  })
  it('draws every element once, keeps lines between boxes that are there, and says the same in words', () => {
    fc.assert(
      fc.property(fc.array(anyUse, { maxLength: 40 }), list => {
        const uses = list.map(one => use(one.configurationId, one.role as Use['role'], one.statementId, { mechanismAbsent: one.mechanismAbsent })) // biome-ignore format: long
        const graph = graphOf(uses, [tie('ripple', 1, 2), tie('contradicts', 2, 3)], names)
        const keys = new Set(graph.nodes.map(node => node.key))
        expect(keys.size).toBe(graph.nodes.length)
        for (const edge of graph.edges) expect(keys.has(edge.from) && keys.has(edge.to)).toBe(true)
        expect(boxesOf(graph).every(box => box.column >= 0 && box.height > 0)).toBe(true)
        const ids = [...new Set(uses.map(one => one.configurationId))]
        const said = rowsOf(graph, ids.map(id => ({ id, name: '' }))) // biome-ignore format: long
        const parts = said.flatMap(row => row.cells.flatMap(cell => cell.parts.map(part => `${row.id} ${part.key}`)))
        expect(new Set(parts)).toEqual(
          new Set(graph.nodes.flatMap(node => node.configurations.map(id => `${id} ${node.key}`))),
        )
      }),
    )
  })
})

describe('choosing', () => {
  const ids = Array.from({ length: MOST_WHOLE + 1 }, (_, at) => at + 1)
  it('shows all while they can be read', () => {
    expect(mostConnected(ids.slice(1), [], [])).toEqual({ shown: ids.slice(1), leftOut: 0 })
  })
  it('shows the most connected of many, in their order', () => {
    const meetings = [100, 50, 20].map(configurationId => ({ configurationId, statementId: 7 }))
    const { shown, leftOut } = mostConnected(ids, meetings, [tie('ripple', 121, 20)])
    expect(shown).toHaveLength(MOST_OF_MANY)
    expect(leftOut).toBe(ids.length - MOST_OF_MANY)
    expect(shown).toEqual(expect.arrayContaining([20, 50, 100, 121]))
    expect([...shown].sort((a, b) => a - b)).toEqual(shown)
  })
  it('finds who is around one', () => {
    const meetings = [[1, 5], [2, 5], [3, 6], [4, null]].map(([configurationId, statementId]) => ({ configurationId: configurationId as number, statementId: statementId as number | null })) // biome-ignore format: a list
    expect([...around(1, meetings, [tie('contradicts', 4, 1)])].sort()).toEqual([1, 2, 4])
  })
})
