// The overview: the loop with its numbers and next steps, for a new review and for one at work.
import { expect, test } from 'vitest'
import { countQueries, world } from '../../support/world.ts'

test('a new review shows the whole loop and where to begin', async () => {
  const { browser, lena } = await world()
  const page = await (await browser(lena)).get('/reviews/heard')
  expect(page.status).toBe(200)
  for (const place of [
    'Question and initial theory',
    'Searches',
    'Documents',
    'Configurations',
    'Synthesis',
    'Refined theory',
    'Principles',
    'Report',
  ])
    expect(page.text).toContain(place)
  expect(page.text).toContain('Write down the question')
  expect(page.text).toContain('data-state="current"')
})

test('numbers come as data, and an observer is asked to do nothing', async () => {
  const { api, lena, olga } = await world()
  const { body } = await api(lena).get('/reviews/heard').expect(200)
  expect(body.numbers).toMatchObject({ questions: 0, documents: 0, accounts: 0, principles: 0 })
  expect(body.places).toHaveLength(8)
  const seen = await api(olga).get('/reviews/heard').expect(200)
  expect((seen.body.places as { next: unknown }[]).every(place => place.next === null)).toBe(true)
})

test('strangers do not learn that the review is there', async () => {
  const { api, stan } = await world()
  await api(stan).get('/reviews/heard').expect(404)
})

test('the overview asks the same number of questions whatever the review holds', async () => {
  const { api, lena, database, heard, as } = await world()
  const before = await countQueries(database, () => api(lena).get('/reviews/heard').expect(200))
  const { transaction } = await import('../../../src/core/db/transaction.ts')
  const { record } = await import('../../../src/core/db/activity.ts')
  await transaction(as(lena), async ctx => {
    await record(ctx, { verb: 'worded', subjectKind: 'question' })
    await ctx.db
      .insertInto('question')
      .values(
        [1, 2, 3].map(id => ({
          reviewId: heard.id,
          id,
          text: `Question ${id}`,
          reason: '',
          writtenAt: ctx.now,
          writtenBy: lena.id,
        })),
      )
      .execute()
  })
  const after = await countQueries(database, () => api(lena).get('/reviews/heard').expect(200))
  expect(after).toBe(before)
  expect(before).toBeLessThan(20)
})
