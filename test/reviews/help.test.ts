// Help stands at the same place on every page and needs no account.
import request from 'supertest'
import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

test('anybody may read the help page, and every page leads to it', async () => {
  const { app } = await world()
  const help = await request(app).get('/help').set('accept', 'text/html').expect(200)
  expect(help.text).toContain('<h1>Help</h1>')
  const signIn = await request(app).get('/sign-in').set('accept', 'text/html').expect(200)
  expect(signIn.text).toContain('<a href="/help">Help</a>')
})
