// The example review: everything of data/example arrives, in one piece, for whoever sets the server up.
import { expect, test } from 'vitest'
import content from '../../../data/example/review.json' with { type: 'json' }
import { sayIn } from '../../../src/core/http/page/messages.ts'
import { loadExample } from '../../../src/reports/example/actions.ts'
import { changesOf } from '../../../src/reports/trail/changes.ts'
import { listTrail } from '../../../src/reports/trail/store.ts'
import { world } from '../../support/world.ts'

test('the example holds what it promises, and is a whole review', async () => {
  const { system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const count = async (table: string, where: Record<string, unknown> = {}) => {
    let query = database.read.selectFrom(table as never).where('reviewId' as never, '=', review.id as never)
    for (const [name, value] of Object.entries(where)) query = query.where(name as never, '=', value as never)
    return (await query.selectAll().execute()).length
  }
  expect(await count('document')).toBeGreaterThanOrEqual(12)
  expect(await count('excerpt')).toBeGreaterThanOrEqual(40)
  expect(await count('excerpt', { isLost: 1 })).toBe(0)
  expect(await count('configuration', { layer: 'account' })).toBeGreaterThan(25)
  expect(await count('configuration', { layer: 'synthesised' })).toBeGreaterThan(5)
  expect(await count('principle')).toBe(5)
  expect(await count('contribution')).toBe(43)
  expect(await count('move')).toBe(16)
  expect(await count('move', { reason: '' })).toBe(1)
  expect(await count('documentTerm')).toBe(content.documents.flatMap(document => document.terms).length)
  expect(await count('link')).toBe(content.links.length)
  expect(await count('meeting')).toBe(1)
  expect(await count('point')).toBe(9)
  expect(await count('round', { status: 'closed' })).toBe(1)
  expect(await count('rating')).toBe(38)
  expect(await count('panelComment')).toBe(16)
  expect(await count('ramesesItem', { status: 'reported' })).toBe(7)
  expect(await count('ramesesItem', { status: 'not done' })).toBe(1)
  const theories = await database.read
    .selectFrom('theoryVersion')
    .select('status')
    .where('reviewId', '=', review.id)
    .execute()
  expect(theories.map(theory => theory.status)).toEqual(expect.arrayContaining(['initial', 'refined']))
  const levels = await database.read
    .selectFrom('elementLevel')
    .select('levelId')
    .distinct()
    .where('reviewId', '=', review.id)
    .execute()
  expect(levels).toHaveLength(4)
  const settings = await database.read
    .selectFrom('configurationTerm')
    .innerJoin('term', join =>
      join.onRef('term.reviewId', '=', 'configurationTerm.reviewId').onRef('term.id', '=', 'configurationTerm.termId'),
    )
    .innerJoin('facet', join =>
      join.onRef('facet.reviewId', '=', 'term.reviewId').onRef('facet.id', '=', 'term.facetId'),
    )
    .select('term.id')
    .distinct()
    .where('configurationTerm.reviewId', '=', review.id)
    .where('facet.key', '=', 'setting')
    .execute()
  expect(settings.length).toBeGreaterThanOrEqual(3)
  // What was done is told newest first by the days of the example, and what changed in words.
  const all = { person: null, kind: '', from: null, to: null, before: null }
  const done = await listTrail(database.read, review.id, { id: 0, role: 'lead' }, all, 2_000)
  const times = done.map(row => row.at)
  expect(times).toEqual(times.toSorted().toReversed())
  expect(done.filter(row => row.actorKind === 'person' && !row.at.endsWith('T09:00:00.000Z'))).toEqual([])
  const changes = done.flatMap(row => changesOf(row.before, row.after)).map(one => `${one.before} ${one.after}`)
  expect(changes.filter(words => /\{"|\[[{["]|":/.test(words))).toEqual([])
})

test('whoever sets the server up leads the example, and nobody in it can sign in', async () => {
  const { app, system, services, database } = await world()
  const review = await loadExample(system, { ...services, sayIn })
  const { makeAccountLink } = await import('../../../src/accounts/actions.ts')
  const secret = await makeAccountLink(system, 'set-up', null)
  const { default: request } = await import('supertest')
  await request(app)
    .post(`/set-up/${secret}`)
    .type('form')
    .send({ name: 'First Admin', email: 'first@example.org', password: 'seven quiet otters' })
    .expect(303)
  const members = await database.read
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.personId')
    .select(['person.name', 'member.role', 'person.disabledAt'])
    .where('member.reviewId', '=', review.id)
    .execute()
  expect(members.filter(member => member.disabledAt === null)).toEqual([
    { name: 'First Admin', role: 'lead', disabledAt: null },
  ])
})
