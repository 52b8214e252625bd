// What was typed survives a refusal: signed out while writing, bad input on a form without a page of its own, a form sent twice.
import request from 'supertest'
import { expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { type Browser, PASSWORD, tokenIn, world } from '../support/world.ts'

const MEMOS = '/reviews/heard/memos'
const memo = { kind: 'reasoning', title: 'Why trust', text: 'Because two studies of quite different places say so.' }

/** The hidden fields of the form that sends again, as a browser would send them. */
function hiddenIn(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  )
}

async function signIn(own: Browser) {
  const email = 'ravi@example.org'
  await own.agent.post('/sign-in').type('form').send({ email, password: PASSWORD }).expect(303)
}

test('a session that ended while writing keeps the text, to be sent once after signing in', async () => {
  const { browser, ravi, database } = await world()
  const own = await browser(ravi)
  const form = await own.get(`${MEMOS}/new`)
  expect(form.text).toContain(`<input type="hidden" name="_from" value="${MEMOS}/new">`)
  await own.post('/sign-out')
  const refused = await own.post(MEMOS, { ...memo, _from: `${MEMOS}/new` })
  expect(refused.status).toBe(401)
  expect(refused.text).toContain(`<input type="hidden" name="text" value="${memo.text}">`)
  expect(refused.text).toContain(`<a href="${MEMOS}/new">Back to the page of the form</a>`)
  await signIn(own)
  const older = await own.agent.post(MEMOS).type('form').set('accept', 'text/html').send(hiddenIn(refused.text))
  expect(older.status).toBe(403)
  const again = hiddenIn(older.text)
  expect(again.text).toBe(memo.text)
  expect(again._token).toBe(tokenIn((await own.get('/account')).text))
  for (const _ of [1, 2]) await own.agent.post(MEMOS).type('form').send(again).expect(303)
  expect(await database.read.selectFrom('memo').select('text').execute()).toEqual([{ text: memo.text }])
})

test('a refused upload says that its file has to be chosen again', async () => {
  const { app } = await world()
  const answer = await request(app)
    .post('/reviews/heard/searches/1/imports')
    .set('accept', 'text/html')
    .attach('file', Buffer.from('TY  - JOUR'), 'one.ris')
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('A file has to be chosen again.')
})

test('nobody can make the server keep more than a page of writing, or lead elsewhere', async () => {
  const { app } = await world()
  const send = (body: object) => request(app).post(MEMOS).set('accept', 'text/html').type('form').send(body)
  const large = await send({ text: 'x'.repeat(1_100_000) })
  expect(large.status).toBe(401)
  expect(large.text.length).toBeLessThan(20_000)
  for (const from of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])
    expect((await send({ ...memo, _from: from })).text).not.toContain('Back to the page of the form')
  const elsewhere = await send({ ...memo, password: 'seven quiet otters' }).set('sec-fetch-site', 'cross-site')
  expect(elsewhere.status).toBe(403)
  expect(elsewhere.text).not.toContain(memo.text)
})

test('a refusal leads back to the page of the form and shows what was typed', async () => {
  const { browser, lena } = await world()
  const own = await browser(lena)
  const answer = await own.post(`/reviews/heard/members/${lena.id}/role`, {
    role: 'reviewer',
    why: 'A sentence of some length.',
    _from: '/reviews/heard/members?x=1',
  })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('<a href="/reviews/heard/members?x=1">Back to the page of the form</a>')
  expect(answer.text).toContain('A sentence of some length.')
})

test('a refused comment comes back to the page of its thing, with the sentence and the text', async () => {
  const { browser, api, lena, olga } = await world()
  const theories = routes.find(route => route.method === 'POST' && route.path === '/reviews/:review/theories')
  await api(lena)
    .post('/reviews/heard/theories', theories?.example ?? {})
    .expect(201)
  const own = await browser(olga)
  const text = 'y'.repeat(5001)
  const sent = await own.post('/reviews/heard/comments', { about: 'theory:1', text })
  expect(sent.status).toBe(303)
  expect(sent.headers.location).toMatch(/^\/reviews\/heard\/theories\/1\?said=[\w-]+#comments$/)
  const page = (await own.get(sent.headers.location as string)).text
  expect(page).toContain('Use at most 5,000 characters.')
  expect(page).toContain(text)
  const json = await api(olga).post('/reviews/heard/comments', { about: 'theory:1', text: '' })
  expect(json.status).toBe(422)
  expect(json.body.errors).toEqual({ text: ['Enter a comment.'] })
  const huge = await own.post('/reviews/heard/comments', { about: 'theory:1', text: 'z'.repeat(30_000) })
  expect(huge.status).toBe(422)
  expect(huge.text).toContain('zzzzzz')
})
