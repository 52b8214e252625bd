// The list of a thousand documents: pages by label there and back, and every filter, at a constant number of queries; on both engines.
import { expect, test } from 'vitest'
import { addDocument } from '../../../src/documents/actions.ts'
import { addTerm } from '../../../src/reviews/vocabulary/actions.ts'
import { findFacetByKey } from '../../../src/reviews/vocabulary/store.ts'
import { countQueries, type World, world } from '../../support/world.ts'

const HOME = '/reviews/heard/documents'

async function fill(w: World, from: number, to: number, termId: number): Promise<void> {
  const kinds = ['article', 'report'] as const
  for (let n = from; n < to; n++) {
    await addDocument(w.as(w.ravi), {
      title: `Listening ${n % 10 === 0 ? 'slowly' : 'well'}`,
      label: `Text ${String(n).padStart(4, '0')}`,
      kind: kinds[n % 2] ?? 'article',
      study: `Study ${n % 7}`,
      termIds: n % 3 === 0 ? [termId] : [],
    })
  }
}

type List = { documents: { label: string }[]; count: number; next: string | null; previous: string | null }

test('goes by label through a thousand documents and back, and filters them', async () => {
  const w = await world()
  const facet = await findFacetByKey(w.database.read, w.heard.id, 'intervention-type')
  const term = await addTerm(w.as(w.lena), facet?.id ?? 0, { name: 'Link worker' })
  const list = async (query: Record<string, string | number>): Promise<List> =>
    (await w.api(w.olga).get(`${HOME}?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`))
      .body
  await fill(w, 0, 3, term)
  const before = await countQueries(w.database, () => list({}))
  await fill(w, 3, 1_000, term)
  expect(await countQueries(w.database, () => list({}))).toBe(before)
  expect(await countQueries(w.database, () => list({ after: 'Text 0499' }))).toBe(before)

  const seen: string[] = []
  let page = await list({})
  expect([page.count, page.previous]).toEqual([1_000, null])
  for (; ; page = await list({ after: page.next })) {
    seen.push(...page.documents.map(one => one.label))
    if (page.next === null) break
  }
  expect(seen).toEqual(Array.from({ length: 1_000 }, (_, n) => `Text ${String(n).padStart(4, '0')}`))
  const back = await list({ before: page.previous ?? '' })
  expect([back.documents[0]?.label, back.documents.at(-1)?.label, back.next]).toEqual([
    'Text 0800',
    'Text 0899',
    'Text 0899',
  ])
  const first = await list({ before: 'Text 0100' })
  expect([first.documents.length, first.previous, first.next]).toEqual([100, null, 'Text 0099'])

  expect((await list({ q: 'slowly' })).count).toBe(100)
  expect((await list({ kind: 'report' })).count).toBe(500)
  expect((await list({ study: 1 })).count).toBe(143)
  expect((await list({ term })).count).toBe(334)
  expect((await list({ text: 'without' })).count).toBe(1_000)
  expect((await list({ text: 'with' })).documents).toEqual([])
  const some = await list({ term, kind: 'report', q: 'well', after: 'Text 0500' })
  expect(some.documents[0]?.label).toBe('Text 0501')
  expect((await list({ after: 'Text 9' })).documents).toEqual([])

  const shown = await (await w.browser(w.olga)).get(`${HOME}?kind=report&after=Text+0299`)
  expect(shown.text).toContain('after=Text+0499')
  expect(shown.text).toContain('before=Text+0301')
})
