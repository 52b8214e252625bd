// What counts as new, document by document.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GROUPS, quietAtEnd, saturationOf } from '../../../src/synthesis/saturation/counting.ts'

const say = (documentId: number, role: 'context' | 'resource' | 'mechanism' | 'outcome', statementId: number | null) => ({ documentId, role, statementId }) // biome-ignore format: long

describe('saturation', () => {
  it('counts an idea in the first document that has it, and in each role once', () => {
    const steps = saturationOf(
      [5, 3, 9],
      [say(3, 'mechanism', 1), say(5, 'resource', 1), say(3, 'context', 1), say(3, 'outcome', 2), say(9, 'outcome', null)], // biome-ignore format: a list
    )
    expect(steps.map(step => [step.documentId, step.fresh.all, step.fresh.mechanism, step.sum.all, step.loose])).toEqual([[5, 1, 1, 1, 0], [3, 1, 0, 2, 0], [9, 0, 0, 2, 1]]) // biome-ignore format: a list
    expect(steps[1]?.fresh).toMatchObject({ context: 1, outcome: 1 })
    expect(quietAtEnd(steps)).toBe(1)
    expect(quietAtEnd([])).toBeNull()
    expect(quietAtEnd(saturationOf([1], [{ documentId: 1, role: 'context', statementId: null }]))).toBeNull()
  })

  const anySaying = fc.record({
    documentId: fc.integer({ min: 1, max: 6 }),
    role: fc.constantFrom('context' as const, 'resource' as const, 'mechanism' as const, 'outcome' as const),
    statementId: fc.option(fc.integer({ min: 1, max: 9 })),
  })
  it('ends with every idea once, in whichever order the documents stand', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 })
    fc.assert(
      fc.property(order, fc.array(anySaying, { maxLength: 60 }), (documents, sayings) => {
        const steps = saturationOf(documents, sayings)
        const ideas = new Set(sayings.flatMap(saying => saying.statementId ?? []))
        expect(steps.at(-1)?.sum.all).toBe(ideas.size)
        for (const key of [...GROUPS, 'all'] as const)
          expect(steps.reduce((sum, step) => sum + step.fresh[key], 0)).toBe(steps.at(-1)?.sum[key])
      }),
    )
  })
})
