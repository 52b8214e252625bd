// Every route as every role, as a stranger from another review and as nobody, with and without the form's token.
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { routes } from '../../../src/app.ts'
import type { Route } from '../../../src/core/http/routes.ts'
import { ALLOWED, allows, ROLES } from '../../../src/reviews/permissions.ts'
import { world } from '../../support/world.ts'

const OUTSIDE = ['public', 'person', 'admin', 'panel.answer']
const words: Readonly<Record<string, string>> = {
  secret: 'x'.repeat(43),
  name: 'name',
  hash: 'a'.repeat(64),
  language: 'en',
  format: 'html',
  screen: 'title-abstract',
  section: 'one',
}
const inReviews = routes.filter(
  route => route.path.startsWith('/reviews/:review/') || route.path === '/reviews/:review',
)

/** The route's address in a review, every number being `id`. */
function addressOf(route: Route, review: string, id = 1): string {
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'review' ? review : (words[name] ?? String(id)),
  )
}

const named = (route: Route) => `${route.method} ${route.path}`

describe('the table of permissions', () => {
  it('knows the permission of every route', () => {
    const unknown = routes.filter(route => !(route.permission in ALLOWED) && !OUTSIDE.includes(route.permission))
    expect(unknown.map(named)).toEqual([])
    expect(inReviews.filter(route => OUTSIDE.includes(route.permission)).map(named)).toEqual([])
  })
})

describe('every route of a review', () => {
  it('is not there for members of another review, an admin, and with an id of another review', async () => {
    const { api, stan, ada, elsewhere } = await world()
    const wrong: string[] = []
    for (const route of inReviews) {
      for (const person of [stan, ada]) {
        const url = addressOf(route, 'heard')
        const answer =
          route.method === 'GET' ? await api(person).get(url) : await api(person).post(url, route.example ?? {})
        if (answer.status !== 404) wrong.push(`${person.name} ${named(route)} ${answer.status}`)
      }
    }
    expect(elsewhere.slug).toBe('elsewhere')
    expect(wrong).toEqual([])
  })

  it('is forbidden to roles that the table does not name', async () => {
    const { api, lena, ravi, olga } = await world()
    const cast = { lead: lena, reviewer: ravi, observer: olga }
    const wrong: string[] = []
    for (const role of ROLES) {
      for (const route of inReviews.filter(route => !allows(role, route.permission))) {
        const url = addressOf(route, 'heard')
        const answer =
          route.method === 'GET' ? await api(cast[role]).get(url) : await api(cast[role]).post(url, route.example ?? {})
        if (answer.status !== 403) wrong.push(`${role} ${named(route)} ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('lets in the roles that the table names, and never breaks', async () => {
    const { api, lena, ravi, olga } = await world()
    const cast = { observer: olga, reviewer: ravi, lead: lena }
    const wrong: string[] = []
    for (const role of ['observer', 'reviewer', 'lead'] as const) {
      for (const route of inReviews.filter(route => allows(role, route.permission))) {
        if (/\/members\/|\/settings$/.test(route.path) && route.method === 'POST') continue
        const url = addressOf(route, 'heard', 999_999)
        const answer =
          route.method === 'GET' ? await api(cast[role]).get(url) : await api(cast[role]).post(url, route.example ?? {})
        if (answer.status === 403 || answer.status >= 500) wrong.push(`${role} ${named(route)} ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('sends nobody to the sign-in page and refuses a form without its token or from another site', async () => {
    const { app, browser, lena, database } = await world()
    const own = await browser(lena)
    const before = await database.read
      .selectFrom('activity')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    const wrong: string[] = []
    for (const route of inReviews) {
      const url = addressOf(route, 'heard')
      const nobody =
        route.method === 'GET'
          ? await request(app).get(url).set('accept', 'text/html')
          : await request(app).post(url).type('form').send({})
      if (nobody.status !== (route.method === 'GET' ? 303 : 401)) wrong.push(`nobody ${named(route)} ${nobody.status}`)
      if (route.method === 'GET') continue
      const bare = await own.agent
        .post(url)
        .type('form')
        .send(route.example ?? {})
      if (bare.status !== 403) wrong.push(`without token ${named(route)} ${bare.status}`)
      const foreign = await own.agent
        .post(url)
        .set('sec-fetch-site', 'cross-site')
        .type('form')
        .send(route.example ?? {})
      if (foreign.status !== 403) wrong.push(`foreign ${named(route)} ${foreign.status}`)
    }
    expect(wrong).toEqual([])
    const after = await database.read
      .selectFrom('activity')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(after.n)).toBe(Number(before.n))
  })
})
