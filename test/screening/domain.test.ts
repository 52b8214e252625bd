// The rules of screening: what votes come to, and where a record stands.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHOICES, type STANDINGS, settle, standingOf, type Vote, visibleTo } from '../../src/screening/domain.ts'

const vote = (choice: Vote['choice'], at: string, reasonId: number | null = null): Vote => ({
  choice,
  reasonId,
  decidedAt: at,
})

describe('votes', () => {
  test.each<[string, Vote[], number, string | null]>([
    ['none', [], 1, null],
    ['one of one', [vote('include', '1')], 1, 'included'],
    ['the later of one reviewer', [vote('include', '2'), vote('exclude', '1')], 1, 'included'],
    ['one of two', [vote('include', '1')], 2, 'awaiting second reviewer'],
    ['two alike', [vote('exclude', '1'), vote('exclude', '2')], 2, 'excluded'],
    ['two apart', [vote('include', '1'), vote('maybe', '2')], 2, 'conflict'],
  ])('%s', (_, votes, screeners, status) => {
    expect(settle(votes, screeners)?.status ?? null).toBe(status)
  })

  test('a reason stays only with an exclusion', () => {
    expect(settle([vote('exclude', '1', 7)], 1)).toEqual({ status: 'excluded', reasonId: 7 })
    expect(settle([vote('include', '1', 7)], 1)).toEqual({ status: 'included', reasonId: null })
  })

  test('the order in which votes are read does not matter', () => {
    const votes = fc.uniqueArray(
      fc.record({
        choice: fc.constantFrom(...CHOICES),
        decidedAt: fc.stringMatching(/^[a-z]{4}$/),
        reasonId: fc.constant(null),
      }),
      { selector: one => one.decidedAt, maxLength: 4 },
    )
    fc.assert(
      fc.property(votes, fc.integer({ min: 1, max: 2 }), (all, screeners) => {
        expect(settle(all.toReversed(), screeners)).toEqual(settle(all, screeners))
      }),
    )
  })

  test('with two reviewers the other vote is unseen until one’s own is cast', () => {
    const votes = [
      { screen: 'title-abstract' as const, personId: 1 },
      { screen: 'full-text' as const, personId: 1 },
      { screen: 'full-text' as const, personId: 2 },
    ]
    expect(visibleTo(votes, 2, 2)).toEqual(votes.slice(1))
    expect(visibleTo(votes, 3, 2)).toEqual([])
    expect(visibleTo(votes, 3, 1)).toEqual(votes)
  })
})

describe('standing', () => {
  const facts = {
    isDuplicate: false,
    isChosenBefore: false,
    titleAbstract: null,
    fullText: null,
    isNotRetrieved: false,
  }
  test.each<[Partial<Parameters<typeof standingOf>[0]>, (typeof STANDINGS)[number]]>([
    [{}, 'not screened'],
    [{ isDuplicate: true, titleAbstract: 'included' }, 'duplicate'],
    [{ isChosenBefore: true }, 'included'],
    [{ isChosenBefore: true, fullText: 'excluded' }, 'excluded'],
    [{ isChosenBefore: true, titleAbstract: 'excluded' }, 'excluded'],
    [{ titleAbstract: 'maybe' }, 'maybe'],
    [{ titleAbstract: 'excluded', fullText: 'included' }, 'excluded'],
    [{ titleAbstract: 'included' }, 'full text to screen'],
    [{ titleAbstract: 'included', isNotRetrieved: true }, 'not retrieved'],
    [{ titleAbstract: 'included', isNotRetrieved: true, fullText: 'included' }, 'included'],
    [{ titleAbstract: 'included', fullText: 'conflict' }, 'conflict'],
  ])('%j is %s', (part, standing) => {
    expect(standingOf({ ...facts, ...part })).toBe(standing)
  })
})
