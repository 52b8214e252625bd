// The flow of records: every sum holds, whatever the records are like.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FlowGroup, flowOf } from '../../../src/screening/flow/domain.ts'
import { drawFlow } from '../../../src/screening/flow/drawing.ts'
import { SEARCH_KINDS } from '../../../src/sources/searches/domain.ts'

const group: FlowGroup = {
  kind: 'database',
  source: 'PubMed',
  isDuplicate: false,
  isChosenBefore: false,
  titleAbstract: null,
  fullText: null,
  retrieval: null,
  reason: null,
  count: 1,
}
const status = fc.constantFrom(
  null,
  'included' as const,
  'excluded' as const,
  'maybe' as const,
  'conflict' as const,
  'awaiting second reviewer' as const,
)
const groups = fc.array(
  fc.record<FlowGroup>({
    kind: fc.constantFrom(null, ...SEARCH_KINDS),
    source: fc.constantFrom(null, 'PubMed', 'a < b & "c"'),
    isDuplicate: fc.boolean(),
    isChosenBefore: fc.boolean(),
    titleAbstract: status,
    fullText: status,
    retrieval: fc.constantFrom(null, 'sought', 'retrieved', 'not retrieved'),
    reason: fc.constantFrom(null, 'wrong setting', 'x'.repeat(100), '<b>'),
    count: fc.nat(1000),
  }),
  { maxLength: 30 },
)

describe('counts', () => {
  test('every sum holds and both sides make the whole', () => {
    fc.assert(
      fc.property(groups, all => {
        const { databases, others, total, checks } = flowOf(all)
        expect(checks.filter(check => !check.holds)).toEqual([])
        for (const key of Object.keys(total) as (keyof typeof total)[]) {
          if (typeof total[key] === 'number') expect(Number(databases[key]) + Number(others[key])).toBe(total[key])
        }
        expect(total.reasons.reduce((sum, reason) => sum + reason.count, 0)).toBe(total.excludedFullText)
      }),
    )
  })

  test('a small review', () => {
    const { total, others } = flowOf([
      { ...group, count: 10 },
      { ...group, isDuplicate: true, count: 3 },
      { ...group, titleAbstract: 'excluded', count: 5 },
      { ...group, titleAbstract: 'included', retrieval: 'not retrieved', count: 1 },
      { ...group, titleAbstract: 'included', fullText: 'excluded', reason: 'wrong setting', count: 2 },
      { ...group, titleAbstract: 'included', fullText: 'included', count: 4 },
      { ...group, kind: 'experts', source: 'a letter', isChosenBefore: true, count: 1 },
    ])
    expect(total).toMatchObject({
      identified: 26,
      duplicates: 3,
      unscreened: 10,
      screened: 12,
      excluded: 5,
      sought: 7,
      notRetrieved: 1,
      assessed: 6,
      excludedFullText: 2,
      included: 5,
      chosenBefore: 1,
    })
    expect(others).toMatchObject({ identified: 1, included: 1 })
    expect(total.reasons).toEqual([{ name: 'wrong setting', count: 2 }])
  })
})

test('the drawing is well-formed and holds every number', () => {
  fc.assert(
    fc.property(groups, all => {
      const flow = flowOf(all)
      const svg = drawFlow(flow, { documents: 3, studies: 2 })
      expect(svg).toContain(`Records identified (n = ${flow.total.identified})`)
      expect(svg).not.toMatch(/NaN|undefined/)
      const tags = [...svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)]
      expect(tags.filter(tag => tag[1] === '' && tag[3] === '')).toHaveLength(tags.filter(tag => tag[1] === '/').length)
    }),
  )
})
