// The flow of records: every sum holds, whatever the records are like, and a typed number that breaks one is shown.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowOf, type Typed } from '../../../src/screening/flow/domain.ts'
import { BOXES, type FlowGroup } from '../../../src/screening/flow/stages.ts'
import { sentenceOf } from '../../../src/screening/flow/sums.ts'
import { textsOf, whyTheyDiffer } from '../../../src/screening/flow/texts.ts'
import { groups } from './groups.ts'

const group: FlowGroup = {
  searchId: 1,
  iteration: 1,
  kind: 'database',
  source: 'PubMed',
  standing: 'not screened',
  isAssessed: false,
  reason: null,
  count: 1,
}
const typed: Typed = {
  searchId: 1,
  iteration: 1,
  kind: 'database',
  source: 'PubMed',
  arm: 'databases',
  box: 'identified',
  name: '',
  count: 1,
}
const failing = (all: readonly FlowGroup[], numbers: readonly Typed[]) =>
  flowOf(all, numbers)
    .checks.filter(check => !check.holds)
    .map(sentenceOf)

describe('counts', () => {
  test('every sum holds and both sides make the whole', () => {
    fc.assert(
      fc.property(groups, all => {
        const { databases, others, total, checks, iterations } = flowOf(all)
        expect(checks.filter(check => !check.holds)).toEqual([])
        for (const box of BOXES) expect(databases[box] + others[box]).toBe(total[box])
        expect(total.reasons.reduce((sum, reason) => sum + reason.count, 0)).toBe(total.excludedFullText)
        expect(total.sources.reduce((sum, source) => sum + source.count, 0)).toBe(total.identified)
        for (const box of ['identified', 'duplicates', 'included'] as const)
          expect(iterations.reduce((sum, line) => sum + line[box], 0)).toBe(total[box])
      }),
    )
  })

  test('a small review', () => {
    const { total, others, iterations } = flowOf([
      { ...group, count: 10 },
      { ...group, standing: 'duplicate', count: 3 },
      { ...group, standing: 'excluded', count: 5 },
      { ...group, standing: 'not retrieved', count: 1 },
      { ...group, standing: 'excluded', isAssessed: true, reason: 'wrong setting', count: 2 },
      { ...group, standing: 'included', isAssessed: true, count: 4 },
      { ...group, searchId: 2, iteration: 2, kind: 'experts', source: 'a letter', standing: 'included', count: 1 },
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
    expect(total.reasons).toEqual([{ name: 'wrong setting', count: 2, typed: 0, kind: null }])
    expect(iterations).toEqual([
      { iteration: 1, identified: 25, duplicates: 3, excluded: 7, included: 4 },
      { iteration: 2, identified: 1, duplicates: 0, excluded: 0, included: 1 },
    ])
  })

  test('one duplicate is one duplicate, and boxes that are rarely filled are named only when they are', () => {
    expect(flowOf([{ ...group, standing: 'duplicate' }]).checks[0]?.sum).toBe('1 identified = 1 duplicate + 0 screened')
  })

  test('two sources of one name are told apart by their kind', () => {
    const found = flowOf([group, { ...group, searchId: 2, kind: 'register' }]).databases.sources
    expect(found.map(source => [source.name, source.kind])).toEqual([
      ['PubMed', 'database'],
      ['PubMed', 'register'],
    ])
  })
})

describe('numbers typed in', () => {
  test('a library merged and deduplicated elsewhere: what was imported is what remained, counted once', () => {
    const numbers = [
      { ...typed, name: 'PubMed', count: 2000 },
      { ...typed, name: 'Embase', count: 1500 },
      { ...typed, box: 'duplicates' as const, count: 900 },
    ]
    const all = [
      { ...group, count: 2590 },
      { ...group, standing: 'duplicate' as const, count: 10 },
    ]
    const { databases } = flowOf(all, numbers)
    expect(databases).toMatchObject({ identified: 3500, duplicates: 910, unscreened: 2590 })
    expect(databases.typed).toEqual({ identified: 3500, duplicates: 900 })
    expect(databases.sources.map(source => [source.name, source.count, source.typed])).toEqual([
      ['PubMed', 2000, 2000],
      ['Embase', 1500, 1500],
    ])
    expect(failing(all, numbers)).toEqual([])
  })

  test('what does not add up is shown with the size of the gap', () => {
    const numbers = [
      { ...typed, count: 3500 },
      { ...typed, box: 'duplicates' as const, count: 900 },
    ]
    expect(failing([{ ...group, count: 2590 }], numbers)).toEqual([
      '3500 identified = 900 duplicates + 2590 not screened yet + 0 screened; 10 are unaccounted for',
      '3500 identified elsewhere (PubMed) = 900 removed there + 2590 records imported; 10 are unaccounted for',
    ])
    expect(failing([{ ...group, count: 2700 }], numbers)[1]).toContain('that is 100 too many')
  })

  test('screened in another tool: the included ones that came here have passed that screen', () => {
    const numbers = [
      { ...typed, count: 1200 },
      { ...typed, box: 'duplicates' as const, count: 100 },
      { ...typed, box: 'screened' as const, count: 1100 },
      { ...typed, box: 'excluded' as const, count: 1050 },
    ]
    const all = [{ ...group, standing: 'included' as const, count: 50 }]
    expect(flowOf(all, numbers).databases).toMatchObject({
      identified: 1200,
      screened: 1100,
      excluded: 1050,
      chosenBefore: 0,
      sought: 50,
      assessed: 50,
      included: 50,
    })
    expect(failing(all, numbers)).toEqual([])
  })

  test('a gap on one side is not filled by the other', () => {
    const numbers = [
      { ...typed, searchId: null, count: 5 },
      { ...typed, searchId: null, kind: null, arm: 'others' as const, box: 'screened' as const, count: 5 },
    ]
    expect(failing([], numbers)[0]).toMatch(/^5 identified through databases and registers = .*5 are unaccounted for$/)
  })

  test('an earlier version of the review stands apart', () => {
    const { before, total } = flowOf([group], [{ ...typed, box: 'studiesBefore', count: 7 }])
    expect([before, total.identified]).toEqual([{ studies: 7, reports: 0 }, 1])
  })
})

describe('documents beside included records', () => {
  const counts = { documents: 5, studies: 4, consultations: 1 }
  const included = { standing: 'included' as const, isAssessed: true }

  test('nothing is said when each is of the other', () => {
    const texts = textsOf([{ ...included, documents: 5, records: 5 }], counts, { included: 5, studiesRead: 4 })
    expect(whyTheyDiffer(texts)).toEqual([])
    expect(texts).toMatchObject({ studiesIncluded: 4, reportsIncluded: 5 })
  })

  test('two documents of one record leave no record without', () => {
    const texts = textsOf([{ ...included, documents: 2, records: 1 }], counts, { included: 1, studiesRead: 1 })
    expect(texts.includedWithout).toBe(0)
  })

  test('what differs is said, and makes up the whole', () => {
    const texts = textsOf(
      [
        { ...included, documents: 1, records: 1 },
        { standing: 'full text to screen', isAssessed: false, documents: 2, records: 2 },
        { standing: 'excluded', isAssessed: true, documents: 1, records: 1 },
        { standing: null, isAssessed: false, documents: 1, records: 0 },
      ],
      counts,
      { included: 4, studiesRead: 2 },
    )
    expect(whyTheyDiffer(texts)).toEqual([
      '5 documents = 1 of included records + 2 included by title and abstract, full text not screened yet + 1 of records that were excluded + 1 added without a record',
      '3 included records have no document yet',
    ])
    expect(texts).toMatchObject({ studiesIncluded: 5, reportsIncluded: 5 })
  })
})
