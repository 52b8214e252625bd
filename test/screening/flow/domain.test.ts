// The flow of records: every sum holds, whatever the records are like.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FlowGroup, flowOf } from '../../../src/screening/flow/domain.ts'
import { drawFlow } from '../../../src/screening/flow/drawing.ts'
import { textsOf, whyTheyDiffer } from '../../../src/screening/flow/texts.ts'
import { wrap } from '../../../src/screening/flow/wrapping.ts'
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
  text: null,
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
    text: fc.constantFrom(null, 'document' as const, 'consultation' as const),
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

  test('one duplicate is one duplicate', () => {
    expect(flowOf([{ ...group, isDuplicate: true }]).checks[0]?.sum).toBe(
      '1 identified = 1 duplicate + 0 included before + 0 not screened yet + 0 screened',
    )
  })
})

test('the drawing is well-formed and holds every number', () => {
  fc.assert(
    fc.property(groups, all => {
      const flow = flowOf(all)
      const svg = drawFlow(flow, { documents: 3, studies: 2, consultations: 1 })
      expect(svg).toContain(`Records identified (n = ${flow.total.identified})`)
      expect(svg).not.toMatch(/NaN|undefined/)
      const tags = [...svg.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)]
      expect(tags.filter(tag => tag[1] === '' && tag[3] === '')).toHaveLength(tags.filter(tag => tag[1] === '/').length)
    }),
  )
})

test('long reasons are wrapped into boxes that grow, and none is left out', () => {
  const reasons = Array.from({ length: 25 }, (_, at) =>
    `${at} ${'reason of a kind that needs words '.repeat(4)}`.trim(),
  )
  const groups = reasons.map((reason, at) => ({
    ...group,
    titleAbstract: 'included' as const,
    fullText: 'excluded' as const,
    reason,
    count: at + 1,
  }))
  const svg = drawFlow(flowOf(groups), { documents: 0, studies: 0, consultations: 0 })
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(found => found[1]).join(' ')
  reasons.forEach((reason, at) => {
    expect(words).toContain(`${reason} (n = ${at + 1})`)
  })
  for (const [, y, height] of svg.matchAll(/<rect x="380" y="(\d+)" width="320" height="(\d+)"/g))
    expect(Number(svg.match(/viewBox="0 0 \d+ (\d+)"/)?.[1])).toBeGreaterThan(Number(y) + Number(height))
})

test('lines keep every letter, and a word longer than a line is broken', () => {
  expect(wrap('W'.repeat(100), 296).every(line => line.length <= 24)).toBe(true)
  expect(wrap('', 296)).toEqual([''])
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      expect(wrap(text, 296).join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    }),
  )
})

describe('documents beside included records', () => {
  const counts = { documents: 5, studies: 4, consultations: 1 }
  const passed = { ...group, titleAbstract: 'included' as const }

  test('nothing is said when each is of the other', () => {
    const texts = textsOf([{ ...passed, fullText: 'included', text: 'document', count: 5 }], counts)
    expect(whyTheyDiffer(texts)).toEqual([])
  })

  test('what differs is said, and makes up the whole', () => {
    const texts = textsOf(
      [
        { ...passed, fullText: 'included', text: 'document', count: 1 },
        { ...passed, text: 'document', count: 2 },
        { ...passed, fullText: 'excluded', text: 'document', count: 1 },
        { ...passed, fullText: 'included', count: 3 },
      ],
      counts,
    )
    expect(whyTheyDiffer(texts)).toEqual([
      '5 documents = 1 of included records + 2 included by title and abstract, full text not screened yet + 1 of records that were excluded + 1 added without a record',
      '3 included records have no document yet',
    ])
  })
})
