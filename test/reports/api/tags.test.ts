// Programs that read, change and save again: told when nothing is new, and refused when someone saved in between.
import request from 'supertest'
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'

async function scene() {
  const w = await world()
  const ask = (method: 'get' | 'post', path: string) =>
    request(w.app)[method](`/reviews/heard${path}`).set('authorization', `Bearer ${w.lena.token}`)
  return { ...w, ask }
}

test('what has not changed is not sent again', async () => {
  const { ask } = await scene()
  const first = await ask('get', '/settings').expect(200)
  expect(first.headers.etag).toMatch(/^"\d+-[\w-]{22}"$/)
  const again = await ask('get', '/settings').set('if-none-match', String(first.headers.etag)).expect(304)
  expect(again.text).toBe('')
  const other = await ask('get', '/levels').expect(200)
  expect(other.headers.etag).not.toBe(first.headers.etag)
})

test('a tag stands in for the version, and an older one saves nothing', async () => {
  const { ask } = await scene()
  const read = await ask('get', '/settings').expect(200)
  const tag = String(read.headers.etag)
  const { version: _, ...settings } = read.body.settings
  await ask('post', '/settings')
    .set('if-match', tag)
    .send({ ...settings, title: 'Being heard at last' })
    .expect(201)
  const late = await ask('post', '/settings')
    .set('if-match', tag)
    .send({ ...settings, title: 'Being unheard' })
    .expect(412)
  expect(late.body.title).toBe('The settings of this review were changed by someone else while you were editing them.')
  expect(late.body.stale.fields).toEqual([
    { name: 'title', label: 'Title', theirs: 'Being heard at last', mine: 'Being unheard' },
  ])
  const now = await ask('get', '/settings').expect(200)
  expect(now.body.settings.title).toBe('Being heard at last')
  expect(now.headers.etag).not.toBe(tag)
})

test('a tag without a version cannot be saved against', async () => {
  const { ask } = await scene()
  for (const tag of ['*', '"Qm3"', '"x-1"', 'W/"3-Qm3"', `"${'9'.repeat(40)}"`]) {
    const { body } = await ask('post', '/settings').set('if-match', tag).send({ title: 'Other' }).expect(412)
    expect(JSON.stringify(body)).toContain('If-Match holds no tag')
  }
})
