// The program that a library came through changes nothing: the same groups raw, by way of EndNote and by way of Zotero.
import { describe, expect, test } from 'vitest'
import type { Comparable } from '../../../../src/sources/duplicates/matching/comparable.ts'
import { matchIndex } from '../../../../src/sources/duplicates/matching/match-index.ts'
import { readReferences } from '../../../../src/sources/reading/references.ts'
import { asEndNote, asRis, asZotero, library, type Work } from './one-library.ts'

const RENDERINGS: readonly (readonly [string, (works: readonly Work[]) => string])[] = [
  ['a database', asRis],
  ['EndNote', asEndNote],
  ['Zotero', asZotero],
]

async function read(text: string): Promise<readonly Comparable[]> {
  const records: Comparable[] = []
  for await (const references of readReferences([Buffer.from(text)]))
    for (const { record } of references) if (record) records.push(record)
  return records
}

function groupsOf(records: readonly Comparable[]): readonly (readonly number[])[] {
  const index = matchIndex()
  const groups = new Map<number, number[]>()
  for (const [at, record] of records.entries()) {
    const kept = index.find(record).certain?.id ?? at
    groups.set(kept, [...(groups.get(kept) ?? []), at])
    index.remember(at, record)
  }
  return [...groups.values()]
}

const expected = [...Map.groupBy(library.keys(), at => library[at]!.group).values()]
const works = library.map(({ work }) => work)

describe('one library through three programs', () => {
  test.each(RENDERINGS)('by way of %s', async (_, render) => {
    const records = await read(render(works))
    expect(records).toHaveLength(library.length)
    expect(groupsOf(records)).toEqual(expected)
  })

  test.each(RENDERINGS)('all three together, %s first', async first => {
    const order = RENDERINGS.toSorted(([a], [b]) => Number(b === first) - Number(a === first))
    const records = (await Promise.all(order.map(([, render]) => read(render(works))))).flat()
    const together = groupsOf(records).map(group => [...new Set(group.map(at => library[at % library.length]!.group))])
    expect(together).toEqual(expected.map(group => [library[group[0]!]!.group]))
  })

  test('the other way round', async () => {
    const records = (await read(asEndNote(works))).toReversed()
    const sizes = groupsOf(records).map(group => group.length)
    expect(sizes.toSorted()).toEqual(expected.map(group => group.length).toSorted())
  })
})
