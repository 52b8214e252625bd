// What docs/guides/api.md tells to send is sent as it stands there, and answered.
import { readFileSync } from 'node:fs'
import request from 'supertest'
import { expect, test } from 'vitest'
import { world } from '../../support/world.ts'

const guide = readFileSync('docs/guides/api.md', 'utf8')

/** The `curl` lines of the guide: path, body and file. */
function curls() {
  const commands = guide.replaceAll('\\\n', ' ').matchAll(/^(?:while )?curl (.*)"\$RETRODUCE([^"]*)"(?: \| .*)?$/gm)
  return [...commands].map(([, options = '', path = '']) => ({
    path,
    headers: [...options.matchAll(/-H (['"])(.*?)\1/g)].map(([, , header = '']) => header),
    body: /-d '([^']*)'/.exec(options)?.[1] ?? null,
    file: /-F file=@(\S+)/.exec(options)?.[1] ?? null,
  }))
}

test('every curl of the guide does what it says', async () => {
  const w = await world()
  const found = curls()
  expect(found.map(one => one.path)).toEqual([
    '/reviews/heard/records?q=loneliness',
    '/reviews/heard/export-files',
    '/reviews/heard/export-files/1',
    '/reviews/heard/export-files/1/file',
    '/reviews/heard/settings',
    '/reviews/heard/records',
    '/reviews/heard/searches',
    '/reviews/heard/searches/1/imports',
    '/reviews/heard/imports/1/confirmation',
  ])
  for (const { path, headers, body, file } of found) {
    const isRead = body === null && file === null
    const ask = request(w.app)[isRead ? 'get' : 'post'](path).set('accept', 'application/json')
    for (const header of headers) {
      const [name = '', value = ''] = header.split(/: (.*)/)
      ask.set(name, value.replace('$TOKEN', w.lena.token))
    }
    if (file !== null) ask.attach('file', Buffer.from('TY  - JOUR\nTI  - Company\nER  - \n'), file)
    const answer = body === null ? await ask : await ask.send(body)
    expect([path, answer.status]).toEqual([path, isRead ? 200 : 201])
    await w.services.jobs.runAll()
    if (!isRead) expect(answer.headers.location).toBe(answer.body.location)
  }
  const { body } = await w.api(w.lena).get('/reviews/heard/records').expect(200)
  expect(body.records.map((one: { title: string }) => one.title)).toEqual(['Loneliness and company', 'Company'])
})

test('the fields that the examples in R and Python read are there', async () => {
  const w = await world()
  for (const title of ['Loneliness and company', 'Loneliness again'])
    await w.api(w.lena).post('/reviews/heard/records', { title, type: 'article' })
  const page = await w.api(w.lena).get('/reviews/heard/records?q=loneliness')
  expect(page.body.records[0]).toEqual(
    expect.objectContaining({ id: expect.any(Number), title: expect.any(String), standing: 'not screened' }),
  )
  expect(page.body.next).toBeNull()
  const settings = await w.api(w.lena).get('/reviews/heard/settings')
  expect(settings.body.settings.version).toEqual(expect.any(Number))
})
