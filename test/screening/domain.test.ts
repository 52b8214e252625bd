// The rules of screening: what votes come to, and where a record stands.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CHOICES,
  goesForward,
  isHeld,
  isOpenTo,
  type STANDINGS,
  settle,
  standingOf,
  USUAL,
  type Vote,
  visibleTo,
} from '../../src/screening/domain.ts'

const vote = (choice: Vote['choice'], at: string, reasonId: number | null = null): Vote => ({
  choice,
  reasonId,
  decidedAt: at,
})

const rules = (screeners: number, maybe: 'usual' | 'forward' | 'waits' = 'usual') => ({ ...USUAL, screeners, maybe })
const first = 'title-abstract' as const
const second = 'full-text' as const

describe('votes', () => {
  test.each<[string, Vote[], number, string | null]>([
    ['none', [], 1, null],
    ['one of one', [vote('include', '1')], 1, 'included'],
    ['a maybe of one', [vote('maybe', '1')], 1, 'maybe'],
    ['the later of one reviewer', [vote('include', '2'), vote('exclude', '1')], 1, 'included'],
    ['one of two', [vote('include', '1')], 2, 'awaiting second reviewer'],
    ['two alike', [vote('exclude', '1'), vote('exclude', '2')], 2, 'excluded'],
    ['include and maybe', [vote('include', '1'), vote('maybe', '2')], 2, 'included'],
    ['two maybes', [vote('maybe', '1'), vote('maybe', '2')], 2, 'included'],
    ['exclude and maybe', [vote('exclude', '1'), vote('maybe', '2')], 2, 'conflict'],
    ['include and exclude', [vote('include', '1'), vote('exclude', '2')], 2, 'conflict'],
  ])('%s by title and abstract', (_, votes, screeners, status) => {
    expect(settle(votes, first, rules(screeners))?.status ?? null).toBe(status)
  })

  test.each<[string, Vote[], number, 'usual' | 'forward' | 'waits', 'title-abstract' | 'full-text', string]>([
    ['one maybe going forward', [vote('maybe', '1')], 1, 'forward', first, 'included'],
    ['include and a waiting maybe', [vote('include', '1'), vote('maybe', '2')], 2, 'waits', first, 'conflict'],
    ['two waiting maybes', [vote('maybe', '1'), vote('maybe', '2')], 2, 'waits', first, 'maybe'],
    ['include and maybe on a full text', [vote('include', '1'), vote('maybe', '2')], 2, 'forward', second, 'conflict'],
    ['two maybes on a full text', [vote('maybe', '1'), vote('maybe', '2')], 2, 'usual', second, 'maybe'],
  ])('%s', (_, votes, screeners, maybe, screen, status) => {
    expect(settle(votes, screen, rules(screeners, maybe))?.status).toBe(status)
  })

  test('a maybe never goes forward on a full text', () => {
    expect(goesForward(first, rules(2))).toBe(true)
    expect(goesForward(first, rules(1))).toBe(false)
    expect(goesForward(second, rules(2, 'forward'))).toBe(false)
  })

  test('two reasons are a conflict on a full text, and none by title and abstract', () => {
    const votes = [vote('exclude', '1', 1), vote('exclude', '2', 2)]
    expect(settle(votes, first, rules(2))).toEqual({ status: 'excluded', reasonId: 2 })
    expect(settle(votes, second, rules(2))).toEqual({ status: 'conflict', reasonId: null })
    expect(settle(votes, second, rules(1))).toEqual({ status: 'excluded', reasonId: 2 })
    expect(settle([vote('exclude', '1', 2), vote('exclude', '2', 2)], second, rules(2))?.status).toBe('excluded')
  })

  const differ = { firstChoice: 'include', secondChoice: 'exclude' } as const
  const bothOut = { firstChoice: 'exclude', secondChoice: 'exclude' } as const
  const third = { ...rules(2), resolver: 'third person' } as const
  test.each([
    ['differed at first', differ, first, third, null, true],
    ['differed at first, anyone resolves', differ, first, rules(2), 'conflict', false],
    ['differed at first, one decides now', differ, first, { ...third, screeners: 1 }, 'conflict', false],
    ['have not both voted yet', null, first, third, 'awaiting second reviewer', false],
    ['include and maybe, going forward', { firstChoice: 'include', secondChoice: 'maybe' }, first, third, null, false],
    ['include and maybe on a full text', { firstChoice: 'include', secondChoice: 'maybe' }, second, third, null, true],
    ['two reasons on a full text', bothOut, second, third, 'conflict', true],
    ['one reason on a full text', bothOut, second, third, 'excluded', false],
    ['agreed by title and abstract', bothOut, first, third, 'conflict', false],
  ] as const)('is kept for a third person or not: %s', (_, pair, screen, by, stoodAs, held) => {
    expect(isHeld(pair, screen, by, stoodAs)).toBe(held)
  })

  test('a reason stays only with an exclusion', () => {
    expect(settle([vote('exclude', '1', 7)], first, USUAL)).toEqual({ status: 'excluded', reasonId: 7 })
    expect(settle([vote('include', '1', 7)], first, USUAL)).toEqual({ status: 'included', reasonId: null })
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
    const maybe = fc.constantFrom('usual' as const, 'forward' as const, 'waits' as const)
    fc.assert(
      fc.property(votes, fc.integer({ min: 1, max: 2 }), maybe, (all, screeners, means) => {
        const by = rules(screeners, means)
        expect(settle(all.toReversed(), first, by)).toEqual(settle(all, first, by))
      }),
    )
  })

  test('a first vote of two is awaiting whatever it says', () => {
    const one = (choice: Vote['choice']) => settle([vote(choice, '1', 3)], first, rules(2))
    expect(one('exclude')).toEqual(one('include'))
    expect(one('maybe')).toEqual(one('include'))
  })

  test('with two reviewers the other vote is unseen until one’s own or both are cast', () => {
    const votes = [
      { screen: first, personId: 1 },
      { screen: second, personId: 1 },
      { screen: second, personId: 2 },
    ]
    const both = (by: typeof USUAL) => ({ 'title-abstract': by, 'full-text': by })
    expect(visibleTo(votes, 2, both(rules(2)))).toEqual(votes.slice(1))
    expect(visibleTo(votes, 3, both(rules(2)))).toEqual(votes.slice(1))
    expect(visibleTo(votes, 1, both(rules(2)))).toEqual(votes)
    expect(visibleTo(votes, 3, both(rules(1)))).toEqual(votes)
    expect(visibleTo(votes, 3, both({ ...rules(2), isBlind: false }))).toEqual(votes)
    expect(isOpenTo([], 3, rules(2))).toBe(false)
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
    [{ titleAbstract: 'included', isNotRetrieved: true, fullText: 'excluded' }, 'excluded'],
    [{ titleAbstract: 'included', isNotRetrieved: true, fullText: 'awaiting second reviewer' }, 'not retrieved'],
    [{ titleAbstract: 'included', isNotRetrieved: true, fullText: 'conflict' }, 'not retrieved'],
    [{ titleAbstract: 'included', isNotRetrieved: true, fullText: 'maybe' }, 'not retrieved'],
    [{ isChosenBefore: true, isNotRetrieved: true, fullText: 'maybe' }, 'not retrieved'],
    [{ titleAbstract: 'excluded', isNotRetrieved: true, fullText: 'maybe' }, 'excluded'],
  ])('%j is %s', (part, standing) => {
    expect(standingOf({ ...facts, ...part })).toBe(standing)
  })
})
