// Where people stand who cannot come in yet: a server before set-up, and an invitation that no longer works.
import request from 'supertest'
import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { PASSWORD, world } from '../support/world.ts'

const HINT = 'Look in the terminal of the server for the set-up link'

test('before set-up the sign-in page leads to the set-up link, and not afterwards', async () => {
  const { app } = await startApp()
  expect((await request(app).get('/sign-in').set('accept', 'text/html')).text).toContain(HINT)
  const { app: ready } = await world()
  expect((await request(ready).get('/sign-in').set('accept', 'text/html')).text).not.toContain(HINT)
})

test('an invitation that no longer works says so, and keeps what was typed', async () => {
  const { app, api, browser, lena, stan } = await world()
  const made = await api(lena).post('/reviews/heard/invitations', { role: 'reviewer', email: '' })
  const link = new URL(made.body.link as string).pathname
  const person = { name: 'Nia New', email: 'nia@example.org', password: PASSWORD }
  const join = (path: string, who = person) => request(app).post(path).set('accept', 'text/html').type('form').send(who)
  await join(link).expect(303)
  for (const path of [link, `/join/${'x'.repeat(43)}`]) {
    expect((await request(app).get(path).set('accept', 'text/html')).text).not.toContain('no longer works')
    const refused = await join(path, { ...person, name: 'Max Other', email: 'max@example.org' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('This invitation no longer works.')
    expect(refused.text).toContain('value="Max Other"')
    const own = await browser(stan)
    for (const answer of [await own.get(path), await own.post(`${path}/membership`)]) {
      expect(answer.status).toBe(404)
      expect(answer.text).toContain('This invitation no longer works. Ask the person who invited you')
    }
  }
})
