// What is to be read again, for any order of coding, changes and settling.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inShort, revisitsOf } from '../../../src/configurations/revisits/domain.ts'

const statement = (version: number, id: number, words: string, number = String(id)) => ({
  theoryId: 1,
  version,
  id,
  number,
  ifText: words,
  thenText: '',
  becauseText: '',
})
const written = (version: number, writtenAt: string) => ({ theoryId: 1, version, writtenAt })
const coded = (codedAt: string) => [{ documentId: 7, codedAt }]
const three = [written(1, '1'), written(2, '3'), written(3, '5')]
const words = [statement(1, 1, 'a'), statement(2, 1, 'b'), statement(3, 1, 'b', '2'), statement(3, 2, 'c', '1')]

test.each([
  ['before the theory was written, which asks for its changes only', '0', [], 1, 'statements 1 new, 2 reworded'],
  ['under its first version', '2', [], 1, 'statements 1 new, 2 reworded'],
  ['under its second', '4', [], 2, 'statement 1 new'],
  ['under its last', '6', [], null, ''],
  ['early, and settled for the second', '0', [2], 2, 'statement 1 new'],
  ['early, and settled for the last', '0', [2, 3], null, ''],
] as const)('a document coded %s', (_name, at, done, from, said) => {
  const settled = done.map(theoryVersion => ({ documentId: 7, theoryId: 1, theoryVersion }))
  const [found] = revisitsOf(coded(at), three, settled, words)
  expect(found?.from ?? null).toBe(from)
  if (found !== undefined) expect(inShort([...found.changes].sort((a, b) => number(a) - number(b)))).toBe(said)
})

const number = (one: { after: { number: string } | null; before: { number: string } | null }) =>
  Number((one.after ?? one.before)?.number)

test('what was changed and changed back asks for nothing', () => {
  const back = [statement(1, 1, 'a'), statement(2, 1, 'b'), statement(3, 1, 'a')]
  expect(revisitsOf(coded('2'), three, [], back)).toEqual([])
})

test('settling the version in force always empties the list, and nothing waits for what it was coded under', () => {
  const texts = fc.array(fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 4 }), { minLength: 1, maxLength: 5 })
  const check = fc.property(texts, fc.nat(6), (versions, at) => {
    const all = versions.map((_, index) => written(index + 1, String(index)))
    const statements = versions.flatMap((list, index) => list.map((text, id) => statement(index + 1, id + 1, text)))
    const waiting = revisitsOf(coded(String(at)), all, [], statements)
    for (const one of waiting) expect(one.from).toBeLessThan(one.to)
    if (at >= versions.length - 1) expect(waiting).toEqual([])
    const settled = [{ documentId: 7, theoryId: 1, theoryVersion: versions.length }]
    expect(revisitsOf(coded(String(at)), all, settled, statements)).toEqual([])
  })
  fc.assert(check, { numRuns: 200 })
})
