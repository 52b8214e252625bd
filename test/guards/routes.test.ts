// Every route is guarded, filtered and described: the table in src/app.ts against the API description.
import type { Response } from 'supertest'
import { expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { world } from '../support/world.ts'
import { expectNone } from './tree.ts'

/** GETs that send a file or lead on, and so have no data to filter. */
const WITHOUT_DATA =
  /^\/$|:format$|:hash$|\.(csv|json|md|svg|png|html)$|\/(file|download|figure|picture)$|:principle\/summary$/

const name = (route: { readonly method: string; readonly path: string }) => `${route.method} ${route.path}`

test('no two routes have one address', () => {
  const names = routes.map(name)
  expectNone(
    'Declared twice, the second is never reached:',
    names.filter((one, index) => names.indexOf(one) !== index),
  )
})

test('every route has a permission', () => {
  expectNone('Say who may:', routes.filter(route => route.permission.trim() === '').map(name))
})

test('every page says which data it gives away', () => {
  const open = routes.filter(route => route.method === 'GET' && route.answer === null && !WITHOUT_DATA.test(route.path))
  expectNone('Give `answer`, the zod type of the data: views and JSON get this and no more:', open.map(name))
})

test('every form inside a review comes with an example that works', () => {
  const posts = routes.filter(route => route.method === 'POST' && route.path.startsWith('/reviews/:review'))
  const asking = posts.filter(route => route.form !== null && !route.form.safeParse({}).success)
  const bare = asking.filter(route => route.example === null)
  expectNone('Give `example`: the permission matrix sends it and the API page prints it:', bare.map(name))
})

test('state changes are nouns', () => {
  const verbs = /\/(create|add|edit|update|save|remove|delete|close|open|submit|do|change)$/
  const posts = routes.filter(route => route.method === 'POST' && verbs.test(route.path))
  expectNone('POST /rounds/2/closure, not /rounds/2/close; what deletes is /deletion:', posts.map(name))
})

test('every route is in the API description', async () => {
  const { api, lena } = await world()
  const answer: Response = await api(lena).get('/api/openapi.json')
  expect(answer.status, 'GET /api/openapi.json').toBe(200)
  const paths = answer.body.paths as Record<string, Record<string, unknown>>
  const described = (route: (typeof routes)[number]) =>
    paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()] !== undefined
  expectNone('Missing in /api/openapi.json:', routes.filter(route => !described(route)).map(name))
})
