// Marks, missing roles, stances through a contribution, and evidence counted once per study.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingRoles, nextMark, ROLES, STANCES, stanceThrough, toComplete } from '../../src/configurations/domain.ts'
import { studiesOf } from '../../src/configurations/rests-on.ts'

it.each([
  ['context', [], 'C1'],
  ['context', ['C1', 'C3', 'M7'], 'C4'],
  ['response', ['R1', 'P9'], 'P10'],
  ['mechanism', ['Mx'], 'M1'],
] as const)('the next mark of a %s after %j is %s', (role, marks, next) => {
  expect(nextMark(role, marks)).toBe(next)
})

it.each([
  ['CMO', [], ['context', 'mechanism', 'outcome']],
  ['CMO', ['context', 'response', 'outcome'], []],
  ['CMO', ['context', 'mechanism'], ['outcome']],
  ['resource + response', ['context', 'mechanism', 'outcome'], []],
  ['resource + response', ['context', 'resource', 'outcome'], ['response']],
  ['resource + response', ['outcome'], ['context', 'mechanism']],
  ['SCMO', ['context', 'mechanism', 'outcome'], ['strategy']],
  ['ICAMO', ['context', 'outcome'], ['strategy', 'actor', 'mechanism']],
] as const)('in the shape %s, %j lacks %j', (shape, roles, missing) => {
  expect(missingRoles(roles, shape).sort()).toEqual([...missing].sort())
})

it.each([
  [[], ''],
  [['outcome'], 'no outcome yet'],
  [['context', 'mechanism', 'outcome'], 'no context, no mechanism and no outcome yet'],
] as const)('says what is missing: %j', (missing, words) => {
  expect(toComplete(missing)).toBe(words)
})

describe('stanceThrough', () => {
  it.each([
    ['supports', 'supports', 'supports'],
    ['supports', 'contradicts', 'contradicts'],
    ['contradicts', 'supports', 'contradicts'],
    ['contradicts', 'refines', 'contradicts'],
    ['contradicts', 'contradicts', 'background'],
    ['refines', 'supports', 'refines'],
    ['supports', 'background', 'background'],
  ] as const)('%s ∘ %s is %s', (contribution, evidence, stance) => {
    expect(stanceThrough(contribution, evidence)).toBe(stance)
  })
})

const row = fc.record({
  documentId: fc.integer({ min: 1, max: 6 }),
  studyId: fc.constantFrom(null, 1, 2),
  stance: fc.constantFrom(...STANCES),
  isConverse: fc.boolean(),
  excerptId: fc.constantFrom(null, 1, 2, 3),
})

it('counts each study once, whatever the number of documents and quotations', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), rows => {
      const evidence = rows.map(one => ({
        ...one,
        documentLabel: `D${one.documentId}`,
        documentKind: 'article',
        studyName: one.studyId === null ? null : `S${one.studyId}`,
      }))
      const studies = studiesOf(evidence)
      const keys = new Set(rows.map(one => (one.studyId === null ? `d${one.documentId}` : `s${one.studyId}`)))
      expect(studies).toHaveLength(keys.size)
      for (const study of studies) expect(study.stances).toContain(study.stance)
    }),
  )
})

it('a mark is free whatever marks there are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), fc.array(fc.string({ maxLength: 4 })), (role, marks) => {
      expect(marks).not.toContain(nextMark(role, marks))
    }),
  )
})
