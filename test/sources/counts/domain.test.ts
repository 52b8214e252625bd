// Boxes of typed numbers: every one has words and stands in one stage.
import { expect, test } from 'vitest'
import { BOX_WORDS, BOXES, STAGES, sumOf, type TypedCount } from '../../../src/sources/counts/domain.ts'

test('every box is offered once, in words', () => {
  expect(STAGES.flatMap(stage => [...stage.boxes]).sort()).toEqual([...BOXES].sort())
  expect(Object.keys(BOX_WORDS).sort()).toEqual([...BOXES].sort())
})

test('numbers of one box and side are summed', () => {
  const typed = (id: number, more: Partial<TypedCount>): TypedCount => ({
    ...{ id, searchId: null, arm: 'databases', box: 'duplicates', reason: '', count: 1, note: '' },
    ...more,
  })
  const counts = [
    typed(1, { count: 7 }),
    typed(2, { count: 5 }),
    typed(3, { arm: 'others' }),
    typed(4, { box: 'screened' }),
  ]
  expect(sumOf(counts, 'databases', 'duplicates')).toBe(12)
  expect(sumOf(counts, 'others', 'duplicates')).toBe(1)
  expect(sumOf([], 'others', 'duplicates')).toBe(0)
})
