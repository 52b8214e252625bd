// The trace in reviews made up at random: nothing ends in an empty chain, and the way down and the way back agree.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadGround } from '../../../src/principles/resting/store.ts'
import { listPrinciples } from '../../../src/principles/store.ts'
import { listDocumentsOfRecord, listDocumentsOfSearch } from '../../../src/principles/trace/back/places/store.ts'
import { loadRestingOn } from '../../../src/principles/trace/back/store.ts'
import { gapOfOrigin } from '../../../src/principles/trace/ends.ts'
import { graphOf } from '../../../src/principles/trace/graph.ts'
import { rowsOf } from '../../../src/principles/trace/rows.ts'
import { loadOrigins } from '../../../src/principles/trace/store.ts'
import { type Quote, type Trace, type TracedConfiguration, traceOf } from '../../../src/principles/trace/trace.ts'
import { createReview } from '../../../src/reviews/actions.ts'
import { type World, world } from '../../support/world.ts'
import { type Invented, invented, write } from './support/invented.ts'

const RUNS = process.env.ENGINE === 'pglite' ? 10 : 60

const quotesOf = (one: TracedConfiguration): Quote[] => [
  ...one.quotes,
  ...one.elements.flatMap(element => element.quotes),
  ...one.accounts.flatMap(quotesOf),
]
const allOf = (trace: Trace): Quote[] => [...trace.configurations.flatMap(quotesOf), ...trace.own]

async function inReviews(check: (w: World, reviewId: number, from: Invented) => Promise<void>): Promise<void> {
  const w = await world()
  let at = 0
  await fc.assert(
    fc.asyncProperty(invented, async from => {
      const slug = `made-up-${++at}`
      const { id } = await createReview(w.system, { title: slug, kind: 'realist-review', slug, leadId: w.lena.id })
      await write(w, id, from)
      await check(w, id, from)
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
}

async function traces(w: World, reviewId: number) {
  const db = w.database.read
  const principles = await listPrinciples(db, reviewId)
  const ground = await loadGround(db, reviewId, principles, 'CMO', true)
  const depths = await loadOrigins(db, reviewId, ground)
  const alone = principles.map(async one => {
    const own = await loadGround(db, reviewId, [one], 'CMO', true)
    return traceOf(one, own, await loadOrigins(db, reviewId, own))
  })
  const together = principles.map(one => traceOf(one, ground, depths))
  expect(await Promise.all(alone)).toEqual(together)
  return principles.map((principle, at) => ({ principle, ground, trace: together[at] as Trace }))
}

test('every chain from a principle ends in words, in a reasoning or in a named gap', async () => {
  await inReviews(async (w, reviewId) => {
    for (const { principle, ground, trace } of await traces(w, reviewId)) {
      const ended = (one: TracedConfiguration): void => {
        for (const { quotes, reasoning, gap } of one.elements)
          expect(quotes.length > 0 || reasoning !== null).toBe(gap === '')
        expect(one.elements.length + one.quotes.length + one.accounts.length > 0).toBe(one.gap === '')
        one.accounts.forEach(ended)
      }
      trace.configurations.forEach(ended)
      expect(trace.configurations).toHaveLength(principle.configurations.length)
      const refs = new Set(principle.configurations.map(ref => `${ref.layer} ${ref.id}`))
      const under = ground.basis.filter(row => row.ref !== null && refs.has(`${row.ref.layer} ${row.ref.id}`))
      const own = ground.own.filter(row => row.principleId === principle.id)
      expect(allOf(trace)).toHaveLength(under.length + own.length)
      for (const quote of allOf(trace)) {
        expect(quote.quote !== null || quote.place.includes('cited, not yet quoted')).toBe(true)
        expect(trace.origins.some(origin => origin.documentId === quote.documentId)).toBe(true)
      }
      for (const origin of trace.origins) expect(origin.searches.length > 0).toBe(gapOfOrigin(origin) === '')
      for (const row of rowsOf(trace)) expect(row.words !== '' || row.end === 'cited, not yet quoted').toBe(true)
      for (const detail of ['words', 'passages', 'documents'] as const) {
        const { nodes, edges } = graphOf(principle, trace, detail)
        const [from, to] = [new Set(edges.map(edge => edge.from)), new Set(edges.map(edge => edge.to))]
        for (const node of nodes) {
          expect(to.has(node.key), node.key).toBe(node.kind !== 'principle')
          expect(from.has(node.key), node.key).toBe(!['search', 'gap', 'reasoning'].includes(node.kind))
        }
        expect(edges.filter(edge => !nodes.some(node => node.key === edge.to))).toEqual([])
      }
    }
  })
})

test('down and back agree, from excerpts, documents, records and searches', async () => {
  await inReviews(async (w, reviewId, from) => {
    const db = w.database.read
    const found = await traces(w, reviewId)
    const said = (quotes: readonly Quote[]) =>
      [...new Set(quotes.map(quote => `${quote.stance} ${quote.isConverse}`))].sort()
    const down = (has: (quote: Quote, trace: Trace) => boolean) =>
      found.flatMap(({ principle, trace }) => {
        const quotes = allOf(trace).filter(quote => has(quote, trace))
        return quotes.length === 0 ? [] : [{ id: principle.id, said: said(quotes) }]
      })
    const back = async (start: Parameters<typeof loadRestingOn>[2]) =>
      (await loadRestingOn(db, reviewId, start)).principles.map(one => ({
        id: one.id,
        said: one.stances.map(way => `${way.stance} ${way.isConverse}`).sort(),
      }))
    for (const at of from.excerpts.keys())
      expect(await back({ excerptId: at + 1 })).toEqual(down(quote => quote.excerptId === at + 1))
    for (const at of from.documents.keys()) {
      expect(await back({ documentIds: [at + 1] })).toEqual(down(quote => quote.documentId === at + 1))
      const ofRecord = await listDocumentsOfRecord(db, reviewId, at + 1)
      const origin = (quote: Quote, trace: Trace) => trace.origins.find(one => one.documentId === quote.documentId)
      expect(await back({ documentIds: ofRecord })).toEqual(
        down((quote, trace) => origin(quote, trace)?.recordId === at + 1),
      )
    }
    for (const search of [1, 2]) {
      const documentIds = await listDocumentsOfSearch(db, reviewId, search)
      const by = (quote: Quote, { origins }: Trace) =>
        origins.some(one => one.documentId === quote.documentId && one.searches.some(({ id }) => id === search))
      expect(await back({ documentIds })).toEqual(down(by))
    }
  })
})
