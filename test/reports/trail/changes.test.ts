// What changed is told in words: whatever was kept, no bracket, brace or quotation mark of JSON is left in it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from '../../../src/reports/trail/changes.ts'
import { NO_NAMES } from '../../../src/reports/trail/wording.ts'

const names = {
  ...NO_NAMES,
  term: new Map([[4, 'Practice nurses']]),
  section: new Map([['analysis', 'Analysis']]),
}
const told = (before: unknown, after: unknown) =>
  changesOf(before === undefined ? null : JSON.stringify(before), JSON.stringify(after), names).map(
    ({ field, before, after }) => `${field}: ${before} > ${after}`,
  )

test.each([
  ['a field', { title: 'Old' }, { title: 'New' }, ['title: Old > New']],
  ['words alone', 'Does it work?', 'For whom?', [': Does it work? > For whom?']],
  ['truth', undefined, { isConverse: true, mayQuote: 0 }, ['converse:  > yes', 'may quote:  > no']],
  ['terms by name', { termIds: [] }, { termIds: [4, 9] }, ['terms:  > Practice nurses, 9']],
  ['a thing of a layer', undefined, { to: { layer: 'synthesised', id: 8 } }, ['to:  > CMOC 8']],
  [
    'things put to a panel',
    undefined,
    { items: [{ kind: 'principle', subject: 1, version: 2 }, { kind: 'free text' }] },
    ['items:  > principle 1, version: 2; kind: free text'],
  ],
  ['pairs', { documents: [[1, null]] }, { documents: [[1, 3]] }, ['documents: 1: none > 1: 3']],
  [
    'parts of parts',
    undefined,
    { spread: { low: 1, within: { high: null, of: ['a', 'b'] } } },
    ['spread:  > low: 1, within: of: a, b'],
  ],
  ['JSON kept as text', undefined, { columns: '{"title":3}' }, ['columns:  > title: 3']],
  ['a time', undefined, { closedAt: '2026-11-21T20:41:07.123Z' }, ['closed at:  > 2026-11-21, 20:41']],
])('%s', (_, before, after, lines) => {
  expect(told(before, after)).toEqual(lines)
})

test('of a long list, what changed in it: a section that was left out and moved', () => {
  const keys = ['abstract', 'rationale', 'question', 'changes', 'analysis', 'flow', 'documents', 'findings']
  const shown = keys.map(key => ({ key, shown: true }))
  const now = shown.map(one => (one.key === 'analysis' ? { ...one, shown: false } : one))
  expect(told({ sections: shown }, { sections: now })).toEqual(['sections: … Analysis … > … Analysis (left out) …'])
  const moved = [...shown.slice(0, 3), ...shown.slice(4, 5), ...shown.slice(3, 4), ...shown.slice(5)]
  expect(told({ sections: shown }, { sections: moved })).toEqual([
    'sections: … changes, Analysis … > … Analysis, changes …',
  ])
})

test('it ends for whatever was kept, and no object is printed raw', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: fc.constantFrom('a', 'b', ' ') }), value => {
      expect(told(undefined, { value }).join('')).not.toMatch(/[{}[\]"]|object Object/)
    }),
    { numRuns: 60 },
  )
})
