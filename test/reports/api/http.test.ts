// The API description: for everyone, complete, and readable as OpenAPI.
import { Validator } from '@seriousme/openapi-schema-validator'
import request from 'supertest'
import { expect, test } from 'vitest'
import { routes } from '../../../src/app.ts'
import { whoMay } from '../../../src/reports/api/openapi.ts'
import { world } from '../../support/world.ts'

test('the description names every address with its permission', async () => {
  const { app } = await world()
  const { body } = await request(app).get('/api/openapi.json').expect(200)
  expect(body.openapi).toBe('3.1.0')
  const operations = Object.values(body.paths as Record<string, object>).flatMap(path => Object.keys(path))
  expect(operations).toHaveLength(routes.length)
  expect(body.paths['/account/tokens'].post['x-permission']).toBe('person')
  expect(body.paths['/account/tokens'].post.requestBody.content['application/json'].example).toEqual({
    name: 'R script',
  })
  expect(body.paths['/sign-in'].get.parameters).toContainEqual(expect.objectContaining({ name: 'next', in: 'query' }))
})

test('the description says what a field means where its name does not', async () => {
  const { app } = await world()
  const { body } = await request(app).get('/api/openapi.json').expect(200)
  const list = body.paths['/reviews/{review}/records'].get.responses[200].content['application/json'].schema
  expect(list.properties.count.description).toContain('counting stopped')
  expect(list.properties.more.description).toContain('exports/csv?of=records')
})

test('the description is valid OpenAPI 3.1', async () => {
  const { app } = await world()
  const { body } = await request(app).get('/api/openapi.json').expect(200)
  expect(await new Validator().validate(body)).toMatchObject({ valid: true })
})

test('the API page prints the same for people', async () => {
  const { app } = await world()
  const page = await request(app).get('/api').set('accept', 'text/html').expect(200)
  for (const route of routes) expect(page.text).toContain(`${route.method} ${route.path}`)
})

test('permissions are said in words', () => {
  expect(whoMay('review.read')).toBe('all members')
  expect(whoMay('panel.manage')).toBe('leads')
  expect(whoMay('configurations.write')).toBe('leads and reviewers')
  expect(whoMay('public')).toBe('anyone')
})
