// Pages of a text with many excerpts and of many accounts ask as many questions as those of few.
import { expect, test } from 'vitest'
import { machinery } from '../../../src/core/db/transaction.ts'
import { countQueries } from '../../support/world.ts'
import { placeOf, scene } from '../scene.ts'

const AT = '2026-11-21T20:41:07.123Z'
const heard = { role: 'mechanism', wording: 'feeling heard', into: 'new' }
const from = <T>(first: number, last: number, make: (id: number) => T): T[] =>
  Array.from({ length: last - first + 1 }, (_, at) => make(first + at))

type Scene = Awaited<ReturnType<typeof scene>>

/** Written straight into the tables: excerpts of the scene's text, each with an account, an element and its evidence. */
async function write({ database, heard, document: documentId }: Scene, first: number, last: number): Promise<void> {
  const own = { reviewId: heard.id, createdAt: AT }
  const layer = 'account' as const
  const words = { starts: 4, ends: 20, quote: 'dinators were pi', textNumber: 1 }
  const said = { role: 'mechanism' as const, mark: 'M1', wording: 'heard', position: 1 }
  await machinery(database, async db => {
    await db
      .insertInto('excerpt')
      .values(from(first, last, id => ({ ...own, id, documentId, ...words })))
      .execute()
    await db
      .insertInto('configuration')
      .values(from(first, last, id => ({ ...own, id, layer, documentId })))
      .execute()
    await db
      .insertInto('element')
      .values(from(first, last, id => ({ ...own, id, layer, configurationId: id, ...said })))
      .execute()
    const evidence = (id: number) => ({
      ...own,
      id,
      layer,
      configurationId: id,
      elementId: id,
      documentId,
      excerptId: id,
    })
    await db
      .insertInto('evidence')
      .values(from(first, last, id => ({ ...evidence(id), stance: 'supports' as const })))
      .execute()
  })
}

test('10 excerpts or 500 in a text, 10 accounts or 1,000', async () => {
  const s = await scene()
  const document = `/reviews/heard/documents/${s.document}`
  const pages = [
    s.coding,
    document,
    `${document}/text`,
    '/reviews/heard/synthesis',
    '/reviews/heard/synthesis?by=words',
  ]
  // A change before each count, so that none of the pages is taken from what is kept.
  const memo = { kind: 'reasoning', title: 'Why trust', text: 'Because two studies say so.' }
  const counts = async () => {
    const all: number[] = []
    for (const page of pages) {
      await s.api(s.ravi).post('/reviews/heard/memos', memo).expect(201)
      all.push(await countQueries(s.database, () => s.api(s.ravi).get(page).expect(200)))
    }
    return all
  }
  await s
    .api(s.ravi)
    .post(s.coding, { ...heard, ...placeOf('trust was lost') })
    .expect(201)
  await write(s, 1_001, 1_010)
  for (const page of pages) await s.api(s.ravi).get(page).expect(200)
  const few = await counts()
  await write(s, 1_011, 1_500)
  await write(s, 1_501, 2_000)
  expect(await counts()).toEqual(few)
})
