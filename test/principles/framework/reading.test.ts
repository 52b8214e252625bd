// The rules of the framework as tables of cases: sides, ideas, cells, stages with ripples, the grid of archetypes, names.
import { describe, expect, it } from 'vitest'
import { gridOf } from '../../../src/principles/framework/archetypes/grid.ts'
import { cellsOf } from '../../../src/principles/framework/resources/cells.ts'
import { ideasOf } from '../../../src/principles/framework/resources/ideas.ts'
import { rankSaid, studiesSaid } from '../../../src/principles/framework/said.ts'
import { pathwayOf } from '../../../src/principles/framework/stages/stages.ts'
import { refsNamed } from '../../../src/principles/framework/ties/naming.ts'
import type { Use } from '../../../src/synthesis/map/graph.ts'

const use = (id: number, configurationId: number, role: Use['role'], more: Partial<Use> = {}): Use => ({
  ...{ id, configurationId, role, mark: `${role[0]?.toUpperCase()}${id}`, wording: `words ${id}`, statementId: null },
  ...{ polarity: null, valence: null, mechanismAbsent: false, ...more },
})

describe('resources', () => {
  const names = new Map([[7, 'time']])

  it('say an idea once, the most said first, and a mechanism whole or split as one', () => {
    const uses = [
      use(1, 1, 'outcome'),
      use(2, 1, 'mechanism', { statementId: 7 }),
      use(3, 2, 'resource', { statementId: 7, polarity: 'enabling' }),
      use(4, 3, 'actor'),
    ]
    expect(ideasOf(uses, names).map(one => [one.part, one.name, one.sign, one.configurations])).toEqual([
      ['mechanism', 'time', '+', [1, 2]],
      ['outcome', 'words 1', '', [1]],
    ])
  })

  it('stand at their levels and themes, on the side they take, on both where they do both', () => {
    const uses = [
      use(1, 1, 'context', { polarity: 'both' }),
      use(2, 1, 'response', { polarity: 'hindering' }),
      use(3, 2, 'context'),
      use(4, 2, 'outcome'),
    ]
    const places = { levelsOf: ({ id }: { id: number }) => (id === 3 ? [] : [1]), themesOf: () => [5, 6] }
    const cells = cellsOf(uses, places, names)
    expect(cells.map(cell => [cell.levelId, cell.themeId, cell.configurations])).toEqual([
      ...[[1, 5, [1]], [1, 6, [1]], [0, 5, [2]], [0, 6, [2]]], // biome-ignore format: short
    ])
    const said = (side: 'helping' | 'hindering' | 'unsaid', at: number) => cells[at]?.sides[side].map(one => one.name)
    expect([said('helping', 0), said('hindering', 0)]).toEqual([['words 1'], ['words 1', 'words 2']])
    expect(said('unsaid', 2)).toEqual(['words 3'])
  })
})

describe('stages', () => {
  const terms = [
    { id: 1, name: 'Referral', parentId: null },
    { id: 2, name: 'Meeting', parentId: null },
    { id: 3, name: 'Activity', parentId: null },
    { id: 4, name: 'First talk', parentId: 2 },
  ]
  const stages: Readonly<Record<number, readonly number[]>> = { 1: [1], 2: [2, 4], 3: [3], 4: [] }
  const uses = [1, 2, 3, 4].flatMap(id => [use(id * 10, id, 'context'), use(id * 10 + 1, id, 'outcome')])
  const ripple = (fromId: number, toId: number) => ({
    ...{ kind: 'ripple' as const, fromId, toId, fromElementId: fromId * 10 + 1, toElementId: toId * 10 },
  })

  it('are in their order with parts under wholes, and ripples name where they lead', () => {
    const ties = [ripple(1, 2), ripple(2, 3), ripple(1, 3), ripple(3, 1), ripple(3, 3), ripple(3, 4)]
    const found = pathwayOf(terms, uses, ties, one => stages[one.configurationId] ?? [], new Map())
    expect(found.stages.map(stage => [stage.name, stage.depth])).toEqual([
      ...[['Referral', 0], ['Meeting', 0], ['First talk', 1], ['Activity', 0]], // biome-ignore format: short
    ])
    expect(found.unplaced).toEqual([4])
    expect(found.unplacedRipples).toBe(1)
    const ways = found.stages.map(stage => stage.ripples.map(one => `${one.way} ${one.toStageId}`))
    expect(ways).toEqual([['further on 4', 'further on 3'], [], ['next 3'], ['back 1', 'within 3']])
    expect(found.stages[0]?.ripples[0]).toMatchObject({ from: { wording: 'words 11' }, to: { wording: 'words 20' } })
    expect(found.stages[1]?.parts.context.map(one => one.name)).toEqual(['words 20'])
  })
})

it('archetypes stand in columns by setting; a setting that was retired keeps its column', () => {
  const one = (id: number, settingId: number) => ({ id, settingId, settingName: `S${settingId}` })
  const grid = gridOf([{ id: 1, name: 'S1' }, { id: 2, name: 'S2' }], [one(1, 1), one(2, 1), one(3, 9)]) // biome-ignore format: short
  expect(grid.settings.map(setting => [setting.name, setting.count])).toEqual([['S1', 2], ['S2', 0], ['S9', 1]]) // biome-ignore format: short
  expect(grid.rows.map(row => row.map(cell => [cell.archetype.id, cell.rank, cell.of]))).toEqual([
    ...[[[1, 1, 2], [3, 1, 1]], [[2, 2, 2]]], // biome-ignore format: short
  ])
})

it('names of configurations are read as people write them, and the rest is given back', () => {
  const found = refsNamed(['CMOC 2'], 'account 3; [cmoc 2]\n tuesday', ['See [CMOC 1] and [account 3].'])
  expect(found.refs.map(ref => `${ref.layer} ${ref.id}`)).toEqual(['synthesised 1', 'synthesised 2', 'account 3'])
  expect(found.unread).toEqual(['tuesday'])
})

it('says what something rests on, and how it ranks', () => {
  const none = { studies: 0, supports: 0, refines: 0, contradicts: 0, converse: 0, consultations: 0 }
  const cases: readonly (readonly [Partial<typeof none>, string])[] = [
    [{}, 'no study yet'],
    [{ consultations: 1 }, 'no study yet; heard in 1 consultation'],
    [{ studies: 1, contradicts: 1 }, '1 study, which contradicts'],
    [{ studies: 4, contradicts: 2, converse: 1 }, '4 studies, 2 of them contradict, 1 with the opposite confirmed'],
  ]
  for (const [counts, said] of cases) expect(studiesSaid({ ...none, ...counts })).toBe(said)
  expect([1, 2, 3, 4].map(rank => rankSaid(rank, 4))).toEqual(['best of 4', '2nd of 4', '3rd of 4', 'worst of 4'])
  expect(rankSaid(1, 1)).toBe('')
})
