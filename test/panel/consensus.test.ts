// The statistics of one item against worked cases, and what holds for any scores.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consensusCommand } from '../../src/main/consensus.ts'
import { consensus } from '../../src/panel/consensus.ts'

const off = { ipr: null, ipras: null, index: null, disagreement: null, class: null }

test('the worked case of fifteen scores', () => {
  expect(consensus([3, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9], 9)).toEqual({
    n: 15,
    median: 7,
    iqr: 1,
    agreement: 80,
    ipr: 1,
    ipras: 6.1,
    index: 0.164,
    disagreement: false,
    class: 'appropriate',
  })
})

test('a panel that disagrees is uncertain', () => {
  const found = consensus([1, 1, 2, 3, 5, 7, 8, 9, 9], 9)
  expect(found).toMatchObject({ n: 9, median: 5, ipr: 5.2, ipras: 2.35, disagreement: true, class: 'uncertain' })
  expect(found.index).toBeCloseTo(2.21, 2)
})

test.each([
  [[4, 5, 5, 3], 5, { n: 4, median: 4.5, iqr: 1.25, agreement: 75, ...off }],
  [[6, 7, 5], 7, { n: 3, median: 6, iqr: 1, agreement: 66.7, ...off }],
  [[5, 5], 5, { n: 2, median: 5, iqr: null, agreement: null, ...off }],
  [[9], 9, { n: 1, median: 9, iqr: null, agreement: null, ...off }],
  [[], 9, { n: 0, median: null, iqr: null, agreement: null, ...off }],
])('%j on 1-%i', (scores, most, found) => expect(consensus(scores, most)).toEqual(found))

test.each([
  [[1, 2, 2, 3], 'inappropriate'],
  [[3, 4, 3, 4], 'inappropriate'],
  [[3, 4, 4, 4], 'uncertain'],
  [[6, 6, 7, 7], 'appropriate'],
  [[6, 6, 6, 7], 'uncertain'],
])('%j is %s', (scores, word) => expect(consensus(scores, 9).class).toBe(word))

const scored = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { minLength: 3, maxLength: 60 })
const onAny = fc.constantFrom(2, 5, 7, 9).chain(most => fc.tuple(scored(most), fc.constant(most)))

test('order does not matter', () => {
  const shuffled = onAny.chain(([scores, most]) =>
    fc.tuple(fc.constant(scores), fc.shuffledSubarray(scores, { minLength: scores.length }), fc.constant(most)),
  )
  fc.assert(
    fc.property(shuffled, ([scores, other, most]) => {
      expect(consensus(other, most)).toEqual(consensus(scores, most))
    }),
  )
})

test('all lies within its bounds, and RAND figures stand on 1-9 alone', () => {
  fc.assert(
    fc.property(onAny, ([scores, most]) => {
      const found = consensus(scores, most)
      const [low, high] = [Math.min(...scores), Math.max(...scores)]
      expect(found.median).toBeGreaterThanOrEqual(low)
      expect(found.median).toBeLessThanOrEqual(high)
      expect(found.iqr).toBeGreaterThanOrEqual(0)
      expect(found.iqr).toBeLessThanOrEqual(high - low)
      expect(found.agreement).toBeGreaterThanOrEqual(0)
      expect(found.agreement).toBeLessThanOrEqual(100)
      if (most !== 9) {
        expect(found).toMatchObject(off)
        return
      }
      const { ipr, ipras, index, median } = found as Record<'ipr' | 'ipras' | 'index' | 'median', number>
      expect(ipr).toBeLessThanOrEqual(high - low)
      expect(ipras).toBeGreaterThanOrEqual(2.35)
      expect(ipras).toBeLessThanOrEqual(8.35)
      expect(index).toBeCloseTo(ipr / ipras, 2)
      expect(found.disagreement).toBe(ipr > ipras)
      const middle = median > 3.5 && median < 6.5
      expect(found.class === 'uncertain').toBe(found.disagreement || middle)
    }),
  )
})

test('a higher score never lowers median or agreement, and everyone saying the same has no spread', () => {
  fc.assert(
    fc.property(onAny, fc.nat(), ([scores, most], pick) => {
      const at = pick % scores.length
      const raised = scores.map((score, index) => (index === at ? Math.min(most, score + 1) : score))
      const [before, after] = [consensus(scores, most), consensus(raised, most)]
      expect(after.median).toBeGreaterThanOrEqual(before.median ?? 0)
      expect(after.agreement).toBeGreaterThanOrEqual(before.agreement ?? 0)
      const alike = consensus(
        scores.map(() => scores[0] ?? 1),
        most,
      )
      expect(alike).toMatchObject({ median: scores[0], iqr: 0, disagreement: most === 9 ? false : null })
    }),
  )
})

test('turning the scale round turns the classes, and the spread stays', () => {
  const turned = { appropriate: 'inappropriate', inappropriate: 'appropriate', uncertain: 'uncertain' } as const
  fc.assert(
    fc.property(scored(9), scores => {
      const one = consensus(scores, 9)
      const other = consensus(
        scores.map(score => 10 - score),
        9,
      )
      expect(other).toMatchObject({ iqr: one.iqr, ipr: one.ipr, ipras: one.ipras, disagreement: one.disagreement })
      expect(other.class).toBe(turned[one.class ?? 'uncertain'])
    }),
  )
})

test('the command line prints exactly these figures', async () => {
  const run = (scores: string, scale: string) =>
    consensusCommand.run({ flags: { scale }, operands: [scores] }) as Promise<Record<string, unknown>>
  const keys = ['n', 'median', 'iqr', 'agreement', 'ipr', 'ipras', 'index', 'disagreement', 'class']
  for (const [scores, scale] of [
    ['3,5,6,7,7,7,7,7,8,8,8,8,8,9,9', '1-9'],
    ['4, 5, 3', '1-5'],
    ['9', '1-9'],
  ] as const)
    expect(Object.keys(await run(scores, scale))).toEqual(keys)
  expect(await run('1,1,2,3,5,7,8,9,9', '1-9')).toMatchObject({ ipr: 5.2, ipras: 2.35, index: 2.213 })
  for (const wrong of ['', '10', '0,5', '4.5', 'x', '5,,5', '٣'])
    await expect(run(wrong, '1-9'), wrong).rejects.toThrow('is not a whole number from 1 to 9')
  await expect(run('5', '1-8')).rejects.toThrow('1-5, 1-7 or 1-9')
})
