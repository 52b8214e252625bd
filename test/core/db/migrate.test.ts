// The schema on both engines, and the promises of core/db that everything rests on.
import { expect, it } from 'vitest'
import { record } from '../../../src/core/db/activity.ts'
import { keepInBin, restoreFromBin } from '../../../src/core/db/bin.ts'
import { nextId, nextIds } from '../../../src/core/db/counter.ts'
import { find, forget, index } from '../../../src/core/db/search.ts'
import { transaction } from '../../../src/core/db/transaction.ts'
import { world } from '../../support/world.ts'

it('counts per review and kind and never twice', async () => {
  const { as, heard } = await world()
  const ctx = as(null)
  const ids = await transaction(ctx, async ctx => [
    await nextId(ctx.db, heard.id, 'thing'),
    await nextIds(ctx.db, heard.id, 'thing', 5),
    await nextId(ctx.db, heard.id, 'thing'),
  ])
  expect(ids).toEqual([1, 2, 7])
})

it('never changes or deletes activity', async () => {
  const { as, database, heard } = await world()
  await transaction(as(null), ctx =>
    record(ctx, { verb: 'tried', subjectKind: 'review', subjectId: heard.id, audience: 'team' }),
  )
  await expect(database.write.updateTable('activity').set({ verb: 'x' }).execute()).rejects.toThrow(/never changed/)
  await expect(database.write.deleteFrom('activity').execute()).rejects.toThrow(/never/)
})

it('rolls back everything when an action throws', async () => {
  const { as, database, heard } = await world()
  const before = await database.read.selectFrom('activity').select('id').execute()
  await expect(
    transaction(as(null), async ctx => {
      await record(ctx, { verb: 'tried', subjectKind: 'review', subjectId: heard.id })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await database.read.selectFrom('activity').select('id').execute()).toHaveLength(before.length)
})

it('lets twenty writers wait for each other', async () => {
  const { as, heard } = await world()
  const ctx = as(null)
  const ids = await Promise.all(
    Array.from({ length: 20 }, () => transaction(ctx, ctx => nextId(ctx.db, heard.id, 'turn'))),
  )
  expect(new Set(ids).size).toBe(20)
})

it('finds words in one review only, the last as a beginning, and forgets', async () => {
  const { as, database, heard, elsewhere } = await world()
  await transaction(as(null), async ctx => {
    await index(ctx.db, heard.id, [
      { kind: 'record', id: 1, title: 'Link workers in primary care', body: 'trust and time' },
      { kind: 'record', id: 2, title: 'Trust', body: 'between professionals' },
      { kind: 'memo', id: 1, title: 'On trust', body: '' },
    ])
    await index(ctx.db, elsewhere.id, [{ kind: 'record', id: 9, title: 'Trust elsewhere', body: '' }])
  })
  const hits = async (text: string, kinds?: string[]) =>
    (await find(database.read, heard.id, text, { limit: 10, ...(kinds === undefined ? {} : { kinds }) })).hits
      .map(hit => `${hit.kind} ${hit.id}`)
      .sort()
  expect(await hits('trust')).toEqual(['memo 1', 'record 1', 'record 2'])
  expect(await hits('trust', ['record'])).toEqual(['record 1', 'record 2'])
  expect(await hits('link work')).toEqual(['record 1'])
  expect(await hits('" OR * NEAR(( scope:r2')).toEqual([])
  expect(await hits('')).toEqual([])
  await transaction(as(null), ctx => forget(ctx.db, heard.id, 'record', [1]))
  expect(await hits('trust')).toEqual(['memo 1', 'record 2'])
})

it('puts back what was deleted, under the same number, once', async () => {
  const { as, database, heard } = await world()
  const term = {
    reviewId: heard.id,
    id: 900,
    facetId: 1,
    parentId: null,
    name: 'A setting',
    definition: '',
    position: 9,
    retiredAt: null,
    version: 1,
  }
  const entry = await transaction(as(null), async ctx => {
    await ctx.db.insertInto('term').values(term).execute()
    const id = await keepInBin(ctx, {
      kind: 'term',
      id: 900,
      title: 'A setting',
      rows: [{ table: 'term', rows: [term] }],
    })
    await ctx.db.deleteFrom('term').where('reviewId', '=', heard.id).where('id', '=', 900).execute()
    return id
  })
  await restoreFromBin(as(null), entry)
  expect(
    await database.read
      .selectFrom('term')
      .selectAll()
      .where('reviewId', '=', heard.id)
      .where('id', '=', 900)
      .executeTakeFirst(),
  ).toMatchObject({ name: 'A setting' })
  await expect(restoreFromBin(as(null), entry)).rejects.toThrow('was not found')
})
