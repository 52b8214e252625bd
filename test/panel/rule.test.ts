// Every rule of consensus at its edges, and what holds for all of them whatever the scores.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostOf, RATING_SCALES, type RatingScale } from '../../src/panel/domain.ts'
import { excessOf, rankingOf } from '../../src/panel/rounds/priorities.ts'
import { DEFAULT_RULE, misfitOf, RULES, type Rule, verdictOf } from '../../src/panel/rule.ts'

const times = (...groups: readonly (readonly [number, number])[]) =>
  groups.flatMap(([count, score]) => Array.from({ length: count }, () => score))
const percent = (rulePercent: number): Rule => ({ ...DEFAULT_RULE, rulePercent })
const of = (rule: Rule['rule'], ruleRange = 1): Rule => ({ ...DEFAULT_RULE, rule, ruleRange })

test.each<[string, Rule, RatingScale, readonly number[], 'in' | 'out' | 'none']>([
  ['75% exactly is in', percent(75), '1-5', times([3, 4], [1, 3]), 'in'],
  ['just below 75% is none', percent(75), '1-5', times([74, 4], [26, 3]), 'none'],
  ['two of three reach 66 and not 67', percent(66), '1-5', times([2, 5], [1, 3]), 'in'],
  ['two of three and 67', percent(67), '1-5', times([2, 5], [1, 3]), 'none'],
  ['75% exactly in the bottom third is out', percent(75), '1-5', times([3, 2], [1, 3]), 'out'],
  ['all in the middle is none', percent(75), '1-5', times([9, 3]), 'none'],
  ['100% wants everybody', percent(100), '1-5', times([9, 5], [1, 4]), 'in'],
  ['100% and one who does not', percent(100), '1-5', times([9, 5], [1, 3]), 'none'],
  ['the top third of 1–7 begins at 6', percent(75), '1-7', times([4, 6]), 'in'],
  ['and 5 of 7 is no agreement', percent(75), '1-7', times([4, 5]), 'none'],
  ['the bottom third of 1–7 ends at 2', percent(75), '1-7', times([4, 2]), 'out'],
  ['and 3 of 7 is no rejection', percent(75), '1-7', times([4, 3]), 'none'],
  ['the top third of 1–9 begins at 7', percent(75), '1-9', times([4, 7]), 'in'],
  ['and 6 of 9 is no agreement', percent(75), '1-9', times([4, 6]), 'none'],
  ['the bottom third of 1–9 ends at 3', percent(75), '1-9', times([4, 3]), 'out'],
  ['agree', percent(75), 'agree', times([3, 2], [1, 1]), 'in'],
  ['disagree', percent(75), 'agree', times([1, 2], [3, 1]), 'out'],
  ['two scores are too few', percent(75), '1-5', [5, 5], 'none'],
  ['no scores', percent(75), '1-5', [], 'none'],
  ['70% in, 15% against', of('70/15'), '1-9', times([14, 7], [3, 5], [3, 3]), 'in'],
  ['70% in, more than 15% against', of('70/15'), '1-9', times([14, 7], [2, 5], [4, 3]), 'none'],
  ['just below 70%', of('70/15'), '1-9', times([69, 7], [31, 5]), 'none'],
  ['the mirror image is out', of('70/15'), '1-9', times([14, 3], [3, 5], [3, 7]), 'out'],
  ['the mirror image with too many for it', of('70/15'), '1-9', times([14, 3], [2, 5], [4, 7]), 'none'],
  ['70/15 on 1–5', of('70/15'), '1-5', times([7, 4], [2, 3], [1, 2]), 'in'],
  ['a range of exactly the limit', of('IQR', 1), '1-5', [4, 4, 5, 5, 5], 'in'],
  ['a range above the limit', of('IQR', 1), '1-9', [6, 7, 7, 8, 9, 9], 'none'],
  ['a range of nothing', of('IQR', 0), '1-9', times([5, 7]), 'in'],
  ['narrow, and in the middle', of('IQR', 1), '1-9', times([5, 5]), 'none'],
  ['narrow, and low', of('IQR', 1), '1-9', times([3, 3], [2, 2]), 'out'],
  ['a median between two thirds', of('IQR', 2), '1-5', [3, 3, 4, 4], 'none'],
  ['a median of 6.5 is appropriate', of('RAND/UCLA'), '1-9', [6, 6, 7, 7], 'in'],
  ['a median of 3.5 is inappropriate', of('RAND/UCLA'), '1-9', [3, 3, 4, 4], 'out'],
  ['a median of 6 is uncertain', of('RAND/UCLA'), '1-9', times([5, 6]), 'none'],
  ['disagreement', of('RAND/UCLA'), '1-9', [1, 1, 2, 3, 5, 7, 8, 9, 9], 'none'],
  ['agreement', of('RAND/UCLA'), '1-9', [3, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9], 'in'],
  ['a high median with disagreement', of('RAND/UCLA'), '1-9', times([4, 1], [1, 7], [4, 9]), 'none'],
])('%s', (_, rule, scale, scores, result) => {
  expect(verdictOf(rule, scores, scale).result).toBe(result)
})

test('a verdict has the figures it rests on', () => {
  expect(verdictOf(of('RAND/UCLA'), [3, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9], '1-9')).toEqual({
    result: 'in',
    n: 15,
    top: 80,
    bottom: 6.7,
    median: 7,
    iqr: 1,
    ipr: 1,
    ipras: 6.1,
    class: 'appropriate',
  })
  expect(verdictOf(percent(75), [4, 5], '1-5')).toMatchObject({ n: 2, top: 100, median: 4.5, iqr: null, class: null })
})

test('RAND/UCLA is offered on 1–9 alone, and a range not on agree and disagree', () => {
  expect(misfitOf('RAND/UCLA', ['1-9', '1-9'])).toBeNull()
  expect(misfitOf('RAND/UCLA', ['1-9', '1-5'])).toContain('1 to 9 alone')
  expect(misfitOf('IQR', ['agree'])).toContain('agree and disagree')
  expect(misfitOf('percent agreement', ['agree', '1-7'])).toBeNull()
})

const scale = fc.constantFrom(...RATING_SCALES)
const asked = scale.chain(one =>
  fc.tuple(fc.constant(one), fc.array(fc.integer({ min: 1, max: mostOf(one) }), { maxLength: 60 })),
)
const rules = fc.record({
  rule: fc.constantFrom(...RULES),
  rulePercent: fc.integer({ min: 51, max: 100 }),
  ruleRange: fc.constantFrom(0, 0.5, 1, 2, 4),
})

test('a verdict does not depend on the order of scores, and the mirror image of scores has the mirror image of a verdict', () => {
  const mirror = { in: 'out', out: 'in', none: 'none' } as const
  fc.assert(
    fc.property(asked, rules, ([one, scores], rule) => {
      const verdict = verdictOf(rule, scores, one)
      expect(verdictOf(rule, [...scores].reverse(), one)).toEqual(verdict)
      const turned = scores.map(score => mostOf(one) + 1 - score)
      expect(verdictOf(rule, turned, one).result).toBe(mirror[verdict.result])
      expect(verdict.top === null || (verdict.top >= 0 && verdict.top + (verdict.bottom ?? 0) <= 100.1)).toBe(true)
    }),
  )
})

test('a stricter percentage or range never makes a consensus, and one more who agrees never ends one', () => {
  fc.assert(
    fc.property(asked, rules, ([one, scores], rule) => {
      const { result } = verdictOf(rule, scores, one)
      if (result === 'none') {
        const stricter = { ...rule, rulePercent: 100, ruleRange: 0 }
        expect(verdictOf(stricter, scores, one).result).toBe('none')
      }
      if (result === 'in' && (rule.rule === 'percent agreement' || rule.rule === '70/15'))
        expect(verdictOf(rule, [...scores, mostOf(one)], one).result).toBe('in')
    }),
  )
})

const question = { id: 1, text: 'Which?', lowLabel: '', highLabel: '', position: 1 }
const items = [1, 2, 3].map(id => ({ id, heading: `Item ${id}`, position: id }))

test('priorities are ranked, equal ones in the order asked, and whole shares are kept apart from excess', () => {
  const choose = { ...question, scale: 'choose' as const, most: 2 }
  const rate = (scores: readonly (number | null)[]) =>
    scores.map((score, at) => ({ itemId: at + 1, questionId: 1, score }))
  const ranking = rankingOf(choose, [...rate([0, 1, 1]), ...rate([0, 1, 0]), ...rate([null, null, null])], items)
  expect(ranking).toMatchObject({ people: 2, cannot: 1 })
  expect(ranking.ranked.map(one => [one.item, one.total, one.share])).toEqual([
    [2, 2, 100],
    [3, 1, 50],
    [1, 0, 0],
  ])
  const points = { ...question, scale: 'points' as const, most: 10 }
  expect(rankingOf(points, rate([4, 6, 0]), items).ranked.map(one => one.share)).toEqual([60, 40, 0])
  expect([excessOf(choose, [1, 1]), excessOf(choose, [1, 1, 1])]).toEqual([null, 'too many'])
  expect([excessOf(points, [4, 6]), excessOf(points, [4, 5]), excessOf(points, [4, 7])]).toEqual([
    null,
    'not shared',
    'not shared',
  ])
})
