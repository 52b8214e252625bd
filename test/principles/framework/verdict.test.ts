// What can be said of a claim under conditions: each answer apart, and never more than the evidence allows.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, conditionsOf } from '../../../src/principles/framework/holding/conditions.ts'
import { judgePrinciple } from '../../../src/principles/framework/holding/principles.ts'
import { judge, type Marks, VERDICTS } from '../../../src/principles/framework/holding/verdict.ts'
import type { Voice } from '../../../src/principles/framework/voices/voices.ts'

const voice = (documentId: number, more: Partial<Voice> = {}): Voice => ({
  ...{ of: 1, via: null, documentId, studyId: null, isConsultation: false, excerptId: null },
  ...{ stance: 'supports', isConverse: false, ...more },
})
const care: Condition = { facetId: 1, label: 'Setting', describes: 'configurations', chosen: [], ids: new Set([10]) }
const speaker: Condition = { facetId: 2, label: 'Who', describes: 'excerpts', chosen: [], ids: new Set([20]) }
const marks = (configurations: readonly (readonly [string, number])[], excerpts: readonly number[] = []): Marks => ({
  configurations: new Map([[1, new Map(configurations.map(([key, id]) => [key, new Set([id])]))]]),
  documents: new Map([[1, new Map([[8, new Set([10])], [9, new Set([11])]])]]), // biome-ignore format: short
  excerpts: new Map([[2, new Map(excerpts.map(id => [id, new Set([20])]))]]),
})
const claim = (...voices: Voice[]) => ({ layer: 'synthesised' as const, id: 1, voices })
const there = marks([['synthesised 1', 10]])

describe('a configuration', () => {
  it.each([
    ['holds', claim(voice(1)), there],
    ['disputed', claim(voice(1), voice(2, { stance: 'contradicts' })), there],
    ['does not hold', claim(voice(2, { stance: 'contradicts' })), there],
    ['no study yet', claim(), there],
    ['no study yet', claim(voice(1, { isConsultation: true })), there],
    ['no study yet', claim(voice(1, { stance: 'background' })), there],
    ['not studied', claim(voice(1)), marks([['synthesised 1', 11]])],
    ['not placed', claim(voice(1)), marks([])],
    // The account says where; only where it says nothing, the configuration it contributes to does.
    ['no study yet', claim(voice(1, { via: 5 })), marks([['synthesised 1', 10], ['account 5', 11]])], // biome-ignore format: short
    ['holds', claim(voice(1, { via: 5 })), marks([['synthesised 1', 11], ['account 5', 10]])], // biome-ignore format: short
    ['holds', claim(voice(1, { via: 5 })), there],
    // So does a document that carries the term itself.
    ['holds', claim(voice(8)), marks([['synthesised 1', 11]])],
    ['not studied', claim(voice(9)), marks([])],
  ])('%s', (verdict, one, given) => {
    expect(judge(one, [care], given).verdict).toBe(verdict)
  })

  it('needs every condition in one piece of evidence', () => {
    const both = [care, speaker]
    const given = marks([['account 5', 10], ['account 6', 11]], [3]) // biome-ignore format: short
    const split = claim(voice(1, { via: 5 }), voice(2, { via: 6, excerptId: 3 }))
    expect(judge(split, both, given).verdict).toBe('not studied')
    expect(judge(claim(voice(1, { via: 5, excerptId: 3 })), both, given).verdict).toBe('holds')
  })

  it('counts a study once, and never more there than anywhere', () => {
    const stances = fc.constantFrom('supports', 'refines', 'contradicts', 'background')
    const any = fc.record({ document: fc.integer({ min: 1, max: 9 }), stance: stances, via: fc.integer({ min: 1, max: 4 }) }) // biome-ignore format: long
    const given = marks([['account 1', 10], ['account 2', 11]]) // biome-ignore format: short
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), list => {
        const found = judge(claim(...list.map(one => voice(one.document, one))), [care], given)
        expect(VERDICTS).toContain(found.verdict)
        expect(found.there.studies).toBeLessThanOrEqual(found.anywhere.studies)
        expect(found.there.studies).toBeLessThanOrEqual(new Set(list.map(one => one.document)).size)
        if (found.verdict === 'holds') expect(found.there.contradicts).toBe(0)
        if (found.verdict === 'does not hold') expect(found.there.supports + found.there.refines).toBe(0)
        if (['not studied', 'not placed'].includes(found.verdict)) expect(found.there.studies).toBe(0)
      }),
    )
  })
})

describe('a principle', () => {
  it('is judged by all its configurations together and by what hangs on itself', () => {
    const second = { layer: 'synthesised' as const, id: 2, voices: [voice(2, { of: 2, stance: 'contradicts' })] }
    const given = marks([['synthesised 1', 10], ['synthesised 2', 10]]) // biome-ignore format: short
    const claims = [claim(voice(1)), second]
    expect(judgePrinciple({ claims, own: [], levelIds: null }, [care], given).verdict).toBe('disputed')
    const own = [voice(8)]
    expect(judgePrinciple({ claims: [], own, levelIds: null }, [care], given)).toMatchObject({
      ...{ verdict: 'holds', there: { studies: 1 } },
    })
    expect(judgePrinciple({ claims: [], own: [], levelIds: null }, [care], given).verdict).toBe('not placed')
  })
})

it('conditions take what stands under a chosen term, and leave out what is not there', () => {
  const terms = [
    { id: 10, name: 'Care', facetId: 1, parentId: null },
    { id: 11, name: 'Practice', facetId: 1, parentId: 10 },
    { id: 12, name: 'Room', facetId: 1, parentId: 11 },
  ]
  const facets = [{ id: 1, name: 'Setting', describes: 'configurations' as const }]
  const found = conditionsOf({ level: [2, 99], term: [10, 77] }, [{ id: 2, name: 'Policy' }], facets, terms)
  expect(found.map(one => [one.label, [...one.ids]])).toEqual([['Level', [2]], ['Setting', [10, 11, 12]]]) // biome-ignore format: short
})
