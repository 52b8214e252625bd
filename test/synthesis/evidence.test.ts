// Evidence through contributions, the history of a configuration in words, ripples, ideas: the pure parts of synthesis.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { STANCES } from '../../src/configurations/domain.ts'
import { rippleAround } from '../../src/configurations/links/domain.ts'
import { ideasOf } from '../../src/configurations/statements/domain.ts'
import { carried, claimOf, countsOf, restsOn } from '../../src/synthesis/evidence.ts'
import { historyLine } from '../../src/synthesis/pages/history.ts'
import { richnessOf } from '../../src/synthesis/pages/richness.ts'

const account = {
  id: 7,
  documentId: 3,
  documentLabel: 'Bos 2023',
  documentKind: 'article',
  studyId: null,
  studyName: null,
  createdAt: '2026-11-21T09:00:00.000Z',
}

it.each(STANCES)('an account that %s brings its document’s claim along with that stance', stance => {
  const through = { id: 1, accountId: 7, configurationId: 12, stance, isConverse: true, note: '' }
  const [row] = carried(through, [claimOf(account)])
  expect(row).toMatchObject({ of: 12, configurationId: 7, stance, ownStance: 'supports', isConverse: true, through })
})

it('counts a study once for each stance at most, and consultations never among studies', () => {
  const row = fc.record({
    documentId: fc.integer({ min: 1, max: 9 }),
    stance: fc.constantFrom(...STANCES),
    isConverse: fc.boolean(),
    excerptId: fc.constant(null),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), rows => {
      const kind = (id: number) => (id > 6 ? 'consultation' : 'article')
      const evidence = rows.map(one => {
        const documentKind = kind(one.documentId)
        return { ...one, documentLabel: `D${one.documentId}`, documentKind, studyId: null, studyName: null }
      })
      const speaking = (consults: boolean) =>
        new Set(
          evidence
            .filter(one => one.stance !== 'background' && (one.documentKind === 'consultation') === consults)
            .map(one => one.documentId),
        ).size
      const counts = countsOf(restsOn(evidence))
      expect([counts.studies, counts.consultations]).toEqual([speaking(false), speaking(true)])
      for (const stance of ['supports', 'refines', 'contradicts', 'converse'] as const)
        expect(counts[stance]).toBeLessThanOrEqual(counts.studies)
    }),
  )
})

it('ripples are walked once each, whatever the links', () => {
  const end = fc.record({ layer: fc.constant('synthesised' as const), id: fc.integer({ min: 1, max: 8 }) })
  const link = fc.record({ kind: fc.constantFrom('ripple' as const, 'alternative' as const), from: end, to: end })
  fc.assert(
    fc.property(fc.array(link, { maxLength: 40 }), end, (links, start) => {
      const { before, after } = rippleAround(links, start)
      const ids = [...before, ...after].map(one => one.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).not.toContain(start.id)
    }),
  )
})

it('offers each wording once, and not what has a name', () => {
  const statements = [{ id: 1, name: 'Feeling heard', definition: '', uses: 2 }]
  const loose = [
    { id: 4, wording: 'feeling heard', role: 'mechanism' as const, uses: 1 },
    { id: 5, wording: 'trust', role: 'mechanism' as const, uses: 1 },
    { id: 6, wording: 'Trust', role: 'outcome' as const, uses: 1 },
  ]
  expect(ideasOf({ statements, loose }).map(idea => idea.id)).toEqual(['statement:1', 'element:5'])
})

it.each([
  [{ verb: 'began', before: null, after: '{"title":"x"}' }, 'began it', ''],
  [
    { verb: 'reworded', before: '{"wording":"[time](C1) helps"}', after: '{"wording":"y"}' },
    'reworded it',
    'before: time helps',
  ],
  [
    { verb: 'coded a passage into', before: null, after: '{"mark":"M1","wording":"trust"}' },
    'coded a passage into it',
    'M1 trust',
  ],
  [
    { verb: 'put under a configuration', before: null, after: '{"configurationId":3,"why":""}' },
    'put it under CMOC 3',
    '',
  ],
  [{ verb: 'something new', before: 'null', after: '[1]' }, 'something new', ''],
])('tells %j', (row, what, note) => {
  expect(historyLine(row)).toEqual({ what, note })
})

it.each([
  [[], 'none'],
  [[{ documentId: 1, richness: null }], 'none'],
  [[{ documentId: 2, richness: 'high' }], 'none'],
  [
    [
      { documentId: 1, richness: 'low' },
      { documentId: 1, richness: 'moderate' },
    ],
    'moderate',
  ],
  [[{ documentId: 1, richness: 'high' }], 'rich'],
] as const)('a study judged %j is %s', (appraisals, word) => {
  expect(richnessOf([1], appraisals)).toBe(word)
})
