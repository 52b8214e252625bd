// Signing in, accounts and people, through the front door.
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { makeAccountLink } from '../../src/accounts/actions.ts'
import { startApp } from '../support/app.ts'
import { PASSWORD, tokenIn, world } from '../support/world.ts'

describe('setting up', () => {
  it('makes the first admin once, by the printed link', async () => {
    const { app, services, database } = await startApp()
    const secret = await makeAccountLink(
      { database, db: database.read, now: services.clock(), actor: { kind: 'system', id: null } },
      'set-up',
      null,
    )
    const person = { name: 'Ada', email: 'Ada@Example.org', password: PASSWORD }
    await request(app).get(`/set-up/${secret}`).expect(200)
    const weak = await request(app)
      .post(`/set-up/${secret}`)
      .type('form')
      .send({ ...person, password: 'retroduce1234' })
      .expect(422)
    expect(weak.text).toContain('Choose another.')
    expect(weak.text).toContain('value="Ada"')
    await request(app).post(`/set-up/${secret}`).type('form').send(person).expect(303)
    await request(app)
      .post(`/set-up/${secret}`)
      .type('form')
      .send({ ...person, email: 'b@example.org' })
      .expect(404)
  })
})

describe('signing in', () => {
  it('gives the same answer for a wrong password and an unknown address', async () => {
    const { app, browser, lena } = await world()
    await browser(lena)
    const wrong = await request(app)
      .post('/sign-in')
      .type('form')
      .send({ email: 'lena@example.org', password: 'not the right one' })
      .expect(422)
    const unknown = await request(app)
      .post('/sign-in')
      .type('form')
      .send({ email: 'nobody@example.org', password: 'not the right one' })
      .expect(422)
    expect(wrong.text).toContain('The e-mail address or the password is not right.')
    expect(unknown.text).toContain('The e-mail address or the password is not right.')
    const right = await request(app)
      .post('/sign-in')
      .type('form')
      .send({ email: 'LENA@example.org', password: PASSWORD, next: '//evil.example' })
      .expect(303)
    expect(right.headers.location).toBe('/')
    expect(right.headers['set-cookie']?.[0]).toMatch(/^sid=.*HttpOnly; SameSite=Lax/)
  })

  it('refuses after ten wrong tries for one address', async () => {
    const { app } = await world()
    for (let n = 0; n < 10; n++)
      await request(app)
        .post('/sign-in')
        .type('form')
        .send({ email: 'tries@example.org', password: 'wrong wrong wrong' })
        .expect(422)
    await request(app)
      .post('/sign-in')
      .type('form')
      .send({ email: 'tries@example.org', password: 'wrong wrong wrong' })
      .expect(429)
  })

  it('ends on the server when signing out, and sends strangers to the sign-in page', async () => {
    const { app, browser, lena } = await world()
    const own = await browser(lena)
    expect((await own.get('/account')).status).toBe(200)
    await own.post('/sign-out')
    expect((await own.get('/account')).headers.location).toBe('/sign-in?next=%2Faccount')
    await request(app).get('/account').set('accept', 'application/json').expect(401)
  })
})

describe('requests that are not the person’s own', () => {
  it('refuses a form without its token and a request from another site, and keeps the typed text', async () => {
    const { browser, lena } = await world()
    const { agent } = await browser(lena)
    const noToken = await agent.post('/account').type('form').send({ name: 'Changed name', theme: 'dark' }).expect(403)
    expect(noToken.text).toContain('Changed name')
    const token = tokenIn((await agent.get('/account')).text)
    await agent
      .post('/account')
      .set('sec-fetch-site', 'cross-site')
      .type('form')
      .send({ _token: token, name: 'Changed name', theme: 'dark' })
      .expect(403)
    const page = await agent.get('/account')
    expect(page.text).not.toContain('Changed name')
  })

  it('carries a strict policy with a fresh nonce, on errors too', async () => {
    const { app } = await world()
    const one = await request(app).get('/sign-in')
    const two = await request(app).get('/nothing-here')
    expect(two.status).toBe(404)
    const nonces = [one, two].map(
      answer => /nonce-([^']+)'/.exec(answer.headers['content-security-policy'] as string)?.[1],
    )
    expect(nonces[0]).not.toBe(nonces[1])
    for (const answer of [one, two]) {
      expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'/)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      expect(answer.headers['x-powered-by']).toBeUndefined()
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })
})

describe('the account page', () => {
  it('saves once when a form is sent twice', async () => {
    const { browser, lena, database } = await world()
    const own = await browser(lena)
    const body = { name: 'R script', _submission: 'one-form' }
    await own.post('/account/tokens', body)
    await own.post('/account/tokens', body)
    const tokens = await database.read
      .selectFrom('token')
      .select('name')
      .where('personId', '=', lena.id)
      .where('name', '=', 'R script')
      .execute()
    expect(tokens).toHaveLength(1)
  })

  it('makes a token that works until it is ended', async () => {
    const { app, browser, lena } = await world()
    const own = await browser(lena)
    const made = await own.post('/account/tokens', { name: 'R script' })
    const secret = /<code>([\w-]{40,})<\/code>/.exec(made.text)?.[1]
    const page = await request(app).get('/reviews').set('authorization', `Bearer ${secret}`).expect(200)
    expect(page.body.reviews[0].title).toBe('Being heard')
    const id = (await own.get('/account')).text.match(/\/account\/tokens\/(\d+)\/end/g)?.at(-1)
    await own.post(id ?? '')
    await request(app).get('/reviews').set('authorization', `Bearer ${secret}`).expect(401)
  })

  it('asks for the present password and ends other sessions when it changes', async () => {
    const { browser, lena, app } = await world()
    const own = await browser(lena)
    const other = request.agent(app)
    await other.post('/sign-in').type('form').send({ email: 'lena@example.org', password: PASSWORD }).expect(303)
    expect((await own.post('/account/password', { currentPassword: 'no', password: 'nine green lamps' })).status).toBe(
      422,
    )
    expect(
      (await own.post('/account/password', { currentPassword: PASSWORD, password: 'nine green lamps' })).status,
    ).toBe(303)
    expect((await own.get('/account')).status).toBe(200)
    await other.get('/account').expect(303)
  })
})

describe('people', () => {
  it('is the admin’s page and nobody else’s', async () => {
    const { api, ada, lena } = await world()
    await api(lena).get('/people').expect(404)
    const added = await api(ada).post('/people', { name: 'Nora New', email: 'nora@example.org' }).expect(200)
    expect(added.body.link).toMatch(/\/password\//)
    await api(ada).post('/people', { name: 'Nora Again', email: 'nora@example.org' }).expect(422)
  })

  it('does not let the last admin lock everyone out', async () => {
    const { api, ada, lena } = await world()
    await api(ada).post(`/people/${ada.id}/access`, { disabled: true }).expect(409)
    await api(ada).post(`/people/${lena.id}/access`, { disabled: true }).expect(201)
    await api(lena).get('/reviews').expect(401)
  })
})

it('turns single keys off for a person, on every page, and leads back', async () => {
  const { browser, lena, ravi } = await world()
  const page = await browser(lena)
  expect((await page.get('/reviews/heard/records')).text).toContain('data-keys="on"')
  const turned = await page.post('/account/keys', { keys: 'off', back: '/reviews/heard/records' })
  expect(turned.headers.location).toMatch(/^\/reviews\/heard\/records/)
  expect((await page.get('/reviews/heard/screening')).text).toContain('data-keys="off"')
  expect((await (await browser(ravi)).get('/reviews/heard/screening')).text).toContain('data-keys="on"')
  expect((await page.post('/account/keys', { keys: 'perhaps' })).status).toBe(422)
  expect(
    (await page.post('/account/keys', { keys: 'on', back: 'https://elsewhere.example' })).headers.location,
  ).toMatch(/^\/(\?|$)/)
})
